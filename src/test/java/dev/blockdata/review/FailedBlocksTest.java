package dev.blockdata.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.database.ApplicationTest;
import dev.blockdata.database.TestDatabase;
import dev.blockdata.http.Browser;
import dev.blockdata.projects.Member;
import dev.blockdata.projects.Role;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@ApplicationTest
class FailedBlocksTest {

    @LocalServerPort private int port;

    @Autowired private TestDatabase database;

    private Given given;
    private Member ann;
    private Browser browser;
    private Given.Doc doc;
    private UUID schema;
    private UUID run;
    private String project;

    @BeforeEach
    void failures() {
        given = new Given(database);
        ann = given.project(given.user("Ann"));
        browser = Browser.program(port, given.token(ann.userId()));
        project = "/api/v1/projects/" + ann.projectId();
        doc = given.document(ann, "Doc", 12);
        schema = given.schema(ann.userId(), Given.NOTES);
        run = given.run(ann, doc, schema);
        fail(run, 8, "refused");
        fail(run, 2, "broken");
        given.stage(ann, run, Given::note);
    }

    private void fail(UUID run, int blocks, String kind) {
        var claims = given.claim(ann, run, blocks, Duration.ofMinutes(5));
        database.workJdbc()
                .sql(
                        """
                        select app.settle(:project, :run, 3, cast(:index as int[]), cast(:token as uuid[]), array_fill('failed'::text, array[:n]),
                               array_fill(null::jsonb, array[:n]), array_fill(:words, array[:n]), array_fill(cast(:kind as text), array[:n]),
                               array_fill('m'::text, array[:n]), array_fill('{"calls": 1}'::jsonb, array[:n]))
                        """)
                .param("project", ann.projectId())
                .param("run", run)
                .param("index", claims.stream().map(Given.Claim::index).toArray(Integer[]::new))
                .param(
                        "token",
                        claims.stream().map(c -> c.token().toString()).toArray(String[]::new))
                .param("n", blocks)
                .param("words", "It was " + kind + ".")
                .param("kind", kind)
                .query()
                .listOfRows();
    }

    private JsonNode errors(String path) {
        return browser.get(project + path).expect(200).json().get("items");
    }

    @Test
    void errorsAreGroupedByClassWithSamples() {
        var groups = errors("/runs/" + run + "/errors");

        assertThat(groups).hasSize(2);
        assertThat(groups.get(0).get("error_class").asString()).isEqualTo("refused");
        assertThat(groups.get(0).get("count").asInt()).isEqualTo(8);
        assertThat(groups.get(0).get("runs").asInt()).isEqualTo(1);
        assertThat(groups.get(0).get("samples")).hasSize(5);
        assertThat(groups.get(0).get("samples").get(1))
                .hasToString(
                        "{\"run_id\":\"%s\",\"block_uid\":\"%s\",\"last_error\":\"It was refused.\"}"
                                .formatted(run, doc.blockUid(1)));
        assertThat(groups.get(1).get("count").asInt()).isEqualTo(2);
        browser.get(project + "/runs/" + UUID.randomUUID() + "/errors").expect(404);
    }

    @Test
    void aProjectsErrorsAreThoseOfItsEffectiveRuns() {
        var another = given.document(ann, "Another", 3);
        UUID second = given.run(ann, another, schema);
        fail(second, 3, "refused");
        UUID older = given.run(ann, another, given.schema(ann.userId(), Given.STRICT));
        fail(older, 1, "lost");

        assertThat(errors("/errors?schema_id=" + schema).toString())
                .contains("\"count\":11,\"runs\":2")
                .doesNotContain("lost");
        assertThat(errors("/errors").toString()).contains("lost");
        browser.post(project + "/runs/" + older + "/cancel", Map.of()).expect(200);
        assertThat(errors("/errors").toString()).doesNotContain("lost");
        assertThat(errors("/runs/" + older + "/errors")).hasSize(1);
        browser.get(project + "/errors?schema_id=" + UUID.randomUUID()).expect(404);
    }

    @Test
    void whatFailedIsTriedAgainByClassInARunAndInAProject() {
        UUID second = given.run(ann, given.document(ann, "Another", 3), schema);
        fail(second, 3, "refused");

        assertThat(retried("/runs/" + run + "/retry-failed", Map.of("error_class", "broken")))
                .isEqualTo(2);
        assertThat(errors("/runs/" + run + "/errors")).hasSize(1);
        assertThat(retried("/retry-failed", Map.of("schema_id", schema, "error_class", "refused")))
                .isEqualTo(11);
        assertThat(errors("/errors")).isEmpty();
        assertThat(retried("/retry-failed", Map.of())).isZero();
        browser.post(project + "/retry-failed", Map.of("schema_id", UUID.randomUUID())).expect(404);
        var viewer = given.join(ann, given.user("Vic"), Role.VIEWER);
        Browser.program(port, given.token(viewer.userId()))
                .post(project + "/retry-failed", Map.of())
                .expect(403);
    }

    private int retried(String path, Map<String, Object> body) {
        return browser.post(project + path, body).expect(200).json().get("retried").asInt();
    }

    @Test
    void onlyFailedOverlaysAreRead() throws SQLException {
        var plan = new ArrayList<String>();
        try (var connection = database.superuser().getConnection();
                var statement = connection.createStatement()) {
            // A table of so few rows is read whole otherwise, once there are statistics of it.
            statement.execute("set enable_seqscan = off");
            var rows =
                    statement.executeQuery(
                            "explain select o.block_index from app.block_overlays o where o.project_id = '%s' and o.run_id = '%s' and o.status = 'failed'"
                                    .formatted(ann.projectId(), run));
            while (rows.next()) {
                plan.add(rows.getString(1));
            }
        }
        assertThat(plan).anyMatch(line -> line.contains("block_overlays_failed"));
    }
}
