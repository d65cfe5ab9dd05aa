package dev.blockdata.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.database.ApplicationTest;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Files under the names of others, sent to the product: what shows in the first bytes is refused
/// at once, what shows inside is refused when it is read.
@ApplicationTest
class MisnamedFilesTest {

    @LocalServerPort private int port;

    private static byte[] own(String name) throws IOException {
        return Files.readAllBytes(FuzzFiles.OWN.resolve(name));
    }

    @Test
    void whatIsSeenFromOutsideIsRefusedAtOnce() throws Exception {
        var shelf = Shelf.of(port);
        for (String[] misnamed :
                new String[][] {
                    {"letter.docx", "a.pdf", "a ZIP archive or an office file"},
                    {"pages.pdf", "a.docx", "a PDF file"},
                    {"pages.pdf", "a.html", "a PDF file"},
                    {"sheet.xlsx", "a.csv", "a ZIP archive or an office file"}
                }) {
            var answer = shelf.upload(Shelf.named(misnamed[1]), own(misnamed[0]));
            assertThat(answer.status()).as(answer.text()).isEqualTo(415);
            assertThat(answer.text()).contains(misnamed[2]);
        }
    }

    @Test
    void whatIsSeenInsideIsRefusedInWords() throws Exception {
        var shelf = Shelf.of(port);
        for (String[] misnamed :
                new String[][] {
                    {"letter.docx", "a.xlsx", "it is a Word document"},
                    {"sheet.xlsx", "a.pptx", "it is an Excel workbook"},
                    {"page.html", "a.csv", "it is an HTML page"},
                    {"table.csv", "a.html", "not one tag"}
                }) {
            var document = shelf.ingested(misnamed[1], own(misnamed[0]));
            assertThat(document.path("status").asString()).isEqualTo("conversion_failed");
            assertThat(document.path("error").asString()).contains(misnamed[2]);
        }
    }
}
