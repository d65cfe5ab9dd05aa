package dev.blockdata.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.database.ApplicationTest;
import dev.blockdata.database.TestDatabase;
import dev.blockdata.http.Browser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/// A request that is sent again has no second effect.
@ApplicationTest
class IdempotencyTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @LocalServerPort private int port;

    @Autowired private TestDatabase database;

    private RunDesk desk;
    private String source;
    private String schema;
    private String key;

    @BeforeEach
    void signIn() {
        desk = new RunDesk(port, database);
        source = desk.given.document(desk.user, desk.project, 3);
        schema = desk.register();
        key = UUID.randomUUID().toString();
    }

    private Browser.Answer post(String path, Object body) {
        return post(desk.owner, path, body, key);
    }

    private static Browser.Answer post(Browser who, String path, Object body, String key) {
        return who.send(
                "POST",
                path,
                body == null ? null : JSON.writeValueAsString(body),
                Map.of("Idempotency-Key", key));
    }

    private Map<String, Object> wish() {
        return Map.of("source_uid", source, "schema_id", schema);
    }

    private int runs() {
        return desk.owner.get(desk.at + "/runs").expect(200).json().get("items").size();
    }

    private long count(String sql) {
        return database.superuserJdbc()
                .sql(sql)
                .param("project", desk.project)
                .query(Long.class)
                .single();
    }

    @Test
    void aRunIsMadeOnceAndAnsweredTheSame() {
        var first = post(desk.at + "/runs", wish()).expect(201);
        String run = desk.at + "/runs/" + first.json().get("run_id").asString();
        desk.owner.patch(run, Map.of("run_name", "Changed since")).expect(200);

        var second = post(desk.at + "/runs", wish()).expect(201);

        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("Content-Type")).isEqualTo("application/json");
        assertThat(runs()).isOne();
        desk.owner.delete(run).expect(204);
        assertThat(post(desk.at + "/runs", wish()).expect(201).text()).isEqualTo(first.text());
        assertThat(runs()).isZero();
    }

    @Test
    void theKeyIsWrittenDownInTheTransactionOfItsEffect() {
        post(desk.at + "/runs", wish()).expect(201);

        assertThat(
                        count(
                                "select count(*) from app.kept_answers a join app.runs r on r.project_id = a.project_id and r.xmin = a.xmin where a.project_id = :project"))
                .isOne();
    }

    @Test
    void anAppliedSchemaAndADispatchAreAnsweredTheSame() {
        var apply = Map.of("schema_id", schema);
        var applied = post(desk.at + "/apply-schema", apply).expect(200);
        assertThat(applied.json().get("runs_created").asInt()).isOne();
        assertThat(post(desk.at + "/apply-schema", apply).expect(200).text())
                .isEqualTo(applied.text());
        String run =
                desk.at
                        + "/runs/"
                        + desk.owner
                                .get(desk.at + "/runs")
                                .json()
                                .get("items")
                                .get(0)
                                .get("run_id")
                                .asString();

        var one = post(desk.owner, run + "/dispatch", null, key + "1").expect(202);
        var all = post(desk.owner, desk.at + "/dispatch", apply, key + "2").expect(202);
        desk.awaitStatus(run, "complete");
        desk.owner.send("DELETE", run, null, Map.of()).expect(204);

        assertThat(post(desk.owner, run + "/dispatch", null, key + "1").expect(202).text())
                .isEqualTo(one.text());
        assertThat(post(desk.owner, desk.at + "/dispatch", apply, key + "2").expect(202).text())
                .isEqualTo(all.text());
        desk.owner.send("POST", run + "/dispatch", null, Map.of()).expect(404);
    }

    @Test
    void anotherRequestUnderTheKeyIsRefused() {
        post(desk.at + "/runs", wish()).expect(201);
        var elsewhere = "/api/v1/projects/" + desk.given.project(desk.user);

        for (var other :
                List.of(
                        post(
                                desk.at + "/runs",
                                Map.of(
                                        "source_uid",
                                        source,
                                        "schema_id",
                                        schema,
                                        "run_name",
                                        "Other")),
                        post(desk.at + "/apply-schema", Map.of("schema_id", schema)),
                        post(desk.at + "/dispatch", Map.of()),
                        post(elsewhere + "/dispatch", Map.of()))) {
            assertThat(other.expect(422).problem()).isEqualTo("idempotency-key-reused");
        }
        post(desk.owner, desk.at + "/apply-schema?dry_run=true", Map.of("schema_id", schema), "d")
                .expect(200);
        post(desk.owner, desk.at + "/apply-schema", Map.of("schema_id", schema), "d").expect(422);
        assertThat(runs()).isOne();
    }

    @Test
    void aKeyIsItsUsersOwn() {
        var first = post(desk.at + "/runs", wish()).expect(201);
        var editor = Browser.signedIn(port, "editor");
        desk.given.join(desk.project, RunDesk.userOf(editor), "editor");

        var second = post(editor, desk.at + "/runs", wish(), key).expect(201);

        assertThat(second.text()).isNotEqualTo(first.text());
        assertThat(runs()).isEqualTo(2);
    }

    @Test
    void twentyAtOnceHaveOneEffectAndAllHearOfIt() throws Exception {
        var answers = new ArrayList<Future<Browser.Answer>>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < 20; n++) {
                answers.add(executor.submit(() -> post(desk.at + "/runs", wish())));
            }
        }

        for (var answer : answers) {
            assertThat(answer.get().expect(201).text()).isEqualTo(answers.getFirst().get().text());
        }
        assertThat(runs()).isOne();
    }

    @Test
    void aRefusalIsNotKept() {
        String waiting = desk.given.upload(desk.user, desk.project);
        post(desk.at + "/runs", Map.of("source_uid", waiting, "schema_id", schema)).expect(409);

        assertThat(count("select count(*) from app.kept_answers where project_id = :project"))
                .isZero();
        post(desk.at + "/runs", wish()).expect(201);
    }

    @Test
    void aKeyLivesForADayAndIsTrimmed() {
        post(desk.at + "/runs", wish()).expect(201);
        age("23 hours");
        post(desk.at + "/runs", wish()).expect(201);
        assertThat(runs()).isOne();
        age("2 hours");
        post(desk.at + "/runs", wish()).expect(201);
        assertThat(runs()).isEqualTo(2);

        age("25 hours");
        database.workJdbc().sql("select app.trim_answers()").query(Long.class).single();

        assertThat(count("select count(*) from app.kept_answers where project_id = :project"))
                .isZero();
    }

    @Test
    void aProjectTakesItsAnswersWithIt() {
        post(desk.at + "/runs", wish()).expect(201);
        desk.owner.delete(desk.at).expect(204);
        assertThat(count("select count(*) from app.kept_answers where project_id = :project"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "two words", "too long"})
    void aKeyIsVisibleAscii(String odd) {
        String given = odd.equals("too long") ? "x".repeat(256) : odd;
        assertThat(post(desk.owner, desk.at + "/runs", wish(), given).expect(400).problem())
                .isEqualTo("invalid-parameter");
        assertThat(runs()).isZero();
        post(desk.owner, desk.at + "/runs", wish(), "x".repeat(255)).expect(201);
    }

    private void age(String by) {
        database.superuserJdbc()
                .sql(
                        "update app.kept_answers set given_at = given_at - cast(:by as interval) where project_id = :project")
                .param("by", by)
                .param("project", desk.project)
                .update();
    }
}
