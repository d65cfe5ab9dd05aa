package dev.blockdata.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.outbound.Listener;
import dev.blockdata.storage.S3Server;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Other sides that hang, drip or lead elsewhere cost one attempt its time and no more: it ends in
/// words, and all others get theirs.
class DrippingTest extends ProjectThatSends {

    /// The deadline of a second, the claiming, and a machine that others use too; what drips would
    /// take a quarter of an hour.
    private static final Duration BOUND = Duration.ofSeconds(15);

    private String made(String kind, Map<String, Object> settings, Map<String, String> secrets) {
        return owner.post(
                        at("/integrations"),
                        Map.of(
                                "kind",
                                kind,
                                "name",
                                kind,
                                "trigger",
                                "run",
                                "settings",
                                settings,
                                "secrets",
                                secrets))
                .expect(201)
                .json()
                .get("integration_id")
                .asString();
    }

    private String hook(String url) {
        return made("webhook", Map.of("url", url), Map.of());
    }

    private String store(String endpoint, Map<String, Object> more) {
        var settings =
                new HashMap<String, Object>(
                        Map.of(
                                "endpoint",
                                endpoint,
                                "bucket",
                                "lake",
                                "access_key_id",
                                S3Server.USER));
        settings.putAll(more);
        return made("object_store", settings, Map.of("secret_access_key", "planted-key"));
    }

    /// Of the bad one, and that a good one has what it gets; neither is waited for longer than
    /// [ProjectThatSends] and [Receiver] do.
    private JsonNode told(String bad) throws Exception {
        try (var receiver = new Receiver()) {
            var good = hook(receiver.url());
            confirm(0, 1, 2, 3, 4, 5);
            receiver.await(1);
            awaitNewest(good, status("delivered"));
            var told = awaitNewest(bad, delivery -> !delivery.get("error").isNull());
            assertThat(told.toString()).doesNotContain("planted-key");
            return told;
        }
    }

    private static void leftInTime(Dripping slow) {
        Awaitility.await()
                .atMost(BOUND)
                .untilAsserted(() ->
                        assertThat(slow.visits().getFirst())
                                .matches(Dripping.Visit::isOver, "it was left")
                                .satisfies(visit ->
                                        assertThat(visit.millis()).isLessThan(BOUND.toMillis())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"head", "body", "silent"})
    void aReceiverThatDripsIsLeftAfterItsTime(String how) throws Exception {
        try (var slow = Dripping.of(how)) {
            var told = told(hook(slow.url()));
            assertThat(told.get("error").asString())
                    .isEqualTo("It did not answer within 1 seconds.");
            assertThat(told.get("status").asString()).isNotEqualTo("delivered");
            leftInTime(slow);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"head", "body", "silent"})
    void aStoreThatDripsIsLeftAfterItsTime(String how) throws Exception {
        try (var slow = Dripping.of(how)) {
            var told = told(store(slow.url(), Map.of()));
            assertThat(told.get("error").asString()).isEqualTo("The store did not answer in time.");
            leftInTime(slow);
        }
    }

    /// A trial keeps a person waiting no longer than an attempt.
    @ParameterizedTest
    @ValueSource(strings = {"head", "body", "silent"})
    void aTrialOfAStoreThatDripsEndsInTime(String how) throws Exception {
        try (var slow = Dripping.of(how)) {
            var lake = store(slow.url(), Map.of());
            long begun = System.nanoTime();
            var tried = owner.post(at("/integrations/" + lake + "/test"), Map.of()).expect(200);
            assertThat(System.nanoTime() - begun).isLessThan(BOUND.toNanos());
            assertThat(tried.json().get("result").asString()).isEqualTo("refused");
            assertThat(tried.json().get("words").asString())
                    .isEqualTo("The store did not answer in time.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"301 Moved", "302 Found", "303 See", "307 Temporary", "308 Permanent"})
    void aStoreThatLeadsElsewhereIsNotFollowed(String answer) throws Exception {
        try (var door = new Listener(answer)) {
            var told = told(store("http://127.0.0.1:" + door.port(), Map.of()));
            int status = Integer.parseInt(answer.substring(0, 3));
            assertThat(told.get("error").asString())
                    .isEqualTo(
                            "The store answered with a redirect (%d), which is not followed: name the address and region where the bucket is."
                                    .formatted(status));
            assertThat(told.get("answer_status").asInt()).isEqualTo(status);
            assertThat(told.toString()).doesNotContain(Listener.INNER);
            assertThat(door.connections())
                    .as("no more than one of each attempt")
                    .isLessThanOrEqualTo(told.get("attempt").asInt() + 1);
        }
    }

    /// Whatever else speaks HTTP there.
    @Test
    void aStoreThatIsNoneIsToldInWords() throws Exception {
        try (var door = new Listener("404 Not Found")) {
            var told = told(store("http://127.0.0.1:" + door.port(), Map.of()));
            assertThat(told.get("error").asString())
                    .startsWith("The store refused it (404")
                    .doesNotContain("null");
        }
    }
}
