package dev.blockdata.convert;

import static dev.blockdata.convert.Bombs.DEEP;
import static dev.blockdata.convert.Bombs.LAUGHS;
import static dev.blockdata.convert.Bombs.UNPACKS;
import static dev.blockdata.convert.Bombs.row;
import static dev.blockdata.convert.Bombs.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.util.CellReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bombs that are seen at once; those that take a converter all of its time or memory are in
/// [BombLongTest].
class BombTest {

    private static final String WORDS = RawPdf.words("a");

    @TempDir static Path folder;
    private static Bombs bombs;

    @BeforeAll
    static void start() {
        bombs = new Bombs(folder, Duration.ofSeconds(30));
    }

    @AfterAll
    static void end() {
        bombs.close();
    }

    @Test
    void anEntryOfTenGigabytesIsNotUnpackedWhateverTheArchiveSaysOfIt() throws Exception {
        Path file = folder.resolve("ten.docx");
        for (long said : new long[] {160L << 26, 1000}) {
            MadeZip.bomb(file, 160, said);
            assertThat(bombs.end(Kind.DOCX, file)).startsWith(UNPACKS);
        }
    }

    @Test
    void aHundredThousandEntriesAreNotRead() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (int entry = 0; entry < 100_000; entry++) {
                zip.putNextEntry(new ZipEntry("word/" + entry));
            }
        }
        for (Kind kind : new Kind[] {Kind.DOCX, Kind.PPTX, Kind.XLSX}) {
            assertThat(bombs.end(kind, bytes.toByteArray())).startsWith(UNPACKS).contains("100000");
        }
    }

    @Test
    void xmlThatIsAMillionElementsDeepIsNotFollowed() throws Exception {
        String deep = MadeZip.word().formatted("</w:t>" + DEEP + "<w:t>");
        MadeZip word = MadeZip.word(MadeZip.word().formatted("a"));
        refusedAsDamaged(Kind.DOCX, MadeZip.word(deep).bytes());
        refusedAsDamaged(Kind.DOCX, MadeZip.word(deep).part("[Content_Types].xml", DEEP).bytes());
        refusedAsDamaged(Kind.DOCX, word.part("_rels/.rels", DEEP).bytes());
        refusedAsDamaged(Kind.XLSX, MadeZip.excel(MadeZip.sheet(DEEP)).bytes());
        refusedAsDamaged(Kind.XLSX, Bombs.strings(DEEP));
        refusedAsDamaged(Kind.PPTX, Bombs.deck(DEEP));
    }

    @Test
    void entitiesAreNotExpanded() throws Exception {
        String word = LAUGHS + MadeZip.word().formatted("&a11;");
        refusedAsDamaged(Kind.DOCX, MadeZip.word(word).bytes());
        refusedAsDamaged(
                Kind.DOCX,
                MadeZip.word(word)
                        .part("[Content_Types].xml", LAUGHS + "<Types>&a11;</Types>")
                        .bytes());
        refusedAsDamaged(
                Kind.XLSX,
                MadeZip.excel(
                                LAUGHS
                                        + MadeZip.sheet(
                                                "<row><c t=\"inlineStr\"><is><t>&a11;</t></is></c></row>"))
                        .bytes());
        refusedAsDamaged(Kind.PPTX, Bombs.laughingDeck());
        assertThat(bombs.end(Kind.HTML, text(LAUGHS + "<html><p>&a11;</html>")))
                .startsWith("read: ");
    }

    @Test
    void sheetsThatUseEveryPlaceAreNotWrittenOut() throws Exception {
        assertThat(
                        bombs.end(
                                Kind.XLSX,
                                MadeZip.excel(
                                                MadeZip.sheet(
                                                        row(1, "A", "XFD")
                                                                + row(1_048_576, "A", "XFD")))
                                        .bytes()))
                .startsWith("read: ");
        String diagonal =
                IntStream.rangeClosed(1, 16_384)
                        .mapToObj(at -> row(at, CellReference.convertNumToColString(at - 1)))
                        .collect(Collectors.joining());
        assertThat(bombs.end(Kind.XLSX, MadeZip.excel(MadeZip.sheet(diagonal)).bytes()))
                .startsWith("read: ");
        String merged =
                IntStream.rangeClosed(1, 200_000)
                        .mapToObj(at -> "<mergeCell ref=\"A" + at + ":XFD1048576\"/>")
                        .collect(Collectors.joining("", "<mergeCells>", "</mergeCells>"));
        String sheet = MadeZip.sheet(row(1, "A", "B"));
        assertThat(
                        bombs.end(
                                Kind.XLSX,
                                MadeZip.excel(
                                                sheet.replace(
                                                        "</worksheet>", merged + "</worksheet>"))
                                        .bytes()))
                .startsWith("read: ");
    }

    @Test
    void streamsPackedManyTimesAreNotUnpackedWithoutEnd() throws Exception {
        byte[] twice = Bombs.deflated(Bombs.deflated(Bombs.fourGigabytes()));
        assertThat(
                        bombs.end(
                                Kind.PDF,
                                RawPdf.page("", WORDS).stream(
                                                4,
                                                "/Filter[/FlateDecode/FlateDecode/FlateDecode]",
                                                twice)
                                        .bytes()))
                .doesNotStartWith("read: ");
        assertThat(
                        bombs.end(
                                Kind.PDF,
                                RawPdf.page("", WORDS).stream(
                                                4,
                                                "/Filter[" + "/ASCIIHexDecode".repeat(10_000) + "]",
                                                text("41>"))
                                        .bytes()))
                .doesNotStartWith("read: ");
    }

    @Test
    void picturesThatSayTheyAreHugeAreNotPainted() throws Exception {
        for (String filter : new String[] {"JBIG2", "DCT", "JPX", "CCITTFax", "Flate"}) {
            String huge = "/Width 2000000000/Height 2000000000/Filter/" + filter + "Decode";
            assertThat(bombs.end(Kind.PDF, Bombs.picture(huge))).startsWith("read: ");
        }
        String inline = "BI /W 2000000000 /H 2000000000 /BPC 8 /CS /RGB ID xxxx EI ";
        assertThat(bombs.end(Kind.PDF, RawPdf.page("", WORDS + inline + WORDS).bytes()))
                .startsWith("read: ");
    }

    @Test
    void treesThatReferToThemselvesAreWalkedOnce() throws Exception {
        String kids = "<</Type/Pages/Kids[%s]/Count 2147483647>>";
        assertThat(
                        bombs.end(
                                Kind.PDF,
                                RawPdf.page("", WORDS)
                                        .object(2, kids.formatted("2 0 R 3 0 R 2 0 R"))
                                        .bytes()))
                .startsWith("read: ");
        assertThat(
                        bombs.end(
                                Kind.PDF,
                                RawPdf.page("", WORDS)
                                        .object(2, kids.formatted("3 0 R ".repeat(1_000_000)))
                                        .bytes()))
                .startsWith("This PDF has more than 5,000 pages.");
        assertThat(bombs.end(Kind.PDF, RawPdf.page("", WORDS).object(4, "[4 0 R 4 0 R]").bytes()))
                .doesNotStartWith("read: ");
        assertThat(
                        bombs.end(
                                Kind.PDF,
                                RawPdf.page("", WORDS)
                                        .object(6, "[".repeat(1_000_000))
                                        .trailer("/Info 6 0 R")
                                        .bytes()))
                .startsWith("read: ");
        assertThat(
                        bombs.end(
                                Kind.PDF,
                                RawPdf.page("", WORDS).stream(
                                                6,
                                                "/Type/ObjStm/N 1000000000/First 100/Extends 6 0 R",
                                                text("6 0 6 0 ".repeat(100)))
                                        .trailer("/Prev HERE")
                                        .bytes()))
                .startsWith("read: ");
    }

    private static void refusedAsDamaged(Kind kind, byte[] bytes) throws Exception {
        assertThat(bombs.end(kind, bytes)).isEqualTo(UnreadableFile.DAMAGED);
    }
}
