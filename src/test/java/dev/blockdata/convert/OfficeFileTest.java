package dev.blockdata.convert;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blockdata.convert.OfficeFile.Program;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfficeFileTest {

    private static final String WORD =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    @TempDir Path folder;

    @Test
    void aWordDocumentIsLetThrough() throws Exception {
        Path file = folder.resolve("letter.docx");
        try (XWPFDocument word = new XWPFDocument();
                OutputStream out = Files.newOutputStream(file)) {
            word.createParagraph().createRun().setText("Dear all,");
            word.write(out);
        }
        assertThatCode(() -> OfficeFile.demand(file, Program.WORD)).doesNotThrowAnyException();
    }

    @Test
    void aPasswordIsCalledAPassword() {
        refused(
                Corpus.file("hostile/bug53475-password-is-pass.docx"),
                Program.WORD,
                UnreadableFile.ENCRYPTED);
    }

    @Test
    void aFileCutOffInTheMiddleIsDamaged() {
        refused(Corpus.file("hostile/truncated62886.docx"), Program.WORD, UnreadableFile.DAMAGED);
    }

    @Test
    void aFuzzedPresentationIsDamaged() {
        refused(
                Corpus.file("hostile/fuzz-6254434927378432.pptx"),
                Program.POWERPOINT,
                UnreadableFile.DAMAGED);
    }

    @Test
    void aWorkbookThatIsNamedADocumentIsCalledAWorkbook() {
        refused(
                Corpus.file("hostile/poc-xmlbomb.xlsx"),
                Program.WORD,
                "This is not a Word document: it is an Excel workbook with another file name.");
    }

    @Test
    void oldFilesAreToBeSavedInTheNewForm() throws Exception {
        refused(
                container("WordDocument"),
                Program.WORD,
                "This is an old Word file. Save it as .docx and upload it again.");
        refused(
                container("PowerPoint Document"),
                Program.POWERPOINT,
                "This is an old PowerPoint file. Save it as .pptx and upload it again.");
        refused(
                container("Workbook"),
                Program.EXCEL,
                "This is an old Excel file. Save it as .xlsx and upload it again.");
    }

    @Test
    void macrosAreRefusedWhereverTheyShow() throws Exception {
        String words =
                "This file contains macros. Save it as a Word document without macros and upload it"
                        + " again.";
        refused(
                zip("application/vnd.ms-word.document.macroEnabled.main+xml", "word/document.xml"),
                Program.WORD,
                words);
        refused(zip(WORD, "word/vbaProject.bin"), Program.WORD, words);
        refused(
                zip("application/vnd.ms-excel.macrosheet+xml", "xl/macrosheets/sheet1.xml"),
                Program.WORD,
                words);
    }

    @Test
    void otherArchivesAreNoDocuments() throws Exception {
        refused(
                zip("text/plain", "readme.txt"),
                Program.WORD,
                "This is not a Word document: it is a zip archive of something else.");
        Path text = folder.resolve("text.docx");
        Files.writeString(text, "{\\rtf1 Hello}");
        refused(text, Program.WORD, UnreadableFile.DAMAGED);
        Path empty = Files.createFile(folder.resolve("empty.docx"));
        refused(empty, Program.WORD, UnreadableFile.DAMAGED);
    }

    @Test
    void anEntryThatUnpacksToFarMoreIsABomb() throws Exception {
        Path file = folder.resolve("bomb.docx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            byte[] zeros = new byte[1 << 20];
            for (int megabyte = 0; megabyte < 20; megabyte++) {
                zip.write(zeros);
            }
        }
        refused(
                file,
                Program.WORD,
                "This file unpacks to far more than its size lets expect. It is not opened.");
        // The same with a directory that says it were one byte.
        byte[] bytes = Files.readAllBytes(file);
        int directory = lastIndexOf(bytes, new byte[] {'P', 'K', 1, 2});
        for (int at = 0; at < 4; at++) {
            bytes[directory + 24 + at] = (byte) (at == 0 ? 1 : 0);
        }
        Files.write(file, bytes);
        assertThatThrownBy(() -> OfficeFile.demand(file, Program.WORD))
                .isInstanceOf(UnreadableFile.class);
    }

    @Test
    void moreEntriesThanAnyDocumentHasAreABomb() throws Exception {
        Path file = folder.resolve("crumbs.docx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int entry = 0; entry <= 10_000; entry++) {
                zip.putNextEntry(new ZipEntry("word/" + entry));
            }
        }
        refused(
                file,
                Program.WORD,
                "This file unpacks to far more than an office file holds: 10001 parts.");
    }

    private static int lastIndexOf(byte[] bytes, byte[] sought) {
        String all = new String(bytes, StandardCharsets.ISO_8859_1);
        return all.lastIndexOf(new String(sought, StandardCharsets.ISO_8859_1));
    }

    private static void refused(Path file, Program kind, String words) {
        assertThatThrownBy(() -> OfficeFile.demand(file, kind))
                .isInstanceOf(UnreadableFile.class)
                .hasMessage(words);
    }

    private Path container(String entry) throws IOException {
        Path file = folder.resolve(entry);
        try (POIFSFileSystem container = new POIFSFileSystem();
                OutputStream out = Files.newOutputStream(file)) {
            container.createDocument(new java.io.ByteArrayInputStream(new byte[5000]), entry);
            container.writeFilesystem(out);
        }
        return file;
    }

    private Path zip(String type, String entry) throws IOException {
        Path file = folder.resolve("made.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write(
                    ("<Types><Override PartName=\"/x\" ContentType=\"" + type + "\"/></Types>")
                            .getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry(entry));
            zip.write("x".getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }
}
