package dev.blockdata.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.database.ApplicationTest;
import dev.blockdata.database.TestDatabase;
import dev.blockdata.http.Browser;
import dev.blockdata.ingest.Shelf;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/// Secrets are planted wherever one goes in, then looked for wherever anything can be read.
@ApplicationTest
@Import(ScriptedProviders.class)
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(
        properties = {
            "anthropic.api-key=good-planted-platform-key",
            "blockdata.docling.api-key=planted-docling-key",
            "spring.mail.password=planted-mail-password",
            "blockdata.oauth.github.client-id=planted-client",
            "blockdata.oauth.github.client-secret=planted-client-secret"
        })
class SecretsAtRestTest {

    private static final List<String> OF_THE_OPERATOR =
            List.of(
                    "planted-platform-key",
                    "planted-docling-key",
                    "planted-mail-password",
                    "planted-client-secret",
                    TestDatabase.SECRET);

    @LocalServerPort private int port;

    @Autowired private TestDatabase database;

    private final List<String> planted = new ArrayList<>(OF_THE_OPERATOR);
    private final StringBuilder answers = new StringBuilder();

    private String plant(String kind) {
        var secret = kind + "-planted-" + UUID.randomUUID();
        planted.add(secret);
        return secret;
    }

    private Browser.Answer told(Browser.Answer answer) {
        answers.append(answer.response().headers().map()).append(answer.text()).append('\n');
        return answer;
    }

    @Test
    void aDumpTheLogAndEveryAnswerHoldNone(CapturedOutput log) {
        var email = "ann-" + UUID.randomUUID() + "@example.org";
        var password = plant("password");
        var ann = Browser.stranger(port);
        told(
                ann.post(
                                "/api/v1/auth/register",
                                Map.of("email", email, "password", password, "display_name", "Ann"))
                        .expect(201));
        told(
                ann.post("/api/v1/auth/login", Map.of("email", email, "password", plant("wrong")))
                        .expect(401));
        ann.signIn(email, password);
        var changed = plant("password");
        told(
                ann.post(
                                "/api/v1/account/password",
                                Map.of("current_password", password, "new_password", changed))
                        .expect(204));
        var made = ann.post("/api/v1/account/tokens", Map.of("name", "a program")).expect(201);
        var token = made.json().get("token").asString();
        planted.add(token);
        keys(ann);
        var shelf = new Shelf(Browser.program(port, token), project(ann));
        shelf.ingested("words.md", "Some words.\n".getBytes(StandardCharsets.UTF_8));
        invite(ann, shelf);
        unreadable(ann);
        for (var path :
                List.of(
                        "/api/v1/auth/session",
                        "/api/v1/account",
                        "/api/v1/account/tokens",
                        "/api/v1/account/sessions",
                        "/api/v1/account/model-keys",
                        "/api/v1/account/notices",
                        "/api/v1/operator/settings",
                        "/api/v1/operator/limits",
                        shelf.path(""),
                        shelf.path("/documents"),
                        shelf.path("/members"),
                        shelf.path("/invitations"),
                        shelf.path("/audit"),
                        shelf.path("/audit/export?format=jsonl"),
                        "/api/v1/account/events",
                        "/actuator/info",
                        "/actuator/prometheus",
                        "/v3/api-docs",
                        "/app/settings")) {
            told(ann.get(path));
        }
        // Words in a path or a query stand in the lines of many servers' logs.
        told(ann.get("/api/v1/projects?token=" + token));
        assertThat(answers.toString()).contains(email, "a program", "BLOCKDATA_OAUTH_GITHUB");
        assertNone("the answers", answers.toString());
        assertNone("the log", log.toString());
        var dump = dump();
        assertThat(dump).as("the dump is one").contains(email, "a program", "Some words.");
        assertNone("the database", dump);
    }

