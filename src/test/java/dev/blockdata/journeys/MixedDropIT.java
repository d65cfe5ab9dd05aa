package dev.blockdata.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A hundred files of all kinds dropped at once, and twenty among them that are broken, lie or are
/// made to hurt: the good ones become blocks, the others are refused in words, and the web process
/// is afterwards as large as it was.
class MixedDropIT {

    private static final Duration PATIENCE = Duration.ofMinutes(8);
    private static final int GOOD = 100;
    private static final int HOSTILE = 20;
    private static final int IN_FLIGHT = 6;
    private static final double GROWN = 1.10;
    private static final List<String> OFFICE = List.of("docx", "pptx", "pdf");

    /// A table without any words is all that it holds.
    private static final String WITHOUT_WORDS = "table_test.pptx";

    /// Of the corpus' hostile files those of which nothing can be read.
    private static final List<String> UNREADABLE =
            List.of(
                    "ExternalEntityInText.docx",
                    "MissingCatalog.pdf",
                    "PasswordSample-256bit.pdf",
                    "bug53475-password-is-pass.docx",
                    "fuzz-6254434927378432.pptx",
                    "poc-xmlbomb.xlsx",
                    "truncated62886.docx");

    @Test
    void goodFilesAreReadHostileOnesRefusedAndTheMemoryGivenBack() throws Exception {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "memory is read from /proc");
        var good = good();
        var hostile = hostile();
        assertThat(good.size()).isEqualTo(GOOD);
        assertThat(hostile.size()).isEqualTo(HOSTILE);
        try (var product = Product.start("BLOCKDATA_MAX_UPLOAD", "20MB");
                var ann = Visitor.registered(product, "ann")) {
            long pid = product.pid();
            warm(new Shelf(ann), good);
            long before = memory(pid);

            var shelf = new Shelf(ann);
            var all = new LinkedHashMap<>(good);
            all.putAll(hostile);
            var answers = drop(ann, shelf, all);
            settle(shelf);

            var words = new ArrayList<String>();
            all.keySet()
                    .forEach(name -> {
                        var answer = answers.get(name);
                        if (good.containsKey(name)) {
                            assertThat(answer.status())
                                    .as(name + ": " + answer.text())
                                    .isEqualTo(201);
                            var document = document(ann, shelf, answer);
                            assertThat(document.get("status").asString())
                                    .as(name + ": " + document.path("error"))
                                    .isEqualTo("ingested");
                        } else {
                            var said = refusal(ann, shelf, name, answer);
                            assertThat(said)
                                    .as(name)
                                    .hasSizeGreaterThan(15)
                                    .doesNotContain("Something went wrong", "Exception");
                            words.add(name + ": " + said);
                        }
                    });
            assertThat(words).hasSize(HOSTILE);
            long after = memory(pid);
            assertThat(after)
                    .as("resident memory was %d kB before the drop, refused was %s", before, words)
                    .isLessThanOrEqualTo((long) (before * GROWN));
            ann.get("/actuator/health/readiness").expect(200);
        }
    }

    /// What is loaded and compiled once is not the drop's: a fifth of the files goes before it.
    private static void warm(Shelf shelf, Map<String, byte[]> good) throws Exception {
        int at = 0;
        for (var file : good.entrySet()) {
            if (at++ % 5 == 0) {
                shelf.upload(file.getKey(), file.getValue());
            }
        }
        settle(shelf);
    }

    private static Map<String, Visitor.Answer> drop(
            Visitor visitor, Shelf shelf, Map<String, byte[]> files) {
        var answers = new ConcurrentHashMap<String, Visitor.Answer>();
        var names = new ArrayList<>(files.keySet());
        Collections.shuffle(names, new Random(4));
        try (var senders = Executors.newFixedThreadPool(IN_FLIGHT)) {
            for (var name : names) {
                senders.execute(() ->
                        answers.put(
                                name,
                                visitor.upload(shelf.path("/documents"), name, files.get(name))));
            }
        }
        assertThat(answers.keySet()).as("every file is answered").isEqualTo(files.keySet());
        return answers;
    }

    private static void settle(Shelf shelf) throws InterruptedException {
        Shelf.await(
                PATIENCE,
                () ->
                        shelf.documents().stream()
                                .map(document -> document.get("status").asString())
                                .noneMatch(List.of("uploaded", "converting")::contains));
    }

    /// At once, or as what became of the document.
    private static String refusal(
            Visitor visitor, Shelf shelf, String name, Visitor.Answer answer) {
        if (answer.status() != 201) {
            assertThat(answer.status()).as(name + ": " + answer.text()).isBetween(400, 422);
            var said = answer.json();
            var finding = said.at("/errors/0/detail").asString("");
            return (said.path("detail").asString("") + " " + finding).strip();
        }
        var document = document(visitor, shelf, answer);
        assertThat(document.get("status").asString())
                .as(name)
                .isIn("conversion_failed", "ingest_failed");
        return document.get("error").asString();
    }

    private static JsonNode document(Visitor visitor, Shelf shelf, Visitor.Answer answer) {
        var uid = answer.json().get("source_uid").asString();
        return visitor.get(shelf.path("/documents/" + uid)).expect(200).json();
    }

    /// Resident, in kB, when nothing is left to collect.
    private static long memory(long pid) throws IOException, InterruptedException {
        for (int i = 0; i < 2; i++) {
            var jcmd =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                            .toString(),
                                    Long.toString(pid),
                                    "GC.run")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            assertThat(jcmd.waitFor()).isZero();
        }
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, byte[]> good() throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        for (var folder : OFFICE) {
            try (var some = Files.list(Corpus.folder().resolve(folder))) {
                some.filter(file -> file.toString().endsWith("." + folder))
                        .filter(file -> !file.endsWith(WITHOUT_WORDS))
                        .sorted()
                        .forEach(file -> files.put(name(file), bytes(file)));
            }
        }
        files.put("page.html", text("<h1>Rules</h1><p>Be kind.</p>"));
        files.put("sheet.csv", text("name;town\nAnn;Köln\n"));
        files.put("book.xlsx", workbook());
        files.put("plain.txt", text("One paragraph.\n\nAnother.\n"));
        for (var file : Corpus.specifications()) {
            if (files.size() < GOOD) {
                files.put(name(file), bytes(file));
            }
        }
        return files;
    }

    private static byte[] workbook() throws IOException {
        try (var book = new XSSFWorkbook();
                var bytes = new ByteArrayOutputStream()) {
            book.createSheet("Prices").createRow(0).createCell(0).setCellValue("A price");
            book.write(bytes);
            return bytes.toByteArray();
        }
    }

    private static Map<String, byte[]> hostile() throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        for (var name : UNREADABLE) {
            files.put(name, bytes(Corpus.folder().resolve("hostile").resolve(name)));
        }
        files.put("empty.md", new byte[0]);
        files.put("blank.md", text("\n \n"));
        files.put("nul.txt", text("a\0b"));
        files.put("program.md", text("\u007fELF\2\1\1\0\0\0"));
        files.put("archive.zip", zip("a.md", out -> out.write(text("# A"))));
        files.put("macros.docm", zip("word/document.xml", out -> out.write(text("<a/>"))));
        files.put("picture.pdf", text("GIF89a and no PDF at all"));
        files.put("cut.pdf", text("%PDF-1.7\n1 0 obj\n<</Type/Cat"));
        files.put("nothing.docx", zip("readme.txt", out -> out.write(text("nothing"))));
        files.put("bomb.docx", zip("word/document.xml", out -> fill(out, " ", 1 << 29)));
        files.put("deep.docx", zip("word/document.xml", out -> fill(out, "<a>", 3_000_000)));
        files.put("entries.docx", entries());
        files.put("huge.md", new byte[21 << 20]);
        return files;
    }

    private interface Filling {

        void into(OutputStream out) throws IOException;
    }

    private static byte[] zip(String entry, Filling filling) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(entry));
            filling.into(zip);
        }
        return bytes.toByteArray();
    }

    private static byte[] entries() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < 100_000; i++) {
                zip.putNextEntry(new ZipEntry("word/" + i + ".xml"));
            }
        }
        return bytes.toByteArray();
    }

    private static void fill(OutputStream out, String with, int length) throws IOException {
        var some = text(with.repeat(1 << 16));
        for (int written = 0; written < length; written += some.length) {
            out.write(some);
        }
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
