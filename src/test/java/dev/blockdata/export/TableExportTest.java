package dev.blockdata.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blockdata.database.ApplicationTest;
import dev.blockdata.database.TestDatabase;
import dev.blockdata.http.Browser;
import dev.blockdata.projects.Member;
import dev.blockdata.review.Given;
import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.row.PqStruct;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.QuoteMode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Confirmed data as tables: CSV that a spreadsheet takes for what it is, and Parquet with the
/// schema's types, both read back by readers that are not ours.
@ApplicationTest
class TableExportTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final CSVFormat CSV =
            CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .setNullString("")
                    .setQuoteMode(QuoteMode.ALL_NON_NULL)
                    .get();

    private static final String EVERYTHING =
            """
            {"schema_ref": "everything", "type": "object", "properties": {
              "zeta": {"type": "string"},
              "alpha": {"type": ["integer", "null"]},
              "ratio": {"type": "number"},
              "sure": {"type": "boolean"},
              "level": {"enum": ["high", "low", null]},
              "tags": {"type": "array", "items": {"type": "string"}},
              "part": {"type": "object", "properties": {"name": {"type": "string"}, "size": {"type": "integer"}, "of": {"$ref": "#/$defs/of"}},
                       "additionalProperties": false},
              "parts": {"type": "array", "items": {"type": "object", "properties": {"n": {"type": "integer"}, "odd \\"name\\"/~": {"type": "string"}}}},
              "any": {},
              "either": {"type": ["string", "number", "null"]},
              "status": {"type": "string"},
              "data.status": {"type": "string"}},
             "$defs": {"of": {"type": "array", "items": {"type": "number"}}}}
            """;

    @LocalServerPort private int port;

    @Autowired private TestDatabase database;
    @Autowired private ExportPlan plans;
    @Autowired private Exports exports;
    @Autowired private Scratch scratch;

    private Given given;
    private Member ann;
    private String token;
    private Browser browser;

    @BeforeEach
    void start() {
        given = new Given(database);
        ann = given.project(given.user("Ann"));
        token = given.token(ann.userId());
        browser = Browser.program(port, token);
    }

    private String path(String rest) {
        return "/api/v1/projects/" + ann.projectId() + rest;
    }

    private byte[] bytes(String path) {
        try (var client = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                            .header("Authorization", "Bearer " + token)
                            .build();
            var answer = client.send(request, BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.body();
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }

    private static List<CSVRecord> csv(byte[] bytes) throws IOException {
        try (var parser = CSV.parse(new StringReader(new String(bytes, UTF_8)))) {
            return parser.getRecords();
        }
    }

    private UUID confirmed(Given.Doc doc, UUID schema, List<String> values) {
        var run = given.run(ann, doc, schema);
        given.stage(ann, run, values::get);
        var uids = IntStream.range(0, values.size()).mapToObj(doc::blockUid).toList();
        browser.post(path("/runs/" + run + "/confirm"), Map.of("block_uids", uids)).expect(200);
        return run;
    }

    private static final String FULL =
            """
            {"zeta": "z, \\"q\\"\\r\\nnext\\u2028line", "alpha": 9007199254740993, "ratio": 0.1, "sure": true, "level": "high", "tags": ["a", "b,\\"c\\""],
             "part": {"name": "bolt", "size": 7, "of": [1.5, 2]}, "parts": [{"n": 1, "odd \\"name\\"/~": "x"}, {"more": [true], "n": 2}], "any": {"k": null},
             "either": -5, "status": "mine", "data.status": "also mine"}
            """;
    private static final String EMPTY =
            """
            {"zeta": "", "alpha": null, "tags": [], "part": {"of": []}, "any": null, "either": "-5"}
            """;

    @Test
    void aRowOfCsvIsExactlyThis() {
        var doc = given.document(ann, "=Title", List.of("=1+1", "two"));
        var run = confirmed(doc, given.schema(ann.userId(), EVERYTHING), List.of(FULL, EMPTY));
        var stamps =
                database.superuserJdbc()
                        .sql(
                                "select to_char(confirmed_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') from app.block_overlays where run_id = ? order by block_index")
                        .params(run)
                        .query(String.class)
                        .list();
        var fixed = "%s,'=Title,%s:%d,%d,paragraph,%s,confirmed,%s,%s,Ann,";
        assertThat(new String(bytes(path("/runs/" + run + "/export?format=csv")), UTF_8))
                .isEqualTo(
                        "source_uid,doc_title,block_uid,block_index,block_type,block_content,status,confirmed_at,confirmed_by,confirmed_by_name,"
                                + "zeta,alpha,ratio,sure,level,tags,part,parts,any,either,data.data.status,data.status\r\n"
                                + fixed.formatted(
                                        doc.sourceUid(),
                                        doc.convUid(),
                                        0,
                                        0,
                                        "'=1+1",
                                        stamps.get(0),
                                        ann.userId())
                                + "\"z, \"\"q\"\"\r\nnext\u2028line\",9007199254740993,0.1,true,high,\"[\"\"a\"\", \"\"b,\\\"\"c\\\"\"\"\"]\","
                                + "\"{\"\"of\"\": [1.5, 2], \"\"name\"\": \"\"bolt\"\", \"\"size\"\": 7}\","
                                + "\"[{\"\"n\"\": 1, \"\"odd \\\"\"name\\\"\"/~\"\": \"\"x\"\"}, {\"\"n\"\": 2, \"\"more\"\": [true]}]\",\"{\"\"k\"\": null}\",-5,mine,also mine\r\n"
                                + fixed.formatted(
                                        doc.sourceUid(),
                                        doc.convUid(),
                                        1,
                                        1,
                                        "two",
                                        stamps.get(1),
                                        ann.userId())
                                + "\"\",,,,,[],\"{\"\"of\"\": []}\",,,'-5,,\r\n");
    }

    /// Every spelling of a formula that spreadsheets are known to run, and texts that only look so.
    @Test
    void noCellOfCsvIsTakenForAFormulaAndEveryTextComesBack() throws IOException {
        var formulas =
                List.of(
                        "=cmd|' /C calc'!A0",
                        " =1+1",
                        "+1",
                        "-1",
                        "@SUM(1)",
                        "\t=1",
                        "\rx",
                        "\tx",
                        "\u00a0=1",
                        "\u200b=1",
                        "\ufeff@x",
                        "\n+1");
        var harmless = List.of("a=1", "'=1", "", "-", "5", "\"=1\"", "𝟙=", "line\r\n=1");
        var texts = new ArrayList<>(formulas);
        texts.addAll(harmless);
        var schema =
                given.schema(
                        ann.userId(),
                        """
                        {"schema_ref": "t", "type": "object", "properties": {"t": {"type": "string"}, "n": {"type": "number"}, "=h": {"type": "string"}}}
                        """);
        var doc = given.document(ann, "Doc", texts.size());
        var run =
                confirmed(
                        doc,
                        schema,
                        texts.stream()
                                .map(text -> JSON.writeValueAsString(Map.of("t", text, "n", -5)))
                                .toList());
        var rows = csv(bytes(path("/runs/" + run + "/export?format=csv")));
        assertThat(rows.getFirst().getParser().getHeaderNames()).endsWith("t", "n", "'=h");
        for (var at = 0; at < texts.size(); at++) {
            var cell = rows.get(at).get("t");
            var text = texts.get(at);
            var guarded = formulas.contains(text) || text.equals("-");
            assertThat(cell).isEqualTo(guarded ? "'" + text : text);
            assertThat(rows.get(at).get("n")).isEqualTo("-5");
        }
    }

    @Test
    void parquetHasTheTypesOfTheSchemaAndLosesNothing() throws IOException {
        var doc = given.document(ann, "=Title", List.of("=1+1", "two"));
        var run = confirmed(doc, given.schema(ann.userId(), EVERYTHING), List.of(FULL, EMPTY));
        var bytes = bytes(path("/runs/" + run + "/export?format=parquet"));
        try (var file = ParquetFileReader.open(InputFile.of(ByteBuffer.wrap(bytes)));
                var rows = file.rowReader()) {
            rows.next();
            assertThat(rows.getString("doc_title")).isEqualTo("=Title");
            assertThat(rows.getString("block_content")).isEqualTo("=1+1");
            assertThat(rows.getLong("block_index")).isZero();
            assertThat(rows.getTimestamp("confirmed_at")).isNotNull();
            assertThat(rows.getString("zeta")).isEqualTo("z, \"q\"\r\nnext\u2028line");
            assertThat(rows.getLong("alpha")).isEqualTo(9007199254740993L);
            assertThat(rows.getDouble("ratio")).isEqualTo(0.1);
            assertThat(rows.getBoolean("sure")).isTrue();
            assertThat(rows.getString("level")).isEqualTo("high");
            assertThat(rows.getList("tags").strings()).containsExactly("a", "b,\"c\"");
            PqStruct part = rows.getStruct("part");
            assertThat(part.getString("name")).isEqualTo("bolt");
            assertThat(part.getLong("size")).isEqualTo(7);
            assertThat(part.getList("of").doubles().toArray()).containsExactly(1.5, 2);
            var parts = rows.getList("parts").structs();
            assertThat(parts.get(0).getString("odd \"name\"/~")).isEqualTo("x");
            assertThat(parts.get(0).isNull("others")).isTrue();
            assertThat(parts.get(1).isNull("odd \"name\"/~")).isTrue();
            assertThat(parts.get(1).getLong("n")).isEqualTo(2);
            assertThat(parts.get(1).getString("others")).isEqualTo("{\"more\":[true]}");
            assertThat(rows.getString("any")).isEqualTo("{\"k\": null}");
            assertThat(rows.getString("either")).isEqualTo("-5");
            assertThat(rows.getString("data.data.status")).isEqualTo("mine");
            assertThat(rows.getString("data.status")).isEqualTo("also mine");
            rows.next();
            assertThat(rows.getString("zeta")).isEmpty();
            assertThat(rows.isNull("alpha")).isTrue();
            assertThat(rows.isNull("ratio")).isTrue();
            assertThat(rows.getList("tags").isEmpty()).isTrue();
            assertThat(rows.getStruct("part").isNull("name")).isTrue();
            assertThat(rows.getStruct("part").getList("of").isEmpty()).isTrue();
            assertThat(rows.isNull("parts")).isTrue();
            assertThat(rows.isNull("any")).isTrue();
            assertThat(rows.getString("either")).isEqualTo("\"-5\"");
            assertThat(rows.hasNext()).isFalse();
        }
    }

    @Test
    void whatDoesNotFitItsColumnIsAnErrorAndNotAnotherValue() {
        var schema =
                given.schema(
                        ann.userId(),
                        """
                        {"schema_ref": "big", "type": "object", "properties": {"n": {"type": "integer"}}}
                        """);
        var doc = given.document(ann, "Doc", 1);
        var run = confirmed(doc, schema, List.of("{\"n\": 123456789012345678901234567890}"));
        assertThat(browser.get(path("/runs/" + run + "/export?format=parquet")).expect(409).text())
                .contains(
                        "123456789012345678901234567890",
                        "of the field “n”, in the block " + doc.blockUid(0));
        assertThat(new String(bytes(path("/runs/" + run + "/export?format=csv")), UTF_8))
                .contains(",123456789012345678901234567890\r\n");
    }

    /// Random values of every kind, confirmed, staged and rejected at random: the three formats
    /// hold the same blocks, and the values of exactly those that are confirmed.
    @Test
    void allFormatsHoldTheSameConfirmedSet() throws IOException {
        var random = new Random(20261126);
        var schema = given.schema(ann.userId(), EVERYTHING);
        var values = new LinkedHashMap<String, JsonNode>();
        for (var d = 0; d < 3; d++) {
            var size = 20 + random.nextInt(40);
            var doc =
                    given.document(
                            ann,
                            "Same title",
                            IntStream.range(0, size).mapToObj(i -> Naughty.text(random)).toList());
            var run = given.run(ann, doc, schema);
            var bodies = IntStream.range(0, size).mapToObj(_ -> Naughty.value(random)).toList();
            given.stage(ann, run, index -> JSON.writeValueAsString(bodies.get(index)));
            var chosen =
                    IntStream.range(0, size).filter(_ -> random.nextInt(3) > 0).boxed().toList();
            browser.post(
                            path("/runs/" + run + "/confirm"),
                            Map.of("block_uids", chosen.stream().map(doc::blockUid).toList()))
                    .expect(200);
            for (var index = 0; index < size; index++) {
                values.put(
                        doc.blockUid(index),
                        chosen.contains(index)
                                ? JSON.readTree(JSON.writeValueAsString(bodies.get(index)))
                                : null);
            }
        }
        var query = "/export?schema_id=" + schema + "&format=";
        var lines = new LinkedHashMap<String, JsonNode>();
        new String(bytes(path(query + "jsonl")), UTF_8)
                .lines()
                .map(JSON::readTree)
                .forEach(line -> {
                    var data = line.at("/user_defined/data");
                    lines.put(
                            line.at("/immutable/block/block_uid").asString(),
                            data.isNull() ? null : data);
                });
        assertThat(lines).isEqualTo(values);
        var cells = new LinkedHashMap<String, Map<String, String>>();
        for (var row : csv(bytes(path(query + "csv")))) {
            cells.put(row.get("block_uid"), row.toMap());
        }
        assertThat(cells.keySet()).isEqualTo(values.keySet());
        values.forEach((uid, value) -> Naughty.assertCells(cells.get(uid), value));
        try (var file =
                        ParquetFileReader.open(
                                InputFile.of(ByteBuffer.wrap(bytes(path(query + "parquet")))));
                var rows = file.rowReader()) {
            var seen = new ArrayList<String>();
            while (rows.hasNext()) {
                rows.next();
                seen.add(rows.getString("block_uid"));
                Naughty.assertRow(rows, values.get(rows.getString("block_uid")));
            }
            assertThat(seen).containsExactlyElementsOf(values.keySet());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"csv", "parquet", "csv&layout=per_document", "parquet&layout=per_document"})
    void theSameStateHasTheSameBytes(String form) {
        var schema = given.schema(ann.userId(), EVERYTHING);
        confirmed(given.document(ann, "One", 2), schema, List.of(FULL, EMPTY));
        confirmed(given.document(ann, "Two", 2), schema, List.of(EMPTY, FULL));
        var address = path("/export?schema_id=" + schema + "&format=" + form);
        var before = bytes(address);
        var here = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
            assertThat(bytes(address)).as("of a server that stands elsewhere").isEqualTo(before);
        } finally {
            TimeZone.setDefault(here);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "parquet"})
    void whatNobodyWantsAnyMoreEndsInTheMiddleOfADocument(String format) throws IOException {
        var schema = given.schema(ann.userId(), EVERYTHING);
        confirmed(given.document(ann, "One", 3), schema, List.of(FULL, EMPTY, FULL));
        var form = ExportForm.of(format, "confirmed", "merged", false, null);
        var plan = plans.of(ann, new Selection(null, schema, Set.of()), form);
        var rows = new AtomicInteger();
        Exports.Progress impatient =
                new Exports.Progress() {

                    @Override
                    public void written(int documents, long count) {
                        throw new AssertionError("the document was read to its end");
                    }

                    @Override
                    public void demand() throws IOException {
                        if (rows.incrementAndGet() == 2) {
                            throw new IOException("nobody wants it");
                        }
                    }
                };
        assertThatThrownBy(() ->
                        exports.write(ann, plan, form, OutputStream.nullOutputStream(), impatient))
                .hasMessage("nobody wants it");
        try (var left = Files.list(scratch.folder())) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void theNameOfAColumnHangsOnTheSchemaAlone() throws IOException {
        var one = fields("status", "data.status", "model", "x");
        var other = fields("x", "model", "data.status", "status");
        assertThat(one).containsExactly("data.data.status", "data.status", "data.model", "x");
        assertThat(other).containsExactlyElementsOf(one.reversed());
    }

    private List<String> fields(String... names) throws IOException {
        var properties = new LinkedHashMap<String, Object>();
        for (var name : names) {
            properties.put(name, Map.of("type", "string"));
        }
        var schema =
                given.schema(
                        ann.userId(),
                        JSON.writeValueAsString(
                                Map.of(
                                        "schema_ref",
                                        "n" + System.nanoTime(),
                                        "properties",
                                        properties)));
        var doc = given.document(ann, "Doc " + schema, 1);
        var run = confirmed(doc, schema, List.of("{}"));
        var header = csv(bytes(path("/runs/" + run + "/export?format=csv"))).getFirst();
        var all = header.getParser().getHeaderNames();
        return all.subList(all.size() - names.length, all.size());
    }

    @Test
    void aDocumentWithoutARunSaysWhichSchemaWasAskedFor() throws IOException {
        var schema = given.schema(ann.userId(), Given.NOTES);
        given.document(ann, "Doc", 1);
        var rows = csv(bytes(path("/export?schema_id=" + schema + "&format=csv&extra=schema_ref")));
        assertThat(rows.getFirst().get("schema_ref")).isEqualTo("notes");
    }

    @Test
    void withoutChunksTheLengthSaysWhetherAFileIsWhole() throws IOException {
        var schema = given.schema(ann.userId(), EVERYTHING);
        confirmed(given.document(ann, "One", 2), schema, List.of(FULL, EMPTY));
        var address = path("/export?schema_id=" + schema + "&format=csv");
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write(
                            "GET %s HTTP/1.0\r\nAuthorization: Bearer %s\r\n\r\n"
                                    .formatted(address, token)
                                    .getBytes(UTF_8));
            var answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
            var body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
            assertThat(answer).contains("Content-Length: " + body.getBytes(UTF_8).length + "\r\n");
            assertThat(body.getBytes(UTF_8)).isEqualTo(bytes(address));
        }
    }

    @Test
    void stagedValuesComeOnlyWhenAskedForAndAreMarked() throws IOException {
        var schema = given.schema(ann.userId(), EVERYTHING);
        var doc = given.document(ann, "Doc", 2);
        var run = given.run(ann, doc, schema);
        given.stage(ann, run, _ -> FULL);
        browser.post(
                        path("/runs/" + run + "/confirm"),
                        Map.of("block_uids", List.of(doc.blockUid(1))))
                .expect(200);
        var confirmed = csv(bytes(path("/runs/" + run + "/export?format=csv")));
        assertThat(confirmed.get(0).get("zeta")).isNull();
        assertThat(confirmed.get(1).get("sure")).isEqualTo("true");
        var staged = csv(bytes(path("/runs/" + run + "/export?format=csv&include=staged")));
        assertThat(staged.get(0).get("status")).isEqualTo("ai_complete");
        assertThat(staged.get(0).get("sure")).isEqualTo("true");
        assertThat(staged.get(0).get("confirmed_at")).isNull();
    }

    @Test
    void furtherColumnsComeInTheirOrderBeforeTheFields() throws IOException {
        var schema = given.schema(ann.userId(), Given.NOTES);
        var doc = given.document(ann, "Doc", 1);
        var run = confirmed(doc, schema, List.of(Given.note(0)));
        var rows = csv(bytes(path("/runs/" + run + "/export?format=csv&extra=model,run_id")));
        var names = rows.getFirst().getParser().getHeaderNames();
        assertThat(names.subList(9, 12)).containsExactly("confirmed_by_name", "run_id", "model");
        assertThat(rows.getFirst().get("run_id")).isEqualTo(run.toString());
        assertThat(rows.getFirst().get("model")).isNotBlank();
        browser.get(path("/export?format=csv&extra=price")).expect(400);
        browser.get(path("/export?extra=model")).expect(400);
        browser.get(path("/export?format=parquet&bom=true")).expect(400);
        assertThat(bytes(path("/export?format=csv&bom=true"))).startsWith(0xEF, 0xBB, 0xBF);
    }

    @Test
    void oneTableHasOneSchemaAndAZipHasEachItsOwn() throws IOException {
        var one =
                confirmed(
                        given.document(ann, "Doc", 1),
                        given.schema(ann.userId(), Given.NOTES),
                        List.of(Given.note(0)));
        var two =
                confirmed(
                        given.document(ann, "Doc", 2),
                        given.schema(ann.userId(), EVERYTHING),
                        List.of(FULL, EMPTY));
        var runs = "&run_id=" + one + "&run_id=" + two;
        assertThat(browser.get(path("/export?format=csv" + runs)).expect(400).text())
                .contains("per_document");
        var files = new LinkedHashMap<String, byte[]>();
        try (var zip =
                new ZipInputStream(
                        new ByteArrayInputStream(
                                bytes(path("/export?format=csv&layout=per_document" + runs))))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        assertThat(files.keySet()).containsExactly("Doc.csv", "Doc (2).csv", "manifest.json");
        assertThat(csv(files.get("Doc.csv")).getFirst().getParser().getHeaderNames())
                .contains("note")
                .doesNotContain("zeta");
        assertThat(csv(files.get("Doc (2).csv"))).hasSize(2);
        var manifest = JSON.readTree(files.get("manifest.json"));
        assertThat(manifest.path("format").asString()).isEqualTo("csv");
        assertThat(manifest.at("/counts/confirmed").asInt()).isEqualTo(3);
        assertThat(manifest.at("/documents/1/confirmed").asInt()).isEqualTo(2);
    }

    /// While somebody confirms and reopens all blocks of two documents again and again, each
    /// document of an export is in one of these states, never between them.
    @ParameterizedTest
    @ValueSource(strings = {"jsonl", "csv", "zip"})
    void eachDocumentIsInOneStateWhateverGoesOnMeanwhile(String format) throws Exception {
        var schema = given.schema(ann.userId(), Given.NOTES);
        var docs = List.of(given.document(ann, "One", 300), given.document(ann, "Two", 300));
        var runs = docs.stream().map(doc -> given.run(ann, doc, schema)).toList();
        runs.forEach(run -> given.stage(ann, run, Given::note));
        var running = new AtomicBoolean(true);
        var turns = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var unrest =
                    threads.submit(() -> {
                        var other = Browser.program(port, token);
                        while (running.get()) {
                            for (var at = 0; at < runs.size(); at++) {
                                var doc = docs.get(at);
                                var uids = IntStream.range(0, 300).mapToObj(doc::blockUid).toList();
                                var verbs = path("/runs/" + runs.get(at));
                                other.post(verbs + "/confirm", Map.of()).expect(200);
                                other.post(verbs + "/reopen", Map.of("block_uids", uids))
                                        .expect(200);
                            }
                            turns.incrementAndGet();
                        }
                        return null;
                    });
            var seen = new TreeSet<Integer>();
            for (var n = 0; n < 15; n++) {
                for (var count : confirmedByDocument(format, schema)) {
                    assertThat(count).isIn(0, 300);
                    seen.add(count);
                }
            }
            running.set(false);
            unrest.get();
            assertThat(turns.get()).as("turns while it was exported").isPositive();
            assertThat(seen).as("states that were met").isNotEmpty();
        }
    }

    private List<Integer> confirmedByDocument(String format, UUID schema) throws IOException {
        var file = bytes(path("/export?schema_id=" + schema + "&format=" + format));
        var counts = new LinkedHashMap<String, Integer>();
        if (format.equals("csv")) {
            for (var row : csv(file)) {
                var confirmed = row.get("confirmed_at") != null;
                assertThat(confirmed).isEqualTo("confirmed".equals(row.get("status")));
                counts.merge(row.get("source_uid"), confirmed ? 1 : 0, Integer::sum);
            }
            return List.copyOf(counts.values());
        }
        if (format.equals("zip")) {
            try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
                for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    var text = new String(zip.readAllBytes(), UTF_8);
                    if (entry.getName().equals("manifest.json")) {
                        JSON.readTree(text)
                                .path("documents")
                                .forEach(each ->
                                        counts.merge(
                                                each.path("doc_title").asString(),
                                                -each.path("confirmed").asInt(),
                                                Integer::sum));
                    } else {
                        counts.put(
                                entry.getName().replace(".jsonl", ""),
                                (int)
                                        text.lines()
                                                .filter(line -> !line.contains("\"data\":null"))
                                                .count());
                    }
                }
            }
            // What the manifest counts is what the file holds.
            assertThat(counts.values()).containsOnly(0);
            return List.copyOf(counts.values());
        }
        new String(file, UTF_8)
                .lines()
                .map(JSON::readTree)
                .forEach(line ->
                        counts.merge(
                                line.at("/immutable/source_upload/source_uid").asString(),
                                line.at("/user_defined/data").isNull() ? 0 : 1,
                                Integer::sum));
        return List.copyOf(counts.values());
    }
}
