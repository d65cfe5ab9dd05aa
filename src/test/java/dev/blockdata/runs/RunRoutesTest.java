package dev.blockdata.runs;

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
import tools.jackson.databind.JsonNode;

@ApplicationTest
class RunRoutesTest {

    private static final String NOWHERE = "00000000-0000-7000-8000-000000000000";

    @LocalServerPort private int port;

    @Autowired private TestDatabase database;

    private Given given;
    private Browser owner;
    private UUID user;
    private UUID project;
    private String at;

    @BeforeEach
    void signIn() {
        given = new Given(database);
        owner = Browser.signedIn(port, "owner");
        user = userOf(owner);
        project = given.project(user);
        at = "/api/v1/projects/" + project;
    }

    @Test
    void aRunIsMadeShownChangedAndDeleted() {
        String source = given.document(user, project, 3);
        String schema = register();

        var made =
                owner.post(
                                at + "/runs",
                                Map.of(
                                        "source_uid",
                                        source,
                                        "schema_id",
                                        schema,
                                        "run_name",
                                        "First"))
                        .expect(201)
                        .json();

        assertThat(made.propertyNames())
                .containsExactlyInAnyOrder(
                        "run_id",
                        "run_name",
                        "source_uid",
                        "conv_uid",
                        "schema_id",
                        "status",
                        "status_reason",
                        "dispatch",
                        "total_blocks",
                        "completed_blocks",
                        "failed_blocks",
                        "counts",
                        "model_config",
                        "usage",
                        "dispatched_by",
                        "created_by",
                        "created_at",
                        "completed_at",
                        "warnings");
        assertThat(made.get("status").asString()).isEqualTo("running");
        assertThat(made.get("warnings").isEmpty()).isTrue();
        assertThat(made.get("counts").toString())
                .isEqualTo(
                        "{\"pending\":3,\"claimed\":0,\"ai_complete\":0,\"confirmed\":0,\"rejected\":0,\"failed\":0}");
        assertThat(made.get("usage").toString())
                .isEqualTo(
                        "{\"calls\":0,\"input_tokens\":0,\"cached_input_tokens\":0,\"cache_write_tokens\":0,\"output_tokens\":0,\"cost_usd\":0}");
        String run = at + "/runs/" + made.get("run_id").asString();
        owner.send(
                        "PATCH",
                        run,
                        "{\"run_name\": null, \"model_config\": {\"temperature\": 0.5}}",
                        Map.of())
                .expect(200);
        var shown = owner.get(run).expect(200).json();
        assertThat(shown.get("run_name").isNull()).isTrue();
        assertThat(shown.get("model_config").toString()).isEqualTo("{\"temperature\":0.5}");
        assertThat(
                        owner.get(
                                        at
                                                + "/runs?schema_id="
                                                + schema
                                                + "&source_uid="
                                                + source
                                                + "&status=running")
                                .expect(200)
                                .json()
                                .get("items"))
                .hasSize(1);
        assertThat(
                        owner.get(at + "/runs?status=complete")
                                .expect(200)
                                .json()
                                .get("items")
                                .isEmpty())
                .isTrue();
        owner.delete(run).expect(204);
        owner.get(run).expect(404);
    }

    @Test
    void oneInvocationWorksOnOneBatch() {
        String run = run(4);

        var report = owner.post(run + "/work", Map.of("batch_size", 3)).expect(200).json();

        assertThat(report.propertyNames())
                .containsExactlyInAnyOrder(
                        "worker_id",
                        "claimed",
                        "succeeded",
                        "failed",
                        "released",
                        "remaining_pending",
                        "usage");
        assertThat(report.get("claimed").asInt()).isEqualTo(3);
        assertThat(report.get("succeeded").asInt()).isEqualTo(3);
        assertThat(report.get("remaining_pending").asInt()).isEqualTo(1);
        owner.send("POST", run + "/work", null, Map.of()).expect(200);
        var page = owner.get(run + "/overlays?status=ai_complete&limit=3").expect(200).json();
        assertThat(page.get("items")).hasSize(3);
        assertThat(page.get("as_of").asString()).isNotBlank();
        assertThat(page.get("items").get(0).get("model").asString()).isEqualTo("offline");
        var rest =
                owner.get(
                                run
                                        + "/overlays?status=ai_complete&limit=3&cursor="
                                        + page.get("next_cursor").asString())
                        .expect(200)
                        .json();
        assertThat(rest.get("items")).hasSize(1);
        assertThat(rest.get("next_cursor").isNull()).isTrue();
        assertThat(owner.get(run).json().get("status").asString()).isEqualTo("complete");
    }

