package dev.blockdata.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.database.HomeDatabase;
import dev.blockdata.integrations.neo4j.Neo4jServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The main job on the built product, seen from outside: 77 specifications from upload to a
/// confirmed export and a graph, with a SIGKILL in the middle of the run and of the push.
class StoryIT {

    private static final int UPLOADS_AT_ONCE = 10;
    private static final Path ARTIFACT = Path.of("src/test/resources/schemas/spec_review.json");

    private final Map<String, byte[]> sources = new HashMap<>();
    private final Map<String, String> nameOf = new HashMap<>();
    private Visitor ann;
    private String project;
    private String schema;

    @Test
    void seventySevenSpecificationsGoFromUploadToAConfirmedExportAndAGraph() throws Exception {
        var files = Corpus.specifications();
        try (var product = Product.start("BLOCKDATA_ALLOWED_HOSTS", "127.0.0.1")) {
            ann = Visitor.registered(product, "ann");
            onlyTheFirstAccountIsTheOperators(product);
            createProject();
            uploadTenAtATime(files);
            everyDocumentIsIngestedWithTheBlocksOfItsManifest();
            registerSchema();
            int blocks = applyToAll(files.size());
            var held = runAndKillInTheMiddle(product, blocks);
            noOverlayIsLostOrDoneTwice(blocks, held);
            var decisions = reviewSome();
            confirmTheRest(blocks);
            exportIsExactlyWhatWasConfirmed(blocks, decisions);
            new StoryGraph(ann, path(""), Neo4jServer.shared())
                    .isThatOf(
                            ann.get(path("/export?schema_id=" + schema)).expect(200).bytes(),
                            schema,
                            product);
        }
    }

    private void onlyTheFirstAccountIsTheOperators(Product product) {
        assertThat(ann.get("/api/v1/account").expect(200).json().get("operator").asBoolean())
                .isTrue();
        try (var ben = Visitor.registered(product, "ben")) {
            assertThat(ben.get("/api/v1/account").expect(200).json().get("operator").asBoolean())
                    .isFalse();
        }
    }

    private void createProject() {
        project =
                ann.post("/api/v1/projects", Map.of("project_name", "Specifications"))
                        .expect(201)
                        .json()
                        .get("project_id")
                        .asString();
    }

    private void uploadTenAtATime(List<Path> files) throws Exception {
        try (var pool = Executors.newFixedThreadPool(UPLOADS_AT_ONCE)) {
            var uploads =
                    files.stream()
                            .map(file ->
                                    pool.submit(() -> {
                                        var bytes = Files.readAllBytes(file);
                                        var name = file.getFileName().toString();
                                        var document =
                                                ann.upload(path("/documents"), name, bytes)
                                                        .expect(201)
                                                        .json();
                                        synchronized (sources) {
                                            sources.put(
                                                    document.get("source_uid").asString(), bytes);
                                            nameOf.put(document.get("source_uid").asString(), name);
                                        }
                                        assertThat(document.get("source_uid").asString())
                                                .isEqualTo(sha256("md\n", bytes));
                                        return document;
                                    }))
                            .toList();
            for (var upload : uploads) {
                upload.get();
            }
        }
        var again = files.getFirst();
        ann.upload(path("/documents"), "renamed.md", Files.readAllBytes(again)).expect(200);
        await(
                Duration.ofSeconds(60),
                () ->
                        documents().stream()
                                .noneMatch(d ->
                                        Set.of("uploaded", "converting")
                                                .contains(d.get("status").asString())));
    }

    private void everyDocumentIsIngestedWithTheBlocksOfItsManifest() throws IOException {
        var expected = Corpus.blockCounts();
        var documents = documents();
        assertThat(documents).hasSize(expected.size());
        var differences = new TreeMap<String, String>();
        int total = 0;
        for (var document : documents) {
            assertThat(document.get("status").asString())
                    .as(document.toString())
                    .isEqualTo("ingested");
            int blocks = document.get("conv_total_blocks").asInt();
            total += blocks;
            var name = nameOf.get(document.get("source_uid").asString());
            if (blocks != expected.get(name)) {
                differences.put(name, blocks + " instead of " + expected.get(name));
            }
        }
        // The corpus' counter knows no footnotes; each of the eight is a paragraph and a code block
        // to it (decision 0004).
        assertThat(differences)
                .containsExactly(java.util.Map.entry("eip-8173.md", "112 instead of 120"));
        assertThat(total).isEqualTo(5004);
    }

