package dev.blockdata.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.database.ApplicationTest;
import dev.blockdata.database.TestDatabase;
import dev.blockdata.http.Browser;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApplicationTest
class SchemaRoutesTest {

    private static final String AT = "/api/v1/schemas";

    @LocalServerPort private int port;

    @Autowired private TestDatabase database;

    private Browser owner;

    @BeforeEach
    void signIn() {
        owner = Browser.signedIn(port, "owner");
    }

    @Test
    void anArtifactIsKeptAsItWasWrittenAndKnownAgain() {
        String text =
                "{ \"title\": \"My  Notes\",\n \"properties\": {\"b\": {\"type\": \"string\"}, \"a\": {\"type\": \"number\", \"maximum\": 1.50}} }";

        var made = register(text).expect(201);
        var same =
                register(
                                "{\"properties\":{\"a\":{\"maximum\":1.5,\"type\":\"number\"},\"b\":{\"type\":\"string\"}},\"title\":\"My  Notes\"}")
                        .expect(200);

        assertThat(made.text()).contains("\"schema_jsonb\":" + text);
        assertThat(made.json().propertyNames())
                .containsExactly(
                        "schema_id", "schema_ref", "schema_uid", "schema_jsonb", "created_at");
        assertThat(same.text()).isEqualTo(made.text());
        assertThat(owner.get(AT + "/" + made.json().get("schema_id").asString()).expect(200).text())
                .isEqualTo(made.text());
        assertThat(owner.get(AT).expect(200).json().get("items")).hasSize(1);
    }

    @Test
    void aReferenceStandsForOneContent() {
        register("{\"schema_ref\": \"taken\", \"properties\": {\"a\": {}}}").expect(201);

        assertThat(
                        register("{\"schema_ref\": \"taken\", \"properties\": {\"b\": {}}}")
                                .expect(409)
                                .problem())
                .contains("schema-ref-taken");
        Browser other = Browser.signedIn(port, "other");
        other.send("POST", AT, "{\"schema_ref\": \"taken\", \"properties\": {\"b\": {}}}", Map.of())
                .expect(201);
    }

    @Test
    void anArtifactIsCheckedWithoutBeingKept() {
        String text = "{\"schema_ref\": \"tried\", \"properties\": {\"a\": {}}}";

        var fresh = check(text).expect(200).json();
        assertThat(owner.get(AT).expect(200).json().get("items")).isEmpty();
        var uid = register(text).expect(201).json().get("schema_uid").asString();
        var other = "{\"schema_ref\": \"tried\", \"properties\": {\"b\": {}}}";

        assertThat(fresh.get("standing").asString()).isEqualTo("new");
        assertThat(fresh.get("schema_ref").asString()).isEqualTo("tried");
        assertThat(fresh.get("schema_uid").asString()).isEqualTo(uid);
        assertThat(check(text).json().get("standing").asString()).isEqualTo("identical");
        assertThat(check(other).json().get("standing").asString()).isEqualTo("ref_taken");
        assertThat(check("{\"schema_ref\": \"tried\"}").expect(422).problem())
                .contains("schema-invalid");
        Browser stranger = Browser.signedIn(port, "stranger");
        assertThat(
                        stranger.send("POST", AT + "/check", other, Map.of())
                                .expect(200)
                                .json()
                                .get("standing")
                                .asString())
                .isEqualTo("new");
    }

    @Test
    void whatIsNoSchemaIsRefused() {
        assertThat(register("{\"properties\"").expect(400).problem()).contains("malformed");
        var invalid =
                register(
                                "{\"schema_ref\": \"Wrong!\", \"properties\": {\"a\": {\"type\": \"strong\"}}}")
                        .expect(422);
        assertThat(invalid.problem()).contains("schema-invalid");
        assertThat(invalid.json().get("errors").get(0).get("pointer").asString()).startsWith("/");
        assertThat(register("[]").expect(422).problem()).contains("schema-invalid");
        assertThat(register("{\"title\": \"" + "x".repeat(300_000) + "\"}").expect(422).problem())
                .contains("schema-invalid");
        owner.send("POST", AT, "{}", Map.of("Content-Type", "text/plain")).expect(415);
    }

    @Test
    void aSchemaInUseStays() {
        var given = new dev.blockdata.runs.Given(database);
        UUID user =
                UUID.fromString(
                        owner.get("/api/v1/auth/session")
                                .json()
                                .get("user")
                                .get("user_id")
                                .asString());
        UUID project = given.project(user);
        String schema =
                register("{\"title\": \"used\", \"properties\": {\"a\": {}}}")
                        .expect(201)
                        .json()
                        .get("schema_id")
                        .asString();
        UUID run =
                given.run(user, project, given.document(user, project, 1), UUID.fromString(schema));

        var refused = owner.delete(AT + "/" + schema).expect(409);
        assertThat(refused.problem()).contains("schema-in-use");
        assertThat(refused.json().get("runs").asInt()).isEqualTo(1);
        Browser member = Browser.signedIn(port, "member");
        member.get(AT + "/" + schema).expect(404);
        given.join(
                project,
                UUID.fromString(
                        member.get("/api/v1/auth/session")
                                .json()
                                .get("user")
                                .get("user_id")
                                .asString()),
                "viewer");
        member.get(AT + "/" + schema).expect(200);
        member.delete(AT + "/" + schema).expect(404);
        owner.delete("/api/v1/projects/" + project + "/runs/" + run).expect(204);
        owner.delete(AT + "/" + schema).expect(204);
        owner.get(AT + "/" + schema).expect(404);
    }

