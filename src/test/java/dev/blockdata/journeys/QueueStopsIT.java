package dev.blockdata.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.models.fake.Act;
import dev.blockdata.models.fake.FakeCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Processes that end in the middle of their work, asked to or not, with several blocks a call.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueueStopsIT {

    private static final int AT_ONCE = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final String POISON = "Whoever asks about this one dies.";

    private Cluster cluster;

    @BeforeAll
    void start() throws IOException {
        cluster = new Cluster("BLOCKDATA_WORKER_LEASE", "3s");
    }

    @AfterAll
    void stop() throws IOException {
        cluster.close();
    }

    @BeforeEach
    void forget() {
        cluster.fake.forgetScript();
    }

    @Test
    void aProcessThatIsAskedToEndWaitsForItsCalls() throws Exception {
        stopped(Duration.ofSeconds(5));
    }

    /// The second lasts longer than a stop waits.
    @Tag("long")
    @ParameterizedTest
    @ValueSource(ints = {20, 45})
    void aProcessThatIsAskedToEndUsesNoAttemptUp(int seconds) throws Exception {
        stopped(Duration.ofSeconds(seconds));
    }

    private void stopped(Duration latency) throws Exception {
        var shelf = new Shelf(cluster.ann);
        shelf.paragraphs(800);
        int blocks = shelf.apply();
        cluster.fake.latency(latency);
        int before = cluster.fake.calls().size();
        shelf.dispatch(2 * AT_ONCE);
        Shelf.await(PATIENCE, () -> callsWith(Cluster.SECOND_KEY, before) == AT_ONCE);
        cluster.fake.latency(Duration.ofMillis(50));

        Duration took;
        try {
            took = cluster.second.terminate();
            assertThat(cluster.ledger.heldBy(cluster.second, shelf.project)).isZero();
            Shelf.await(PATIENCE, () -> shelf.isThrough(cluster.ann));
        } finally {
            cluster.second.startAgain();
        }

        System.out.println("asked to end with calls of " + latency + " it took " + took);
        assertThat(took).isLessThan(Duration.ofSeconds(30));
        assertThat(callsWith(Cluster.SECOND_KEY, before)).isEqualTo(AT_ONCE);
        assertThat(
                        cluster.ledger.overlays(
                                shelf.project, "status = 'ai_complete' and attempt_count = 1"))
                .isEqualTo(blocks);
        cluster.ledger.isSound(shelf.project);
        cluster.ledger.isAtRest(shelf.project);
    }

    @Tag("long")
    @Test
    void aBlockThatKillsWhoeverAsksFailsAlone() throws Exception {
        var shelf = new Shelf(cluster.ann);
        shelf.paragraphs(160, Map.of(21, POISON));
        int blocks = shelf.apply();
        var kills = new AtomicInteger();
        var ready = new AtomicInteger();
        cluster.fake.latency(Duration.ofMillis(50));

        // Closing it waits for the starts.
        try (var starts = Executors.newCachedThreadPool()) {
            cluster.fake.script(call -> {
                if (!call.isAbout(POISON)) {
                    return null;
                }
                kills.incrementAndGet();
                var killed = cluster.holderOf(call.key());
                killed.kill();
                starts.submit(() -> {
                    startAgain(killed);
                    ready.incrementAndGet();
                });
                return Act.silence();
            });
            shelf.dispatch(AT_ONCE);
            Shelf.await(
                    PATIENCE,
                    () ->
                            cluster.ledger.overlays(
                                            shelf.project, "status in ('pending', 'claimed')")
                                    == 0);
        }

        assertThat(ready).hasValue(kills.get());
        assertThat(kills).as("deaths: one an attempt").hasValue(3);
        assertThat(
                        cluster.ledger.overlays(
                                shelf.project,
                                "status = 'failed' and block_index = 21 and attempt_count = 3 and error_class = 'lost'"))
                .isEqualTo(1);
        assertThat(cluster.ledger.overlays(shelf.project, "status = 'ai_complete'"))
                .isEqualTo(blocks - 1);
        assertThat(cluster.ledger.overlays(shelf.project, "attempt_count > 2")).isEqualTo(1);
        cluster.ledger.isSound(shelf.project);
        cluster.ledger.isAtRest(shelf.project);
    }

    private static void startAgain(Product killed) {
        try {
            killed.startAgain();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long callsWith(String key, int before) {
        return cluster.fake.calls().stream()
                .skip(before)
                .map(FakeCall::key)
                .filter(key::equals)
                .count();
    }
}
