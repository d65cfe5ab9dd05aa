package dev.blockdata.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.database.HomeDatabase;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// A document that is being read when its node is killed is read again as soon as the next one
/// starts, however long its lease, and has each block once.
class InterruptedReadingIT {

    private static final int PARAGRAPHS = 100_000;

    @Test
    void aDocumentThatWasBeingReadIsReadAgain() throws Exception {
        try (var product = Product.start("BLOCKDATA_INGEST_LEASE", "10m")) {
            var ann = Visitor.registered(product, "ann");
            var project =
                    "/api/v1/projects/"
                            + ann.post("/api/v1/projects", Map.of("project_name", "Texts"))
                                    .expect(201)
                                    .json()
                                    .get("project_id")
                                    .asString();
            var text = new StringBuilder();
            for (int i = 0; i < PARAGRAPHS; i++) {
                text.append("Paragraph ").append(i).append(" with a few words.\n\n");
            }
            var source =
                    ann.upload(
                                    project + "/documents",
                                    "long.md",
                                    text.toString().getBytes(StandardCharsets.UTF_8))
                            .expect(201)
                            .json()
                            .get("source_uid")
                            .asString();

            assertThat(frozenWhileReading(product)).containsExactly(source);
            product.kill();
            product.startAgain();

            long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
            var document = ann.get(project + "/documents/" + source).expect(200).json();
            while (Set.of("uploaded", "converting").contains(document.get("status").asString())) {
                assertThat(System.nanoTime()).as(document.toString()).isLessThan(until);
                TimeUnit.MILLISECONDS.sleep(50);
                document = ann.get(project + "/documents/" + source).expect(200).json();
            }
            assertThat(document.get("status").asString()).isEqualTo("ingested");
            assertThat(document.get("conv_total_blocks").asInt()).isEqualTo(PARAGRAPHS);
        }
    }

    /// Stops the product while it reads: the documents that it was reading.
    private static Set<String> frozenWhileReading(Product product) throws Exception {
        for (int tries = 0; tries < 1000; tries++) {
            product.freeze();
            var reading = HomeDatabase.of(product.home()).converting();
            if (!reading.isEmpty()) {
                return reading;
            }
            product.thaw();
            TimeUnit.MILLISECONDS.sleep(5);
        }
        throw new AssertionError("the product was never found reading");
    }
}