    /// One that is accepted, one that is not, one that breaks the provider, and one that is no key.
    private void keys(Browser ann) {
        for (var kind : List.of("good", "bad", "broken", "good two words")) {
            told(
                    ann.send(
                            "PUT",
                            "/api/v1/account/model-keys/openai",
                            "{\"key\": \"%s\"}".formatted(plant(kind)),
                            Map.of()));
        }
        told(ann.post("/api/v1/account/model-keys/openai/test", Map.of()).expect(200));
    }

    /// Without mail the link is told once, to whoever invites; spent or not, it is kept nowhere.
    private void invite(Browser ann, Shelf shelf) {
        var ben = "ben-" + UUID.randomUUID() + "@example.org";
        var link =
                ann.post(shelf.path("/invitations"), Map.of("email", ben, "role", "viewer"))
                        .expect(202)
                        .json()
                        .get("link")
                        .asString();
        var token = link.substring(link.indexOf("#token=") + "#token=".length());
        assertThat(token).hasSizeGreaterThan(30);
        planted.add(token);
        told(ann.post("/api/v1/invitations/look", Map.of("token", token)).expect(200));
        var invited = Browser.stranger(port).registerAndSignIn(ben);
        told(invited.post("/api/v1/invitations/accept", Map.of("token", token)).expect(200));
        told(invited.post("/api/v1/invitations/accept", Map.of("token", token)).expect(410));
        told(
                invited.post(
                        "/api/v1/auth/reset-password",
                        Map.of("token", token, "new_password", plant("password"))));
    }

    private static String project(Browser ann) {
        return ann.post("/api/v1/projects", Map.of("project_name", "Shelf"))
                .expect(201)
                .json()
                .get("project_id")
                .asString();
    }

    /// Bodies that cannot be read say where, but not what.
    private void unreadable(Browser ann) {
        for (var body :
                List.of("{\"email\": \"a\", \"password\": \"%s\"", "{\"password\": [\"%s\"]}")) {
            told(
                    ann.send(
                            "POST",
                            "/api/v1/auth/login",
                            body.formatted(plant("password")),
                            Map.of()));
        }
        told(Browser.program(port, plant("bd_")).get("/api/v1/account").expect(401));
    }

    private void assertNone(String where, String text) {
        for (var secret : planted) {
            assertThat(text.contains(secret)).as(secret + " in " + where).isFalse();
            var bytes = secret.getBytes(StandardCharsets.UTF_8);
            for (var form :
                    List.of(
                            HexFormat.of().formatHex(bytes),
                            Base64.getEncoder().withoutPadding().encodeToString(bytes))) {
                assertThat(text.contains(form)).as(secret + " encoded, in " + where).isFalse();
            }
        }
    }

    /// Every column of every row of every schema that is ours, bytes as text and as hex.
    private String dump() {
        var jdbc = database.superuserJdbc();
        var text = new StringBuilder();
        record Column(String name, String type) {}
        for (var table :
                jdbc.sql(
                                """
                                select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
                                 where c.relkind in ('r', 'm') and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'\
                                """)
                        .query(String.class)
                        .list()) {
            var columns =
                    jdbc
                            .sql(
                                    """
                                    select quote_ident(attname) as name, format_type(atttypid, null) as type from pg_attribute
                                     where attrelid = cast(:table as regclass) and attnum > 0 and not attisdropped\
                                    """)
                            .param("table", table)
                            .query(Column.class)
                            .list()
                            .stream()
                            .map(column ->
                                    column.type().equals("bytea")
                                            ? "encode(%1$s, 'escape') || ' ' || encode(%1$s, 'hex')"
                                                    .formatted(column.name())
                                            : column.name() + "::text")
                            .toList();
            jdbc.sql(
                            "select concat_ws(' | ', %s) from %s"
                                    .formatted(String.join(", ", columns), table))
                    .query(String.class)
                    .list()
                    .forEach(row -> text.append(row).append('\n'));
        }
        return text.toString();
    }
}
