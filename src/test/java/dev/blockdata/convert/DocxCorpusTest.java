package dev.blockdata.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Word documents of others, against what they themselves expect of them.
class DocxCorpusTest {

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "docx_lists.docx, 48, 0",
        "lorem_ipsum.docx, 0, 0",
        "unit_test_formatting.docx, 5, 0",
        "unit_test_headers.docx, 0, 0",
        "word_tables.docx, 0, 7"
    })
    void wordsOrderAndStructureAreThere(String name, int items, int tables) throws Exception {
        String baseline = Corpus.baseline("docx/" + name);
        List<String> expected = Score.words(baseline);
        Outcome outcome = Outcome.of(new DocxConverter(), Corpus.file("docx/" + name));
        assertThat(Score.recall(expected, outcome.words())).isGreaterThanOrEqualTo(0.98);
        assertThat(Score.order(expected, outcome.words())).isGreaterThanOrEqualTo(0.95);
        assertThat(outcome.headings())
                .isEqualTo(baseline.lines().filter(line -> line.startsWith("#")).count());
        assertThat(outcome.count("list_item")).isEqualTo(items);
        assertThat(outcome.count("table")).isEqualTo(tables);
    }

    @Test
    void trackedChangesAreCounted() throws Exception {
        Outcome outcome = Outcome.of(new DocxConverter(), Corpus.file("docx/delins.docx"));
        assertThat(outcome.reading().notes())
                .containsExactly(
                        "Tracked changes were taken as accepted: 32 insertions and 4 deletions.");
        assertThat(outcome.count("list_item")).isEqualTo(16);
    }

    @Test
    void whatLiesOutsideIsNotFetched() throws Exception {
        Outcome outcome =
                Outcome.of(new DocxConverter(), Corpus.file("hostile/testExternalRefs.docx"));
        assertThat(outcome.lines()).hasSize(4).first().asString().contains("INCLUDEPICTURE");
    }

    @Test
    void anExternalEntityIsRefused() {
        refused(Corpus.file("hostile/ExternalEntityInText.docx"), UnreadableFile.DAMAGED);
    }

    @Test
    void hostileFilesAreRefusedWithWords() throws Exception {
        refused(Corpus.file("hostile/truncated62886.docx"), UnreadableFile.DAMAGED);
        refused(Corpus.file("hostile/bug53475-password-is-pass.docx"), UnreadableFile.ENCRYPTED);
        Path renamed = folder.resolve("bomb.docx");
        Files.copy(
                Corpus.file("hostile/poc-xmlbomb.xlsx"),
                renamed,
                StandardCopyOption.REPLACE_EXISTING);
        refused(
                renamed,
                "This is not a Word document: it is an Excel workbook with another file name.");
    }

    private static void refused(Path file, String words) {
        assertThatThrownBy(() -> new DocxConverter().read(file))
                .isInstanceOf(UnreadableFile.class)
                .hasMessage(words);
    }
}
