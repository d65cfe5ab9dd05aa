package dev.blockdata.pandoc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.blockdata.blocks.BlockType;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Trees that were recorded from pandoc 2.17, and what later versions write differently.
class PandocBlocksTest {

    private static final Pattern STEP = Pattern.compile("\\.(\\w+)|\\[(\\d+)]");

    @Test
    void everyKindOfNodeBecomesABlockThatAPersonRecognises() throws IOException {
        assertThat(cut("everything.2.17.json", true).blocks())
                .extracting(PandocBlock::type, PandocBlock::path, PandocBlock::content)
                .containsExactly(
                        tuple(BlockType.HEADING, "$.blocks[0]", "Title"),
                        tuple(BlockType.DEFINITION, "$.blocks[1].c[0]", "Author\n: Ann"),
                        tuple(
                                BlockType.PARAGRAPH,
                                "$.blocks[2]",
                                "Intro with code  two spaces and emphasis, a[1] note and replaced."),
                        tuple(BlockType.FOOTNOTE, "$.blocks[2].c[12].c", "[1] The note text."),
                        tuple(BlockType.HEADING, "$.blocks[3]", "Section"),
                        tuple(BlockType.LIST_ITEM, "$.blocks[4].c[0]", "one"),
                        tuple(
                                BlockType.LIST_ITEM,
                                "$.blocks[4].c[1]",
                                "two\n  a. nested x\n  b. nested y"),
                        tuple(BlockType.LIST_ITEM, "$.blocks[5].c[1][0]", "3. three"),
                        tuple(BlockType.LIST_ITEM, "$.blocks[5].c[1][1]", "4. four"),
                        tuple(BlockType.DEFINITION, "$.blocks[6].c[0]", "term\n: Definition here."),
                        tuple(BlockType.CODE_BLOCK, "$.blocks[7]", "literal   block\n    indented"),
                        tuple(BlockType.CODE_BLOCK, "$.blocks[8]", "def f(x):\n    return x"),
                        tuple(BlockType.PARAGRAPH, "$.blocks[9].c[1][0].c[1][0]", "Note"),
                        tuple(BlockType.PARAGRAPH, "$.blocks[9].c[1][1]", "Admonition body."),
                        tuple(BlockType.FORMULA, "$.blocks[10]", "E = mc^2"),
                        tuple(BlockType.FIGURE, "$.blocks[11]", "A picture"),
                        tuple(BlockType.FIGURE, "$.blocks[12]", "Fig caption."),
                        tuple(
                                BlockType.TABLE,
                                "$.blocks[13]",
                                "| a | b |\n| --- | --- |\n| span | both |\n| c | d |"),
                        tuple(
                                BlockType.TABLE,
                                "$.blocks[14]",
                                "| h1 | h2 |\n| --- | --- |\n| 1 | 2 |"),
                        tuple(BlockType.CAPTION, "$.blocks[14].c[1]", "Caption"),
                        tuple(
                                BlockType.PARAGRAPH,
                                "$.blocks[15]",
                                "line one\n\u00a0\u00a0indented two"),
                        tuple(
                                BlockType.BLOCKQUOTE,
                                "$.blocks[16]",
                                "Quote paragraph one.\n\nQuote two."),
                        tuple(BlockType.DIVIDER, "$.blocks[17]", "---"),
                        tuple(BlockType.PARAGRAPH, "$.blocks[18]", "End."));
    }

    @Test
    void headingsHaveLevelsAndStandAboveWhatFollows() throws IOException {
        var blocks = cut("everything.2.17.json", true).blocks();
        assertThat(blocks.get(4).headingLevel()).isEqualTo(2);
        assertThat(blocks.get(4).headingPath()).containsExactly("Title");
        assertThat(blocks.getLast().headingPath()).containsExactly("Title", "Section");
    }

    @Test
    void theFrontOfATextIsPartOfItAndTheLabelOfABookIsNot() throws IOException {
        var text = cut("front.2.17.json", true);
        assertThat(text.title()).isEqualTo("The Title");
        assertThat(text.blocks().subList(0, 5))
                .extracting(PandocBlock::path, PandocBlock::content)
                .containsExactly(
                        tuple("$.meta.title", "The Title"),
                        tuple("$.meta.author.c[0]", "Ann"),
                        tuple("$.meta.author.c[1]", "Bob"),
                        tuple("$.meta.date", "2020"),
                        tuple("$.meta.abstract.c[0]", "An abstract."));
        var book = cut("front.2.17.json", false);
        assertThat(book.title()).isEqualTo("The Title");
        assertThat(book.blocks().getFirst().content()).isEqualTo("One");
    }

    @Test
    void everyLocatorLeadsToItsNode() throws IOException {
        for (var name : List.of("everything.2.17.json", "front.2.17.json")) {
            var tree = tree(name);
            for (var block : cut(name, true).blocks()) {
                var node = at(tree, block.path());
                assertThat(node.isMissingNode()).as(block.path()).isFalse();
                var word = block.content().replaceFirst("^\\W*(\\d+\\W+)?", "").split("\\W", 2)[0];
                assertThat(node.toString()).as(block.path()).contains(word);
            }
        }
    }

