package dev.blockdata.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.blocks.BlockType;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PdfConverterTest {

    private static final String UNCERTAIN =
            "The structure of this PDF is uncertain: headings, lists and tables were not recognised.";

    private static final String[] PROSE = {
        "Roses are woody plants that have been grown in gardens for many hundred",
        "years. They come in a great number of colours, and each of them needs care",
        "that is its own. Most of all they want sun, and water that does not stand."
    };

    private final Converter converter =
            new PdfConverter(Path.of("target", "classes", "converter", "opendataloader-pdf.jar"));

    @TempDir private Path directory;

    private Converted converted(PdfFile file) throws Exception {
        try (file) {
            return Converted.by(converter, directory, file.bytes());
        }
    }

    private static PdfFile letter() throws Exception {
        return new PdfFile()
                .page()
                .line(PdfFile.BOLD, 20, 72, 80, "On Roses")
                .lines(72, 110, PROSE)
                .lines(90, 170, "1. Buy one.", "2. Plant it.", "3. Water it.");
    }

    @Test
    void headingsParagraphsAndListsAreRecognised() throws Exception {
        var page = converted(letter());
        assertThat(page.said())
                .containsExactly(
                        "heading: On Roses",
                        "paragraph: " + String.join(" ", PROSE),
                        "list_item: 1. Buy one.",
                        "list_item: 2. Plant it.",
                        "list_item: 3. Water it.");
        assertThat(page.reading().notes()).isEmpty();
        assertThat(page.reading().pages()).isEqualTo(1);
    }

    @Test
    void placesAreMeasuredFromTheTopLeftCornerOfTheirPage() throws Exception {
        var page = converted(letter());
        assertThat(page.document().at("/pages/1/size/height").asDouble()).isEqualTo(792);
        var heading = page.document().at("/texts/0/prov/0");
        assertThat(heading.get("page_no").asInt()).isEqualTo(1);
        assertThat(heading.at("/bbox/l").asDouble()).isBetween(70.0, 74.0);
        assertThat(heading.at("/bbox/t").asDouble()).isBetween(55.0, 70.0);
        assertThat(heading.at("/bbox/b").asDouble()).isBetween(78.0, 90.0);
    }

    @Test
    void aTableIsToldByItsLines() throws Exception {
        var file = new PdfFile().page().lines(72, 80, PROSE);
        for (int at = 0; at <= 3; at++) {
            file.rule(72, 150 + at * 20, 312, 150 + at * 20);
            file.rule(72 + at * 80, 150, 72 + at * 80, 210);
            for (int column = 0; column < 3 && at < 3; column++) {
                file.line(PdfFile.PLAIN, 10, 76 + column * 80, 164 + at * 20, "c" + at + column);
            }
        }
        assertThat(converted(file).said())
                .contains(
                        "table: | c00 | c01 | c02 |\n| --- | --- | --- |\n| c10 | c11 | c12 |\n| c20 | c21 | c22 |");
    }

    @Test
    void aTableWithoutLinesIsToldByItsGaps() throws Exception {
        var file = new PdfFile().page().lines(72, 80, PROSE);
        String[][] rows = {{"name", "size", "price"}, {"rose", "", "3.50"}, {"lily", "12", ""}};
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < 3; column++) {
                if (!rows[row][column].isEmpty()) {
                    file.line(
                            PdfFile.PLAIN,
                            11,
                            72 + column * 120,
                            160 + row * 18,
                            rows[row][column]);
                }
            }
        }
        assertThat(converted(file).said())
                .contains(
                        "table: | name | size | price |\n| --- | --- | --- |\n| rose |  | 3.50 |\n| lily | 12 |  |");
    }

    @Test
    void programTextKeepsItsLines() throws Exception {
        var file = letter();
        file.line(PdfFile.TYPEWRITER, 11, 72, 300, "int a = 1;");
        file.line(PdfFile.TYPEWRITER, 11, 72, 313, "int b = 2;");
        assertThat(converted(file).said()).contains("code_block: int a = 1;\nint b = 2;");
    }

    @Test
    void pageNumbersAreNoPartOfTheText() throws Exception {
        var file = new PdfFile();
        for (int number = 1; number <= 3; number++) {
            file.page().lines(72, 100, PROSE).lines(300, 750, "Page " + number + " of 3");
        }
        var pages = converted(file);
        assertThat(pages.count(BlockType.PAGE_FOOTER)).isEqualTo(3);
        assertThat(pages.count(BlockType.PARAGRAPH)).isEqualTo(3);
    }

    @Test
    void twoColumnsAreReadOneAfterTheOther() throws Exception {
        var file = new PdfFile().page();
        for (int at = 0; at < 12; at++) {
            file.lines(60, 100 + at * 13, "left column line number " + (char) ('a' + at));
        }
        for (int at = 0; at < 12; at++) {
            file.lines(330, 100 + at * 13, "right column line number " + (char) ('a' + at));
        }
        var text = String.join(" ", converted(file).said());
        assertThat(text.lastIndexOf("left column")).isLessThan(text.indexOf("right column"));
    }

    @Test
    void withoutTheJarTheWordsComeInParagraphs() throws Exception {
        try (var file = letter()) {
            var page =
                    Converted.by(
                            new PdfConverter(directory.resolve("missing.jar")),
                            directory,
                            file.bytes());
            assertThat(page.said())
                    .startsWith("paragraph: On Roses", "paragraph: " + String.join(" ", PROSE));
            assertThat(page.reading().notes()).containsExactly(UNCERTAIN);
        }
    }

    @Test
    void aJarThatIsNoneIsNoReasonToFail() throws Exception {
        try (var file = letter()) {
            Path jar = Files.writeString(directory.resolve("broken.jar"), "no jar");
            assertThat(
                            Converted.by(new PdfConverter(jar), directory, file.bytes())
                                    .reading()
                                    .notes())
                    .containsExactly(UNCERTAIN);
        }
    }

    @Test
    void nothingIsLeftInTheTemporaryDirectory() throws Exception {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        long before = pdfDirectories(temporary);
        converted(letter());
        assertThat(pdfDirectories(temporary)).isEqualTo(before);
    }

    private static long pdfDirectories(Path temporary) throws Exception {
        try (var all = Files.list(temporary)) {
            return all.filter(each -> each.getFileName().toString().startsWith("pdf")).count();
        }
    }

    @Test
    void pagesWithoutTextAreNamed() throws Exception {
        assertThat(converted(letter().page().page().lines(72, 100, PROSE)).reading().notes())
                .containsExactly(
                        "There is no text on page 2; what is written in pictures was not read.");
    }

    @Test
    void aScanIsRefusedWithAdvice() throws Exception {
        try (var file = new PdfFile().page().rule(10, 10, 90, 90)) {
            assertThat(Converted.refusal(converter, directory, file.bytes()))
                    .isEqualTo(
                            "There is no text layer in this PDF: it looks like a scan. Run text recognition (OCR) on it and upload it again.");
        }
    }

    @Test
    void aPasswordToOpenItIsRefusedAndOneToChangeItIsNot() throws Exception {
        try (var file = letter().lockedWith("secret")) {
            assertThat(Converted.refusal(converter, directory, file.bytes()))
                    .isEqualTo(UnreadableFile.ENCRYPTED);
        }
        assertThat(converted(letter().lockedWith("")).said()).contains("heading: On Roses");
    }

    @Test
    void whatIsNoPdfOrCutOffIsDamaged() throws Exception {
        assertThat(Converted.refusal(converter, directory, "hello".getBytes()))
                .isEqualTo(UnreadableFile.DAMAGED);
        assertThat(Converted.refusal(converter, directory, "%PDF-1.7\n%%EOF".getBytes()))
                .isEqualTo(UnreadableFile.DAMAGED);
    }

    @Test
    void moreThanFiveThousandPagesAreRefused() throws Exception {
        var kids = "3 0 R ".repeat(5_001);
        var file =
                """
                %%PDF-1.4
                1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
                2 0 obj <</Type/Pages/Count 5001/Kids[%s]>> endobj
                3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>> endobj
                trailer <</Root 1 0 R>>
                """
                        .formatted(kids)
                        .getBytes(StandardCharsets.US_ASCII);
        assertThat(Converted.refusal(converter, directory, file)).contains("5,000 pages");
    }

    @Test
    void aStreamPackedManyTimesEnds() throws Exception {
        byte[] packed = new byte[50 << 20];
        for (int times = 0; times < 20; times++) {
            var bytes = new ByteArrayOutputStream();
            try (var deflater = new DeflaterOutputStream(bytes)) {
                deflater.write(packed);
            }
            packed = bytes.toByteArray();
        }
        var file = new ByteArrayOutputStream();
        file.write(
                """
                %%PDF-1.4
                1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
                2 0 obj <</Type/Pages/Count 1/Kids[3 0 R]>> endobj
                3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>> endobj
                4 0 obj <</Length %d/Filter[%s]>> stream
                """
                        .formatted(packed.length, "/FlateDecode ".repeat(20))
                        .getBytes(StandardCharsets.US_ASCII));
        file.write(packed);
        file.write("\nendstream endobj\ntrailer <</Root 1 0 R>>\n".getBytes());
        assertThat(Converted.refusal(converter, directory, file.toByteArray())).endsWith(".");
    }

    @ParameterizedTest
    @CsvSource({
        "multi_page.pdf, .baseline.md, 0.95, 0.95",
        "code_and_formula.pdf, .baseline.md, 0.95, 0.95",
        "BidiSample.pdf, .baseline-sorted.txt, 0.95, 0.95",
        "RECEIPT-2024-TXN-98765_retail_purchase.pdf, .baseline.md, 0.95, 0.95",
        "SPARSE-2024-INV-1234_borderless_table.pdf, .baseline.md, 0.95, 0.95",
        // Its baseline reads two columns of a form line by line.
        "movie-theater-booking-2024.pdf, .baseline.md, 0.95, 0.90",
    })
    void theWordsOfRealFilesAreThereInTheirOrder(
            String name, String baseline, double recall, double order) throws Exception {
        var file = Converted.by(converter, Corpus.file("pdf/" + name));
        var expected = Score.words(Files.readString(Corpus.file("pdf/" + name + baseline)));
        var found =
                Score.words(
                        String.join(
                                "\n", file.said().stream().map(PdfConverterTest::text).toList()));
        System.out.printf(
                "%s: recall %.3f, order %.3f, headings %d, tables %d, list items %d, notes %s%n",
                name,
                Score.recall(expected, found),
                Score.order(expected, found),
                file.count(BlockType.HEADING),
                file.count(BlockType.TABLE),
                file.count(BlockType.LIST_ITEM),
                file.reading().notes());
        assertThat(Score.recall(expected, found)).isGreaterThanOrEqualTo(recall);
        assertThat(Score.order(expected, found)).isGreaterThanOrEqualTo(order);
    }

    private static String text(String block) {
        return block.substring(block.indexOf(": ") + 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"habibi.pdf", "BidiSample.pdf"})
    void arabicWordsAreReadableAndTheStructureIsSaidToBeUncertain(String name) throws Exception {
        var file = Converted.by(converter, Corpus.file("pdf/" + name));
        assertThat(file.said().toString()).containsAnyOf("حَبيبي", "العربية");
        assertThat(file.reading().notes()).containsExactly(UNCERTAIN);
    }

    @ParameterizedTest
    @CsvSource({
        "MissingCatalog.pdf, This PDF is empty: there is nothing on its pages.",
        "PasswordSample-256bit.pdf, This file is password protected. Remove the password and upload it again."
    })
    void hostileFilesAreRefusedInWords(String name, String words) {
        assertThat(Converted.refusal(converter, Corpus.file("hostile/" + name))).isEqualTo(words);
    }

    @Test
    void aTreeOfPagesThatRefersToItselfIsWalkedOnce() throws Exception {
        assertThat(
                        Converted.by(converter, Corpus.file("hostile/Pages-tree-refs.pdf"))
                                .reading()
                                .pages())
                .isEqualTo(1);
    }
}
