package dev.blockdata.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.database.ApplicationTest;
import dev.blockdata.database.TestDatabase;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@ApplicationTest
class RunRoutesTest {

    @LocalServerPort private int port;

    @Autowired private TestDatabase database;

    private RunDesk desk;

    @BeforeEach
    void signIn() {
        desk = new RunDesk(port, database);
    }

    @Test
    void aRunIsMadeShownChangedAndDeleted() {
        String source = desk.given.document(desk.user, desk.project, 3);
        String schema = desk.register();

        var made =
                desk.owner
                        .post(
                                desk.at + "/runs",
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
                        "models",
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
        String run = desk.at + "/runs/" + made.get("run_id").asString();
        desk.owner
                .send(
                        "PATCH",
                        run,
                        "{\"run_name\": null, \"model_config\": {\"temperature\": 0.5}}",
                        Map.of())
                .expect(200);
        var shown = desk.owner.get(run).expect(200).json();
        assertThat(shown.get("run_name").isNull()).isTrue();
        assertThat(shown.get("model_config").toString()).isEqualTo("{\"temperature\":0.5}");
        assertThat(
                        desk.owner
                                .get(
                                        desk.at
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
                        desk.owner
                                .get(desk.at + "/runs?status=complete")
                                .expect(200)
                                .json()
                                .get("items")
                                .isEmpty())
                .isTrue();
        desk.owner.delete(run).expect(204);
        desk.owner.get(run).expect(404);
    }

    @Test
    void oneInvocationWorksOnOneBatch() {
        String run = desk.run(4);

        var report = desk.owner.post(run + "/work", Map.of("batch_size", 3)).expect(200).json();

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
        desk.owner.send("POST", run + "/work", null, Map.of()).expect(200);
        var page = desk.owner.get(run + "/overlays?status=ai_complete&limit=3").expect(200).json();
        assertThat(page.get("items")).hasSize(3);
        assertThat(page.get("as_of").asString()).isNotBlank();
        assertThat(page.get("items").get(0).get("model").asString()).isEqualTo("offline");
        var rest =
                desk.owner
                        .get(
                                run
                                        + "/overlays?status=ai_complete&limit=3&cursor="
                                        + page.get("next_cursor").asString())
                        .expect(200)
                        .json();
        assertThat(rest.get("items")).hasSize(1);
        assertThat(rest.get("next_cursor").isNull()).isTrue();
        assertThat(desk.owner.get(run).json().get("status").asString()).isEqualTo("complete");
    }

    @Test
    void aSchemaIsAppliedToAllAndDispatchedToTheEnd() {
        for (int n = 0; n < 4; n++) {
            desk.given.document(desk.user, desk.project, 20);
        }
        desk.given.upload(desk.user, desk.project);
        String schema = desk.register();

        var dry =
                desk.owner
                        .post(desk.at + "/apply-schema?dry_run=true", Map.of("schema_id", schema))
                        .expect(200)
                        .json();
        var applied =
                desk.owner
                        .post(desk.at + "/apply-schema", Map.of("schema_id", schema))
                        .expect(200)
                        .json();
        var again =
                desk.owner
                        .post(desk.at + "/apply-schema", Map.of("schema_id", schema))
                        .expect(200)
                        .json();
        var order =
                desk.owner
                        .post(desk.at + "/dispatch", Map.of("schema_id", schema, "concurrency", 7))
                        .expect(202)
                        .json();

        assertThat(dry).isEqualTo(applied);
        assertThat(applied.toString())
                .isEqualTo(
                        "{\"runs_created\":4,\"documents_skipped\":1,\"total_blocks\":80,\"warnings\":[]}");
        assertThat(again.get("runs_created").asInt()).isZero();
        assertThat(again.get("documents_skipped").asInt()).isEqualTo(5);
        assertThat(order.toString()).isEqualTo("{\"runs\":4,\"pending\":80,\"concurrency\":7}");
        JsonNode progress = desk.progress(schema);
        for (int look = 0;
                look < 600 && progress.get("counts").get("ai_complete").asInt() < 80;
                look++) {
            java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
            progress = desk.progress(schema);
        }
        assertThat(progress.get("counts").get("ai_complete").asInt()).isEqualTo(80);
        assertThat(progress.get("documents").asInt()).isEqualTo(4);
        assertThat(progress.get("blocks").asInt()).isEqualTo(80);
        assertThat(progress.get("as_of").asString()).isNotBlank();
    }

    @Test
    void aModelWithoutAKeyWarnsPausesAndMayBeReplacedByHand() {
        String source = desk.given.document(desk.user, desk.project, 2);
        var made =
                desk.owner
                        .post(
                                desk.at + "/runs",
                                Map.of(
                                        "source_uid",
                                        source,
                                        "schema_id",
                                        desk.register(),
                                        "model_config",
                                        Map.of("model", "claude-sonnet-4-5-20250929")))
                        .expect(201)
                        .json();
        String run = desk.at + "/runs/" + made.get("run_id").asString();
        assertThat(made.get("warnings")).hasSize(1);
        assertThat(desk.owner.send("POST", run + "/work", null, Map.of()).expect(409).problem())
                .contains("model-unavailable");
        assertThat(
                        desk.owner
                                .post(
                                        run + "/work",
                                        Map.of("batch_size", 1, "model_override", "offline"))
                                .expect(200)
                                .json()
                                .get("succeeded")
                                .asInt())
                .isEqualTo(1);

        desk.owner.send("POST", run + "/dispatch", null, Map.of()).expect(202);
        desk.awaitStatus(run, "paused");
        assertThat(desk.owner.get(run).json().get("status_reason").asString()).isEqualTo("no_key");

        desk.owner.patch(run, Map.of("model_config", Map.of("model", "offline"))).expect(200);
        desk.owner.send("POST", run + "/resume", null, Map.of()).expect(200);
        desk.awaitStatus(run, "complete");
    }

    @Test
    void aRunIsPausedResumedAndCancelled() {
        String run = desk.run(3);

        assertThat(
                        desk.owner
                                .send("POST", run + "/pause", null, Map.of())
                                .expect(200)
                                .json()
                                .get("status")
                                .asString())
                .isEqualTo("paused");
        assertThat(
                        desk.owner
                                .send("POST", run + "/work", null, Map.of())
                                .expect(200)
                                .json()
                                .get("claimed")
                                .asInt())
                .isZero();
        assertThat(
                        desk.owner
                                .send("POST", run + "/resume", null, Map.of())
                                .expect(200)
                                .json()
                                .get("status")
                                .asString())
                .isEqualTo("running");
        assertThat(
                        desk.owner
                                .send("POST", run + "/cancel", null, Map.of())
                                .expect(200)
                                .json()
                                .get("status")
                                .asString())
                .isEqualTo("cancelled");
        assertThat(
                        desk.owner
                                .send("POST", run + "/cancel", null, Map.of())
                                .expect(200)
                                .json()
                                .get("status")
                                .asString())
                .isEqualTo("cancelled");
        for (String verb : new String[] {"/dispatch", "/pause", "/resume"}) {
            assertThat(desk.owner.send("POST", run + verb, null, Map.of()).expect(409).problem())
                    .as(verb)
                    .contains("run-cancelled");
        }
    }

    /// What workers hold is given back by the cancelling itself: an answer that comes later finds
    /// nothing to settle.
    @Test
    void cancellingTakesTheClaimsOfWorkersBack() {
        String run = desk.run(3);
        UUID runId = UUID.fromString(run.substring(run.lastIndexOf('/') + 1));
        var held =
                database.workJdbc()
                        .sql(
                                "select claim_token from app.claim(:project, :run, 2, 'w', interval '1 hour')")
                        .param("project", desk.project)
                        .param("run", runId)
                        .query(UUID.class)
                        .list();
        assertThat(held).hasSize(2);

        JsonNode cancelled =
                desk.owner.send("POST", run + "/cancel", null, Map.of()).expect(200).json();

        assertThat(cancelled.at("/counts/claimed").asInt()).isZero();
        assertThat(cancelled.at("/counts/pending").asInt()).isEqualTo(3);
        assertThat(
                        database.superuserJdbc()
                                .sql(
                                        "select count(*) from app.block_overlays where run_id = :run and claim_token is not null")
                                .param("run", runId)
                                .query(Integer.class)
                                .single())
                .isZero();
    }

    /// What was confirmed in it would leave the exports by the way.
    @Test
    void whatIsCompleteIsNotCancelled() {
        String run = desk.run(2);
        desk.owner.send("POST", run + "/work", null, Map.of()).expect(200);
        desk.owner.post(run + "/confirm", Map.of()).expect(200);

        assertThat(desk.owner.send("POST", run + "/cancel", null, Map.of()).expect(409).text())
                .contains("nothing left to cancel");
        assertThat(desk.owner.get(run).json().get("status").asString()).isEqualTo("complete");
    }

    @Test
    void nothingIsGivenBackToACancelledRun() {
        String run = desk.run(2);
        desk.owner.send("POST", run + "/work", "{\"batch_size\": 1}", Map.of()).expect(200);
        String mark =
                desk.owner
                        .send("POST", run + "/confirm?dry_run=true", null, Map.of())
                        .expect(200)
                        .json()
                        .get("as_of")
                        .asString();
        desk.owner.send("POST", run + "/cancel", null, Map.of()).expect(200);

        assertThat(
                        desk.owner
                                .post(run + "/reject", Map.of("to", "pending", "as_of", mark))
                                .expect(409)
                                .problem())
                .contains("run-cancelled");
        assertThat(
                        desk.owner
                                .send("POST", run + "/retry-failed", null, Map.of())
                                .expect(409)
                                .problem())
                .contains("run-cancelled");
    }

    @Test
    void aPausedRunIsNotDispatched() {
        String run = desk.run(1);
        desk.owner.send("POST", run + "/pause", null, Map.of()).expect(200);

        assertThat(desk.owner.send("POST", run + "/dispatch", null, Map.of()).expect(409).text())
                .contains("resume it first");
    }

    @Test
    void confirmedDataIsNotDeletedUnasked() {
        String run = desk.run(2);
        desk.owner.send("POST", run + "/work", null, Map.of()).expect(200);
        database.walls()
                .in(
                        desk.user,
                        desk.project,
                        () ->
                                database.jdbc()
                                        .sql(
                                                "select confirmed from app.confirm(:project, :run, null, null, null)")
                                        .param("project", desk.project)
                                        .param(
                                                "run",
                                                UUID.fromString(
                                                        run.substring(run.lastIndexOf('/') + 1)))
                                        .query(Integer.class)
                                        .single());

        var refused = desk.owner.delete(run).expect(409);
        assertThat(refused.problem()).contains("confirmed-data");
        assertThat(refused.json().get("confirmed").asInt()).isEqualTo(2);
        desk.owner.delete(run + "?confirmed=1").expect(409);
        desk.owner.delete(run + "?confirmed=2").expect(204);
    }
}