    /// From version 3 on a figure is a block, with its caption beside its picture.
    @Test
    void figuresOfVersionThreeAreFiguresWithTheirCaptions() {
        var blocks =
                blocks(
                        """
                        {"t":"Figure","c":[["f",[],[]],[null,[{"t":"Plain","c":[{"t":"Str","c":"Caption"}]}]],
                          [{"t":"Plain","c":[{"t":"Image","c":[["",[],[]],[{"t":"Str","c":"Alternative"}],["a.png",""]]}]}]]},
                        {"t":"Figure","c":[["",[],[]],[null,[{"t":"Plain","c":[{"t":"Str","c":"Same"}]}]],
                          [{"t":"Plain","c":[{"t":"Image","c":[["",[],[]],[{"t":"Str","c":"Same"}],["a.png",""]]}]}]]},
                        {"t":"Figure","c":[["",[],[]],[null,[]],[{"t":"Plain","c":[{"t":"Image","c":[["",[],[]],[],["a.png",""]]}]}]]},
                        {"t":"Figure","c":[["",[],[]],[null,[{"t":"Plain","c":[{"t":"Str","c":"Listing"}]}]],
                          [{"t":"CodeBlock","c":[["",[],[]],"x = 1"]}]]}
                        """);
        assertThat(blocks)
                .extracting(PandocBlock::type, PandocBlock::content)
                .containsExactly(
                        tuple(BlockType.FIGURE, "Alternative"),
                        tuple(BlockType.CAPTION, "Caption"),
                        tuple(BlockType.FIGURE, "Same"),
                        tuple(BlockType.FIGURE, "[picture]"),
                        tuple(BlockType.CODE_BLOCK, "x = 1"),
                        tuple(BlockType.CAPTION, "Listing"));
    }

    @Test
    void cellsThatSpanOthersStandWhereTheyBegin() {
        String cell =
                "[[\"\",[],[]],{\"t\":\"AlignDefault\"},%d,%d,[{\"t\":\"Plain\",\"c\":[{\"t\":\"Str\",\"c\":\"%s\"}]}]]";
        String column = "[{\"t\":\"AlignDefault\"},{\"t\":\"ColWidthDefault\"}]";
        String rows =
                "[[\"\",[],[]],[%s,%s]],[[\"\",[],[]],[%s,%s]],[[\"\",[],[]],[%s]]"
                        .formatted(
                                cell.formatted(2, 1, "down"),
                                cell.formatted(1, 2, "right"),
                                cell.formatted(1, 1, "b"),
                                cell.formatted(1, 1, "c | d"),
                                cell.formatted(1, 9, "wide"));
        assertThat(
                        blocks(
                                """
                                {"t":"Table","c":[["",[],[]],[null,[]],[%s,%s,%s],[["",[],[]],[]],
                                  [[["",[],[]],0,[],[%s]]],[["",[],[]],[]]]}
                                """
                                        .formatted(column, column, column, rows)))
                .extracting(PandocBlock::content)
                .containsExactly(
                        "| down | right |  |\n| --- | --- | --- |\n|  | b | c \\| d |\n| wide |  |  |");
    }

    @Test
    void rawPartsAreKeptWhereTheySaySomething() {
        assertThat(
                        blocks(
                                """
                                {"t":"RawBlock","c":["html","<b>x</b>"]},{"t":"RawBlock","c":["latex","\\\\foo{x}"]},
                                {"t":"Para","c":[{"t":"RawInline","c":["html","<i>"]},{"t":"Str","c":"a"},{"t":"RawInline","c":["tex","\\\\bar"]}]},
                                {"t":"Para","c":[{"t":"Link","c":[["",[],[]],[],["https://example.org",""]]}]},
                                {"t":"Para","c":[{"t":"Str","c":"a"},{"t":"LineBreak"},{"t":"Str","c":"b\\u0000"}]},
                                {"t":"Null"},{"t":"Para","c":[]}
                                """))
                .extracting(PandocBlock::type, PandocBlock::content)
                .containsExactly(
                        tuple(BlockType.HTML_BLOCK, "<b>x</b>"),
                        tuple(BlockType.OTHER, "\\foo{x}"),
                        tuple(BlockType.PARAGRAPH, "a\\bar"),
                        tuple(BlockType.PARAGRAPH, "https://example.org"),
                        tuple(BlockType.PARAGRAPH, "a\nb"));
    }

    @Test
    void whatIsNoTreeOrTooDeepIsRefused() {
        assertThatThrownBy(() -> PandocBlocks.of(JsonMapper.shared().readTree("{}"), true))
                .isInstanceOf(IllegalArgumentException.class);
        var deep =
                "{\"t\":\"Div\",\"c\":[[\"\",[],[]],[".repeat(100)
                        + "{\"t\":\"HorizontalRule\"}"
                        + "]]}".repeat(100);
        assertThat(blocks(deep)).hasSize(1);
    }

    private static List<PandocBlock> blocks(String nodes) {
        return PandocBlocks.of(
                        JsonMapper.shared()
                                .readTree(
                                        "{\"pandoc-api-version\":[1,23],\"meta\":{},\"blocks\":["
                                                + nodes
                                                + "]}"),
                        true)
                .blocks();
    }

    private static PandocBlocks.Cut cut(String name, boolean front) throws IOException {
        return PandocBlocks.of(tree(name), front);
    }

    private static JsonNode tree(String name) throws IOException {
        try (var in = PandocBlocksTest.class.getResourceAsStream("/pandoc/" + name)) {
            return JsonMapper.shared().readTree(in);
        }
    }

    private static JsonNode at(JsonNode tree, String path) {
        var node = tree;
        var steps = STEP.matcher(path);
        while (steps.find()) {
            node =
                    steps.group(1) != null
                            ? node.path(steps.group(1))
                            : node.path(Integer.parseInt(steps.group(2)));
        }
        return node;
    }
}
