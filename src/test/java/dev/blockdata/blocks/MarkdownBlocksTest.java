package dev.blockdata.blocks;

import static dev.blockdata.blocks.Given.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class MarkdownBlocksTest {

    static Stream<Arguments> cuts() {
        return Stream.of(
                cut("# One\n\ntext", "heading:# One", "paragraph:text"),
                cut("One\n===\nTwo\n---", "heading:One\n===", "heading:Two\n---"),
                cut("a\nb\n\nc", "paragraph:a\nb", "paragraph:c"),
                cut("- a\n  - b\n- c", "list_item:- a\n  - b", "list_item:- c"),
                cut("- a\n\n  b\n\n\n- c\n", "list_item:- a\n\n  b", "list_item:- c"),
                cut("1. a\n2) b\n", "list_item:1. a", "list_item:2) b"),
                cut("- [ ] a\n- [x] b", "list_item:- [ ] a", "list_item:- [x] b"),
                cut(
                        "```java\nint i;\n\n```\nx",
                        "code_block:```java\nint i;\n\n```",
                        "paragraph:x"),
                cut("~~~\nopen to the end\n", "code_block:~~~\nopen to the end"),
                cut("    code\n\n    more\n\nx", "code_block:    code\n\n    more", "paragraph:x"),
                cut("| a |\n|---|\n| 1 |\n\nx", "table:| a |\n|---|\n| 1 |", "paragraph:x"),
                cut("x\n| a |\n|---|\n", "paragraph:x", "table:| a |\n|---|"),
                cut("| a |\n|---|\nb\n> c|d\n", "table:| a |\n|---|\nb", "blockquote:> c|d"),
                cut("| a |\n|---|\n- c|d\n", "table:| a |\n|---|", "list_item:- c|d"),
                cut("| a |\n|---|---|\n", "paragraph:| a |\n|---|---|"),
                cut("a \\| b | c\n-|-\n", "table:a \\| b | c\n-|-"),
                cut(
                        "[^1]: note\n\n    more\n\nx[^1]",
                        "footnote:[^1]: note\n\n    more",
                        "paragraph:x[^1]"),
                cut("a\n\n***\nb", "paragraph:a", "divider:***", "paragraph:b"),
                cut("> a\nb\n> - c\n", "blockquote:> a\nb\n> - c"),
                cut("<div>\n<p>\n</div>\n\nx", "html_block:<div>\n<p>\n</div>", "paragraph:x"),
                cut(
                        "[a]: /x\n[b]: /y\n  't'\ntext",
                        "definition:[a]: /x",
                        "definition:[b]: /y\n  't'",
                        "paragraph:text"),
                cut(
                        "[a]: /x\n'\nb\nc\n\nd",
                        "definition:[a]: /x",
                        "paragraph:'\nb\nc",
                        "paragraph:d"),
                cut(
                        "[a]: /x\n[b]: y\n 'c\nd' e\n- f",
                        "definition:[a]: /x",
                        "definition:[b]: y",
                        "paragraph:'c\nd' e",
                        "list_item:- f"),
                cut(
                        "[a]: /x\n'\n|b|\n|-|\n",
                        "definition:[a]: /x",
                        "paragraph:'",
                        "table:|b|\n|-|"),
                cut("[a]: /x\n'\n===\n", "definition:[a]: /x", "heading:'\n==="),
                cut("---\na: 1\n---\n# T", "front_matter:---\na: 1\n---", "heading:# T"),
                cut("---\na: 1\n...\nb", "front_matter:---\na: 1\n...", "paragraph:b"),
                cut("\uFEFF---\na: 1\n---  \nb", "front_matter:---\na: 1\n---", "paragraph:b"),
                cut("---\nno end\n", "divider:---", "paragraph:no end"),
                cut("\n---\na\n---\n", "divider:---", "heading:a\n---"),
                cut("----\na\n---\n", "divider:----", "heading:a\n---"),
                cut("![alt](x.png)", "paragraph:![alt](x.png)"),
                cut("  - a\n   # h  \n", "list_item:- a", "heading:# h"),
                cut("a\u2028b\u0085c\n", "paragraph:a\u2028b\u0085c"),
                cut("\ta\n", "code_block:\ta"),
                cut("-\tä\r\n\r\n\t😀\r\n*\tb", "list_item:-\tä\r\n\r\n\t😀", "list_item:*\tb"),
                cut("a\u0000b", "paragraph:a\u0000b"),
                cut(""),
                cut("\uFEFF"),
                cut(" \t\r\n\r"));
    }

    private static Arguments cut(String source, String... expected) {
        return Arguments.of(source, List.of(expected));
    }

    @ParameterizedTest
    @MethodSource("cuts")
    void everyTopLevelNodeAndListItemIsOneBlock(String source, List<String> expected)
            throws Exception {
        var blocks = MarkdownBlocks.of(utf8(source));
        assertThat(blocks).extracting(b -> b.type().wire() + ":" + b.content()).isEqualTo(expected);
        Given.assertAddressable(utf8(source), blocks);
    }

    @Test
    void aLongParagraphStillEndsWhereAnotherBlockBegins() {
        var lines = "(a)\n".repeat(3_000);
        for (var next : List.of("- b", "# b", "***", "> b", "```\nb", "[^b]: c")) {
            assertThat(MarkdownBlocks.of(utf8(lines + "2. a\n*\n" + next)))
                    .extracting(Block::content)
                    .containsExactly(lines + "2. a\n*", next);
        }
    }

    @Test
    void positionsAreBytesNotCharacters() {
        var blocks = MarkdownBlocks.of(utf8("\uFEFFä€😀\n\n# ü\n"));
        assertThat(blocks)
                .extracting(Block::span)
                .containsExactly(new Span(3, 12), new Span(14, 18));
    }

    @Test
    void headingsKnowTheirLevelAndWhatTheyStandUnder() {
        var source = "intro\n# A\n### C\ntext\n## B\n- item\n# D\nend\n";
        var blocks = MarkdownBlocks.of(utf8(source));
        assertThat(blocks)
                .extracting(Block::headingPath)
                .containsExactly(
                        List.of(),
                        List.of(),
                        List.of("A"),
                        List.of("A", "C"),
                        List.of("A"),
                        List.of("A", "B"),
                        List.of(),
                        List.of("D"));
        assertThat(blocks)
                .extracting(Block::headingLevel)
                .containsExactly(null, 1, 3, null, 2, null, 1, null);
    }

    @Test
    void headingTextsAreWhatAReaderSees() {
        assertThat(textOf("# The *big* [link](/x) `code` \\* ![pic](y) <b>z</b> &amp; #"))
                .isEqualTo("The big link code * pic z &");
        assertThat(textOf("Two\nlines #\n===")).isEqualTo("Two lines #");
        assertThat(textOf("# See [this][1]\n\n[1]: /x")).isEqualTo("See this");
        assertThat(textOf("# 1. No list")).isEqualTo("1. No list");
        assertThat(textOf("# " + "😀".repeat(400))).isEqualTo("😀".repeat(250));
        assertThat(textOf("# x" + "😀".repeat(400))).isEqualTo("x" + "😀".repeat(249));
    }

    @Test
    void theTitleIsTheFirstLevelOneHeading() {
        assertThat(textOf("---\ntitle: no\n---\n## Two\n\n#\n# One\n# Other")).isEqualTo("One");
        assertThat(MarkdownBlocks.read(utf8("## Two\n\ntext")).title()).isNull();
        assertThat(MarkdownBlocks.read(utf8("> # Quoted\n\ntext")).title()).isNull();
    }

    private static String textOf(String source) {
        return String.valueOf(MarkdownBlocks.read(utf8(source)).title());
    }

    @Test
    void theParsersOwnNameOfTheNodeIsKept() {
        assertThat(MarkdownBlocks.of(utf8("---\n---\n| a |\n|---|\n\n    code")))
                .extracting(Block::nodeType)
                .containsExactly("FrontMatter", "Table", "IndentedCodeBlock");
    }

    @Test
    void brokenUtf8IsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MarkdownBlocks.of(new byte[] {'a', (byte) 0xC3}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TextBlocks.of(new byte[] {(byte) 0xFF}));
    }
}
