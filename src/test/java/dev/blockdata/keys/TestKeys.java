package dev.blockdata.keys;

import dev.blockdata.database.TestDatabase;
import dev.blockdata.models.ModelKey;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Keys and their pace for tests of whoever asks with them.
public final class TestKeys {

    private TestKeys() {}

    /// The platform's keys, beside those that people keep in this database.
    public static KeyRing ring(TestDatabase database, ModelKey... platform) {
        return new KeyRing(
                UserKeysTest.keys(database, System::nanoTime, TestDatabase.SECRET),
                new PlatformKeys(
                        Arrays.stream(platform).collect(Collectors.groupingBy(ModelKey::provider))),
                new KeySettings(List.of()));
    }

    public static ModelKey key(String provider, String secret, URI baseUrl) {
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
