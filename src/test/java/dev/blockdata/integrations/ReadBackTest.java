package dev.blockdata.integrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blockdata.review.Given;
import dev.blockdata.storage.S3Server;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What DuckDB reads out of a bucket and out of the database to download is what the canonical
/// lines hold, in every column; and the queries that the page shows are run as they stand there.
class ReadBackTest extends ProjectThatSends {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String BUCKET = "lake";

    private static final String TYPES =
            """
            {"schema_ref": "types-%s", "type": "object", "properties": {
              "zeta": {"type": "string"},
              "alpha": {"type": ["integer", "null"]},
              "ratio": {"type": "number"},
              "sure": {"type": "boolean"},
              "level": {"enum": ["high", "low", null]},
              "at": {"type": "string", "format": "date-time"},
              "tags": {"type": "array", "items": {"type": "string"}},
              "part": {"type": "object", "properties": {"name": {"type": "string"}, "size": {"type": "integer"}, "of": {"type": "array", "items": {"type": "number"}}},
                       "additionalProperties": false},
              "parts": {"type": "array", "items": {"type": "object", "properties": {"n": {"type": "integer"}, "odd \\"name\\"/~": {"type": "string"}}}},
              "any": {},
              "either": {"type": ["string", "number", "null"]},
              "status": {"type": "string"}}}
            """;
    private static final List<String> VALUES =
            List.of(
                    """
                    {"zeta": "z, \\"q\\"\\r\\nnext\\u2028'line'", "alpha": 9007199254740993, "ratio": 0.1, "sure": true, "level": "high",
                     "tags": ["a", "b,\\"c\\"", "", "👩‍🚀"], "part": {"name": "bolt", "size": -7, "of": [1.5, 2]},
                     "parts": [{"n": 1, "odd \\"name\\"/~": "x"}, {"more": [true, null], "n": 2}], "any": {"k": [1, "2"]}, "either": -5, "status": "mine", "at": "2026-01-02T03:04:05.678Z"}
                    """,
                    """
                    {"zeta": "", "alpha": null, "tags": [], "part": {"of": []}, "parts": [{}], "any": "text", "either": "-5", "ratio": 3, "sure": false}
                    """,
                    "{}",
                    """
                    {"alpha": -9223372036854775808, "level": null, "parts": [], "any": [], "either": 1e2, "ratio": -1.5e300, "status": "\\u0001 \\\\ %s"}
                    """);

    /// What the schema gives no one type is kept as its own JSON.
    private static final Set<String> KEPT = Set.of("any", "either");

    private static S3Server server;

    @TempDir private Path folder;

