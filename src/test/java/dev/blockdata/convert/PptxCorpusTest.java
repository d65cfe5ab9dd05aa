package dev.blockdata.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Presentations of others, against what they themselves expect of them.
class PptxCorpusTest {

    /// In `powerpoint_sample` a box at the right begins a little higher than the list at the left.
    /// The baseline reads it first; we read the left column first.
    @ParameterizedTest
    @CsvSource({
        "powerpoint_comments.pptx, 3, 0, 0, 0.95",
        "powerpoint_sample.pptx, 18, 1, 0, 0.93",
        "powerpoint_with_image.pptx, 0, 0, 2, 0.95",
        "pptx_chart.pptx, 0, 0, 0, 0.95"
    })
    void wordsOrderAndStructureAreThere(
            String name, int items, int tables, int pictures, double order) throws Exception {
        String baseline = Corpus.baseline("pptx/" + name);
        // Not words of the file: what a model has said of its charts.
        List<String> expected = Score.words(baseline.replaceAll("(?m)^(Bar|Other) chart$", ""));
        Outcome outcome = Outcome.of(new PptxConverter(), Corpus.file("pptx/" + name));
        assertThat(Score.recall(expected, outcome.words())).isGreaterThanOrEqualTo(0.98);
        assertThat(Score.order(expected, outcome.words())).isGreaterThanOrEqualTo(order);
        assertThat(outcome.headings())
                .isEqualTo(baseline.lines().filter(line -> line.startsWith("#")).count());
        assertThat(outcome.count("list_item")).isEqualTo(items);
        assertThat(outcome.count("table")).isEqualTo(tables);
        assertThat(outcome.count("picture")).isEqualTo(pictures);
    }

    @Test
    void aChartGivesItsFigures() throws Exception {
        Outcome outcome = Outcome.of(new PptxConverter(), Corpus.file("pptx/pptx_chart.pptx"));
        assertThat(outcome.lines())
                .contains(
                        """
                        chart: Wild Duck Observations by Year
                        |  | Freshwater Ducks | Saltwater Ducks |
                        | --- | --- | --- |
                        | 2019 | 120 | 80 |
                        | 2020 | 130 | 95 |
                        | 2021 | 150 | 110 |
                        | 2022 | 175 | 130 |\
                        """);
    }

    @Test
    void commentsNameTheirAuthors() throws Exception {
        Outcome outcome =
                Outcome.of(new PptxConverter(), Corpus.file("pptx/powerpoint_comments.pptx"));
        assertThat(outcome.blocks())
                .anyMatch(block -> block.content().equals("Jane Smith: This is a sample response"));
    }

    @Test
    void everyScriptIsRead() throws Exception {
        Outcome outcome = Outcome.of(new PptxConverter(), Corpus.file("pptx/with_japanese.pptx"));
        assertThat(outcome.lines())
                .contains("text: ゾルゲと尾崎、淡々と最期", "text: 𐌲𐌿𐍄𐌹𐍃𐌺", "list_item: Number bullet 3");
    }

    @Test
    void aTableWithoutWordsIsStillATable() throws Exception {
        Outcome outcome = Outcome.of(new PptxConverter(), Corpus.file("pptx/table_test.pptx"));
        assertThat(outcome.blocks()).isEmpty();
        assertThat(outcome.json().at("/tables/0/data/num_cols").asInt()).isEqualTo(3);
    }

    @Test
    void aFuzzedFileIsDamaged() {
        var file = Corpus.file("hostile/fuzz-6254434927378432.pptx");
        assertThatThrownBy(() -> new PptxConverter().read(file))
                .isInstanceOf(UnreadableFile.class)
                .hasMessage(UnreadableFile.DAMAGED);
    }
}
