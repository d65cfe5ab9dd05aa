package dev.blockdata.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.blocks.BlockType;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvConverterTest {

    private final Converter converter = new CsvConverter();

    @TempDir private Path directory;

    private Converted converted(String text) throws Exception {
        return Converted.by(converter, directory, text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void theDelimiterIsFoundInTheFirstLines(String delimiter) throws Exception {
        var table = converted("name;size\nrose;\"3, or 4\"\nlily;5\n".replace(";", delimiter));
        assertThat(table.cell(1, 1).get("text").asString()).isEqualTo("3, or 4");
        assertThat(table.cell(0, 0).get("column_header").asBoolean()).isTrue();
        assertThat(table.reading().notes()).isEmpty();
    }

    @Test
    void aPageIsNotReadAsASheet() throws Exception {
        assertThat(
                        Converted.refusal(
                                converter,
                                directory,
                                "\n<!DOCTYPE html><table><tr><td>a"
                                        .getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("This is not a CSV file: it is an HTML page with another file name.");
    }

    @Test
    void moreCellsThanAPersonCanReadAreRefusedBeforeTheyAreKept() throws Exception {
        assertThat(
                        Converted.refusal(
                                converter,
                                directory,
                                "a,b\n".repeat(200_000).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(SplitTable.TOO_LARGE);
    }

    @Test
    void aDecimalCommaDoesNotSeparate() throws Exception {
        assertThat(converted("a;b\n1,5;2,5\n3,5;4,5\n").said())
                .containsExactly("table: | a | b |\n| --- | --- |\n| 1,5 | 2,5 |\n| 3,5 | 4,5 |");
    }

    @Test
    void theDelimiterThatExcelNamesIsTaken() throws Exception {
        assertThat(converted("sep=;\na;b\n1;2\n").said())
                .containsExactly("table: | a | b |\n| --- | --- |\n| 1 | 2 |");
    }

    @Test
    void quotedCellsHoldDelimitersQuotesAndLineBreaks() throws Exception {
        var table = converted("a,b\n\"one, \"\"two\"\"\nthree\",x\n");
        assertThat(table.cell(1, 0).get("text").asString()).isEqualTo("one, \"two\"\nthree");
    }

    @Test
    void quotesThatDoNotMatchAreLetters() throws Exception {
        var table = converted("size,of\n\"5\" x 3,screen\n\"4,phone\n");
        assertThat(table.said().getFirst()).contains("phone");
    }

    @Test
    void anotherEncodingIsRead() throws Exception {
        var table =
                Converted.by(
                        converter,
                        directory,
                        "Stadt;Größe\nKöln;1\n".getBytes(Charset.forName("windows-1252")));
        assertThat(table.said().getFirst()).contains("Größe").contains("Köln");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstCell() throws Exception {
        assertThat(converted("\uFEFFa,b\n1,2\n").cell(0, 0).get("text").asString()).isEqualTo("a");
    }

    @Test
    void aLongTableComesInPartsThatEachBeginWithTheFirstRow() throws Exception {
        var rows = IntStream.rangeClosed(1, 450).mapToObj(row -> row + ",x");
        var table = converted(String.join("\n", Stream.concat(Stream.of("n,v"), rows).toList()));
        assertThat(table.count(BlockType.TABLE)).isEqualTo(3);
        assertThat(table.blocks())
                .allSatisfy(block -> assertThat(block.content()).startsWith("| n | v |"));
        assertThat(table.blocks().get(1).content()).contains("| 200 |").doesNotContain("| 199 |");
    }

    @Test
    void rowsOfAnotherLengthAreNoted() throws Exception {
        assertThat(converted("a,b\n1\n2,3\n4,5\n").reading().notes())
                .containsExactly("One row has another number of cells than the first row.");
    }

    @Test
    void whatIsEmptyOrNoTextIsRefused() throws Exception {
        assertThat(Converted.refusal(converter, directory, "\n \n".getBytes()))
                .isEqualTo("There is nothing in this file.");
        assertThat(Converted.refusal(converter, directory, new byte[] {'a', 0, 'b'}))
                .contains("no text file");
    }

    @Test
    void moreCellsThanMemoryHoldsAreRefused() throws Exception {
        assertThat(Converted.refusal(converter, directory, "a,b,c\n".repeat(120_000).getBytes()))
                .isEqualTo(
                        "This table has more than 300,000 cells. Split the file and upload the parts.");
    }
}
