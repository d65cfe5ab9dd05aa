package dev.blockdata.keys;

import dev.blockdata.database.TestDatabase;
import dev.blockdata.models.ModelKey;
import dev.blockdata.models.Usage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/// One process among several on one database, whose own time stands still until it is moved.
final class Node {

    static final Usage USAGE = new Usage(1, 100, 0, 0, 10, BigDecimal.ZERO);

    final Pace pace;
    final Instant clock;
    int statements;
    private long nanos = 1;

    Node(TestDatabase database, Instant clock, int seed) {
        this.clock = clock;
        var paces =
                new KeyPaces(database.workJdbc()) {
                    @Override
                    Grant take(ModelKey key, int wanted, long input, long output) {
                        statements++;
                        return super.take(key, wanted, input, output);
                    }
                };
        this.pace =
                new Pace(
                        paces,
                        InstantSource.fixed(clock),
                        () -> nanos,
                        new Random(seed),
                        new SimpleMeterRegistry());
    }

    static ModelKey key(String secret) {
        return PlatformKeys.key("fake", secret + "-" + UUID.randomUUID(), null, null);
    }

    void pass(Duration time) {
        nanos += time.toNanos();
    }

    Optional<Turn> take(ModelKey... keys) {
        return pace.take(List.of(keys), 100, 10);
    }

    Turn turn(ModelKey... keys) {
        return take(keys).orElseThrow();
    }
}
