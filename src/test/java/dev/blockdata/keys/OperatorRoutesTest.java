package dev.blockdata.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.database.ApplicationTest;
import dev.blockdata.http.Browser;
import dev.blockdata.models.ModelName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

@ApplicationTest
@Import(ScriptedProviders.class)
@TestPropertySource(
        properties = {
            "blockdata.operators=boss@example.org",
            "blockdata.models=gpt-5*,claude-*",
            "openai.api-key=good-key-of-the-platform-1234,bad-key-of-the-platform-9876",
            "anthropic.api-key=bad-key-of-the-platform-4711"
        })
class OperatorRoutesTest {

    private static final String LIMITS = "/api/v1/operator/limits";
    private static final String SETTINGS = "/api/v1/operator/settings";

    @LocalServerPort private int port;

    @Autowired private PlatformKeys platform;

    @Autowired private KeyWatch watch;

    @Autowired private KeyWarnings warnings;

    @Autowired private KeyRing ring;

    @Autowired private Pace pace;

    private void everyKeyWasTried() throws InterruptedException {
        long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (platform.all().stream().anyMatch(key -> watch.result(key.id()).isEmpty())) {
            assertThat(System.nanoTime()).isLessThan(until);
            Thread.sleep(20);
        }
    }

    private static JsonNode named(JsonNode list, String name, String value) {
        return StreamSupport.stream(list.get("items").spliterator(), false)
                .filter(item -> item.get(name).asString("").equals(value))
                .findFirst()
                .orElseThrow();
    }

    private static String token(Browser owner, Map<String, Object> wanted) throws Exception {
        return owner.post("/api/v1/account/tokens", wanted)
                .expect(201)
                .json()
                .get("token")
                .asString();
    }

    @Test
    void operatorsSeeSettingsAndKeysAndNobodyElseDoes() throws Exception {
        everyKeyWasTried();
        Browser boss = Browser.stranger(port).registerAndSignIn("boss@example.org");
        String whole = token(boss, Map.of("name", "a program"));
        String narrow = token(boss, Map.of("name", "a reader", "scopes", List.of("read")));
        for (Browser who : List.of(boss, Browser.program(port, whole))) {
            Browser.Answer settings = who.get(SETTINGS).expect(200);
            JsonNode key = named(settings.json(), "name", "OPENAI_API_KEY");
            assertThat(key.get("value").asString()).isEqualTo("set");
            assertThat(key.get("secret").asBoolean()).isTrue();
            JsonNode secret = named(settings.json(), "name", "BLOCKDATA_SECRET");
            assertThat(secret.get("value").asString()).isEqualTo("set");
            assertThat(secret.get("source").asString()).isEqualTo("application test");
            JsonNode lease = named(settings.json(), "name", "BLOCKDATA_WORKER_LEASE");
            assertThat(lease.get("value").asString()).isEqualTo("2m");
            assertThat(lease.get("source").asString()).isEqualTo("default");

            Browser.Answer limits = who.get(LIMITS).expect(200);
            assertThat(named(limits.json(), "hint", "1234").get("state").asString())
                    .isEqualTo("unused");
            assertThat(named(limits.json(), "hint", "1234").at("/trial/result").asString())
                    .isEqualTo("accepted");
            JsonNode bad = named(limits.json(), "hint", "9876");
            assertThat(bad.get("state").asString()).isEqualTo("set_aside");
            assertThat(bad.get("platform").asBoolean()).isTrue();
            assertThat(bad.get("last_error").asString()).isEqualTo("401: no such key …");
            assertThat(bad.at("/trial/result").asString()).isEqualTo("rejected");
            assertThat(settings.text() + limits.text()).doesNotContain("key-of-the-platform");
        }
        Browser ann = Browser.signedIn(port, "ann");
        for (String path : List.of(SETTINGS, LIMITS)) {
            assertThat(ann.get(path).expect(404).problem()).isEqualTo("not-found");
            Browser.stranger(port).get(path).expect(401);
            assertThat(Browser.program(port, narrow).get(path).expect(403).problem())
                    .isEqualTo("insufficient-scope");
        }
    }

    @Test
    void keysThatAreNotAcceptedAreLeftOutAndWarnedOf() throws Exception {
        everyKeyWasTried();
        var keys = ring.keys("openai", null);
        for (int i = 0; i < 5; i++) {
            try (Turn turn = pace.take(keys, 10, 10).orElseThrow()) {
                assertThat(turn.key().hint()).isEqualTo("1234");
            }
        }
        var claude = ring.keys("anthropic", null);
        assertThat(pace.take(claude, 10, 10)).isEmpty();
        assertThat(pace.state(claude)).isInstanceOf(Pace.State.SetAside.class);
        assertThat(warnings.of(ModelName.of("offline"), null)).isEmpty();
        assertThat(warnings.of(ModelName.of("gpt-5"), null)).containsExactly("It cannot do tools.");
        assertThat(warnings.of(ModelName.of("claude-haiku-4-5"), null))
                .singleElement()
                .asString()
                .contains("is not accepted", "401")
                .doesNotContain("key-of-the-platform");
        assertThat(warnings.of(ModelName.of("gpt-4"), null))
                .singleElement()
                .asString()
                .contains("key of one's own");
        assertThat(warnings.of(ModelName.of("mine:llama"), null))
                .containsExactly("There is no key for the model \"mine:llama\".");
    }
}
