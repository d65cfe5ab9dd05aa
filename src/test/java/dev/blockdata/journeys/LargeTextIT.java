package dev.blockdata.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The largest files that are taken, of hard shapes, on a product with half a gigabyte of heap: it
/// stays up, others go on, and each document comes to an end.
@Tag("long")
class LargeTextIT {

    private static final int LARGEST = 100 * 1024 * 1024;
    private static final Set<String> FINAL =
            Set.of("ingested", "conversion_failed", "ingest_failed");
    private static final String PROSE =
            "The quick brown fox jumps over the lazy dog and goes on for a while yet, says he.\n"
                            .repeat(5)
                    + "\n";

    @Test
    void eachComesToAnEndAndOthersGoOn() throws Exception {
        try (var product = Product.start()) {
            var ann = Visitor.registered(product, "ann");
            var ben = Visitor.registered(product, "ben");
            var large = project(ann);
            var sources = new LinkedHashMap<String, String>();
            for (var file :
                    Map.of(
                                    "prose.md", filled(PROSE, LARGEST),
                                    "line.txt", filled("word ", LARGEST),
                                    "line.md", filled("word ", LARGEST),
                                    "tiny.md", filled("a\n\n", LARGEST),
                                    "middle.md", filled(PROSE, 20_000_000))
                            .entrySet()) {
                sources.put(
                        file.getKey(),
                        ann.upload(large + "/documents", file.getKey(), file.getValue())
                                .expect(201)
                                .json()
                                .get("source_uid")
                                .asString());
            }
            var small = project(ben);
            var waits = new ArrayList<String>();
            for (int i = 0; i < 5; i++) {
                var text = ("# Small " + i).getBytes(StandardCharsets.UTF_8);
                waits.add(
                        ben.upload(small + "/documents", "small.md", text)
                                .expect(201)
                                .json()
                                .get("source_uid")
                                .asString());
            }
            for (var wait : waits) {
                assertThat(ended(ben, small, wait).get("status").asString()).isEqualTo("ingested");
            }
            var ends = new LinkedHashMap<String, String>();
            for (var source : sources.entrySet()) {
                var document = ended(ann, large, source.getValue());
                ends.put(source.getKey(), document.get("status").asString());
                System.out.println("LargeTextIT: " + source.getKey() + ": " + document);
                if (!document.get("status").asString().equals("ingested")) {
                    assertThat(document.get("error").asString()).isNotBlank();
                }
            }
            assertThat(ends.get("middle.md")).isEqualTo("ingested");
            assertThat(Files.readString(product.log())).doesNotContain("OutOfMemoryError");
        }
    }

    private static String project(Visitor who) {
        return "/api/v1/projects/"
                + who.post("/api/v1/projects", Map.of("project_name", "Texts"))
                        .expect(201)
                        .json()
                        .get("project_id")
                        .asString();
    }

    private static JsonNode ended(Visitor who, String project, String source)
            throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(6);
        while (System.nanoTime() < until) {
            var document = who.get(project + "/documents/" + source).expect(200).json();
            if (FINAL.contains(document.get("status").asString())) {
                return document;
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        throw new AssertionError("a document did not come to an end within its deadline");
    }

    private static byte[] filled(String unit, int size) {
        var piece = unit.getBytes(StandardCharsets.UTF_8);
        var text = new byte[size / piece.length * piece.length];
        for (int at = 0; at < text.length; at += piece.length) {
            System.arraycopy(piece, 0, text, at, piece.length);
        }
        return text;
    }
}
