package dev.blockdata.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.review.Given;
import dev.blockdata.storage.S3Server;
import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Confirmed runs reach a bucket as Parquet, once however often they are sent, and the manifest
/// says which files are of now.
class ObjectStoreTest extends ProjectThatSends {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final AtomicInteger BUCKETS = new AtomicInteger();
    private static S3Server server;

    private String bucket;

    @BeforeAll
    static void serve() {
        server = new S3Server();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void makeBucket() {
        bucket = "lake-" + BUCKETS.incrementAndGet();
        server.makeBucket(bucket);
    }

    private Map<String, Object> wish(String trigger, Map<String, Object> settings) {
        var all =
                new HashMap<String, Object>(
                        Map.of(
                                "endpoint",
                                server.endpoint().toString(),
                                "bucket",
                                bucket,
                                "prefix",
                                "lake/bronze",
                                "access_key_id",
                                S3Server.USER));
        all.putAll(settings);
        return new HashMap<>(
                Map.of(
                        "kind",
                        "object_store",
                        "name",
                        "Lake",
                        "trigger",
                        trigger,
                        "settings",
                        all,
                        "secrets",
                        Map.of("secret_access_key", S3Server.PASSWORD)));
    }

    private String store(String trigger, Map<String, Object> settings) {
        return owner.post(at("/integrations"), wish(trigger, settings))
                .expect(201)
                .json()
                .get("integration_id")
                .asString();
    }

    private String folder() {
        return "lake/bronze/project_id=" + ann.projectId() + "/schema_id=" + schema + "/";
    }

    private byte[] bytes(String key) {
        return server.bytes(bucket, key);
    }

    private JsonNode manifest() {
        return JSON.readTree(
                new String(bytes(folder() + "_manifest.json"), StandardCharsets.UTF_8));
    }

    private Map<String, String> notes(String key) throws IOException {
        var notes = new HashMap<String, String>();
        try (var file = ParquetFileReader.open(InputFile.of(ByteBuffer.wrap(bytes(key))));
                var rows = file.rowReader()) {
            while (rows.hasNext()) {
                rows.next();
                notes.put(rows.getString("block_uid"), rows.getString("note"));
            }
        }
        return notes;
    }

    private void confirmAll() {
        confirm(0, 1, 2, 3, 4, 5);
    }

    @Test
    void aConfirmedRunIsAFileOfItsDocumentAndAManifestNamesIt() throws Exception {
        var lake = store("run", Map.of("mode", "rewrite"));
        confirmAll();
        awaitNewest(lake, status("delivered"));
        var key = folder() + doc.sourceUid() + ".parquet";
        assertThat(server.keys(bucket)).containsExactlyInAnyOrder(key, folder() + "_manifest.json");
        var notes = notes(key);
        assertThat(notes).hasSize(6).containsEntry(doc.blockUid(3), "note 3");
        var file = manifest().at("/files/0");
        assertThat(file.get("key").asString()).isEqualTo(key);
        assertThat(file.get("rows").asInt()).isEqualTo(6);
        assertThat(file.get("bytes").asInt()).isEqualTo(bytes(key).length);
        assertThat(file.get("source_uid").asString()).isEqualTo(doc.sourceUid());
        reopen(3);
        confirm(3);
        awaitNewest(lake, status("delivered"));
        owner.post(at("/integrations/" + lake + "/push"), Map.of()).expect(200);
        awaitNewest(
                lake,
                delivery ->
                        delivery.get("event").asString().equals("pushed")
                                && status("delivered").test(delivery));
        assertThat(server.keys(bucket)).hasSize(2);
        assertThat(manifest().get("files")).hasSize(1);
    }

    /// A bucket hears of no reopened block: whoever wants it gone from there pushes.
    @Test
    void aPushTakesAwayWhatIsConfirmedNoLonger() throws Exception {
        var lake = store("run", Map.of("mode", "rewrite"));
        confirmAll();
        awaitNewest(lake, status("delivered"));
        reopen(0, 1, 2, 3, 4, 5);
        owner.post(at("/integrations/" + lake + "/push"), Map.of()).expect(200);
        awaitNewest(
                lake,
                delivery ->
                        delivery.get("event").asString().equals("pushed")
                                && status("delivered").test(delivery));
        assertThat(manifest().get("files")).hasSize(1);
        assertThat(notes(folder() + doc.sourceUid() + ".parquet").values()).containsOnlyNulls();
    }

    @Test
    void whereFilesAreAppendedTheNewestOfADocumentIsTheOneOfNow() throws Exception {
        var lake = store("run", Map.of("mode", "append"));
        confirmAll();
        awaitNewest(lake, status("delivered"));
        var second = given.document(ann, "More " + UUID.randomUUID(), 1);
        var secondRun = given.run(ann, second, schema);
        given.stage(ann, secondRun, Given::note);
        owner.post(
                        at("/runs/" + secondRun + "/confirm"),
                        Map.of("block_uids", List.of(second.blockUid(0))))
                .expect(200);
        awaitNewest(
                lake,
                delivery ->
                        delivery.get("run_id").asString().equals(secondRun.toString())
                                && status("delivered").test(delivery));
        reopen(0);
        confirm(0);
        awaitNewest(
                lake,
                delivery ->
                        delivery.get("run_id").asString().equals(run.toString())
                                && status("delivered").test(delivery));
        var files = manifest().get("files").valueStream().toList();
        assertThat(files).hasSize(3);
        assertThat(files.stream().map(file -> file.get("current").asBoolean()))
                .containsExactly(false, true, true);
        var rows = new ArrayList<String>();
        for (var file : files) {
            if (file.get("current").asBoolean()) {
                rows.addAll(notes(file.get("key").asString()).keySet());
            }
        }
        assertThat(rows).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void whatTheStoreSaysIsToldAndTriedAgain() throws Exception {
        var wish = wish("run", Map.of());
        wish.put("secrets", Map.of("secret_access_key", "wrong"));
        var lake =
                owner.post(at("/integrations"), wish)
                        .expect(201)
                        .json()
                        .get("integration_id")
                        .asString();
        confirmAll();
        var told = awaitNewest(lake, delivery -> !delivery.get("error").isNull());
        assertThat(told.get("error").asString()).contains("The store refused it (403");
        assertThat(told.toString()).doesNotContain("wrong");
        owner.patch(
                        at("/integrations/" + lake),
                        Map.of("secrets", Map.of("secret_access_key", S3Server.PASSWORD)))
                .expect(200);
        awaitNewest(lake, status("delivered"));
    }

    @Test
    void aTrialLeavesNothingBehind() {
        var lake = store("manual", Map.of());
        confirm(0);
        var good = owner.post(at("/integrations/" + lake + "/test"), Map.of()).expect(200).json();
        assertThat(good.get("result").asString()).isEqualTo("delivered");
        assertThat(server.keys(bucket)).isEmpty();
        var missing = store("manual", Map.of("bucket", "not-there"));
        var bad = owner.post(at("/integrations/" + missing + "/test"), Map.of()).expect(200).json();
        assertThat(bad.get("result").asString()).isEqualTo("refused");
        assertThat(bad.get("words").asString()).contains("404");
    }

    @ParameterizedTest
    @CsvSource({
        "endpoint, http://169.254.169.254",
        "endpoint, http://10.0.0.1:9000",
        "endpoint, ftp://example.org",
        "bucket, ../other",
        "bucket, A",
        "prefix, ../x",
        "prefix, /x",
        "region, Bad Region",
        "mode, sometimes",
        "access_key_id, ''"
    })
    void whatCannotBeUsedIsRefusedWhenItIsSaved(String name, String value) {
        var answer =
                owner.post(at("/integrations"), wish("run", Map.of(name, value)))
                        .expect(422)
                        .json();
        assertThat(answer.at("/errors/0/pointer").asString()).isEqualTo("/settings/" + name);
    }

    @Test
    void batchesAreNotForFiles() {
        assertThat(
                        owner.post(at("/integrations"), wish("batch", Map.of()))
                                .expect(422)
                                .json()
                                .at("/errors/0/pointer")
                                .asString())
                .isEqualTo("/trigger");
    }
}