    @BeforeAll
    static void serve() {
        server = new S3Server();
        server.makeBucket(BUCKET);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private UUID confirmed(Given.Doc of, UUID by, IntFunction<String> values, Integer... chosen) {
        var made = given.run(ann, of, by);
        given.stage(ann, made, values);
        owner.post(
                        at("/runs/" + made + "/confirm"),
                        Map.of("block_uids", Arrays.stream(chosen).map(of::blockUid).toList()))
                .expect(200);
        return made;
    }

    /// Pushes all that is confirmed by the schema, and answers where the bucket lies now.
    private Path pushed(UUID by, String mode) throws Exception {
        var lake =
                owner.post(
                                at("/integrations"),
                                Map.of(
                                        "kind",
                                        "object_store",
                                        "name",
                                        "Lake",
                                        "trigger",
                                        "manual",
                                        "schema_id",
                                        by.toString(),
                                        "settings",
                                        Map.of(
                                                "endpoint",
                                                server.endpoint().toString(),
                                                "bucket",
                                                BUCKET,
                                                "prefix",
                                                "confirmed",
                                                "mode",
                                                mode,
                                                "access_key_id",
                                                S3Server.USER),
                                        "secrets",
                                        Map.of("secret_access_key", S3Server.PASSWORD)))
                        .expect(201)
                        .json()
                        .get("integration_id")
                        .asString();
        for (int i = 0; i < 2; i++) {
            owner.post(at("/integrations/" + lake + "/push"), Map.of()).expect(200);
            awaitNewest(
                    lake,
                    _ -> deliveries(lake).stream().allMatch(ProjectThatSends.status("delivered")));
        }
        var bucket = folder.resolve(BUCKET);
        for (var key : server.keys(BUCKET)) {
            var file = bucket.resolve(key);
            Files.createDirectories(file.getParent());
            Files.write(file, server.bytes(BUCKET, key));
        }
        return bucket;
    }

    private Path downloaded(String query) throws Exception {
        var file = folder.resolve("blockdata.duckdb");
        var request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://localhost:"
                                                + port
                                                + at("/export?format=duckdb" + query)))
                        .header("Authorization", "Bearer " + given.token(ann.userId()))
                        .build();
        try (var client = HttpClient.newHttpClient()) {
            assertThat(client.send(request, BodyHandlers.ofFile(file)).statusCode()).isEqualTo(200);
        }
        return file;
    }

    /// One that fetches nothing from elsewhere.
    private static Connection duck() throws SQLException {
        var duck = DriverManager.getConnection("jdbc:duckdb:");
        for (var setting : List.of("autoinstall_known_extensions", "autoload_known_extensions")) {
            try (var statement = duck.createStatement()) {
                statement.execute("set " + setting + " = false");
            }
        }
        return duck;
    }

    /// The rows of a query, each as an object by its columns; times are microseconds since 1970.
    private static List<JsonNode> rows(Connection duck, String sql) throws SQLException {
        var rows = new ArrayList<JsonNode>();
        try (var statement = duck.createStatement();
                var found = statement.executeQuery("select to_json(t) from (" + sql + ") t")) {
            while (found.next()) {
                rows.add(JSON.readTree(found.getString(1)));
            }
        }
        return rows;
    }

    /// Of the documents that it was applied to, and of all others without any value.
    private List<JsonNode> lines(UUID by) {
        return owner.get(at("/export?schema_id=" + by))
                .expect(200)
                .text()
                .lines()
                .map(JSON::readTree)
                .toList();
    }

    private List<JsonNode> applied(UUID by, List<JsonNode> lines) {
        return lines.stream().filter(line -> isApplied(by, line)).toList();
    }

    private boolean isApplied(UUID by, JsonNode line) {
        return database.superuserJdbc()
                .sql(
                        "select exists (select from app.runs where project_id = ? and schema_id = ? and source_uid = ?)")
                .params(
                        ann.projectId(),
                        by,
                        line.at("/immutable/source_upload/source_uid").asString())
                .query(Boolean.class)
                .single();
    }

    /// What a row of the table has beside the fields, by source and block.
    private Map<String, ObjectNode> fixed(UUID by, List<JsonNode> lines) {
        var rows = new LinkedHashMap<String, ObjectNode>();
        for (var line : lines) {
            var source = line.at("/immutable/source_upload/source_uid").asString();
            var block = line.at("/immutable/block");
            var row = JsonNodeFactory.instance.objectNode();
            row.put("source_uid", source);
            for (var name : List.of("block_uid", "block_index", "block_type", "block_content")) {
                row.set(name, block.get(name));
            }
            rows.put(source + block.get("block_index").asInt(), row);
        }
        database.superuserJdbc()
                .sql(
                        """
                        select o.block_index, r.source_uid, d.doc_title, o.status, o.confirmed_at, o.confirmed_by, u.display_name
                          from app.block_overlays o join app.runs r using (project_id, run_id) join app.documents d using (project_id, source_uid)
                          left join app.users u on u.user_id = o.confirmed_by
                         where r.project_id = ? and r.schema_id = ?
                        """)
                .params(ann.projectId(), by)
                .query((found, _) -> {
                    var row = rows.get(found.getString("source_uid") + found.getInt("block_index"));
                    row.put("doc_title", found.getString("doc_title"));
                    row.put("status", found.getString("status"));
                    var at = Integrations.moment(found, "confirmed_at");
                    row.put(
                            "confirmed_at",
                            at.map(each -> ChronoUnit.MICROS.between(Instant.EPOCH, each))
                                    .orElse(null));
                    row.put("confirmed_by", found.getString("confirmed_by"));
                    row.put("confirmed_by_name", found.getString("display_name"));
                    return row;
                })
                .list();
        return rows;
    }

    /// Whether what a typed column says is the value.
    private static boolean same(@Nullable JsonNode value, @Nullable JsonNode typed) {
        boolean none = value == null || value.isNull() || value.isMissingNode();
        if (none || typed == null || typed.isNull()) {
            return none && (typed == null || typed.isNull());
        }
        if (value.isNumber()) {
            return typed.isNumber() && value.decimalValue().compareTo(typed.decimalValue()) == 0;
        }
        if (value.isArray()) {
            return typed.isArray()
                    && value.size() == typed.size()
                    && Stream.iterate(0, i -> i < value.size(), i -> i + 1)
                            .allMatch(i -> same(value.get(i), typed.get(i)));
        }
        if (!value.isObject()) {
            return value.equals(typed);
        }
        var all = new HashMap<String, JsonNode>();
        typed.properties().forEach(member -> all.put(member.getKey(), member.getValue()));
        var others = all.remove("others");
        if (others != null && !others.isNull()) {
            JSON.readTree(others.asString())
                    .properties()
                    .forEach(member -> all.put(member.getKey(), member.getValue()));
        }
        var names = new HashSet<>(all.keySet());
        names.addAll(value.propertyNames());
        return typed.isObject()
                && names.stream().allMatch(name -> same(value.get(name), all.get(name)));
    }

    /// That the fields' columns hold the line's value, and answers the names of these columns.
    private static Set<String> holds(JsonNode row, JsonNode line, Iterable<String> fields) {
        var names = new HashSet<String>();
        for (var field : fields) {
            var column = field.equals("status") ? "data.status" : field;
            var value = line.at("/user_defined/data").path(field);
            assertThat(row.has(column)).as("a column " + column).isTrue();
            JsonNode typed = row.get(column);
            if (KEPT.contains(field) && !typed.isNull()) {
                typed = JSON.readTree(typed.asString());
            }
            assertThat(same(value, typed))
                    .as("%s: %s in the line, %s in its column", field, value, typed)
                    .isTrue();
            names.add(column);
        }
        return names;
    }

    private static List<String> fields() {
        return List.copyOf(JSON.readTree(TYPES).get("properties").propertyNames());
    }

    private UUID typedDocuments(String name) {
        var by = given.schema(ann.userId(), TYPES.formatted(UUID.randomUUID()));
        var first = given.document(ann, "Ünïcode \"quoted\", '" + name + "'", 5);
        confirmed(first, by, index -> VALUES.get(index % 4), 0, 1, 2, 3);
        confirmed(given.document(ann, "Other " + name, 2), by, VALUES::get, 0);
        confirmed(
                given.twin(ann, first, "Twin", "html"), by, index -> VALUES.get(3 - index % 4), 0);
        return by;
    }

    @Test
    void aBucketHoldsTheConfirmedSetValueByValue() throws Exception {
        for (var mode : List.of("rewrite", "append")) {
            var by = typedDocuments(mode);
            var lines = applied(by, lines(by));
            var wanted = fixed(by, lines);
            var manifest =
                    pushed(by, mode)
                            .resolve(
                                    "confirmed/project_id=%s/schema_id=%s/_manifest.json"
                                            .formatted(ann.projectId(), by));
            var files = new ArrayList<String>();
            JSON.readTree(manifest)
                    .get("files")
                    .forEach(file -> {
                        if (file.get("current").asBoolean()) {
                            files.add(file.get("key").asString());
                        }
                    });
            assertThat(files).hasSize(3);
            var found = new HashMap<String, JsonNode>();
            try (var duck = duck()) {
                for (var file : files) {
                    rows(
                                    duck,
                                    "select * replace (epoch_us(confirmed_at) as confirmed_at) from read_parquet('%s', hive_partitioning = false)"
                                            .formatted(folder.resolve(BUCKET).resolve(file)))
                            .forEach(row ->
                                    found.put(
                                            row.get("source_uid").asString()
                                                    + row.get("block_index").asInt(),
                                            row));
                }
            }
            assertThat(found).hasSize(lines.size()).hasSize(12);
            for (var line : lines) {
                var key =
                        line.at("/immutable/source_upload/source_uid").asString()
                                + line.at("/immutable/block/block_index").asInt();
                var row = (ObjectNode) found.get(key);
                row.remove(holds(row, line, fields()));
                assertThat(row.equals(JsonNodeComparison.NUMBERS, wanted.get(key)))
                        .as("%s and not %s", row, wanted.get(key))
                        .isTrue();
            }
        }
    }

    @Test
    void theDownloadedDatabaseHoldsTheConfirmedSetValueByValue() throws Exception {
        var by = typedDocuments("title");
        var lines = lines(by);
        var fixed = fixed(by, lines);
        var file = downloaded("&schema_id=" + by);
        try (var duck = DriverManager.getConnection("jdbc:duckdb:" + file)) {
            var documents =
                    rows(
                            duck,
                            "select * replace (epoch_us(uploaded_at) as uploaded_at) from documents");
            assertThat(documents).hasSize(4);
            var blocks = rows(duck, "from blocks order by source_uid, block_index");
            var overlays =
                    rows(
                            duck,
                            "select o.* from overlays o join blocks b using (source_uid, block_uid) order by o.source_uid, b.block_index");
            var confirmed = rows(duck, "from confirmed order by source_uid, block_index");
            var ref = applied(by, lines).getFirst().at("/user_defined/schema_ref").asString();
            var view = rows(duck, "from \"%s\" order by source_uid, block_index".formatted(ref));
            var sorted =
                    lines.stream()
                            .sorted(
                                    java.util.Comparator.comparing((JsonNode line) ->
                                                    line.at("/immutable/source_upload/source_uid")
                                                            .asString())
                                            .thenComparing(line ->
                                                    line.at("/immutable/block/block_index")
                                                            .asInt()))
                            .toList();
            assertThat(blocks).hasSize(sorted.size());
            assertThat(List.of(overlays.size(), view.size()))
                    .containsOnly(applied(by, sorted).size());
            int seen = 0;
            int rows = 0;
            for (int i = 0; i < sorted.size(); i++) {
                var line = sorted.get(i);
                var upload = line.at("/immutable/source_upload");
                var conversion = line.at("/immutable/conversion");
                var block = line.at("/immutable/block");
                var source = upload.get("source_uid").asString();
                var wanted = fixed.get(source + block.get("block_index").asInt());
                var document =
                        documents.stream()
                                .filter(each -> each.get("source_uid").asString().equals(source))
                                .findFirst()
                                .orElseThrow();
                isRow(
                        document,
                        Map.of(
                                "source_uid", upload.get("source_uid"),
                                "doc_title", title(source),
                                "source_type", upload.get("source_type"),
                                "source_filesize", upload.get("source_filesize"),
                                "uploaded_at",
                                        JsonNodeFactory.instance.numberNode(
                                                ChronoUnit.MICROS.between(
                                                        Instant.EPOCH,
                                                        Instant.parse(
                                                                upload.get(
                                                                                "source_upload_timestamp")
                                                                        .asString()))),
                                "conv_uid", conversion.get("conv_uid"),
                                "conv_parsing_tool", conversion.get("conv_parsing_tool"),
                                "conv_total_blocks", conversion.get("conv_total_blocks")));
                isRow(
                        blocks.get(i),
                        Map.of(
                                "source_uid", upload.get("source_uid"),
                                "block_uid", block.get("block_uid"),
                                "block_index", block.get("block_index"),
                                "block_type", block.get("block_type"),
                                "block_locator", block.get("block_locator"),
                                "block_content", block.get("block_content")));
                if (!isApplied(by, line)) {
                    continue;
                }
                var data = line.at("/user_defined/data");
                var typed = (ObjectNode) view.get(rows);
                var overlay = overlays.get(rows++);
                assertThat(overlay.get("source_uid")).isEqualTo(upload.get("source_uid"));
                assertThat(overlay.get("block_uid")).isEqualTo(block.get("block_uid"));
                assertThat(overlay.get("schema_id").asString()).isEqualTo(by.toString());
                assertThat(overlay.get("schema_ref"))
                        .isEqualTo(line.at("/user_defined/schema_ref"));
                assertThat(overlay.get("status")).isEqualTo(wanted.get("status"));
                assertThat(overlay.get("data")).isEqualTo(data);
                if (!data.isNull()) {
                    var row = confirmed.get(seen++);
                    assertThat(row.get("source_uid")).isEqualTo(upload.get("source_uid"));
                    assertThat(row.get("doc_title")).isEqualTo(wanted.get("doc_title"));
                    assertThat(row.get("block_content")).isEqualTo(block.get("block_content"));
                    assertThat(row.get("run_id")).isEqualTo(overlay.get("run_id"));
                    assertThat(row.get("model")).isEqualTo(overlay.get("model"));
                    assertThat(row.get("data")).isEqualTo(data);
                }
                typed.remove(holds(typed, line, fields()));
                wanted.remove(List.of("confirmed_at", "confirmed_by", "confirmed_by_name"));
                assertThat(typed.equals(JsonNodeComparison.NUMBERS, wanted))
                        .as("%s and not %s", typed, wanted)
                        .isTrue();
            }
            assertThat(confirmed).hasSize(seen).hasSize(6);
        }
    }

    private JsonNode title(String sourceUid) {
        return owner.get(at("/documents/" + sourceUid)).expect(200).json().get("doc_title");
    }

    private static void isRow(JsonNode row, Map<String, JsonNode> wanted) {
        assertThat(row.propertyNames()).containsExactlyInAnyOrderElementsOf(wanted.keySet());
        wanted.forEach((name, value) ->
                assertThat(same(value, row.get(name)))
                        .as("%s: %s, not %s", name, row.get(name), value)
                        .isTrue());
    }

    /// The very texts of the documentation, which a test of the page holds to be the page's.
    private List<String> shown(UUID by) throws Exception {
        var queries = new ArrayList<String>();
        var page = Files.readString(Path.of("docs/integrations.md"));
        var blocks = Pattern.compile("```sql\n(.*?)\n```", Pattern.DOTALL).matcher(page);
        while (blocks.find()) {
            queries.add(
                    blocks.group(1)
                            .replace("00000000-0000-7000-8000-000000000001", ann.projectId() + "")
                            .replace("00000000-0000-7000-8000-000000000002", by + "")
                            .replace(
                                    "'blockdata.duckdb'",
                                    "'" + folder.resolve("blockdata.duckdb") + "'")
                            .replace("s3://" + BUCKET + "/", folder.resolve(BUCKET) + "/"));
        }
        assertThat(queries).hasSize(5);
        return queries;
    }

    /// The rows of the last of some statements.
    private static List<JsonNode> last(Connection duck, String sql) throws SQLException {
        var statements = sql.strip().split(";\\s*(\n|$)");
        for (int i = 0; i < statements.length - 1; i++) {
            try (var statement = duck.createStatement()) {
                statement.execute(statements[i]);
            }
        }
        return rows(duck, statements[statements.length - 1]);
    }

    private static List<String> texts(List<JsonNode> rows, String... columns) {
        return rows.stream()
                .map(row ->
                        String.join(
                                " | ",
                                Arrays.stream(columns)
                                        .map(column -> row.path(column).asString(""))
                                        .toList()))
                .toList();
    }

    @Test
    void theQueriesThatThePageShowsAreRunAsTheyStandThere() throws Exception {
        IntFunction<String> notes =
                index -> "{\"note\": \"note %d\", \"score\": %d}".formatted(index % 2, index);
        var first = given.document(ann, "First", 4);
        var second = given.document(ann, "Second", 2);
        var by = given.schema(ann.userId(), Given.NOTES);
        confirmed(first, by, notes, 0, 1, 2);
        confirmed(second, by, notes, 0);
        var queries = shown(by);
        var rows =
                List.of(
                        "First | 0 | note 0 | 0.0",
                        "First | 1 | note 1 | 1.0",
                        "First | 2 | note 0 | 2.0",
                        "Second | 0 | note 0 | 0.0");
        for (var mode : List.of("rewrite", "append")) {
            pushed(by, mode);
        }
        downloaded("&schema_id=" + by);
        try (var duck = duck()) {
            assertThat(
                            texts(
                                    last(duck, queries.get(0)),
                                    "doc_title",
                                    "block_index",
                                    "note",
                                    "score"))
                    .isEqualTo(rows);
            var secret = queries.get(1).substring(0, queries.get(1).indexOf(';'));
            var rest = queries.get(1).substring(queries.get(1).indexOf(';') + 1);
            // Only the extension that speaks S3 is missing here.
            assertThatThrownBy(() -> duck.createStatement().execute(secret))
                    .hasMessageContaining("httpfs")
                    .hasMessageNotContaining("Parser");
            assertThat(texts(last(duck, rest), "doc_title", "block_index", "note", "score"))
                    .isEqualTo(rows);
            assertThat(texts(last(duck, queries.get(2)), "note", "blocks", "documents"))
                    .containsExactly("note 0 | 3 | 2", "note 1 | 1 | 1");
            var all = rest.replaceAll("schema_id=[^/]+", "schema_id=*");
            assertThat(texts(last(duck, all), "doc_title", "block_index", "note", "score"))
                    .isEqualTo(rows);
        }
        var ref = "types-" + UUID.randomUUID();
        var other = given.schema(ann.userId(), TYPES.formatted(ref.substring(6)));
        confirmed(second, other, VALUES::get, 0);
        downloaded("");
        try (var duck = duck()) {
            var every = last(duck, queries.get(3));
            assertThat(texts(every, "doc_title", "block_index", "schema_ref"))
                    .containsExactlyInAnyOrder(
                            "First | 0 | notes",
                            "First | 1 | notes",
                            "First | 2 | notes",
                            "Second | 0 | notes",
                            "Second | 0 | " + ref);
            assertThat(
                            texts(
                                    last(duck, queries.get(4)),
                                    "schema_ref",
                                    "field",
                                    "blocks",
                                    "documents"))
                    .contains(
                            "notes | note | 4 | 2",
                            "notes | score | 4 | 2",
                            ref + " | zeta | 1 | 1")
                    .hasSize(2 + 12);
        }
    }

    /// Numbers that mean the same, however they are kept.
    private enum JsonNodeComparison implements java.util.Comparator<JsonNode> {
        NUMBERS;

        @Override
        public int compare(JsonNode one, JsonNode other) {
            if (one.isNumber() && other.isNumber()) {
                return one.decimalValue().compareTo(other.decimalValue());
            }
            return one.equals(other) ? 0 : 1;
        }
    }
}
