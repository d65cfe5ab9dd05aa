package dev.blockdata.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.database.ApplicationTest;
import dev.blockdata.http.Browser;
import dev.blockdata.journeys.Corpus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// Files of all kinds through the whole product: what is good ends in blocks, what is not in words.
@ApplicationTest
class MixedFilesTest {

    /// What the words are about; nothing where the file may as well be read.
    private static final Map<String, List<String>> HOSTILE =
            Map.of(
                    "ExternalEntityInText.docx", List.of("damaged", "DOCTYPE", "read"),
                    "bug53475-password-is-pass.docx", List.of("password"),
                    "truncated62886.docx", List.of("damaged"),
                    "fuzz-6254434927378432.pptx", List.of("damaged"),
                    "poc-xmlbomb.xlsx", List.of("damaged", "DOCTYPE", "unpacks"),
                    "PasswordSample-256bit.pdf", List.of("password"),
                    "MissingCatalog.pdf", List.of("damaged", "empty"));

    @LocalServerPort private int port;

    @Test
    void realFilesOfAllKindsBecomeBlocksWithAPlace() throws Exception {
        var shelf = Shelf.of(port);
        var sent = new LinkedHashMap<String, String>();
        for (var folder : List.of("docx", "pptx", "pdf")) {
            try (var files = Files.list(Corpus.folder().resolve(folder))) {
                for (var file : files.filter(f -> f.toString().endsWith(folder)).toList()) {
                    sent.put(name(file), upload(shelf, file));
                }
            }
        }
        sent.forEach((name, uid) -> {
            var document = shelf.settled(uid);
            // A table without any words is all that this one holds.
            if (name.equals("table_test.pptx")) {
                assertThat(document.path("error").asString()).contains("no text");
                return;
            }
            assertThat(document.path("status").asString())
                    .as(name + ": " + document.path("error"))
                    .isEqualTo("ingested");
            assertThat(document.path("conv_parsing_tool").asString()).isEqualTo("builtin");
            assertThat(document.path("source_total_characters").isNull()).isTrue();
            List<JsonNode> blocks = blocks(shelf, uid);
            JsonNode first = blocks.getFirst();
            assertThat(first.at("/block_locator/type").asString())
                    .isEqualTo("docling_json_pointer");
            assertThat(first.at("/block_locator/pointer").asString()).startsWith("#/");
            if (!name.endsWith(".docx")) {
                assertThat(first.path("page_no").asInt()).as(name).isEqualTo(1);
            }
            if (name.endsWith(".pdf")) {
                assertThat(blocks).as(name).allSatisfy(MixedFilesTest::standsOnItsPage);
            }
        });
    }

    @Test
    void filesThatAreMadeToHurtEndInWordsOrInBlocks() throws Exception {
        var shelf = Shelf.of(port);
        var sent = new LinkedHashMap<String, String>();
        try (var files = Files.list(Corpus.folder().resolve("hostile"))) {
            for (var file : files.toList()) {
                sent.put(name(file), upload(shelf, file));
            }
        }
        sent.put(
                "renamed.docx",
                uid(
                        shelf.upload(
                                Shelf.named("renamed.docx"),
                                Files.readAllBytes(
                                        Corpus.folder().resolve("hostile/poc-xmlbomb.xlsx")))));
        sent.forEach((name, uid) -> {
            var document = shelf.settled(uid);
            var error = document.path("error").asString("");
            if (HOSTILE.containsKey(name)) {
                assertThat(document.path("status").asString()).as(name).isNotEqualTo("ingested");
                assertThat(HOSTILE.get(name)).as(name + ": " + error).anyMatch(error::contains);
            } else {
                assertThat(document.path("status").asString())
                        .as(name + ": " + error)
                        .isIn("ingested", "conversion_failed", "ingest_failed");
            }
        });
    }

    @Test
    void webPagesAndSheetsBecomeBlocks() {
        var shelf = Shelf.of(port);
        var page =
                "<title>x</title><h1>Rules</h1><p>Be kind.<ul><li>One<li>Two</ul><table><tr><th>a<th>b<tr><td>1<td>2</table>";
        var html = shelf.ingested("rules.html", page.getBytes(StandardCharsets.UTF_8));
        assertThat(blocks(shelf, html.path("source_uid").asString()))
                .extracting(block -> block.path("block_type").asString())
                .containsExactly("heading", "paragraph", "list_item", "list_item", "table");
        assertThat(html.path("doc_title").asString()).isEqualTo("Rules");
        var csv = shelf.ingested("p.csv", "name;town\nAnn;Köln\n".getBytes(StandardCharsets.UTF_8));
        assertThat(
                        blocks(shelf, csv.path("source_uid").asString())
                                .get(0)
                                .path("block_content")
                                .asString())
                .isEqualTo("| name | town |\n| --- | --- |\n| Ann | Köln |");
    }

    @Test
    void theSameBytesGiveTheSameBlocksInTwoProjects() throws IOException {
        var bytes = Files.readAllBytes(Corpus.folder().resolve("docx/word_tables.docx"));
        var one = Shelf.of(port).ingested("a.docx", bytes);
        var other = Shelf.of(port).ingested("b.docx", bytes);
        assertThat(one.path("conv_uid").asString())
                .isEqualTo(other.path("conv_uid").asString())
                .isNotEmpty();
        assertThat(one.path("source_uid").asString())
                .isEqualTo(other.path("source_uid").asString());
    }

    private static void standsOnItsPage(JsonNode block) {
        var box = block.path("bounding_box");
        assertThat(box.path("left").asDouble(-1)).isBetween(0.0, box.path("right").asDouble());
        assertThat(box.path("top").asDouble(-1)).isBetween(0.0, box.path("bottom").asDouble());
        assertThat(box.path("right").asDouble()).isBetween(1.0, 1000.0);
        assertThat(box.path("bottom").asDouble()).isBetween(1.0, 1000.0);
    }

    private static String upload(Shelf shelf, Path file) throws IOException {
        return uid(shelf.upload(Shelf.named(name(file)), Files.readAllBytes(file)));
    }

    private static String uid(Browser.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("source_uid").asString();
    }

    private static List<JsonNode> blocks(Shelf shelf, String uid) {
        return shelf.browser()
                .get(shelf.path("/documents/" + uid + "/blocks"))
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .toList();
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
