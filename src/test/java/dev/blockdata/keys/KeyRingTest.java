package dev.blockdata.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blockdata.database.TestDatabase;
import dev.blockdata.models.ModelKey;
import dev.blockdata.models.ModelName;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

final class KeyRingTest {

    private static final TestDatabase DATABASE = TestDatabase.fresh(2);
    private static final UUID ANN = UUID.randomUUID();

    private final MockEnvironment environment = new MockEnvironment();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    private KeyRing ring(String... models) {
        return new KeyRing(
                UserKeysTest.keys(DATABASE, System::nanoTime, TestDatabase.SECRET),
                PlatformKeys.from(environment),
                new KeySettings(List.of(models)));
    }

    @Test
    void commaSeparatedKeysAreAPool() {
        environment.setProperty("anthropic.api-key", " one-secret-key, another-secret-key ,");
        List<ModelKey> keys = ring().keys("anthropic", ANN);
        assertThat(keys)
                .extracting(ModelKey::secret)
                .containsExactly("one-secret-key", "another-secret-key");
        assertThat(keys).extracting(ModelKey::id).doesNotHaveDuplicates();
        assertThat(keys).allSatisfy(key -> assertThat(key.id()).matches("[0-9a-f]{24}"));
        assertThat(keys).allMatch(ModelKey::isPlatform);
        assertThat(ring().keys("openai", ANN)).isEmpty();
        assertThat(ring().keys("somebody", ANN)).isEmpty();
    }

    @Test
    void aServerOfOnesOwnNeedsNoKey() {
        environment.setProperty("openai.base-url", "http://localhost:11434/v1");
        environment.setProperty("anthropic.base-url", "http://localhost:9999");
        assertThat(ring().keys("openai", null))
                .singleElement()
                .satisfies(key -> {
                    assertThat(key.secret()).isEmpty();
                    assertThat(key.address()).contains(URI.create("http://localhost:11434/v1"));
                });
        assertThat(ring().keys("anthropic", null)).isEmpty();
    }

    @Test
    void theSameSecretElsewhereIsAnotherKey() {
        var here = PlatformKeys.key("openai", "secret", null, null);
        assertThat(PlatformKeys.key("openai", "secret", null, ANN).id()).isEqualTo(here.id());
        assertThat(
                        PlatformKeys.key(
                                        "openai",
                                        "secret",
                                        URI.create("https://a.example/v1"),
                                        null)
                                .id())
                .isNotEqualTo(here.id());
        assertThat(PlatformKeys.key("another", "secret", null, null).id()).isNotEqualTo(here.id());
    }

    @Test
    void platformKeysAreForTheModelsThatTheOperatorAllows() {
        environment.setProperty("anthropic.api-key", "a-secret-key-of-ours");
        environment.setProperty("openai.api-key", "another-key-of-ours");
        var ring = ring("claude-haiku-*", "openai:gpt-5");
        assertThat(ring.find(ModelName.of("claude-haiku-4-5"), ANN))
                .isInstanceOf(KeyRing.Found.Keys.class);
        assertThat(ring.find(ModelName.of("anthropic:claude-haiku-4-5"), ANN))
                .isInstanceOf(KeyRing.Found.Keys.class);
        assertThat(ring.find(ModelName.of("gpt-5"), ANN)).isInstanceOf(KeyRing.Found.Keys.class);
        assertThat(ring.find(ModelName.of("gpt-5-pro"), ANN))
                .isInstanceOf(KeyRing.Found.NotAllowed.class);
        assertThat(ring.find(ModelName.of("claude-opus-4-5"), ANN))
                .isInstanceOfSatisfying(
                        KeyRing.Found.NotAllowed.class,
                        no -> assertThat(no.words()).contains("claude-opus-4-5"));
        assertThat(ring.find(ModelName.of("mine:llama"), ANN))
                .isInstanceOf(KeyRing.Found.NoKey.class);
        assertThat(ring().find(ModelName.of("gpt-5-pro"), ANN))
                .isInstanceOf(KeyRing.Found.Keys.class);
    }

    @Test
    void offlineIsNotLookedFor() {
        assertThatThrownBy(() -> ring().find(ModelName.of("offline"), ANN))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