    @Test
    void aSchemaIsAppliedToAllAndDispatchedToTheEnd() {
        for (int n = 0; n < 4; n++) {
            given.document(user, project, 20);
        }
        given.upload(user, project);
        String schema = register();

        var dry =
                owner.post(at + "/apply-schema?dry_run=true", Map.of("schema_id", schema))
                        .expect(200)
                        .json();
        var applied =
                owner.post(at + "/apply-schema", Map.of("schema_id", schema)).expect(200).json();
        var again =
                owner.post(at + "/apply-schema", Map.of("schema_id", schema)).expect(200).json();
        var order =
                owner.post(at + "/dispatch", Map.of("schema_id", schema, "concurrency", 7))
                        .expect(202)
                        .json();

        assertThat(dry).isEqualTo(applied);
        assertThat(applied.toString())
                .isEqualTo(
                        "{\"runs_created\":4,\"documents_skipped\":1,\"total_blocks\":80,\"warnings\":[]}");
        assertThat(again.get("runs_created").asInt()).isZero();
        assertThat(again.get("documents_skipped").asInt()).isEqualTo(5);
        assertThat(order.toString()).isEqualTo("{\"runs\":4,\"pending\":80,\"concurrency\":7}");
        JsonNode progress = progress(schema);
        for (int look = 0;
                look < 600 && progress.get("counts").get("ai_complete").asInt() < 80;
                look++) {
            java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
            progress = progress(schema);
        }
        assertThat(progress.get("counts").get("ai_complete").asInt()).isEqualTo(80);
        assertThat(progress.get("documents").asInt()).isEqualTo(4);
        assertThat(progress.get("blocks").asInt()).isEqualTo(80);
        assertThat(progress.get("as_of").asString()).isNotBlank();
    }

    @Test
    void aModelWithoutAKeyWarnsPausesAndMayBeReplacedByHand() {
        String source = given.document(user, project, 2);
        var made =
                owner.post(
                                at + "/runs",
                                Map.of(
                                        "source_uid",
                                        source,
                                        "schema_id",
                                        register(),
                                        "model_config",
                                        Map.of("model", "claude-sonnet-4-5-20250929")))
                        .expect(201)
                        .json();
        String run = at + "/runs/" + made.get("run_id").asString();
        assertThat(made.get("warnings")).hasSize(1);
        assertThat(owner.send("POST", run + "/work", null, Map.of()).expect(409).problem())
                .contains("model-unavailable");
        assertThat(
                        owner.post(
                                        run + "/work",
                                        Map.of("batch_size", 1, "model_override", "offline"))
                                .expect(200)
                                .json()
                                .get("succeeded")
                                .asInt())
                .isEqualTo(1);

        owner.send("POST", run + "/dispatch", null, Map.of()).expect(202);
        awaitStatus(run, "paused");
        assertThat(owner.get(run).json().get("status_reason").asString()).isEqualTo("no_key");

        owner.patch(run, Map.of("model_config", Map.of("model", "offline"))).expect(200);
        owner.send("POST", run + "/resume", null, Map.of()).expect(200);
        awaitStatus(run, "complete");
    }

    @Test
    void aRunIsPausedResumedAndCancelled() {
        String run = run(3);

        assertThat(
                        owner.send("POST", run + "/pause", null, Map.of())
                                .expect(200)
                                .json()
                                .get("status")
                                .asString())
                .isEqualTo("paused");
        assertThat(
                        owner.send("POST", run + "/work", null, Map.of())
                                .expect(200)
                                .json()
                                .get("claimed")
                                .asInt())
                .isZero();
        assertThat(
                        owner.send("POST", run + "/resume", null, Map.of())
                                .expect(200)
                                .json()
                                .get("status")
                                .asString())
                .isEqualTo("running");
        assertThat(
                        owner.send("POST", run + "/cancel", null, Map.of())
                                .expect(200)
                                .json()
                                .get("status")
                                .asString())
                .isEqualTo("cancelled");
        assertThat(
                        owner.send("POST", run + "/cancel", null, Map.of())
                                .expect(200)
                                .json()
                                .get("status")
                                .asString())
                .isEqualTo("cancelled");
        assertThat(owner.send("POST", run + "/dispatch", null, Map.of()).expect(409).problem())
                .contains("run-cancelled");
    }

    @Test
    void confirmedDataIsNotDeletedUnasked() {
        String run = run(2);
        owner.send("POST", run + "/work", null, Map.of()).expect(200);
        database.walls()
                .in(
                        user,
                        project,
                        () ->
                                database.jdbc()
                                        .sql(
                                                "select confirmed from app.confirm(:project, :run, null, null, null)")
                                        .param("project", project)
                                        .param(
                                                "run",
                                                UUID.fromString(
                                                        run.substring(run.lastIndexOf('/') + 1)))
                                        .query(Integer.class)
                                        .single());

        var refused = owner.delete(run).expect(409);
        assertThat(refused.problem()).contains("confirmed-data");
        assertThat(refused.json().get("confirmed").asInt()).isEqualTo(2);
        owner.delete(run + "?confirmed=1").expect(409);
        owner.delete(run + "?confirmed=2").expect(204);
    }