    private void registerSchema() throws IOException {
        var text = Files.readString(ARTIFACT);
        schema =
                ann.postText("/api/v1/schemas", text)
                        .expect(201)
                        .json()
                        .get("schema_id")
                        .asString();
        assertThat(
                        ann.postText("/api/v1/schemas", text)
                                .expect(200)
                                .json()
                                .get("schema_id")
                                .asString())
                .isEqualTo(schema);
    }

    private int applyToAll(int files) {
        var dry =
                ann.post(path("/apply-schema?dry_run=true"), Map.of("schema_id", schema))
                        .expect(200)
                        .json();
        var applied = ann.post(path("/apply-schema"), Map.of("schema_id", schema)).expect(200);
        assertThat(applied.json().get("runs_created").asInt())
                .isEqualTo(files)
                .isEqualTo(dry.get("runs_created").asInt());
        var again = ann.post(path("/apply-schema"), Map.of("schema_id", schema)).json();
        assertThat(again.get("runs_created").asInt()).isZero();
        assertThat(again.get("documents_skipped").asInt()).isEqualTo(files);
        return applied.json().get("total_blocks").asInt();
    }

    /// Freezes the product until it is found holding claims, writes down which, and kills it there.
    private Set<String> runAndKillInTheMiddle(Product product, int blocks) throws Exception {
        ann.post(path("/dispatch"), Map.of("schema_id", schema, "concurrency", 20)).expect(202);
        await(Duration.ofSeconds(30), () -> counts().get("ai_complete").asInt() > 0);
        var held = Set.<String>of();
        for (int tries = 0; tries < 50 && held.isEmpty(); tries++) {
            product.freeze();
            held = HomeDatabase.of(product.home()).claimed();
            if (held.isEmpty()) {
                product.thaw();
                TimeUnit.MILLISECONDS.sleep(10);
            }
        }
        assertThat(held).as("blocks that were claimed when the kill came").isNotEmpty();
        product.kill();
        product.startAgain();
        await(Duration.ofSeconds(90), () -> counts().get("ai_complete").asInt() == blocks);
        return held;
    }

    private void noOverlayIsLostOrDoneTwice(int blocks, Set<String> held) {
        var counts = counts();
        assertThat(
                        counts.get("pending").asInt()
                                + counts.get("claimed").asInt()
                                + counts.get("failed").asInt())
                .isZero();
        int calls = 0;
        var askedAgain = new HashSet<String>();
        for (var run : runs()) {
            assertThat(run.get("status").asString()).isEqualTo("complete");
            calls += run.get("usage").get("calls").asInt();
            var runId = run.get("run_id").asString();
            for (var overlay : pages(path("/runs/" + runId + "/overlays?limit=1000"))) {
                assertThat(overlay.get("status").asString()).isEqualTo("ai_complete");
                if (overlay.get("attempt_count").asInt() > 1) {
                    askedAgain.add(runId + " " + overlay.get("block_index").asInt());
                    stagedExactlyOnce(runId, overlay.get("block_uid").asString());
                }
            }
        }
        assertThat(calls).as("answers that were kept").isEqualTo(blocks);
        assertThat(askedAgain).as("the blocks that the kill interrupted").isEqualTo(held);
    }

    private void stagedExactlyOnce(String run, String block) {
        var history = pages(path("/runs/" + run + "/overlays/" + block + "/history"));
        assertThat(history.stream().filter(event -> event.get("kind").asString().equals("staged")))
                .hasSize(1);
    }

    /// Edits three blocks, rejects two, of the first run: what was decided, by block.
    private Map<String, String> reviewSome() {
        var run = runs().getFirst().get("run_id").asString();
        var overlays = pages(path("/runs/" + run + "/overlays?status=ai_complete&limit=10"));
        var decisions = new HashMap<String, String>();
        for (int i = 0; i < 3; i++) {
            var overlay = overlays.get(i);
            var data = overlay.get("staging").deepCopy().asObject();
            data.put("summary", "Edited by Ann: " + i + " – ünï ✓");
            var body = Map.of("data", data, "revision", overlay.get("revision").asInt());
            var uid = overlay.get("block_uid").asString();
            ann.patch(path("/runs/" + run + "/overlays/" + uid), body).expect(200);
            ann.patch(path("/runs/" + run + "/overlays/" + uid), body).expect(409);
            decisions.put(uid, data.get("summary").asString());
        }
        var rejected =
                List.of(
                        overlays.get(3).get("block_uid").asString(),
                        overlays.get(4).get("block_uid").asString());
        ann.post(path("/runs/" + run + "/reject"), Map.of("block_uids", rejected, "to", "rejected"))
                .expect(200);
        rejected.forEach(uid -> decisions.put(uid, null));
        return decisions;
    }

