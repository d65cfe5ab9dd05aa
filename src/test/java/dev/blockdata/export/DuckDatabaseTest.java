package dev.blockdata.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.database.ApplicationTest;
import dev.blockdata.database.TestDatabase;
import dev.blockdata.http.Browser;
import dev.blockdata.projects.Member;
import dev.blockdata.review.Given;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A project as a DuckDB database holds what the canonical lines hold, and can be asked at once.
@ApplicationTest
class DuckDatabaseTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @LocalServerPort private int port;

    @Autowired private TestDatabase database;

    @TempDir private Path folder;

    private Given given;
    private Member ann;
    private String token;
    private Browser owner;
    private UUID schema;
    private Given.Doc doc;

    @BeforeEach
    void start() {
        given = new Given(database);
        var user = given.user("ann");
        ann = given.project(user);
        token = given.token(user);
        owner = Browser.program(port, token);
        schema = given.schema(user, Given.NOTES);
        doc = confirmed("Rules", 5, List.of(0, 2, 3));
        confirmed("Ünïcode \"quoted\"", 2, List.of(0, 1));
    }

    private Given.Doc confirmed(String title, int blocks, List<Integer> chosen) {
        var made = given.document(ann, title, blocks);
        var run = given.run(ann, made, schema);
        given.stage(ann, run, Given::note);
        owner.post(
                        path("/runs/" + run + "/confirm"),
                        Map.of("block_uids", chosen.stream().map(made::blockUid).toList()))
                .expect(200);
        return made;
    }

    private String path(String rest) {
        return "/api/v1/projects/" + ann.projectId() + rest;
    }

    private Path exported(String query) throws Exception {
        return fetched(path("/export?format=duckdb" + query));
    }

    private Path fetched(String address) throws Exception {
        var file = folder.resolve(UUID.randomUUID() + ".duckdb");
        var request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + address))
                        .header("Authorization", "Bearer " + token)
                        .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofFile(file));
        assertThat(answer.statusCode()).isEqualTo(200);
        return file;
    }

    private static List<List<Object>> rows(Path file, String sql) throws SQLException {
        var rows = new ArrayList<List<Object>>();
        try (var duck = DriverManager.getConnection("jdbc:duckdb:" + file);
                var found = duck.createStatement().executeQuery(sql)) {
            while (found.next()) {
                var row = new ArrayList<Object>();
                for (int at = 1; at <= found.getMetaData().getColumnCount(); at++) {
                    row.add(found.getObject(at));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    @Test
    void itHoldsWhatTheCanonicalLinesHold() throws Exception {
        var file = exported("");
        var lines =
                owner.get(path("/export?schema_id=" + schema)).expect(200).text().lines().toList();
        var found =
                rows(
                        file,
                        "select b.block_uid, b.block_content, o.data from blocks b join overlays o using (source_uid, block_uid) join documents d using (source_uid) order by d.uploaded_at, d.source_uid, b.block_index");
        assertThat(found).hasSize(lines.size()).hasSize(7);
        for (int i = 0; i < lines.size(); i++) {
            JsonNode line = JSON.readTree(lines.get(i));
            assertThat(found.get(i).get(0))
                    .isEqualTo(line.at("/immutable/block/block_uid").asString());
            assertThat(found.get(i).get(1))
                    .isEqualTo(line.at("/immutable/block/block_content").asString());
            var data = line.at("/user_defined/data");
            assertThat(found.get(i).get(2) == null).isEqualTo(data.isNull());
            if (!data.isNull()) {
                assertThat(JSON.readTree(found.get(i).get(2).toString())).isEqualTo(data);
            }
        }
        assertThat(rows(file, "select count(*) from confirmed").getFirst().getFirst())
                .isEqualTo(5L);
    }

    /// 64 is what DuckDB 1.0 writes; it refuses a file with a greater number.
    @Test
    void everyReaderSinceTheFirstStableOneOpensIt() throws Exception {
        var header =
                ByteBuffer.wrap(Files.readAllBytes(exported(""))).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(header.getLong(12)).isEqualTo(64);
    }

    @Test
    void eachSchemaIsAViewWithTheTypesOfItsFields() throws Exception {
        var file = exported("&schema_id=" + schema);
        var ref =
                rows(file, "select distinct schema_ref from overlays")
                        .getFirst()
                        .getFirst()
                        .toString();
        var view = '"' + ref.replace("\"", "\"\"") + '"';
        var found =
                rows(
                        file,
                        "select note, score, typeof(score) from "
                                + view
                                + " where block_uid = '"
                                + doc.blockUid(2)
                                + "'");
        assertThat(found).containsExactly(List.of("note 2", 0.5, "DOUBLE"));
        var open =
                rows(
                        file,
                        "select note from "
                                + view
                                + " where block_uid = '"
                                + doc.blockUid(1)
                                + "'");
        assertThat(open.getFirst().getFirst()).isNull();
    }

    /// As where a text was uploaded in two encodings: sources differ, and their blocks are the
    /// same.
    @Test
    void documentsOfTheSameContentAreToldApart() throws Exception {
        var twin = given.twin(ann, doc, "Twin", "html");
        var run = given.run(ann, twin, schema);
        given.stage(ann, run, index -> "{\"note\": \"twin\"}");
        owner.post(
                        path("/runs/" + run + "/confirm"),
                        Map.of("block_uids", List.of(twin.blockUid(0))))
                .expect(200);
        assertThat(twin.blockUid(0)).isEqualTo(doc.blockUid(0));
        var file = exported("");
        assertThat(
                        rows(
                                file,
                                "select doc_title, data ->> 'note' from confirmed where block_uid = '"
                                        + doc.blockUid(0)
                                        + "' order by all"))
                .containsExactly(List.of("Rules", "note 0"), List.of("Twin", "twin"));
        assertThat(
                        rows(
                                file,
                                "select doc_title, note from notes where status = 'confirmed' and block_index = 0 and doc_title <> 'Ünïcode \"quoted\"' order by all"))
                .containsExactly(List.of("Rules", "note 0"), List.of("Twin", "twin"));
        assertThat(rows(file, "select count(*) from blocks").getFirst().getFirst()).isEqualTo(12L);
    }

    @Test
    void aProjectWithoutRunsHasItsBlocks() throws Exception {
        var other = given.project(ann.userId());
        given.document(other, "Alone", 3);
        var file = fetched("/api/v1/projects/" + other.projectId() + "/export?format=duckdb");
        assertThat(rows(file, "select count(*) from blocks").getFirst().getFirst()).isEqualTo(3L);
        assertThat(rows(file, "select count(*) from overlays").getFirst().getFirst()).isEqualTo(0L);
    }

    @Test
    void itIsOneFileOfAllDocuments() {
        owner.get(path("/export?format=duckdb&layout=per_document")).expect(400);
        owner.get(path("/export?format=duckdb&extra=model")).expect(400);
    }
}
