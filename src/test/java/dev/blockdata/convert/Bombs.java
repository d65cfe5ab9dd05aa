package dev.blockdata.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.convert.BuiltinConverter.Limits;
import dev.blockdata.convert.Watched.Seen;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.DeflaterOutputStream;

/// Small files that unpack, refer or nest to something huge, and what must hold of how each ends:
/// in words or in blocks, in time, with neither more memory than a converter has nor more disk than
/// two uploads.
final class Bombs implements AutoCloseable {

    static final String UNPACKS = "This file unpacks to far more";
    static final String DEEP = "<x>".repeat(1_000_000) + "</x>".repeat(1_000_000);
    static final String ENDLESS = "Reading this file took longer than";
    static final String MEMORY = "Reading this file takes more memory";

    private static final int HEAP_MEGABYTES = 640;
    private static final long MOST_MEMORY = 1L << 30;
    private static final long MOST_DISK = 200_000_000;

    /// What a busy machine may add: starting and ending processes.
    private static final Duration MORE = Duration.ofSeconds(20);

    private static final Path DECK = Path.of("src/test/resources/fuzz/seeds/deck.pptx");
    private static final String SLIDE = "ppt/slides/slide1.xml";
    private static final String CELL = "<c r=\"%s\" t=\"inlineStr\"><is><t>x</t></is></c>";

    static final String LAUGHS =
            "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a0 \"ha\">"
                    + IntStream.range(1, 12)
                            .mapToObj(at ->
                                    "<!ENTITY a"
                                            + at
                                            + " \""
                                            + ("&a" + (at - 1) + ";").repeat(10)
                                            + "\">")
                            .collect(Collectors.joining())
                    + "]>";

    private final Path folder;
    private final Duration deadline;
    private final Watched converter;

    Bombs(Path folder, Duration deadline) {
        this.folder = folder;
        this.deadline = deadline;
        converter = new Watched(folder.resolve("c"), new Limits(1, HEAP_MEGABYTES, deadline));
    }

    /// The words of its refusal, or that it was read.
    String end(Kind kind, byte[] bytes) throws IOException, InterruptedException {
        return end(kind, Files.write(folder.resolve("bomb"), bytes));
    }

    String end(Kind kind, Path file) throws IOException, InterruptedException {
        Seen seen = converter.read(kind, file);
        assertThat(seen.memory()).as(seen.words()).isLessThan(MOST_MEMORY);
        assertThat(seen.disk()).as(seen.words()).isLessThan(MOST_DISK);
        // Large files get more.
        assertThat(seen.took()).as(seen.words()).isLessThan(deadline.multipliedBy(2).plus(MORE));
        assertThat(seen.words()).doesNotContain("The program that reads").isNotBlank();
        return seen.words();
    }

    static byte[] laughingDeck() throws IOException {
        MadeZip deck = MadeZip.of(DECK);
        String slide = deck.text(SLIDE).replaceFirst("<\\?xml.*?\\?>", "");
        return deck.part(SLIDE, LAUGHS + slide.replace("Bullet", "&a11;")).bytes();
    }

    static byte[] deck(String inner) throws IOException {
        MadeZip deck = MadeZip.of(DECK);
        return deck.part(SLIDE, deck.text(SLIDE).replace("</p:spTree>", inner + "</p:spTree>"))
                .bytes();
    }

    static byte[] strings(String xml) throws IOException {
        return MadeZip.excel(MadeZip.sheet("<row><c t=\"s\"><v>0</v></c></row>"))
                .part(
                        "xl/sharedStrings.xml",
                        "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                                + xml
                                + "</sst>")
                .bytes();
    }

    /// A row of cells in the columns that are named.
    static String row(int number, String... columns) {
        return "<row r=\"%d\">".formatted(number)
                + IntStream.range(0, columns.length)
                        .mapToObj(at -> CELL.formatted(columns[at] + number))
                        .collect(Collectors.joining())
                + "</row>";
    }

    /// Four gigabytes of zeros, as a stream that FlateDecode unpacks.
    static byte[] fourGigabytes() throws IOException {
        var zlib = new ByteArrayOutputStream();
        zlib.write(new byte[] {0x78, (byte) 0x9C});
        zlib.write(MadeZip.zeros(64));
        zlib.write(new byte[] {0, 0, 0, 1});
        return zlib.toByteArray();
    }

    static byte[] deflated(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// A page whose one picture says of itself what is given.
    static byte[] picture(String entries) throws IOException {
        return RawPdf.page(
                        "/XObject<</I 6 0 R>>", RawPdf.words("a") + "q 600 0 0 700 0 0 cm /I Do Q")
                .stream(
                        6,
                        "/Type/XObject/Subtype/Image/BitsPerComponent 8/ColorSpace/DeviceRGB"
                                + entries,
                        deflated(new byte[1000]))
                .bytes();
    }

    /// A form that draws others.
    static RawPdf form(RawPdf pdf, int number, int drawn, String content) {
        return pdf.stream(
                number,
                "/Type/XObject/Subtype/Form/BBox[0 0 600 700]/Resources<</XObject<</X %d 0 R>>/Font<</F 5 0 R>>>>"
                        .formatted(drawn),
                text(content));
    }

    @Override
    public void close() {
        converter.close();
    }
}
