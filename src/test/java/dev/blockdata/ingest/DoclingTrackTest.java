package dev.blockdata.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.database.ApplicationTest;
import dev.blockdata.docling.FakeDoclingServe;
import dev.blockdata.docling.FakeDoclingServe.Act;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/// Office files and PDF where a docling-serve is set.
class DoclingTrackTest {

    private static final FakeDoclingServe SERVICE = new FakeDoclingServe();

    /// The converter's own test file: as small as a PDF with words can be.
    private static final byte[] PDF =
            """
            %PDF-1.4
            1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
            2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
            3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj
            4 0 obj<</Length 44>>stream
            BT /F1 12 Tf 20 100 Td (Words built in) Tj ET
            endstream endobj
            5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
            trailer<</Root 1 0 R>>
            %%EOF
            """
                    .getBytes(StandardCharsets.US_ASCII);

    @AfterAll
    static void close() {
        SERVICE.close();
    }

    @BeforeEach
    void reset() {
        SERVICE.reset();
        SERVICE.demand("the key");
    }

    private static void set(DynamicPropertyRegistry registry, String fallback) {
        registry.add("blockdata.docling.url", SERVICE::uri);
        registry.add("blockdata.docling.api-key", () -> "the key");
        registry.add("blockdata.docling.deadline", () -> "3s");
        registry.add("blockdata.docling.parallelism", () -> "1");
        registry.add("blockdata.docling.fallback", () -> fallback);
    }

    @Nested
    @ApplicationTest
    class Alone {

        @LocalServerPort private int port;

        @DynamicPropertySource
        static void settings(DynamicPropertyRegistry registry) {
            set(registry, "false");
        }

        @Test
        void aPdfIsReadByTheServiceAndItsVersionKept() {
            var shelf = Shelf.of(port);
            var document = shelf.ingested("a.pdf", PDF);
            assertThat(document.path("conv_parsing_tool").asString()).isEqualTo("docling");
            assertThat(document.path("conv_tool_version").asString())
                    .isEqualTo("docling-serve 1.21.0, docling 2.90.0, blocks 1");
            assertThat(document.path("conv_representation_type").asString())
                    .isEqualTo("doclingdocument_json");
            assertThat(shelf.report(document).path("pages").asInt()).isEqualTo(2);
            var blocks = blocks(shelf, document);
            var block = blocks.get(1);
            assertThat(block.path("block_content").asString()).isEqualTo("Body text.");
            assertThat(block.path("block_locator").toString())
                    .isEqualTo(
                            "{\"type\":\"docling_json_pointer\",\"pointer\":\"#/texts/1\",\"page_no\":2}");
            assertThat(block.path("bounding_box").toString())
                    .as("from the top of its page")
                    .isEqualTo("{\"left\":72.0,\"top\":91.5,\"right\":300.0,\"bottom\":104.0}");
            assertThat(blocks.get(0).path("bounding_box").isNull())
                    .as("from the bottom of a page whose height it does not say")
                    .isTrue();
        }

        @Test
        void whatTheServiceDoesNotReadFailsInWordsAndMayBeTriedAgain() {
            SERVICE.rule(what ->
                    what.startsWith("POST") ? Act.answer(422, "{\"detail\":\"no\"}") : null);
            var shelf = Shelf.of(port);
            var uid = shelf.sent("b.pdf", PDF);
            var failed = shelf.settled(uid);
            assertThat(failed.path("status").asString()).isEqualTo("conversion_failed");
            assertThat(failed.path("error").asString())
                    .contains("The conversion service answers 422");
            SERVICE.reset();
            SERVICE.demand("the key");
            shelf.browser().post(shelf.path("/documents/" + uid + "/retry"), Map.of()).expect(200);
            assertThat(shelf.settled(uid).path("status").asString()).isEqualTo("ingested");
        }

        /// A service that takes its time keeps nobody from reading what is read here.
        @Test
        @Timeout(value = 30, unit = TimeUnit.SECONDS)
        void markdownIsReadWhileTheServiceIsBusy() {
            SERVICE.pollsUntilDone(Integer.MAX_VALUE);
            var shelf = Shelf.of(port);
            var first = shelf.sent("c.pdf", PDF);
            var second =
                    shelf.sent(
                            "d.pdf",
                            (new String(PDF, StandardCharsets.US_ASCII) + "\n")
                                    .getBytes(StandardCharsets.US_ASCII));
            var text = shelf.ingested("e.md", "# Meanwhile\n".getBytes(StandardCharsets.UTF_8));
            assertThat(text.path("conv_parsing_tool").asString()).isEqualTo("mdast");
            assertThat(shelf.document(second).path("status").asString()).isEqualTo("uploaded");
            assertThat(shelf.settled(first).path("error").asString()).contains("within 3 seconds");
        }

        @Test
        void aFileThatIsNotWhatItIsSaidToBeIsNotSentAnywhere() throws Exception {
            var zip = new ByteArrayOutputStream();
            try (var out = new ZipOutputStream(zip)) {
                out.putNextEntry(new ZipEntry("anything.txt"));
                out.write(1);
            }
            var shelf = Shelf.of(port);
            var document = shelf.settled(shelf.sent("f.docx", zip.toByteArray()));
            assertThat(document.path("error").asString()).contains("not a Word document");
            assertThat(SERVICE.asked()).isEmpty();
        }
    }

    @Nested
    @ApplicationTest
    class WithTheBuiltinConverterBehindIt {

        @LocalServerPort private int port;

        @DynamicPropertySource
        static void settings(DynamicPropertyRegistry registry) {
            set(registry, "true");
        }

        @Test
        void whatTheServiceDoesNotReadIsReadHereAndSaysSo() {
            SERVICE.rule(what ->
                    what.startsWith("POST") ? Act.answer(422, "{\"detail\":\"no\"}") : null);
            var shelf = Shelf.of(port);
            var document = shelf.ingested("a.pdf", PDF);
            assertThat(document.path("conv_parsing_tool").asString()).isEqualTo("builtin");
            assertThat(shelf.report(document).at("/notes/0").asString())
                    .contains("The conversion service answers 422")
                    .contains("The built-in converter has read the file instead.");
            var box = blocks(shelf, document).get(0).path("bounding_box");
            assertThat(box.path("left").asDouble()).isBetween(18.0, 22.0);
            assertThat(box.path("top").asDouble()).isBetween(85.0, 95.0);
            assertThat(box.path("right").asDouble()).isBetween(80.0, 120.0);
            assertThat(box.path("bottom").asDouble()).isBetween(99.0, 106.0);
        }
    }

    private static JsonNode blocks(Shelf shelf, JsonNode document) {
        return shelf.browser()
                .get(shelf.path("/documents/" + document.path("source_uid").asString() + "/blocks"))
                .expect(200)
                .json()
                .path("items");
    }
}
