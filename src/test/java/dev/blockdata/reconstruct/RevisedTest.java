package dev.blockdata.reconstruct;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blockdata.blocks.BlockType;
import dev.blockdata.blocks.MarkdownBlocks;
import dev.blockdata.blocks.Outline;
import dev.blockdata.blocks.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Revised texts: not one byte outside a revision changes, and what a revision does to the blocks
/// around it is said.
class RevisedTest {

    /// A word between two others.
    private static final Pattern WORD = Pattern.compile("(?<=\\w) [a-z]{3,} (?=\\w)");

    private static final List<String> TEXTS =
            List.of(
                    "",
                    "x",
                    "ünï 👩‍🚀 text",
                    "line\r\nline",
                    "# Heading\n",
                    "much ".repeat(300),
                    "- item",
                    "\n\n",
                    "```\ncode\n```",
                    "\t",
                    "[^1]: note");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    A plain new text.       |
                    Two\\n\\nparagraphs.    | becomes [paragraph, paragraph]
                    # A heading             | becomes [heading] disturbs HEADINGS [2]
                    Text\\n---              | becomes [heading] disturbs HEADINGS [2]
                    - a\\n- b               | becomes [list_item, list_item]
                    ``` open                | becomes [other] disturbs READ [2]
                    """)
    void aNewTextIsOneBlockOfTheSameTypeOrItIsSaid(String after, String expected) {
        var found =
                doubts(
                        "# Title\n\nA paragraph.\n\nThe last one.\n",
                        Map.of(1, after.replace("\\n", "\n")));
        assertThat(Doubts.words(found)).isEqualTo(expected == null ? "" : "1 " + expected);
    }

    private static Map<Integer, List<Doubt>> doubts(String text, Map<Integer, String> after) {
        return Doubts.of(text.getBytes(UTF_8), after, Outline::ofMarkdown);
    }

    @Test
    void removingABlockIsNoDoubtAndRunningIntoItsNeighboursIs() {
        assertThat(doubts("One.\n\nTwo.\n\nThree.\n", Map.of(1, ""))).isEmpty();
        assertThat(doubts("One.\n# Two\nThree.\n", Map.of(1, "Two")))
                .isEqualTo(
                        Map.of(
                                1,
                                List.of(
                                        new Doubt.Becomes(List.of(BlockType.OTHER)),
                                        new Doubt.Disturbs(Doubt.Way.READ, List.of(0, 2)))));
    }

    @Test
    void rangesThatOverlapAreAConflictAndHaveNoResult() {
        var bytes = "abcdef".getBytes(UTF_8);
        var places =
                List.of(
                        new Revised.Place(0, BlockType.PARAGRAPH, new Span(0, 4)),
                        new Revised.Place(1, BlockType.PARAGRAPH, new Span(2, 6)));
        var revised =
                new Revised(
                        bytes,
                        places,
                        List.of(
                                new Revision(1, BlockType.PARAGRAPH, new Span(2, 6), "cdef", "y"),
                                new Revision(0, BlockType.PARAGRAPH, new Span(0, 4), "abcd", "x")));
        assertThat(revised.hasConflicts()).isTrue();
        assertThat(revised.doubts(Outline::ofText))
                .isEqualTo(
                        Map.of(
                                0,
                                List.of(new Doubt.Conflict(1)),
                                1,
                                List.of(new Doubt.Conflict(0))));
        assertThatThrownBy(revised::bytes).isInstanceOf(IllegalArgumentException.class);
    }

    /// The 77 documents and their variants: without revisions the same file, with random ones every
    /// other byte as it was, whatever the order.
    @Test
    void everyByteOutsideTheRevisionsIsTheOriginals() throws IOException {
        var random = new Random(20261126);
        var files = 0;
        for (var file : corpus()) {
            files++;
            for (var bytes : variants(Files.readString(file)).values()) {
                check(bytes, Outline::ofMarkdown, random);
                check(bytes, Outline::ofText, random);
            }
        }
        assertThat(files).isEqualTo(77);
    }

    /// New words alone change no structure, whatever the text is; those of a definition may be its
    /// label, which is more than a word.
    @Test
    void newWordsAloneAreNeverDoubtful() throws IOException {
        var random = new Random(20261127);
        var revised = 0;
        for (var file : corpus()) {
            for (var variant : variants(Files.readString(file)).entrySet()) {
                var after = new TreeMap<Integer, String>();
                for (var block : MarkdownBlocks.of(variant.getValue())) {
                    var words = WORD.matcher(block.content());
                    if (block.type() != BlockType.DEFINITION
                            && random.nextInt(3) == 0
                            && words.find()) {
                        after.put(block.index(), words.replaceAll(" reworded "));
                    }
                }
                revised += after.size();
                assertThat(Doubts.words(Doubts.of(variant.getValue(), after, Outline::ofMarkdown)))
                        .as(file + ", " + variant.getKey())
                        .isEmpty();
            }
        }
        assertThat(revised).isGreaterThan(5_000);
    }

    private static List<Path> corpus() throws IOException {
        var corpus =
                Stream.of(
                                System.getProperty("blockdata.corpus", "../shared/corpus"),
                                "../../shared/corpus")
                        .map(Path::of)
                        .filter(folder -> Files.exists(folder.resolve("manifest.tsv")))
                        .findFirst();
        Assumptions.assumeTrue(
                corpus.isPresent(),
                "no shared corpus beside the project (-Dblockdata.corpus=… names its place)");
        try (var list = Files.list(corpus.orElseThrow().resolve("md-eips"))) {
            return list.filter(each -> each.toString().endsWith(".md")).sorted().toList();
        }
    }

    private static Map<String, byte[]> variants(String text) {
        var variants = new LinkedHashMap<String, byte[]>();
        variants.put("as it is", text.getBytes(UTF_8));
        variants.put("CRLF", text.replace("\n", "\r\n").getBytes(UTF_8));
        variants.put("BOM", ("\uFEFF" + text).getBytes(UTF_8));
        variants.put("tabs", text.replace("    ", "\t").getBytes(UTF_8));
        variants.put("no final newline", text.stripTrailing().getBytes(UTF_8));
        return variants;
    }

    private static void check(byte[] original, Function<byte[], Outline> reader, Random random) {
        var blocks = Doubts.blocks(reader.apply(original));
        var places = Doubts.places(blocks);
        var untouched = new Revised(original, places, List.of());
        assertThat(untouched.bytes()).isEqualTo(original);
        assertThat(untouched.doubts(reader)).isEmpty();
        var revisions = new ArrayList<Revision>();
        for (var block : blocks) {
            if (random.nextInt(4) == 0) {
                revisions.add(Doubts.revision(block, TEXTS.get(random.nextInt(TEXTS.size()))));
            }
        }
        var result = new Revised(original, places, revisions).bytes();
        var done = 0;
        var at = 0;
        for (var revision : revisions) {
            var before = revision.span().start() - done;
            assertThat(Arrays.equals(original, done, done + before, result, at, at + before))
                    .isTrue();
            at += before;
            var text = revision.after().getBytes(UTF_8);
            assertThat(Arrays.equals(text, 0, text.length, result, at, at + text.length)).isTrue();
            at += text.length;
            done = revision.span().end();
        }
        assertThat(Arrays.equals(original, done, original.length, result, at, result.length))
                .isTrue();
        Collections.shuffle(revisions, random);
        assertThat(new Revised(original, places, revisions).bytes()).isEqualTo(result);
    }
}
