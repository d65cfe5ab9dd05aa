package dev.blockdata.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.fuzz.Parts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file is read as what it is, or refused in words, whatever its name says.
class KindMatrixTest {

    private static final List<String> ENDINGS =
            List.of("csv", "docx", "html", "md", "pdf", "pptx", "txt", "xlsx");

    /// What each file may be called: a text is a text under any name that promises no more.
    private static final Map<String, List<String>> READ =
            Map.of(
                    "csv", List.of("csv", "md", "txt"),
                    "docx", List.of("docx"),
                    "html", List.of("html", "md", "txt"),
                    "md", List.of("csv", "html", "md", "txt"),
                    "pdf", List.of("pdf"),
                    "pptx", List.of("pptx"),
                    "txt", List.of("csv", "md", "txt"),
                    "xlsx", List.of("xlsx"));

    @TempDir static Path folder;
    private static Trial trial;

    @BeforeAll
    static void start() {
        trial = new Trial(folder.resolve("c"));
    }

    @AfterAll
    static void end() {
        trial.close();
    }

    private static byte[] own(String ending) throws IOException {
        return Files.readAllBytes(
                FuzzFiles.own().files().stream()
                        .filter(file -> FuzzFiles.ending(file).equals(ending))
                        .findFirst()
                        .orElseThrow());
    }

    private static String words(String ending, byte[] bytes) throws InterruptedException {
        var end = trial.end(ending, bytes);
        assertThat(end.faults()).as("as ." + ending).isEmpty();
        assertThat(end.read()).as("as ." + ending + ": " + end.words()).isFalse();
        return end.words();
    }

    @Test
    void eachKindUnderEachNameIsReadAsWhatItIsOrRefused() throws Exception {
        var read = new TreeMap<String, List<String>>();
        for (String kind : ENDINGS) {
            byte[] bytes = own(kind);
            var names = new ArrayList<String>();
            for (String ending : ENDINGS) {
                var end = trial.end(ending, bytes);
                assertThat(end.faults()).as(kind + " as ." + ending).isEmpty();
                assertThat(end.read() || end.words().length() > 20)
                        .as(kind + " as ." + ending + ": " + end.words())
                        .isTrue();
                if (end.read()) {
                    names.add(ending);
                }
            }
            read.put(kind, names);
        }
        assertThat(read).isEqualTo(READ);
    }

    @Test
    void theWordsSayWhatItIs() throws Exception {
        assertThat(words("docx", own("xlsx"))).contains("it is an Excel workbook");
        assertThat(words("xlsx", own("pptx"))).contains("it is a PowerPoint presentation");
        assertThat(words("pptx", own("docx"))).contains("it is a Word document");
        assertThat(words("pdf", own("docx")))
                .contains("the file is a ZIP archive or an office file");
        assertThat(words("docx", own("pdf"))).contains("the file is a PDF file");
        assertThat(words("html", own("csv"))).contains("not one tag");
        assertThat(words("csv", own("html"))).contains("it is an HTML page");
        assertThat(words("txt", text("{\\rtf1\\ansi Hello}"))).contains("a rich text file");
    }

    @Test
    void filesWithMacrosAreRefusedUnderTheNameOfOnesWithout() throws Exception {
        Map<String, List<String>> types =
                Map.of(
                        "docx",
                        List.of(
                                "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                                "vnd.ms-word.document.macroEnabled.main+xml"),
                        "pptx",
                        List.of(
                                "vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
                                "vnd.ms-powerpoint.presentation.macroEnabled.main+xml"),
                        "xlsx",
                        List.of(
                                "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                                "vnd.ms-excel.sheet.macroEnabled.main+xml"));
        for (var type : types.entrySet()) {
            var parts = Parts.of(own(type.getKey()));
            String list = parts.text("[Content_Types].xml");
            byte[] named =
                    parts.with(
                                    "[Content_Types].xml",
                                    list.replace(
                                            type.getValue().getFirst(), type.getValue().getLast()))
                            .bytes();
            byte[] carrying = Parts.of(own(type.getKey())).with("any/vbaProject.bin", "x").bytes();
            assertThat(words(type.getKey(), named)).startsWith("This file contains macros.");
            assertThat(words(type.getKey(), carrying)).startsWith("This file contains macros.");
        }
    }

    @Test
    void whatIsTwoThingsAtOnceIsReadAsTheOneItIsCalledOrNotAtAll() throws Exception {
        byte[] pdfThenZip = joined(own("pdf"), own("docx"));
        assertThat(trial.end("pdf", pdfThenZip).read()).isTrue();
        assertThat(words("docx", pdfThenZip)).contains("the file is a PDF file");
        byte[] pictureThenZip = joined(text("GIF89a\u0001"), own("docx"));
        for (String ending : ENDINGS) {
            assertThat(words(ending, pictureThenZip)).contains("the file is a picture");
        }
        byte[] pageInPdf = joined(text("%PDF-1.7\n<html><script>alert(1)</script>\n"), own("pdf"));
        for (String ending : List.of("html", "csv", "md", "txt", "docx")) {
            assertThat(words(ending, pageInPdf)).contains("the file is a PDF file");
        }
        byte[] zipThenPdf = joined(own("docx"), own("pdf"));
        assertThat(words("pdf", zipThenPdf)).contains("the file is a ZIP archive");
        byte[] pageThenZip = joined(text("<html><p>a</p></html>"), own("docx"));
        assertThat(words("docx", pageThenZip)).isNotBlank();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] all = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, all, one.length, other.length);
        return all;
    }
}
