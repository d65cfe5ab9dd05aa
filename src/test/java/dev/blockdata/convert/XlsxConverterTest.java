package dev.blockdata.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.blocks.BlockType;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.TimeZone;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XlsxConverterTest {

    private final Converter converter = new XlsxConverter();

    @TempDir private Path directory;

    private final XSSFWorkbook workbook = new XSSFWorkbook();

    private Converted converted() throws Exception {
        return Converted.by(converter, directory, bytes());
    }

    private byte[] bytes() throws Exception {
        var bytes = new ByteArrayOutputStream();
        workbook.write(bytes);
        return bytes.toByteArray();
    }

    private static void row(XSSFSheet sheet, int number, Object... values) {
        var row = sheet.createRow(number);
        for (int at = 0; at < values.length; at++) {
            switch (values[at]) {
                case String text when !text.isEmpty() -> row.createCell(at).setCellValue(text);
                case Number number1 -> row.createCell(at).setCellValue(number1.doubleValue());
                default -> {}
            }
        }
    }

    @Test
    void eachSheetBeginsWithItsNameAndSplitsAtEmptyRows() throws Exception {
        var sheet = workbook.createSheet("Flowers");
        row(sheet, 0, "Stock of May");
        row(sheet, 2, "name", "size");
        row(sheet, 3, "rose", 3);
        row(sheet, 6, "", "left", "right");
        row(sheet, 7, "", 1, 2.5);
        row(workbook.createSheet("Trees"), 0, "none");
        var book = converted();
        assertThat(book.said())
                .containsExactly(
                        "heading: Flowers",
                        "paragraph: Stock of May",
                        "table: | name | size |\n| --- | --- |\n| rose | 3 |",
                        "table: | left | right |\n| --- | --- |\n| 1 | 2.5 |",
                        "heading: Trees",
                        "paragraph: none");
        assertThat(book.reading().pages()).isEqualTo(2);
    }

    @Test
    void cellsThatDoNotSayWhereTheyStandFollowEachOther() throws Exception {
        assertThat(
                        sheet(
                                        "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c><c><v>4</v></c></row>")
                                .said())
                .containsExactly("heading: One", "table: | 1 | 2 |\n| --- | --- |\n| 3 | 4 |");
    }

    @Test
    void rowsAndCellsThatAreSaidTwiceAreKept() throws Exception {
        assertThat(
                        sheet(
                                        "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>2</v></c><c r=\"B9\"><v>3</v></c></row>"
                                                + "<row r=\"1\"><c r=\"A1\"><v>4</v></c></row>")
                                .said())
                .containsExactly(
                        "heading: One", "table: | 1 2 | 3 |\n| --- | --- |", "paragraph: 4");
    }

    @Test
    void cellsFarApartAreWrittenWithoutWhatIsBetweenThem() throws Exception {
        var far = new StringBuilder();
        for (int row = 1; row <= 200; row++) {
            far.append(
                    "<row r=\"%d\"><c r=\"A%d\"><v>1</v></c><c r=\"XFD%d\"><v>2</v></c></row>"
                            .formatted(row, row, row));
        }
        assertThat(sheet(far.toString()).said().get(1)).startsWith("table: | 1 | 2 |\n| 1 | 2 |");
    }

    private Converted sheet(String rows) throws Exception {
        return Converted.by(converter, directory, MadeZip.excel(MadeZip.sheet(rows)).bytes());
    }

    @Test
    void aLineAboveATableIsNotItsFirstRow() throws Exception {
        var sheet = workbook.createSheet("S");
        row(sheet, 0, "Title");
        row(sheet, 1, "a", "b");
        row(sheet, 2, 1, 2);
        assertThat(converted().said())
                .containsExactly(
                        "heading: S",
                        "paragraph: Title",
                        "table: | a | b |\n| --- | --- |\n| 1 | 2 |");
    }

    @Test
    void valuesAreShownAsInTheSheetAndDatesAreIsoWhateverTheMachineSpeaks() throws Exception {
        var sheet = workbook.createSheet("S");
        row(sheet, 0, "share", "day", "moment", "sum");
        var row = sheet.createRow(1);
        var format = workbook.createDataFormat();
        var percent = workbook.createCellStyle();
        percent.setDataFormat(format.getFormat("0.0%"));
        var day = workbook.createCellStyle();
        day.setDataFormat(format.getFormat("m/d/yy"));
        var moment = workbook.createCellStyle();
        moment.setDataFormat(format.getFormat("d/m/yyyy h:mm"));
        row.createCell(0).setCellValue(0.125);
        row.getCell(0).setCellStyle(percent);
        row.createCell(1).setCellValue(LocalDateTime.of(2025, 4, 3, 0, 0));
        row.getCell(1).setCellStyle(day);
        row.createCell(2).setCellValue(LocalDateTime.of(2025, 4, 3, 14, 30));
        row.getCell(2).setCellStyle(moment);
        row.createCell(3).setCellFormula("1+2");
        workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            assertThat(converted().said().getLast())
                    .endsWith("| 12.5% | 2025-04-03 | 2025-04-03T14:30:00 | 3 |");
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void mergedCellsAreSpans() throws Exception {
        var sheet = workbook.createSheet("S");
        row(sheet, 0, "both", "", "c");
        row(sheet, 1, 1, 2, 3);
        sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 1));
        assertThat(converted().cell(0, 0).get("col_span").asInt()).isEqualTo(2);
    }

    @Test
    void commentsStandBesideTheText() throws Exception {
        var sheet = workbook.createSheet("S");
        row(sheet, 0, "a", "b");
        var comment = sheet.createDrawingPatriarch().createCellComment(new XSSFClientAnchor());
        comment.setString(workbook.getCreationHelper().createRichTextString("is it so?"));
        sheet.getRow(0).getCell(1).setCellComment(comment);
        assertThat(converted().said()).contains("other: B1: is it so?");
    }

    @Test
    void hiddenSheetsAreKeptAndChartsAreNot() throws Exception {
        var sheet = workbook.createSheet("Open");
        row(sheet, 0, "a", "b");
        sheet.createDrawingPatriarch().createChart(new XSSFClientAnchor(0, 0, 0, 0, 4, 4, 9, 9));
        row(workbook.createSheet("Secret"), 0, "c", "d");
        workbook.setSheetVisibility(1, SheetVisibility.HIDDEN);
        var book = converted();
        assertThat(book.said()).contains("heading: Secret");
        assertThat(book.reading().notes())
                .containsExactly(
                        "Hidden in the workbook, and kept here: sheet \"Secret\".",
                        "The charts of sheet \"Open\" were left out.");
    }

    @Test
    void aLongSheetComesInParts() throws Exception {
        var sheet = workbook.createSheet("S");
        row(sheet, 0, "n", "v");
        for (int at = 1; at <= 450; at++) {
            row(sheet, at, at, "x");
        }
        assertThat(converted().count(BlockType.TABLE)).isEqualTo(3);
    }

    @Test
    void anEmptyWorkbookIsRefused() throws Exception {
        workbook.createSheet("S");
        assertThat(Converted.refusal(converter, directory, bytes()))
                .isEqualTo("There is nothing in the sheets of this workbook.");
    }

    @Test
    void aBombOfEntitiesIsRefused() {
        assertThat(Converted.refusal(converter, Corpus.file("hostile/poc-xmlbomb.xlsx")))
                .doesNotContain("Exception")
                .endsWith(".");
    }
}