    @Test
    void whatIsWrongIsRefusedWithItsPlace() {
        String source = given.document(user, project, 1);
        String schema = register();

        assertThat(owner.post(at + "/runs", Map.of()).expect(422).json().get("errors")).hasSize(2);
        assertThat(
                        owner.post(
                                        at + "/runs",
                                        Map.of(
                                                "source_uid",
                                                given.upload(user, project),
                                                "schema_id",
                                                schema))
                                .expect(409)
                                .problem())
                .contains("document-not-ingested");
        var config =
                owner.post(
                                at + "/runs",
                                Map.of(
                                        "source_uid",
                                        source,
                                        "schema_id",
                                        schema,
                                        "model_config",
                                        Map.of(
                                                "model",
                                                "",
                                                "temperature",
                                                3,
                                                "max_tokens_per_block",
                                                0,
                                                "colour",
                                                "red")))
                        .expect(422)
                        .json();
        assertThat(config.get("errors").valueStream().map(error -> error.get("pointer").asString()))
                .containsExactlyInAnyOrder(
                        "/model_config/model",
                        "/model_config/temperature",
                        "/model_config/max_tokens_per_block",
                        "/model_config/colour");
        owner.post(at + "/runs", Map.of("source_uid", "f".repeat(64), "schema_id", schema))
                .expect(404);
        owner.post(at + "/runs", Map.of("source_uid", source, "schema_id", NOWHERE)).expect(404);
        owner.post(at + "/dispatch", Map.of("concurrency", 0)).expect(422);
        owner.get(at + "/runs?status=odd").expect(400);
        owner.get(at + "/runs?colour=red").expect(400);
        owner.get(at + "/progress").expect(400);
        owner.post(run(1) + "/work", Map.of("batch_size", 0)).expect(422);
    }

    @Test
    void anothersThingsAreNotThere() {
        String run = run(2);
        String schema = register();
        String source = given.document(user, project, 1);
        Browser stranger = Browser.signedIn(port, "stranger");
        UUID theirs = given.project(userOf(stranger));
        String there = "/api/v1/projects/" + theirs;
        String runId = run.substring(run.lastIndexOf('/') + 1);

        for (String path : new String[] {run, there + "/runs/" + runId}) {
            stranger.get(path).expect(404);
            stranger.get(path + "/overlays").expect(404);
            stranger.patch(path, Map.of("run_name", "x")).expect(404);
            for (String verb : new String[] {"work", "dispatch", "cancel", "pause", "resume"}) {
                stranger.send("POST", path + "/" + verb, null, Map.of()).expect(404);
            }
            stranger.delete(path).expect(404);
        }
        stranger.post(there + "/apply-schema", Map.of("schema_id", schema)).expect(404);
        stranger.post(there + "/dispatch", Map.of("schema_id", schema)).expect(404);
        stranger.get(there + "/progress?schema_id=" + schema).expect(404);
        stranger.get(there + "/runs?schema_id=" + schema).expect(404);
        stranger.get(there + "/runs?source_uid=" + source).expect(404);
        stranger.get("/api/v1/schemas/" + schema).expect(404);
        stranger.delete("/api/v1/schemas/" + schema).expect(404);
        assertThat(owner.get(run).expect(200).json().get("counts").get("pending").asInt())
                .isEqualTo(2);
    }

    @Test
    void aReviewerMayLookAndNotRun() {
        String run = run(1);
        Browser reviewer = Browser.signedIn(port, "reviewer");
        given.join(project, userOf(reviewer), "reviewer");

        reviewer.get(run).expect(200);
        for (String verb : new String[] {"work", "dispatch", "cancel", "pause", "resume"}) {
            reviewer.send("POST", run + "/" + verb, null, Map.of()).expect(403);
        }
        reviewer.delete(run).expect(403);
        reviewer.patch(run, Map.of("run_name", "x")).expect(403);
    }

    private String run(int blocks) {
        String source = given.document(user, project, blocks);
        return at
                + "/runs/"
                + owner.post(at + "/runs", Map.of("source_uid", source, "schema_id", register()))
                        .expect(201)
                        .json()
                        .get("run_id")
                        .asString();
    }

    private String register() {
        String ref = "s" + UUID.randomUUID().toString().replace("-", "");
        return owner.send("POST", "/api/v1/schemas", Given.SCHEMA.formatted(ref), Map.of())
                .expect(201)
                .json()
                .get("schema_id")
                .asString();
    }

    private JsonNode progress(String schema) {
        return owner.get(at + "/progress?schema_id=" + schema).expect(200).json();
    }

    private void awaitStatus(String run, String status) {
        for (int look = 0; look < 400; look++) {
            if (owner.get(run).expect(200).json().get("status").asString().equals(status)) {
                return;
            }
            java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
        }
        throw new AssertionError(owner.get(run).text());
    }

    private static UUID userOf(Browser browser) {
        return UUID.fromString(
                browser.get("/api/v1/auth/session")
                        .expect(200)
                        .json()
                        .get("user")
                        .get("user_id")
                        .asString());
    }
}
