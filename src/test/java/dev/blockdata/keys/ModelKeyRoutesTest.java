package dev.blockdata.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.database.ApplicationTest;
import dev.blockdata.database.TestDatabase;
import dev.blockdata.http.Browser;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

@ApplicationTest
@Import(ScriptedProviders.class)
@ExtendWith(OutputCaptureExtension.class)
class ModelKeyRoutesTest {

    private static final String KEYS = "/api/v1/account/model-keys";
    private static final String OPENAI = KEYS + "/openai";
    private static final String GOOD = "good-key-8d1f3a5b7c9e";

    @LocalServerPort private int port;

    @Autowired private KeyRing ring;

    @Autowired private ScriptedProviders providers;

    @Autowired private TestDatabase database;

    private Browser ann;

    @BeforeEach
    void signIn() {
        ann = Browser.signedIn(port, "ann");
    }

    private static Browser.Answer put(Browser who, String path, String body) {
        return who.send("PUT", path, body, Map.of());
    }

    private Browser.Answer put(String path, String key) {
        return put(ann, path, "{\"key\": \"%s\"}".formatted(key));
    }

    private static UUID id(Browser who) {
        return UUID.fromString(
                who.get("/api/v1/auth/session").json().get("user").get("user_id").asString());
    }

    private static String pointer(Browser.Answer answer) {
        return answer.expect(422).json().get("errors").get(0).get("pointer").asString();
    }

    @Test
    void aKeyIsTriedKeptAndShownByItsEnd(CapturedOutput output) {
        Browser.Answer answer = put(OPENAI, GOOD);
        JsonNode made = answer.expect(201).json();
        assertThat(made.get("hint").asString()).isEqualTo("7c9e");
        assertThat(made.get("remarks").asString()).isEqualTo("It cannot do tools.");
        assertThat(made.get("state").asString()).isEqualTo("ready");
        assertThat(ann.get(OPENAI).expect(200).json()).isEqualTo(made);
        assertThat(ann.get(KEYS).expect(200).json().get("items").get(0)).isEqualTo(made);
        put(OPENAI, GOOD).expect(200);
        assertThat(ring.keys("openai", id(ann)))
                .singleElement()
                .satisfies(key -> assertThat(key.secret()).isEqualTo(GOOD));
        assertThat(answer.text() + ann.get(KEYS).text() + output).doesNotContain(GOOD);
        ann.delete(OPENAI).expect(204);
        ann.delete(OPENAI).expect(404);
        ann.get(OPENAI).expect(404);
        assertThat(ring.keys("openai", id(ann))).isEmpty();
    }

    @Test
    void whatIsNotAcceptedIsNotKept(CapturedOutput output) {
        String told = "";
        for (String key : new String[] {"bad-key-of-ann-1234", "broken-key-of-ann-1234"}) {
            Browser.Answer answer = put(OPENAI, key);
            assertThat(pointer(answer)).isEqualTo("/key");
            told += answer.text();
        }
        Browser.Answer away =
                put(
                        ann,
                        OPENAI,
                        "{\"key\": \"away-key-of-ann-1234\", \"base_url\": \"https://models.example.org/v1\"}");
        assertThat(pointer(away)).isEqualTo("/base_url");
        assertThat(
                        pointer(
                                put(
                                        ann,
                                        KEYS + "/nobody",
                                        "{\"key\": \"good-key-of-ann-1234\", \"base_url\": \"https://models.example.org/v1\"}")))
                .isEqualTo("/base_url");
        ann.get(OPENAI).expect(404);
        assertThat(told + away.text() + output).doesNotContain("key-of-ann-1234");
    }

