package dev.blockdata.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.database.ApplicationTest;
import dev.blockdata.journeys.Corpus;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@ApplicationTest
class CorpusUploadTest {

    @LocalServerPort private int port;

    @Test
    void realDocumentsAreCutAsTheManifestSaysAndEveryRangeIsItsContent() throws Exception {
        var files = Corpus.specifications();
        var counts = Corpus.blockCounts();
        // Eight list items of this file hold a paragraph and a code block: two to the manifest's
        // counter, one to us.
        counts.put("eip-8173.md", 112);
        var shelf = Shelf.of(port);
        var uids = new LinkedHashMap<String, String>();
        for (var file : files) {
            var name = file.getFileName().toString();
            var answer = shelf.upload(Shelf.named(name), Files.readAllBytes(file));
            assertThat(answer.status()).isEqualTo(201);
            uids.put(name, answer.json().path("source_uid").asString());
        }
        var total = 0;
        for (var file : files) {
            var name = file.getFileName().toString();
            var document = shelf.settled(uids.getOrDefault(name, ""));
            assertThat(document.path("status").asString()).as(name).isEqualTo("ingested");
            assertThat(document.path("conv_total_blocks").asInt())
                    .as(name)
                    .isEqualTo(counts.get(name));
            total += document.path("conv_total_blocks").asInt();
            check(shelf, document, Files.readAllBytes(file));
        }
        assertThat(total).isEqualTo(5_012 - 8);
    }

    private static void check(Shelf shelf, JsonNode document, byte[] bytes) {
        var index = 0;
        var end = 0;
        String cursor = "";
        do {
            var page =
                    shelf.browser()
                            .get(
                                    shelf.path(
                                            "/documents/"
                                                    + document.path("source_uid").asString()
                                                    + "/blocks?limit=200&cursor="
                                                    + cursor))
                            .expect(200)
                            .json();
            for (var block : page.path("items")) {
                assertThat(block.path("block_uid").asString())
                        .isEqualTo(document.path("conv_uid").asString() + ":" + index++);
                var start = block.path("block_locator").path("start_offset").asInt();
                assertThat(start).isGreaterThanOrEqualTo(end);
                end = block.path("block_locator").path("end_offset").asInt();
                assertThat(new String(bytes, start, end - start, StandardCharsets.UTF_8))
                        .isEqualTo(block.path("block_content").asString());
            }
            cursor = page.path("next_cursor").asString("");
        } while (!cursor.isEmpty());
        assertThat(index).isEqualTo(document.path("conv_total_blocks").asInt());
    }
}
