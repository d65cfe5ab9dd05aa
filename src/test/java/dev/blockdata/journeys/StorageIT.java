package dev.blockdata.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Files in a bucket, on a disk that is full, in a store that is away or not the right one.
class StorageIT {

    private static final String[] SWEPT_OFTEN = {
        "BLOCKDATA_SWEEP_YOUNG", "3s", "BLOCKDATA_SWEEP_EVERY", "1s"
    };

    @Test
    void filesInABucketLiveAndGoWithTheirDocuments() throws Exception {
        try (var storage = Storage.inS3();
                var product = Product.start(storage.variables(SWEPT_OFTEN));
                var ann = Visitor.registered(product, "ann")) {
            var project = project(ann);
            var text = "# Ünïcode\n\nA paragraph.\n".getBytes(StandardCharsets.UTF_16);
            var source = upload(ann, project, "notes.md", text).expect(201);
            var uid = uid(source);
            assertThat(settled(ann, project, uid)).isEqualTo("ingested");
            assertThat(ann.get(project + "/documents/" + uid + "/source").expect(200).bytes())
                    .isEqualTo(text);
            assertThat(
                            ann.get(project + "/documents/" + uid + "/representation")
                                    .expect(200)
                                    .text())
                    .contains("# Ünïcode");
            assertThat(storage.keys(product)).hasSize(2);
            upload(ann, project, "again.md", text).expect(200);
            assertThat(storage.keys(product)).hasSize(2);

            ann.delete(project + "/documents/" + uid).expect(204);
            assertThat(storage.keys(product)).isEmpty();
            upload(ann, project, "notes.md", text).expect(201);
            ann.delete(project).expect(204);
            await(() -> storage.keys(product).isEmpty());
        }
    }

    @Test
    @Tag("long")
    void aBucketThatIsAwayIsSaidToBeAndServesAgainWhenItIsBack() throws Exception {
        try (var storage = Storage.inS3();
                var product = Product.start(storage.variables(SWEPT_OFTEN));
                var ann = Visitor.registered(product, "ann")) {
            var project = project(ann);
            var uid = uid(upload(ann, project, "a.md", bytes("# A\n\nText.\n")).expect(201));
            var other = uid(upload(ann, project, "b.md", bytes("# B\n\nText.\n")).expect(201));
            assertThat(settled(ann, project, uid)).isEqualTo("ingested");
            assertThat(settled(ann, project, other)).isEqualTo("ingested");

            storage.server().stop();
            refused(upload(ann, project, "c.md", bytes("# C\n\nText.\n")), 503, "unavailable");
            refused(ann.get(project + "/documents/" + uid + "/source"), 503, "unavailable");
            await(() -> ann.get("/actuator/health/readiness").status() == 503);
            ann.get("/actuator/health/liveness").expect(200);
            ann.get(project + "/documents/" + uid + "/blocks").expect(200);
            ann.delete(project + "/documents/" + other).expect(204);

            storage.server().start();
            await(() -> ann.get("/actuator/health/readiness").status() == 200);
            var again = uid(upload(ann, project, "c.md", bytes("# C\n\nText.\n")).expect(201));
            assertThat(settled(ann, project, again)).isEqualTo("ingested");
            ann.get(project + "/documents/" + uid + "/source").expect(200);
            await(() -> storage.keys(product).size() == 2);
        }
    }

    @Test
    @Tag("long")
    void documentsThatWaitWhenTheStoreIsLostAreReadWhenItIsBack() throws Exception {
        try (var storage = Storage.inS3();
                var product = Product.start(storage.variables("BLOCKDATA_INGEST_LEASE", "2s"));
                var ann = Visitor.registered(product, "ann")) {
            var project = project(ann);
            var late = new ArrayList<String>();
            for (int i = 0; i < 8; i++) {
                var text = ("Paragraph of text " + i + ".\n\n").repeat(60_000);
                late.add(uid(upload(ann, project, i + ".md", bytes(text)).expect(201)));
            }
            storage.server().stop();
            assertThat(
                            ann.get(project + "/documents?status=uploaded&status=converting")
                                    .expect(200)
                                    .json()
                                    .get("items"))
                    .as("what is still to be read")
                    .isNotEmpty();
            TimeUnit.SECONDS.sleep(15);
            storage.server().start();
            for (var uid : late) {
                assertThat(settled(ann, project, uid)).isEqualTo("ingested");
            }
        }
    }