    @Test
    void whatCannotBeAKeyIsNotTried() {
        int before = providers.tried.size();
        assertThat(pointer(put(OPENAI, ""))).isEqualTo("/key");
        assertThat(pointer(put(OPENAI, "two words"))).isEqualTo("/key");
        assertThat(pointer(put(OPENAI, "x".repeat(501)))).isEqualTo("/key");
        assertThat(pointer(put(ann, OPENAI, "{}"))).isEqualTo("/key");
        assertThat(pointer(put(KEYS + "/mine", GOOD))).isEqualTo("/base_url");
        assertThat(pointer(put(KEYS + "/offline", GOOD))).isEmpty();
        assertThat(pointer(put(KEYS + "/Mine", GOOD))).isEmpty();
        for (String address :
                new String[] {"https://localhost/v1", "https://169.254.169.254/", "nonsense"}) {
            assertThat(
                            pointer(
                                    put(
                                            ann,
                                            KEYS + "/mine",
                                            "{\"key\": \"%s\", \"base_url\": \"%s\"}"
                                                    .formatted(GOOD, address))))
                    .isEqualTo("/base_url");
        }
        assertThat(providers.tried).hasSize(before);
    }

    @Test
    void nobodySetsWhatIsNoField() {
        for (String field :
                new String[] {"user_id", "owner_id", "hint", "remarks", "state", "provider"}) {
            assertThat(
                            pointer(
                                    put(
                                            ann,
                                            OPENAI,
                                            "{\"key\": \"%s\", \"%s\": \"x\"}"
                                                    .formatted(GOOD, field))))
                    .isEqualTo("/" + field);
        }
    }

    @Test
    void aKeyIsItsOwnersAlone() {
        put(OPENAI, GOOD).expect(201);
        Browser ben = Browser.signedIn(port, "ben");
        ben.get(OPENAI).expect(404);
        ben.delete(OPENAI).expect(404);
        ben.post(OPENAI + "/test", Map.of()).expect(404);
        assertThat(ben.get(KEYS).expect(200).json().get("items")).isEmpty();
        assertThat(ring.keys("openai", id(ben))).isEmpty();
        ann.get(OPENAI).expect(200);
        Browser.stranger(port).get(OPENAI).expect(401);
    }

    @Test
    void aTokenForWritingChangesNoKey() {
        String token =
                ann.post(
                                "/api/v1/account/tokens",
                                Map.of("name", "a program", "scopes", new String[] {"write"}))
                        .expect(201)
                        .json()
                        .get("token")
                        .asString();
        put(Browser.program(port, token), OPENAI, "{\"key\": \"" + GOOD + "\"}").expect(403);
    }

    @Test
    void aKeptKeyIsTriedAgain() {
        put(OPENAI, GOOD).expect(201);
        JsonNode test = ann.post(OPENAI + "/test", Map.of()).expect(200).json();
        assertThat(test.get("result").asString()).isEqualTo("accepted");
        assertThat(test.get("words").asString()).isEqualTo("It cannot do tools.");
    }

    @Test
    void oneThatCannotBeReadSaysSo() {
        put(OPENAI, GOOD).expect(201);
        database.superuserJdbc()
                .sql(
                        "update app.model_keys set sealed = set_byte(sealed, 20, 255 - get_byte(sealed, 20)) where user_id = :user")
                .param("user", id(ann))
                .update();
        JsonNode shown = ann.get(OPENAI).expect(200).json();
        assertThat(shown.get("state").asString()).isEqualTo("unreadable");
        assertThat(shown.get("reason").asString()).contains("store it again");
        assertThat(ann.post(OPENAI + "/test", Map.of()).json().get("result").asString())
                .isEqualTo("rejected");
        put(OPENAI, GOOD).expect(200);
        assertThat(ann.get(OPENAI).json().get("state").asString()).isEqualTo("ready");
    }

    @Test
    void nobodyTriesKeysWithoutEnd() {
        for (int i = 0; i < 60; i++) {
            put(OPENAI, "bad-key-number-" + i).expect(422);
        }
        assertThat(put(OPENAI, GOOD).expect(429).problem()).isEqualTo("throttled");
    }
}
