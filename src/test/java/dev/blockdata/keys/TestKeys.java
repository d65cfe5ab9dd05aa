package dev.blockdata.keys;

import dev.blockdata.models.ModelKey;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Keys and their pace for tests of whoever asks with them.
public final class TestKeys {

    private TestKeys() {}

    /// The platform's keys, and nobody else's.
    public static KeyRing platform(ModelKey... keys) {
        return new KeyRing(
                new PlatformKeys(
                        Arrays.stream(keys).collect(Collectors.groupingBy(ModelKey::provider))),
                new KeySettings(List.of()));
    }

    public static KeyRing none() {
        return new KeyRing(new PlatformKeys(Map.of()), new KeySettings(List.of()));
    }

    public static ModelKey key(String provider, String secret, java.net.URI baseUrl) {
        return PlatformKeys.key(provider, secret, baseUrl, null);
    }

    /// The pace as one node keeps it.
    public static Pace pace(JdbcClient work) {
        return new Pace(
                new KeyPaces(work),
                Clock.systemUTC(),
                System::nanoTime,
                new Random(),
                new SimpleMeterRegistry());
    }
}