    private void confirmTheRest(int blocks) {
        var dry =
                ann.post(path("/confirm?dry_run=true"), Map.of("schema_id", schema))
                        .expect(200)
                        .json();
        assertThat(dry.get("count").asInt()).isEqualTo(blocks - 2);
        var done =
                ann.post(
                                path("/confirm"),
                                Map.of("schema_id", schema, "as_of", dry.get("as_of").asString()))
                        .expect(200)
                        .json();
        assertThat(done.get("confirmed").asInt()).isEqualTo(blocks - 2);
        assertThat(counts().get("confirmed").asInt()).isEqualTo(blocks - 2);
        assertThat(counts().get("rejected").asInt()).isEqualTo(2);
    }

    private void exportIsExactlyWhatWasConfirmed(int blocks, Map<String, String> decisions)
            throws Exception {
        var bytes = ann.get(path("/export?schema_id=" + schema)).expect(200).bytes();
        assertThat(ann.get(path("/export?schema_id=" + schema)).bytes())
                .as("the same state, the same bytes")
                .isEqualTo(bytes);
        new StoryExports(form ->
                ann.get(path("/export?schema_id=" + schema + form)).expect(200).bytes())
                .areAllOf(bytes, sources.size());
        var lines = new String(bytes, StandardCharsets.UTF_8).split("\n");
        assertThat(lines).hasSize(blocks);
        var documentsSeen = new LinkedHashSet<String>();
        var conversions = new HashMap<String, JsonNode>();
        var typesSeen = new HashMap<String, Map<String, Integer>>();
        var charactersSeen = new HashMap<String, Integer>();
        var schemaUid = schemaUid();
        int next = 0;
        for (String line : lines) {
            JsonNode record = Visitor.JSON.readTree(line);
            assertThat(record.at("/user_defined/schema_ref").asString())
                    .isEqualTo("spec_review_v1");
            assertThat(record.at("/user_defined/schema_uid").asString()).isEqualTo(schemaUid);
            assertThat(names(record)).containsExactly("immutable", "user_defined");
            var source = record.at("/immutable/source_upload/source_uid").asString();
            if (documentsSeen.add(source)) {
                next = 0;
            }
            checkBlock(record, sources.get(source), source, next++);
            conversions.put(source, record.get("immutable").get("conversion"));
            typesSeen
                    .computeIfAbsent(source, _ -> new TreeMap<>())
                    .merge(record.at("/immutable/block/block_type").asString(), 1, Integer::sum);
            charactersSeen.merge(
                    source,
                    (int)
                            record.at("/immutable/block/block_content")
                                    .asString()
                                    .codePoints()
                                    .count(),
                    Integer::sum);
            var data = record.at("/user_defined/data");
            var uid = record.at("/immutable/block/block_uid").asString();
            if (decisions.containsKey(uid)) {
                var edited = decisions.get(uid);
                assertThat(
                                edited == null
                                        ? data.isNull()
                                        : data.get("summary").asString().equals(edited))
                        .as(uid)
                        .isTrue();
            } else {
                assertThat(data.isObject()).as(uid).isTrue();
            }
        }
        conversions.forEach((source, conversion) -> {
            var types = typesSeen.get(source);
            var said = new TreeMap<String, Integer>();
            conversion
                    .get("conv_block_type_freq")
                    .properties()
                    .forEach(type -> said.put(type.getKey(), type.getValue().asInt()));
            assertThat(said).as(source).isEqualTo(types);
            assertThat(conversion.get("conv_total_blocks").asInt())
                    .isEqualTo(types.values().stream().mapToInt(Integer::intValue).sum());
            assertThat(conversion.get("conv_total_characters").asInt())
                    .isEqualTo(charactersSeen.get(source));
        });
        assertThat(documentsSeen).hasSize(sources.size());
        assertThat(documentsSeen)
                .containsExactlyElementsOf(
                        documents().stream()
                                .sorted(
                                        java.util.Comparator.comparing((JsonNode d) ->
                                                        java.time.Instant.parse(
                                                                d.get("uploaded_at").asString()))
                                                .thenComparing(d -> d.get("source_uid").asString()))
                                .map(d -> d.get("source_uid").asString())
                                .toList());
    }

