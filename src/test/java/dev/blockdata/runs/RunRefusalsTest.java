package dev.blockdata.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.database.ApplicationTest;
import dev.blockdata.database.TestDatabase;
import dev.blockdata.http.Browser;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApplicationTest
class RunRefusalsTest {

    private static final String NOWHERE = "00000000-0000-7000-8000-000000000000";

    @LocalServerPort private int port;

    @Autowired private TestDatabase database;

    private RunDesk desk;

    @BeforeEach
    void signIn() {
        desk = new RunDesk(port, database);
    }

    @Test
    void whatIsWrongIsRefusedWithItsPlace() {
        String source = desk.given.document(desk.user, desk.project, 1);
        String schema = desk.register();

        assertThat(desk.owner.post(desk.at + "/runs", Map.of()).expect(422).json().get("errors"))
                .hasSize(2);
        assertThat(
                        desk.owner
                                .post(
                                        desk.at + "/runs",
                                        Map.of(
                                                "source_uid",
                                                desk.given.upload(desk.user, desk.project),
                                                "schema_id",
                                                schema))
                                .expect(409)
                                .problem())
                .contains("document-not-ingested");
        var config =
                desk.owner
                        .post(
                                desk.at + "/runs",
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
        var routing =
                desk.owner
                        .post(
                                desk.at + "/runs",
                                Map.of(
                                        "source_uid",
                                        source,
                                        "schema_id",
                                        schema,
                                        "model_config",
                                        Map.of(
                                                "routing",
                                                List.of(
                                                        Map.of(
                                                                "model",
                                                                "offline",
                                                                "block_types",
                                                                List.of("heading"),
                                                                "max_chars",
                                                                80),
                                                        Map.of("block_types", List.of("poem")),
                                                        Map.of("model", "x", "max_chars", 0)))))
                        .expect(422)
                        .json();
        assertThat(
                        routing.get("errors")
                                .valueStream()
                                .map(error -> error.get("pointer").asString()))
                .containsExactlyInAnyOrder(
                        "/model_config/routing/1/model",
                        "/model_config/routing/1/block_types",
                        "/model_config/routing/2/max_chars");
        desk.owner
                .post(desk.at + "/runs", Map.of("source_uid", "f".repeat(64), "schema_id", schema))
                .expect(404);
        desk.owner
                .post(desk.at + "/runs", Map.of("source_uid", source, "schema_id", NOWHERE))
                .expect(404);
        desk.owner.post(desk.at + "/dispatch", Map.of("concurrency", 0)).expect(422);
        desk.owner.get(desk.at + "/runs?status=odd").expect(400);
        desk.owner.get(desk.at + "/runs?colour=red").expect(400);
        desk.owner.get(desk.at + "/progress").expect(400);
        desk.owner.post(desk.run(1) + "/work", Map.of("batch_size", 0)).expect(422);
    }

    @Test
    void anothersThingsAreNotThere() {
        String run = desk.run(2);
        String schema = desk.register();
        String source = desk.given.document(desk.user, desk.project, 1);
        Browser stranger = Browser.signedIn(port, "stranger");
        UUID theirs = desk.given.project(RunDesk.userOf(stranger));
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
        assertThat(desk.owner.get(run).expect(200).json().get("counts").get("pending").asInt())
                .isEqualTo(2);
    }

    @Test
    void aReviewerMayLookAndNotRun() {
        String run = desk.run(1);
        Browser reviewer = Browser.signedIn(port, "reviewer");
        desk.given.join(desk.project, RunDesk.userOf(reviewer), "reviewer");

        reviewer.get(run).expect(200);
        for (String verb : new String[] {"work", "dispatch", "cancel", "pause", "resume"}) {
            reviewer.send("POST", run + "/" + verb, null, Map.of()).expect(403);
        }
        reviewer.delete(run).expect(403);
        reviewer.patch(run, Map.of("run_name", "x")).expect(403);
    }
}
