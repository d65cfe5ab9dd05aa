package dev.blockdata.pandoc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.blockdata.pandoc.Pandoc.Result;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// The program itself, where it is installed.
class PandocTest {

    private static final Pandoc.Limits LIMITS = new Pandoc.Limits(2, 256, Duration.ofSeconds(20));

    @TempDir private Path folder;

    @Test
    void aFileIsReadIntoBlocksWithNothingLeftBehind() throws Exception {
        var pandoc = pandoc(LIMITS);
        assertThat(pandoc.version()).matches("[0-9.]+");
        byte[] source;
        try (var in = PandocTest.class.getResourceAsStream("/pandoc/everything.rst")) {
            source = in.readAllBytes();
        }
        var one = (Result.Read) pandoc.read("rst", new ByteArrayInputStream(source));
        var again = (Result.Read) pandoc.read("rst", new ByteArrayInputStream(source));
        assertThat(one.tree()).isEqualTo(again.tree());
        var blocks = PandocBlocks.of(JsonMapper.shared().readTree(one.tree()), true).blocks();
        assertThat(blocks)
                .extracting(PandocBlock::content)
                .contains(
                        "Title",
                        "literal   block\n    indented",
                        "Quote paragraph one.\n\nQuote two.");
        assertThat(folder.resolve("own")).isEmptyDirectory();
    }

    /// Includes of files and programs are what such a file would steal with.
    @Test
    void otherFilesAreNotOpened() throws Exception {
        var secret = Files.writeString(folder.resolve("secret.txt"), "do not read me");
        for (var attack :
                new String[][] {
                    {"rst", ".. include:: " + secret + "\n\nText."},
                    {"rst", ".. csv-table::\n   :file: " + secret + "\n\nText."},
                    {"latex", "Text. \\input{" + secret + "} \\include{" + secret + "}"},
                    {"latex", "Text. \\lstinputlisting{" + secret + "}"},
                    {"org", "#+INCLUDE: \"" + secret + "\"\n\nText."}
                }) {
            var result = read(pandoc(LIMITS), attack[0], attack[1]);
            if (result instanceof Result.Read(var tree, var notes)) {
                assertThat(new String(tree, StandardCharsets.UTF_8))
                        .as(attack[1])
                        .doesNotContain("not read me")
                        .doesNotContain("\"read\"");
            }
        }
    }

    @Test
    void whatIsLeftOutIsTold() throws Exception {
        var read = (Result.Read) read(pandoc(LIMITS), "latex", "Text. \\input{nowhere}");
        assertThat(read.notes()).singleElement().asString().startsWith("pandoc says: ");
    }

    @Test
    void damagedFilesAreRefusedWithWords() throws Exception {
        for (var format : new String[] {"epub", "odt"}) {
            var refused = (Result.Refused) read(pandoc(LIMITS), format, "PK\3\4 no zip at all");
            assertThat(refused.words()).startsWith("This file is damaged");
        }
        var latex = (Result.Refused) read(pandoc(LIMITS), "latex", "\\begin{itemize} \\item x");
        assertThat(latex.words()).contains("pandoc says: ").doesNotContain(folder.toString());
    }

    /// A macro that doubles itself thirty times would be a gigabyte.
    @Test
    void anEndlessFileEndsAtTheDeadlineOrAtItsHeap() throws Exception {
        var bounded = pandoc(new Pandoc.Limits(1, 64, Duration.ofSeconds(2)));
        var bomb = new StringBuilder("\\def\\a{xxxxxxxxxx}\n");
        for (char c = 'b'; c <= 'z'; c++) {
            bomb.append("\\def\\%c{\\%c\\%c\\%c\\%c}\n".formatted(c, c - 1, c - 1, c - 1, c - 1));
        }
        long start = System.nanoTime();
        var result = read(bounded, "latex", bomb + "\\z");
        assertThat(result).isInstanceOf(Result.Refused.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        assertThat(((Result.Refused) result).words())
                .containsAnyOf("longer than", "more memory", "damaged");
    }

    @Test
    void aProgramThatIsNotThereIsNotUsed() {
        assertThat(Pandoc.find("no-such-program", folder.resolve("own"), LIMITS)).isEmpty();
        assertThat(Pandoc.find("false", folder.resolve("own"), LIMITS)).isEmpty();
    }

    private Pandoc pandoc(Pandoc.Limits limits) {
        var found = Pandoc.find("pandoc", folder.resolve("own"), limits);
        assumeThat(found).as("pandoc is not installed: tests that need it are skipped").isPresent();
        return found.orElseThrow();
    }

    private static Result read(Pandoc pandoc, String format, String text)
            throws IOException, InterruptedException {
        return pandoc.read(
                format, new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
