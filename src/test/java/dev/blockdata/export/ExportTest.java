package dev.blockdata.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blockdata.database.ApplicationTest;
import dev.blockdata.database.TestDatabase;
import dev.blockdata.http.Browser;
import dev.blockdata.projects.Member;
import dev.blockdata.review.Given;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What leaves, byte by byte; and that what breaks off never looks whole.
@ApplicationTest
class ExportTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @LocalServerPort private int port;

    @Autowired private TestDatabase database;

    private Given given;
    private Member ann;
    private String token;
    private Browser browser;
    private UUID schema;

    @BeforeEach
    void start() {
        given = new Given(database);
        ann = given.project(given.user("Ann"));
        token = given.token(ann.userId());
        browser = Browser.program(port, token);
        schema = given.schema(ann.userId(), Given.NOTES);
    }

    private String path(String rest) {
        return "/api/v1/projects/" + ann.projectId() + rest;
    }

    private void confirm(UUID run, Given.Doc doc, int... indexes) {
        var uids = java.util.Arrays.stream(indexes).mapToObj(doc::blockUid).toList();
        browser.post(path("/runs/" + run + "/confirm"), Map.of("block_uids", uids)).expect(200);
    }

    private List<JsonNode> lines(String path) {
        return browser.get(path)
                .expect(200)
                .text()
                .lines()
                .map(line -> (JsonNode) JSON.readTree(line))
                .toList();
    }

    @Test
    void aLineIsExactlyTheCanonicalOne() {
        var doc = given.document(ann, "Golden", List.of("Grüße 👋 \"you\"\\", "two"));
        var run = given.run(ann, doc, schema);
        given.stage(ann, run, _ -> "{\"score\": 1.50, \"note\": \"a\\nb ünï\"}");
        confirm(run, doc, 0);
        var at =
                database.superuserJdbc()
                        .sql("select uploaded_at from app.documents where source_uid = ?")
                        .params(doc.sourceUid())
                        .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
                        .single();
        var uid =
                database.superuserJdbc()
                        .sql("select schema_uid from app.schemas where schema_id = ?")
                        .params(schema)
                        .query(String.class)
                        .single();
        var shared =
                """
                {"immutable":{"source_upload":{"source_uid":"%s","source_type":"txt","source_filesize":24,"source_total_characters":19,\
                "source_upload_timestamp":"%s"},"conversion":{"conv_status":"success","conv_uid":"%s","conv_parsing_tool":"text",\
                "conv_representation_type":"text_bytes","conv_total_blocks":2,"conv_block_type_freq":{"paragraph":2},"conv_total_characters":17},\
                "block":{"block_uid":"%s:%d","block_index":%d,"block_type":"paragraph","block_locator":{"type":"text_offset_range","start_offset":%d,\
                "end_offset":%d},"block_content":%s}},"user_defined":{"schema_ref":"notes","schema_uid":"%s","data":%s}}
                """;
        var expected =
                shared.formatted(
                                doc.sourceUid(),
                                at,
                                doc.convUid(),
                                doc.convUid(),
                                0,
                                0,
                                0,
                                19,
                                "\"Grüße 👋 \\\"you\\\"\\\\\"",
                                uid,
                                "{\"note\": \"a\\nb ünï\", \"score\": 1.50}")
                        + shared.formatted(
                                doc.sourceUid(),
                                at,
                                doc.convUid(),
                                doc.convUid(),
                                1,
                                1,
                                21,
                                24,
                                "\"two\"",
                                uid,
                                "null");

        var answer = browser.get(path("/runs/" + run + "/export")).expect(200);
        assertThat(answer.text()).isEqualTo(expected);
        assertThat(answer.header("Content-Type")).startsWith("application/x-ndjson");
        assertThat(answer.header("Content-Disposition"))
                .startsWith("attachment;")
                .contains("Golden.jsonl");
        assertThat(
                        browser.get(path("/documents/" + doc.sourceUid() + "/export?run_id=" + run))
                                .text())
                .isEqualTo(expected);
        assertThat(browser.get(path("/export?schema_id=" + schema)).text()).isEqualTo(expected);
        assertThat(browser.get(path("/export?run_id=" + run)).text()).isEqualTo(expected);
    }

    @Test
    void withoutARunBlocksHaveNoData() {
        var doc = given.document(ann, "Doc", 3);
        var run = given.run(ann, doc, schema);
        given.stage(ann, run, Given::note);
        confirm(run, doc, 0, 1, 2);
        for (var path :
                List.of(path("/export"), path("/documents/" + doc.sourceUid() + "/export"))) {
            assertThat(lines(path))
                    .hasSize(3)
                    .allMatch(line ->
                            line.get("user_defined")
                                    .toString()
                                    .equals(
                                            "{\"schema_ref\":null,\"schema_uid\":null,\"data\":null}"));
        }
    }

    @Test
    void theExportIsTheConfirmedSetExactly() {
        long seed = System.nanoTime();
        System.out.println("theExportIsTheConfirmedSetExactly: seed " + seed);
        var random = new Random(seed);
        var expected = new LinkedHashMap<String, String>();
        var staged = new LinkedHashMap<String, String>();
        for (int d = 0; d < 3; d++) {
            var doc = given.document(ann, "Doc " + d, 200);
            var run = given.run(ann, doc, schema);
            given.stage(ann, run, Given::note);
            confirm(run, doc, random.ints(90, 0, 200).distinct().toArray());
            var rejected = random.ints(50, 0, 200).distinct().mapToObj(doc::blockUid).toList();
            browser.post(
                            path("/runs/" + run + "/reject"),
                            Map.of("block_uids", rejected, "to", "rejected"))
                    .expect(200);
            database.superuserJdbc()
                    .sql(
                            "select block_index, status from app.block_overlays where run_id = ? order by block_index")
                    .params(run)
                    .query(row -> {
                        var value = Given.note(row.getInt(1));
                        expected.put(
                                doc.blockUid(row.getInt(1)),
                                row.getString(2).equals("confirmed") ? value : "null");
                        staged.put(
                                doc.blockUid(row.getInt(1)),
                                row.getString(2)
                                        + " "
                                        + (row.getString(2).equals("rejected") ? "null" : value));
                    });
        }
        var found = new LinkedHashMap<String, String>();
        lines(path("/export?schema_id=" + schema))
                .forEach(line -> {
                    assertThat(line.get("user_defined").has("status")).isFalse();
                    found.put(
                            line.at("/immutable/block/block_uid").asString(),
                            line.at("/user_defined/data").toString());
                });
        assertThat(found).as("seed " + seed).containsExactlyEntriesOf(canonical(expected));
        var marked = new LinkedHashMap<String, String>();
        lines(path("/export?include=staged&schema_id=" + schema))
                .forEach(line ->
                        marked.put(
                                line.at("/immutable/block/block_uid").asString(),
                                line.at("/user_defined/status").asString()
                                        + " "
                                        + line.at("/user_defined/data")));
        assertThat(marked).containsExactlyEntriesOf(canonical(staged));
        var first =
                browser.get(path("/export?layout=per_document&schema_id=" + schema))
                        .response()
                        .body();
        assertThat(
                        browser.get(path("/export?layout=per_document&schema_id=" + schema))
                                .response()
                                .body())
                .isEqualTo(first);
    }

    private static Map<String, String> canonical(Map<String, String> values) {
        values.replaceAll((_, value) ->
                value.replace(": ", ":")
                        .replace(", ", ",")
                        .replace("\"note\":\"note:", "\"note\":\"note "));
        return values;
    }

    @Test
    void theArchiveHoldsAFileADocumentAndAManifest() throws IOException {
        for (var title : List.of("Same", "same", "../a:b", "CON")) {
            var doc = given.document(ann, title, List.of(title + " " + UUID.randomUUID()));
            given.stage(ann, given.run(ann, doc, schema), Given::note);
        }
        browser.post(path("/confirm"), Map.of("schema_id", schema)).expect(200);
        var answer = browser.get(path("/export?format=zip&schema_id=" + schema)).expect(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/zip");
        var files = unzip(answer.response().body());
        assertThat(files.keySet())
                .containsExactly(
                        "Same.jsonl",
                        "same (2).jsonl",
                        "_a_b.jsonl",
                        "_CON.jsonl",
                        "manifest.json");
        assertThat(String.join("", files.values().stream().limit(4).toList()))
                .isEqualTo(browser.get(path("/export?schema_id=" + schema)).text());
        var manifest = JSON.readTree(files.get("manifest.json"));
        assertThat(manifest.at("/counts/confirmed").asInt()).isEqualTo(4);
        assertThat(manifest.get("offline").asBoolean()).isTrue();
        assertThat(manifest.at("/documents/0/models/0").asString()).isEqualTo("offline");
    }

    private static Map<String, String> unzip(byte[] bytes) throws IOException {
        var files = new LinkedHashMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    @Test
    void theEffectiveRunIsTheNewestWithSomethingConfirmedUnlessOneIsNamed() {
        var doc = given.document(ann, "Doc", 1);
        var old = given.run(ann, doc, schema);
        given.stage(ann, old, _ -> "{\"note\": \"old\"}");
        var fresh = given.run(ann, doc, schema);
        given.stage(ann, fresh, _ -> "{\"note\": \"fresh\"}");
        confirm(old, doc, 0);
        var data = "/user_defined/data/note";
        assertThat(lines(path("/export?schema_id=" + schema)).getFirst().at(data).asString())
                .isEqualTo("old");
        assertThat(
                        lines(path("/export?schema_id=" + schema + "&run_id=" + fresh))
                                .getFirst()
                                .at("/user_defined/data")
                                .isNull())
                .isTrue();
        assertThat(
                        lines(path("/export?include=staged&run_id=" + fresh))
                                .getFirst()
                                .at(data)
                                .asString())
                .isEqualTo("fresh");
        browser.get(path("/export?run_id=" + fresh + "&run_id=" + old)).expect(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "format=x",
                "include=all",
                "layout=flat",
                "schema=1",
                "run_id=x",
                "run_id=",
                "run_id",
                "run_id=,",
                "run_id=&run_id=",
                "schema_id="
            })
    void aWishThatCannotBeMetIsRefusedBeforeTheFirstByte(String query) {
        browser.get(path("/export?" + query)).expect(400);
    }

    @Test
    void anotherTenantsIdsAreNotThere() {
        var doc = given.document(ann, "Doc", 1);
        var run = given.run(ann, doc, schema);
        var mallory = given.project(given.user("Mallory"));
        var stranger = Browser.program(port, given.token(mallory.userId()));
        var own = "/api/v1/projects/" + mallory.projectId();
        stranger.get(path("/export")).expect(404);
        stranger.get(own + "/runs/" + run + "/export").expect(404);
        stranger.get(own + "/documents/" + doc.sourceUid() + "/export").expect(404);
        stranger.get(own + "/export?schema_id=" + schema).expect(404);
        stranger.get(own + "/export?run_id=" + run).expect(404);
        assertThat(stranger.get(own + "/export").expect(200).text()).isEmpty();
    }

    /// About thirty megabytes: more than all buffers between here and there.
    private UUID large() {
        var doc =
                given.document(
                        ann,
                        "Large " + UUID.randomUUID(),
                        Collections.nCopies(1500, "0123456789".repeat(2000)));
        return given.run(ann, doc, schema);
    }

    private InputStream open(String path) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header("Authorization", "Bearer " + token);
        return HttpClient.newHttpClient()
                .send(request.build(), BodyHandlers.ofInputStream())
                .body();
    }

    private long busy() {
        return database.superuserJdbc()
                .sql(
                        """
                        select count(*) from pg_stat_activity
                         where datname = current_database() and application_name = 'blockdata-api' and state <> 'idle' and query like '%block_content%'
                        """)
                .query(Long.class)
                .single();
    }

    private void awaitBusy(boolean expected) {
        long end = System.nanoTime() + 5_000_000_000L;
        while (busy() > 0 != expected) {
            assertThat(System.nanoTime()).as("within five seconds").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jsonl", "csv"})
    void whoGoesAwayStopsTheQuery(String format) throws Exception {
        var stream = open(path("/runs/" + large() + "/export?format=" + format));
        stream.readNBytes(1000);
        awaitBusy(true);
        stream.close();
        awaitBusy(false);
    }

    /// Nothing of it leaves before all of it is read, so there is nothing to write to who has left.
    @Test
    void whoGoesAwayStopsTheQueryThatHasSentNothingYet() throws Exception {
        var run = large();
        var address = path("/runs/" + run + "/export?format=parquet");
        sql(
                "create policy slow on app.block_overlays as restrictive using (pg_sleep(0.01) is not null)");
        try {
            try (var socket = new Socket("localhost", port)) {
                var request =
                        "GET %s HTTP/1.1\r\nHost: localhost:%d\r\nAuthorization: Bearer %s\r\n\r\n"
                                .formatted(address, port, token);
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                awaitBusy(true);
            }
            awaitBusy(false);
        } finally {
            sql("drop policy slow on app.block_overlays");
        }
    }

    private void sql(String statement) {
        database.superuserJdbc().sql(statement).update();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jsonl", "csv", "jsonl&layout=per_document", "csv&layout=per_document"})
    void whatBreaksOffNeverLooksWhole(String form) throws Exception {
        var stream = open(path("/runs/" + large() + "/export?format=" + form));
        stream.readNBytes(100);
        if (!form.contains("layout")) {
            awaitBusy(true);
        }
        database.superuserJdbc()
                .sql(
                        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like '%block_content%' and pid <> pg_backend_pid()")
                .query(Boolean.class)
                .list();
        assertThatThrownBy(() -> stream.transferTo(java.io.OutputStream.nullOutputStream()))
                .isInstanceOf(IOException.class);
    }

    /// For longer than the server waits for somebody who takes nothing.
    @Test
    @Tag("long")
    void aReaderOfTenKilobytesASecondGetsAllOfIt() throws Exception {
        var address = path("/runs/" + large() + "/export");
        long whole;
        try (var quick = open(address)) {
            whole = quick.transferTo(java.io.OutputStream.nullOutputStream());
        }
        long taken = 0;
        try (var slow = open(address)) {
            for (int second = 0; second < 90; second++) {
                taken += slow.readNBytes(10_000).length;
                java.util.concurrent.TimeUnit.SECONDS.sleep(1);
            }
            taken += slow.transferTo(java.io.OutputStream.nullOutputStream());
        }
        assertThat(taken).isEqualTo(whole);
    }
}
