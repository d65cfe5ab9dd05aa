package dev.blockdata.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.blockdata.database.ApplicationTest;
import dev.blockdata.pandoc.Pandoc;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// The kinds of file that pandoc reads, where it is installed.
@ApplicationTest
class PandocTrackTest {

    private static final byte[] RST =
            "Köln\n====\n\nText.\n\n* one\n* two\n".getBytes(StandardCharsets.UTF_8);

    @LocalServerPort private int port;
    @Autowired private Optional<Pandoc> pandoc;
    @TempDir private Path folder;

    @BeforeEach
    void installed() {
        assumeThat(pandoc)
                .as("pandoc is not installed: tests that need it are skipped")
                .isPresent();
    }

    @Test
    void everyKindThatItReadsBecomesBlocks() throws Exception {
        var source =
                Files.writeString(
                        folder.resolve("a.md"), "# Head\n\nText *here*.\n\n- one\n- two\n");
        var shelf = Shelf.of(port);
        for (var kind : List.of("rst", "org", "epub", "odt", "latex")) {
            var name = "book." + (kind.equals("latex") ? "tex" : kind);
            var document = shelf.ingested(name, written(source, kind));
            assertThat(document.path("source_type").asString()).isEqualTo(kind);
            assertThat(document.path("conv_parsing_tool").asString()).isEqualTo("pandoc");
            assertThat(document.path("conv_representation_type").asString())
                    .isEqualTo("pandoc_ast_json");
            assertThat(document.path("conv_tool_version").asString())
                    .isEqualTo("pandoc " + pandoc.orElseThrow().version() + ", blocks 1");
            assertThat(blocks(shelf, document))
                    .as(kind)
                    .extracting(block -> block.path("block_content").asString())
                    .contains("Head", "Text here.", "one", "two");
            assertThat(blocks(shelf, document).getFirst().path("block_locator").toString())
                    .as(kind)
                    .startsWith("{\"type\":\"pandoc_ast_path\",\"path\":\"$.blocks[");
        }
    }

    @Test
    void anotherEncodingIsReadAndTold() {
        var shelf = Shelf.of(port);
        var latin =
                shelf.ingested(
                        "latin.rst",
                        new String(RST, StandardCharsets.UTF_8)
                                .getBytes(StandardCharsets.ISO_8859_1));
        assertThat(latin.path("doc_title").asString()).isEqualTo("Köln");
        assertThat(shelf.report(latin).path("encoding").asString()).isEqualTo("ISO-8859-1");
        assertThat(latin.path("source_total_characters").asInt()).isEqualTo(30);
    }

    @Test
    void whatIsNestedBeyondAllReasonFailsInWords() {
        var shelf = Shelf.of(port);
        var deep = "\\begin{quote}".repeat(500) + "x" + "\\end{quote}".repeat(500);
        var answer =
                shelf.upload(Shelf.named("deep.tex"), deep.getBytes(StandardCharsets.UTF_8))
                        .expect(201)
                        .json();
        assertThat(shelf.settled(answer.path("source_uid").asString()).path("error").asString())
                .contains("too deeply nested");
    }

    @Test
    void packagesThatAreNoneAreRefused() {
        var shelf = Shelf.of(port);
        for (var name : List.of("a.epub", "a.odt")) {
            assertThat(
                            shelf.upload(Shelf.named(name), new byte[] {'P', 'K', 3, 4, 0, 0})
                                    .expect(415)
                                    .text())
                    .contains("but the file is a ZIP archive");
        }
    }

    private byte[] written(Path source, String kind) throws IOException, InterruptedException {
        var to = folder.resolve("written." + kind);
        var process =
                new ProcessBuilder(
                                "pandoc",
                                "--standalone",
                                "--from=markdown",
                                "--to=" + kind,
                                "--output=" + to,
                                source.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return Files.readAllBytes(to);
    }

    private static List<JsonNode> blocks(Shelf shelf, JsonNode document) {
        return shelf.browser()
                .get(shelf.path("/documents/" + document.path("source_uid").asString() + "/blocks"))
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .toList();
    }
}