    @Test
    void whereASchemaIsUsedIsToldByProjectAndWhatOthersDoWithItIsOnlyCounted() {
        var given = new dev.blockdata.runs.Given(database);
        UUID user = idOf(owner);
        UUID project = given.project(user);
        String schema =
                register("{\"title\": \"used\", \"properties\": {\"a\": {}}}")
                        .expect(201)
                        .json()
                        .get("schema_id")
                        .asString();
        var unused = owner.get(AT + "/" + schema + "/uses").expect(200).json();
        String document = given.document(user, project, 1);
        given.run(user, project, document, UUID.fromString(schema));
        given.run(user, project, document, UUID.fromString(schema));
        Browser member = Browser.signedIn(port, "member");
        member.get(AT + "/" + schema + "/uses").expect(404);
        given.join(project, idOf(member), "editor");
        UUID left = given.project(user);
        given.run(user, left, given.document(user, left, 1), UUID.fromString(schema));
        given.join(left, idOf(member), "owner");
        given.leave(left, user);

        var seen = owner.get(AT + "/" + schema + "/uses").expect(200).json();
        var byMember = member.get(AT + "/" + schema + "/uses").expect(200).json();

        assertThat(unused.get("projects")).isEmpty();
        assertThat(seen.get("own").asBoolean()).isTrue();
        assertThat(seen.get("runs").asInt()).isEqualTo(3);
        assertThat(seen.get("projects")).hasSize(1);
        assertThat(seen.get("projects").get(0).get("project_id").asString())
                .isEqualTo(project.toString());
        assertThat(seen.get("projects").get(0).get("runs").asInt()).isEqualTo(2);
        assertThat(seen.get("projects").get(0).get("documents").asInt()).isEqualTo(1);
        assertThat(byMember.get("own").asBoolean()).isFalse();
        assertThat(byMember.get("projects")).hasSize(2);
    }

    @Test
    void theListTellsWhoseASchemaIsAndHowManyRunsKeepItFromBeingDeleted() {
        var given = new dev.blockdata.runs.Given(database);
        UUID user = idOf(owner);
        UUID project = given.project(user);
        String used =
                register("{\"title\": \"used\", \"properties\": {\"a\": {}}}")
                        .expect(201)
                        .json()
                        .get("schema_id")
                        .asString();
        register("{\"title\": \"unused\", \"properties\": {\"a\": {}}}").expect(201);
        given.run(user, project, given.document(user, project, 1), UUID.fromString(used));
        Browser member = Browser.signedIn(port, "member");
        assertThat(member.get(AT).expect(200).json().get("items")).isEmpty();
        given.join(project, idOf(member), "viewer");

        var mine = owner.get(AT).expect(200).json().get("items");
        var theirs = member.get(AT).expect(200).json().get("items");

        assertThat(mine.valueStream().map(s -> s.get("runs").asInt())).containsExactly(0, 1);
        assertThat(mine.valueStream().map(s -> s.get("own").asBoolean()))
                .containsExactly(true, true);
        assertThat(theirs).hasSize(1);
        assertThat(theirs.get(0).get("schema_id").asString()).isEqualTo(used);
        assertThat(theirs.get(0).get("own").asBoolean()).isFalse();
        assertThat(theirs.get(0).get("runs").asInt()).isEqualTo(1);
    }

    @Test
    void theListComesInPagesNewestFirst() {
        for (int n = 0; n < 3; n++) {
            register("{\"schema_ref\": \"n" + n + "\", \"properties\": {\"a\": {}}}").expect(201);
        }

        var page = owner.get(AT + "?limit=2").expect(200).json();
        var rest =
                owner.get(AT + "?limit=2&cursor=" + page.get("next_cursor").asString())
                        .expect(200)
                        .json();

        assertThat(page.get("items").valueStream().map(s -> s.get("schema_ref").asString()))
                .containsExactly("n2", "n1");
        assertThat(rest.get("items").valueStream().map(s -> s.get("schema_ref").asString()))
                .containsExactly("n0");
        assertThat(rest.get("next_cursor").isNull()).isTrue();
    }

    private Browser.Answer register(String text) {
        return owner.send("POST", AT, text, Map.of());
    }

    private Browser.Answer check(String text) {
        return owner.send("POST", AT + "/check", text, Map.of());
    }

    private static UUID idOf(Browser browser) {
        return UUID.fromString(
                browser.get("/api/v1/auth/session")
                        .expect(200)
                        .json()
                        .get("user")
                        .get("user_id")
                        .asString());
    }
}
