package dev.blockdata.projects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.blockdata.database.ApplicationTest;
import dev.blockdata.http.Browser;
import java.io.StringReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ApplicationTest
class AuditTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @LocalServerPort private int port;

    private Circle circle;
    private Browser ann;

    @BeforeEach
    void aProjectOfAnn() {
        circle = new Circle(port, "ann");
        ann = circle.owner();
    }

    private List<JsonNode> events(String query) {
        return ann.get(circle.at() + "/audit" + query)
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .toList();
    }

    private List<String> kinds() {
        return events("").reversed().stream().map(event -> event.get("kind").asString()).toList();
    }

    private String uploaded() {
        var body =
                "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.md\"\r\n\r\n# Title\n\nText.\n\r\n--b--\r\n";
        var source =
                ann.sendAny(
                                "POST",
                                circle.at() + "/documents",
                                BodyPublishers.ofString(body),
                                Map.of("Content-Type", "multipart/form-data; boundary=b"))
                        .expect(201)
                        .json()
                        .get("source_uid")
                        .asString();
        await().until(() ->
                ann.get(circle.at() + "/documents/" + source)
                        .json()
                        .get("status")
                        .asString()
                        .equals("ingested"));
        return source;
    }

    private String run(String source) {
        var schema =
                ann.post(
                                "/api/v1/schemas",
                                Map.of(
                                        "schema_ref",
                                        "edit" + UUID.randomUUID(),
                                        "properties",
                                        Map.of("revised_content", Map.of("type", "string"))))
                        .expect(201)
                        .json()
                        .get("schema_id")
                        .asString();
        return ann.post(circle.at() + "/runs", Map.of("source_uid", source, "schema_id", schema))
                .expect(201)
                .json()
                .get("run_id")
                .asString();
    }

    @Test
    void whatIsDoneToAProjectStandsInItsLog() {
        ann.patch(circle.at(), Map.of("project_name", "Shelf", "description", "")).expect(200);
        ann.patch(circle.at(), Map.of("project_name", "Case", "description", "of books"))
                .expect(200);
        ann.patch(circle.at(), Map.of("budget_usd", 3)).expect(200);
        circle.invite("nobody-" + UUID.randomUUID() + "@example.org", "viewer");
        var invitation =
                ann.get(circle.at() + "/invitations")
                        .json()
                        .get("items")
                        .get(0)
                        .get("invitation_id")
                        .asString();
        ann.delete(circle.at() + "/invitations/" + invitation).expect(204);
        var ben = circle.join("ben", "viewer");
        circle.setRole(ann, ben, "editor").expect(200);
        circle.setRole(ann, ben, "editor").expect(200);
        circle.setRole(ann, ann, "viewer").expect(409);
        ben.delete(circle.memberPath(ben)).expect(204);
        var vera = circle.join("vera", "viewer");
        ann.delete(circle.memberPath(vera)).expect(204);

        assertThat(kinds())
                .containsExactly(
                        "project-created",
                        "project-renamed",
                        "project-described",
                        "budget-changed",
                        "member-invited",
                        "invitation-withdrawn",
                        "member-invited",
                        "member-joined",
                        "role-changed",
                        "member-left",
                        "member-invited",
                        "member-joined",
                        "member-removed");
        var left = events("?kind=member-left").getFirst();
        assertThat(left.propertyNames())
                .containsExactly(
                        "event_id", "at", "kind", "actor", "actor_name", "detail", "address");
        assertThat(left.get("actor").asString()).isEqualTo(Circle.idOf(ben));
        assertThat(left.get("actor_name").asString()).isEqualTo("ben");
        assertThat(left.get("address").asString()).isIn("127.0.0.1", "0:0:0:0:0:0:0:1");
        assertThat(left.at("/detail/role").asString()).isEqualTo("editor");
        var renamed = events("?kind=project-renamed").getFirst().get("detail");
        assertThat(renamed.toString())
                .contains("\"before\":\"Shelf\"", "\"project_name\":\"Case\"");
        assertThat(events("?kind=budget-changed")).hasSize(1);
        assertThat(events("?actor=" + Circle.idOf(ben)))
                .extracting(event -> event.get("kind").asString())
                .containsExactly("member-left", "member-joined");
        ann.get(circle.at() + "/audit?actor=ben").expect(400);
    }

    @Test
    void whatLeavesStandsInTheLogBeforeItDoes() {
        var source = uploaded();
        var run = run(source);
        var document = circle.at() + "/documents/" + source;
        ann.get(document + "/source").expect(200);
        ann.get(document + "/representation").expect(200);
        ann.get(document + "/reconstruction?run_id=" + run).expect(200);
        ann.get(document + "/reconstruction?preview=true&run_id=" + run).expect(200);
        assertThat(events("?kind=document-downloaded"))
                .extracting(event -> event.at("/detail/what").asString())
                .containsExactly("reconstruction", "representation", "source");

        ann.get(circle.at() + "/export?format=csv").expect(200);
        ann.get(circle.at() + "/runs/" + run + "/export?format=parquet").expect(200);
        ann.get(document + "/export?format=nothing").expect(400);
        var exported = events("?kind=exported");
        assertThat(exported)
                .extracting(event -> event.get("detail").toString())
                .satisfiesExactly(
                        ofRun -> assertThat(ofRun).contains("\"parquet\"", run, "\"rows\":2"),
                        ofAll ->
                                assertThat(ofAll)
                                        .contains("\"csv\"", "\"rows\":2", "\"documents\":1"));

        var job =
                ann.post(circle.at() + "/exports", Map.of("format", "zip"))
                        .expect(201)
                        .json()
                        .get("export_id")
                        .asString();
        assertThat(events("?kind=exported")).hasSize(2);
        await().until(() ->
                ann.get(circle.at() + "/exports/" + job)
                        .json()
                        .get("status")
                        .asString()
                        .equals("done"));
        ann.get(circle.at() + "/exports/" + job + "/file").expect(200);
        assertThat(events("?kind=exported").getFirst().get("detail").toString())
                .contains(job, "per_document", "bytes");

        ann.delete(circle.at() + "/runs/" + run).expect(204);
        ann.delete(document).expect(204);
        assertThat(kinds()).endsWith("run-deleted", "document-deleted");
    }

    @Test
    void onlyOwnersReadIt() {
        for (var role : List.of("viewer", "reviewer", "editor")) {
            var somebody = circle.join(role, role);
            somebody.get(circle.at() + "/audit").expect(403);
            somebody.get(circle.at() + "/audit/export").expect(403);
        }
        var stranger = Browser.signedIn(port, "stranger");
        stranger.get(circle.at() + "/audit").expect(404);
        stranger.get(circle.at() + "/audit/export").expect(404);
        assertThat(kinds()).doesNotContain("exported");
    }

    @Test
    void itComesInPages() {
        for (int i = 0; i < 4; i++) {
            ann.patch(circle.at(), Map.of("project_name", "Name " + i)).expect(200);
        }
        var first = ann.get(circle.at() + "/audit?limit=3").expect(200).json();
        var second =
                ann.get(
                                circle.at()
                                        + "/audit?limit=3&cursor="
                                        + first.get("next_cursor").asString())
                        .expect(200)
                        .json();
        assertThat(first.get("items").size()).isEqualTo(3);
        assertThat(second.get("items").findValues("kind").toString())
                .isEqualTo("[\"project-renamed\", \"project-created\"]");
        assertThat(second.get("next_cursor").isNull()).isTrue();
    }

    @Test
    void itIsExportedWholeAndNoSpreadsheetRunsIt() throws Exception {
        ann.patch("/api/v1/account", Map.of("display_name", "=cmd|' /C calc'!A0")).expect(200);
        for (int i = 0; i < 1100; i++) {
            var budget = Map.of("budget_usd", i);
            ann.patch(circle.at(), budget).expect(200);
        }

        var lines = ann.get(circle.at() + "/audit/export?format=jsonl").expect(200);
        var table = ann.get(circle.at() + "/audit/export").expect(200);

        var events = lines.text().lines().map(JSON::readTree).toList();
        assertThat(events).hasSize(1102);
        assertThat(events.getFirst().get("kind").asString()).isEqualTo("exported");
        assertThat(events.getLast().get("kind").asString()).isEqualTo("project-created");
        assertThat(events.getFirst().get("actor_name").asString()).startsWith("=cmd");
        assertThat(table.header("Content-Disposition")).contains("attachment", "audit.csv");
        assertThat(table.header("X-Content-Type-Options")).isEqualTo("nosniff");
        var rows =
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .get()
                        .parse(new StringReader(table.text()))
                        .getRecords();
        assertThat(rows).hasSize(1103);
        assertThat(rows)
                .allSatisfy(
                        row -> assertThat(row.get("actor_name")).isEqualTo("'=cmd|' /C calc'!A0"));
        assertThat(JSON.readTree(rows.get(1).get("detail")).get("format").asString())
                .isEqualTo("jsonl");
        ann.get(circle.at() + "/audit/export?format=xml").expect(400);
    }
}