    @Test
    void aStoreThatIsNotTheOneThatTheDatabaseKnowsIsNotTouched() throws Exception {
        try (var storage = Storage.onDisk();
                var product = Product.start(storage.variables());
                var ann = Visitor.registered(product, "ann")) {
            var project = project(ann);
            var files = product.home().resolve("files");
            Files.move(files, product.home().resolve("away"));
            Files.createDirectory(files);
            var words = "No file is touched in " + files + ": its file blockdata-store is missing";
            await(() -> Files.readString(product.log()).contains(words));
            ann.get("/actuator/health/readiness").expect(503);
            assertThat(ann.get("/actuator/info").expect(200).json().get("files").toString())
                    .contains("blockdata-store is missing");
            refused(upload(ann, project, "a.md", bytes("# A\n\nText.\n")), 503, "unavailable");
            assertThat(files).isEmptyDirectory();

            Files.delete(files);
            Files.move(product.home().resolve("away"), files);
            await(() -> ann.get("/actuator/health/readiness").status() == 200);
            upload(ann, project, "a.md", bytes("# A\n\nText.\n")).expect(201);
        }
    }

    @Test
    void aFullDiskIsSaidToBeAndTakesFilesAgainWhenThereIsRoom() throws Exception {
        try (var storage = Storage.onDisk();
                var product = Product.start(storage.variables());
                var ann = Visitor.registered(product, "ann")) {
            var project = project(ann);
            var files = product.home().resolve("files");
            var mark = Files.readAllBytes(files.resolve("blockdata-store"));
            assumeTrue(
                    run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", files.toString()) == 0,
                    "a small disk can only be mounted by root");
            try {
                Files.write(files.resolve("blockdata-store"), mark);
                await(() -> ann.get("/actuator/health/readiness").status() == 200);
                var uid = uid(upload(ann, project, "a.md", prose('a')).expect(201));
                refused(upload(ann, project, "b.md", prose('b')), 507, "no-room");
                assertThat(storage.keys(product)).hasSize(1);
                ann.get("/actuator/health/readiness").expect(200);
                settled(ann, project, uid);
                ann.delete(project + "/documents/" + uid).expect(204);
                upload(ann, project, "b.md", prose('b')).expect(201);
            } finally {
                run("umount", "-l", files.toString());
            }
        }
    }

    private static byte[] prose(char letter) {
        return ((letter + "word ").repeat(20) + "\n\n")
                .repeat(41_000)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void refused(Visitor.Answer answer, int status, String kind) {
        answer.expect(status);
        assertThat(answer.json().get("type").asString()).endsWith("/" + kind);
        assertThat(answer.json().get("detail").asString()).isNotBlank();
        if (status == 503) {
            assertThat(answer.response().headers().firstValue("Retry-After")).isPresent();
        }
    }

    static String project(Visitor visitor) {
        return "/api/v1/projects/"
                + visitor.post("/api/v1/projects", Map.of("project_name", "Files"))
                        .expect(201)
                        .json()
                        .get("project_id")
                        .asString();
    }

    private static Visitor.Answer upload(
            Visitor visitor, String project, String name, byte[] bytes) {
        return visitor.upload(project + "/documents", name, bytes);
    }

    private static String uid(Visitor.Answer answer) {
        return answer.json().get("source_uid").asString();
    }

    static String settled(Visitor visitor, String project, String uid) throws Exception {
        var path = project + "/documents/" + uid;
        await(() ->
                !Set.of("uploaded", "converting")
                        .contains(visitor.get(path).expect(200).json().get("status").asString()));
        return visitor.get(path).expect(200).json().get("status").asString();
    }

    static void await(Callable<Boolean> condition) throws Exception {
        long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (!holds(condition)) {
            assertThat(System.nanoTime()).as("it did not come to pass").isLessThan(until);
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /// A file may go while it is looked at.
    private static boolean holds(Callable<Boolean> condition) throws Exception {
        try {
            return condition.call();
        } catch (NoSuchFileException | UncheckedIOException e) {
            return false;
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
    }
}
