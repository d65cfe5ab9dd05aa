package dev.blockdata.journeys;

import static dev.blockdata.journeys.StorageIT.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The product is killed in the middle of 77 uploads, twice over: no document is half there, no
/// file without a row is left by a sweep, and the uploads that are missing go through afterwards.
class KilledUploadsIT {

    private static final int KILLS = 2;

    @Test
    void nothingIsHalfThereOnDiskAfterUploadsThatWereKilled() throws Exception {
        try (var storage = Storage.onDisk()) {
            uploadAndKill(storage);
        }
    }

    @Test
    @Tag("long")
    void nothingIsHalfThereInABucketAfterUploadsThatWereKilled() throws Exception {
        try (var storage = Storage.inS3()) {
            uploadAndKill(storage);
        }
    }

    private static void uploadAndKill(Storage storage) throws Exception {
        var files = Corpus.specifications();
        try (var product =
                        Product.start(
                                storage.variables(
                                        "BLOCKDATA_SWEEP_YOUNG",
                                        "5s",
                                        "BLOCKDATA_SWEEP_EVERY",
                                        "1s"));
                var ann = Visitor.registered(product, "ann")) {
            var project = StorageIT.project(ann);
            for (int kill = 0; kill < KILLS; kill++) {
                var uploaded = new AtomicInteger();
                var uploading =
                        files.stream()
                                .collect(
                                        Collectors.groupingBy(
                                                file -> Math.floorMod(file.hashCode(), 4)))
                                .values()
                                .stream()
                                .map(some ->
                                        Thread.ofVirtual()
                                                .start(() -> upload(ann, project, some, uploaded)))
                                .toList();
                int before = uploaded.get() + ThreadLocalRandom.current().nextInt(1, 30);
                while (uploaded.get() < before) {
                    TimeUnit.MILLISECONDS.sleep(1);
                }
                product.kill();
                for (var thread : uploading) {
                    thread.join();
                }
                product.startAgain();
            }
            for (var file : files) {
                var answer =
                        ann.upload(
                                project + "/documents",
                                file.getFileName().toString(),
                                Files.readAllBytes(file));
                assertThat(answer.status()).as(answer.text()).isIn(200, 201);
            }
            var sources = sources(ann, project);
            assertThat(sources).hasSize(files.size());
            for (var uid : sources.keySet()) {
                assertThat(StorageIT.settled(ann, project, uid)).isEqualTo("ingested");
                assertThat(ann.get(project + "/documents/" + uid + "/source").expect(200).bytes())
                        .hasSize(sources.get(uid));
            }
            await(() -> storage.keys(product).size() <= files.size());
            assertThat(storage.keys(product))
                    .hasSize(files.size())
                    .allSatisfy(key -> assertThat(key).endsWith("/source"));
        }
    }

    private static void upload(
            Visitor visitor, String project, List<Path> files, AtomicInteger uploaded) {
        try {
            for (var file : files) {
                visitor.upload(
                        project + "/documents",
                        file.getFileName().toString(),
                        Files.readAllBytes(file));
                uploaded.incrementAndGet();
            }
        } catch (IOException | UncheckedIOException e) {
            // The product was killed.
        }
    }

    /// How long each document is, by its `source_uid`.
    private static Map<String, Integer> sources(Visitor visitor, String project) {
        var sources = new HashMap<String, Integer>();
        var page = visitor.get(project + "/documents?limit=200").expect(200).json();
        for (var document : page.get("items")) {
            sources.put(
                    document.get("source_uid").asString(), document.get("source_filesize").asInt());
        }
        return sources;
    }
}