    private static void checkBlock(JsonNode record, byte[] source, String sourceUid, int index)
            throws Exception {
        assertThat(names(record.get("immutable")))
                .containsExactly("source_upload", "conversion", "block");
        assertThat(names(record.at("/immutable/source_upload")))
                .containsExactly(
                        "source_uid",
                        "source_type",
                        "source_filesize",
                        "source_total_characters",
                        "source_upload_timestamp");
        assertThat(names(record.at("/immutable/conversion")))
                .containsExactly(
                        "conv_status",
                        "conv_uid",
                        "conv_parsing_tool",
                        "conv_representation_type",
                        "conv_total_blocks",
                        "conv_block_type_freq",
                        "conv_total_characters");
        assertThat(names(record.at("/immutable/block")))
                .containsExactly(
                        "block_uid", "block_index", "block_type", "block_locator", "block_content");
        assertThat(names(record.get("user_defined")))
                .containsExactly("schema_ref", "schema_uid", "data");
        assertThat(sourceUid).isEqualTo(sha256("md\n", source));
        var conversion = sha256("mdast\nmarkdown_bytes\n", source);
        assertThat(record.at("/immutable/conversion/conv_uid").asString()).isEqualTo(conversion);
        var block = record.at("/immutable/block");
        assertThat(block.get("block_uid").asString()).isEqualTo(conversion + ":" + index);
        assertThat(block.get("block_index").asInt()).isEqualTo(index);
        assertThat(names(block.get("block_locator")))
                .containsExactly("type", "start_offset", "end_offset");
        int start = block.at("/block_locator/start_offset").asInt();
        int end = block.at("/block_locator/end_offset").asInt();
        assertThat(new String(source, start, end - start, StandardCharsets.UTF_8))
                .isEqualTo(block.get("block_content").asString());
        assertThat(record.at("/immutable/source_upload/source_filesize").asInt())
                .isEqualTo(source.length);
        assertThat(record.at("/immutable/source_upload/source_total_characters").asInt())
                .isEqualTo((int) new String(source, StandardCharsets.UTF_8).codePoints().count());
    }

    /// SHA-256 of the artifact's RFC 8785 form, which for plain ASCII and small whole numbers is
    /// JSON without white space and with sorted keys.
    private static String schemaUid() throws Exception {
        var sorted =
                JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();
        var artifact = sorted.readValue(Files.readString(ARTIFACT), Object.class);
        return sha256("", sorted.writeValueAsBytes(artifact));
    }

    private static List<String> names(JsonNode node) {
        return new ArrayList<>(node.propertyNames());
    }

    private static String sha256(String head, byte[] bytes) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        digest.update(head.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest(bytes));
    }

    private String path(String rest) {
        return "/api/v1/projects/" + project + rest;
    }

    private JsonNode counts() {
        return ann.get(path("/progress?schema_id=" + schema)).expect(200).json().get("counts");
    }

    private List<JsonNode> documents() {
        return pages(path("/documents?limit=50"));
    }

    private List<JsonNode> runs() {
        return pages(path("/runs?schema_id=" + schema)).stream()
                .sorted(
                        java.util.Comparator.comparing(
                                (JsonNode r) -> -r.get("total_blocks").asInt()))
                .collect(Collectors.toList());
    }

    private List<JsonNode> pages(String path) {
        var items = new ArrayList<JsonNode>();
        String cursor = null;
        do {
            var page =
                    ann.get(
                                    path
                                            + (cursor == null
                                                    ? ""
                                                    : (path.contains("?") ? "&" : "?")
                                                            + "cursor="
                                                            + cursor))
                            .expect(200)
                            .json();
            page.get("items").forEach(items::add);
            cursor = page.get("next_cursor").isNull() ? null : page.get("next_cursor").asString();
        } while (cursor != null);
        return items;
    }

    private static void await(Duration patience, BooleanSupplier condition)
            throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("still waiting after %s", patience).isLessThan(until);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
