package dev.blockdata.blocks;

import static dev.blockdata.blocks.Given.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class TextBlocksTest {

    static Stream<Arguments> cuts() {
        return Stream.of(
                cut("a\nb\n\nc", "a\nb", "c"),
                cut("a\r\nb\r\n\r\nc\r\n", "a\r\nb", "c"),
                cut("a\rb\r\rc", "a\rb", "c"),
                cut("a\n\r\nb", "a", "b"),
                cut("  a  \n \t \n b ", "  a  ", " b "),
                cut("# no heading\n- no list\n---\n", "# no heading\n- no list\n---"),
                cut("a\u2028b\n\u00A0\nc", "a\u2028b", "c"),
                cut("\uFEFFä\n\n😀\n", "ä", "😀"),
                cut("\n\n\na\n\n\n", "a"),
                cut(""),
                cut("\uFEFF"),
                cut(" \n\t\r\n \r"));
    }

    private static Arguments cut(String source, String... expected) {
        return Arguments.of(source, List.of(expected));
    }

    @ParameterizedTest
    @MethodSource("cuts")
    void blankLinesAloneDivide(String source, List<String> expected) throws Exception {
        var blocks = TextBlocks.of(utf8(source));
        assertThat(blocks).extracting(Block::content).isEqualTo(expected);
        assertThat(blocks)
                .allMatch(b -> b.type() == BlockType.PARAGRAPH && b.headingLevel() == null);
        Given.assertAddressable(utf8(source), blocks);
        Given.assertReplaceable(utf8(source), blocks);
    }

    @Test
    void naughtyStringsKeepTheirBytes() throws Exception {
        var corpus = Given.corpus();
        Assumptions.assumeTrue(corpus.isPresent(), "no shared corpus beside the project");
        var source = Files.readAllBytes(corpus.orElseThrow().resolve("text/blns.txt"));
        assertThat(SourceText.decode(source)).isInstanceOf(SourceText.Utf8Text.class);
        for (var blocks : List.of(TextBlocks.of(source), MarkdownBlocks.of(source))) {
            assertThat(blocks).hasSizeGreaterThan(40);
            Given.assertAddressable(source, blocks);
            Given.assertReplaceable(source, blocks);
        }
    }
}
