package dev.blockdata.convert;

import static dev.blockdata.convert.Bombs.ENDLESS;
import static dev.blockdata.convert.Bombs.MEMORY;
import static dev.blockdata.convert.Bombs.row;
import static dev.blockdata.convert.Bombs.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bombs that nobody sees before they have eaten a converter's time or memory, which is all that
/// they get; and large files that are none.
@Tag("long")
class BombLongTest {

    private static final String WORDS = RawPdf.words("a");

    @TempDir static Path folder;
    private static Bombs bombs;

    @BeforeAll
    static void start() {
        bombs = new Bombs(folder, Duration.ofSeconds(15));
    }

    @AfterAll
    static void end() {
        bombs.close();
    }

    @Test
    void pagesAndFontsOfGigabytesEndWithTheirConverter() throws Exception {
        byte[] huge = Bombs.fourGigabytes();
        RawPdf content = RawPdf.page("", WORDS).stream(4, "/Filter/FlateDecode", huge);
        assertThat(bombs.end(Kind.PDF, content.bytes())).doesNotStartWith("read: ");
        RawPdf font =
                RawPdf.page("", WORDS)
                        .object(
                                5,
                                "<</Type/Font/Subtype/TrueType/BaseFont/X/FontDescriptor 6 0 R/ToUnicode 7 0 R>>")
                        .object(6, "<</Type/FontDescriptor/FontName/X/FontFile2 7 0 R>>")
                        .stream(7, "/Filter/FlateDecode", huge);
        assertThat(bombs.end(Kind.PDF, font.bytes())).doesNotStartWith("read: ");
    }

    @Test
    void treesThatMultiplyEndWithTheirConverter() throws Exception {
        RawPdf parent =
                RawPdf.page("", WORDS)
                        .object(2, "<</Type/Pages/Kids[3 0 R]/Count 1/Parent 3 0 R>>");
        assertThat(bombs.end(Kind.PDF, parent.bytes())).startsWith(ENDLESS);
        RawPdf pages = RawPdf.page("", WORDS);
        for (int level = 10; level < 30; level++) {
            String kids = "%d 0 R ".formatted(level + 1).repeat(10);
            pages.object(level, "<</Type/Pages/Kids[" + kids + "]/Count 10>>");
        }
        pages.object(30, "<</Type/Pages/Kids[3 0 R]/Count 1>>")
                .object(2, "<</Type/Pages/Kids[10 0 R]/Count 1>>");
        assertThat(bombs.end(Kind.PDF, pages.bytes())).doesNotStartWith("read: ");
        RawPdf itself = RawPdf.page("/XObject<</X 6 0 R>>", WORDS + "/X Do");
        assertThat(bombs.end(Kind.PDF, Bombs.form(itself, 6, 6, WORDS + "/X Do /X Do").bytes()))
                .isNotBlank();
        RawPdf forms = RawPdf.page("/XObject<</X 10 0 R>>", WORDS + "/X Do");
        for (int level = 10; level < 22; level++) {
            Bombs.form(forms, level, level + 1, "/X Do ".repeat(10));
        }
        assertThat(bombs.end(Kind.PDF, Bombs.form(forms, 22, 22, WORDS).bytes()))
                .startsWith(ENDLESS);
    }

    @Test
    void pagesWithMillionsOfWordsOrLinesEnd() throws Exception {
        String begin = "BT /F 12 Tf 72 700 Td ";
        for (String content :
                new String[] {
                    begin + "(abc) Tj ".repeat(2_000_000) + "ET",
                    begin + "(abc) Tj 0 -1 Td ".repeat(300_000) + "ET",
                    WORDS + "0 0 m 100 100 l S 100 100 10 10 re f ".repeat(300_000)
                }) {
            assertThat(bombs.end(Kind.PDF, RawPdf.page("", content).bytes())).isNotBlank();
        }
    }

    @Test
    void sheetsOfMillionsOfStringsOrCellsEnd() throws Exception {
        String strings =
                IntStream.range(0, 8_000_000)
                        .mapToObj(at -> "<si><t>a" + at % 997 + "</t></si>")
                        .collect(Collectors.joining());
        assertThat(bombs.end(Kind.XLSX, Bombs.strings(strings)))
                .matches(words -> words.startsWith(MEMORY) || words.startsWith(ENDLESS));
        String stripes =
                IntStream.rangeClosed(1, 160_000)
                        .mapToObj(at -> row(at, "A", "XFD"))
                        .collect(Collectors.joining());
        assertThat(bombs.end(Kind.XLSX, MadeZip.excel(MadeZip.sheet(stripes)).bytes()))
                .isEqualTo(SplitTable.TOO_LARGE);
        assertThat(bombs.end(Kind.CSV, text("a,b\n".repeat(3_000_000))))
                .isEqualTo(SplitTable.TOO_LARGE);
        assertThat(bombs.end(Kind.CSV, text(("a" + ",".repeat(5_000_000) + "b\n").repeat(2))))
                .startsWith("read: ");
    }

    @Test
    void pagesThatAreAMillionElementsDeepEnd() throws Exception {
        for (String nested :
                new String[] {
                    "<div>".repeat(1_000_000),
                    "<ul><li>a".repeat(100_000),
                    "<table><tr><td>a<td>b<tr><td>".repeat(10_000),
                    "<b>a".repeat(100_000)
                }) {
            assertThat(bombs.end(Kind.HTML, text("<p>a" + nested))).isNotBlank();
        }
        assertThat(
                        bombs.end(
                                Kind.HTML,
                                text(
                                        "<table>"
                                                + "<tr><td rowspan=65000 colspan=1000>a<td>b"
                                                        .repeat(20_000))))
                .isNotBlank();
    }
}
