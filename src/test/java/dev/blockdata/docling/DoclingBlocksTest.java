package dev.blockdata.docling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blockdata.blocks.BlockType;
import dev.blockdata.docling.DoclingBuilder.Item;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DoclingBlocksTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final DoclingBuilder builder = new DoclingBuilder("application/pdf");

    private List<DoclingBlock> blocks() {
        return DoclingBlocks.of(JSON.readTree(builder.json()));
    }

    private static List<DoclingBlock> blocksOf(String json) {
        return DoclingBlocks.of(JSON.readTree(json));
    }

    @Test
    void headingsGiveTheirPathToWhatStandsBelow() {
        builder.text(Text.of(Label.TITLE, "Handbook"));
        builder.text(Text.heading(1, "Work"));
        builder.text(Text.heading(2, "Hours"));
        builder.text(Text.of(Label.TEXT, "Nine to five."));
        builder.text(Text.heading(1, "Leave"));

        List<DoclingBlock> blocks = blocks();

        assertThat(blocks.get(3).headingPath()).containsExactly("Handbook", "Work", "Hours");
        assertThat(blocks.get(4).headingPath()).containsExactly("Handbook");
        assertThat(blocks).extracting(DoclingBlock::headingLevel).containsExactly(1, 1, 2, null, 1);
        assertThat(DoclingBlocks.title(blocks)).isEqualTo("Handbook");
    }

    @Test
    void itemsOfNestedListsAreBlocksWithTheirNumbers() {
        builder.open(GroupLabel.LIST, "list");
        Item first = builder.text(Text.item("1.", true, "Open"));
        builder.openUnder(first, GroupLabel.LIST, "list");
        builder.text(Text.item("1.a", true, "gently"));
        builder.text(Text.item("•", false, "or not"));
        builder.close();
        builder.text(Text.item("2.", true, "Close"));
        builder.close();

        assertThat(blocks())
                .extracting(DoclingBlock::content)
                .containsExactly("1. Open", "1.a gently", "or not", "2. Close");
    }

    @Test
    void aTableReadsAsOne() {
        Item table =
                builder.table(
                        List.of(
                                new Cell(0, 0, 1, 2, "Sizes | all", true, false),
                                new Cell(1, 0, 1, 1, "a\nb", false, true),
                                new Cell(1, 1, 1, 1, "12", false, false)),
                        2,
                        2,
                        new Place(3, new Place.Box(1, 2, 3, 4)));
        builder.caption(table, Text.of(Label.CAPTION, "Table 1: sizes"));

        List<DoclingBlock> blocks = blocks();

        assertThat(blocks.getFirst().content())
                .isEqualTo("| Sizes \\| all |  |\n| --- | --- |\n| a b | 12 |");
        assertThat(blocks.getFirst().pageNo()).isEqualTo(3);
        assertThat(blocks.getFirst().pointer()).isEqualTo("#/tables/0");
        assertThat(blocks.get(1).type()).isEqualTo(BlockType.CAPTION);
    }

    @Test
    void aTableOfNearlyNothingIsWrittenWithoutItsEmptyPlaces() {
        builder.table(
                List.of(
                        new Cell(0, 0, 1, 1, "first", true, false),
                        new Cell(0, 9_999, 1, 1, "last", true, false),
                        new Cell(9_999, 5, 1, 1, "below", false, false)),
                10_000,
                10_000,
                null);

        assertThat(blocks().getFirst().content()).isEqualTo("| first | last |\n| below |");
    }

    @Test
    void controlCharactersAreNowhereInWhatIsWritten() {
        builder.open(GroupLabel.SHEET, "a\u0001b");
        builder.text(Text.item("\u00001.", true, "one\u0000"));
        builder.text(Text.code("ja\u0085va", "int a;"));
        builder.close();

        assertThat(DoclingFaults.of(JSON.readTree(builder.json()))).isEmpty();
        assertThat(blocks().getFirst().content()).isEqualTo("1. one");
    }

    @Test
    void whereATextWasFoundIsWrittenInTheSameOrderInEveryProcess() {
        builder.text(
                Text.of(Label.TEXT, "a")
                        .from(Map.of("part", "p", "about", 1, "comment", "c", "paragraphs", 2)));

        assertThat(new String(builder.json(), StandardCharsets.UTF_8))
                .contains("{\"about\":1,\"comment\":\"c\",\"paragraphs\":2,\"part\":\"p\"}");
    }

    @Test
    void aPictureIsABlockWithItsWordsAndAChartsFigures() {
        builder.picture("A bridge at night", null);
        builder.picture("", null);
        builder.chart("Sales", List.of(new Cell(0, 0, 1, 1, "2026", true, false)), 1, 1, null);

        assertThat(blocks())
                .extracting(DoclingBlock::content)
                .containsExactly("A bridge at night", "[picture]", "Sales\n| 2026 |\n| --- |");
    }

    @Test
    void whatStandsBesideTheTextIsNoParagraph() {
        builder.text(Text.of(Label.PAGE_HEADER, "Confidential").in(Layer.FURNITURE));
        builder.text(Text.of(Label.TEXT, "Say this slowly.").in(Layer.NOTES));
        builder.open(GroupLabel.COMMENT_SECTION, "comments");
        builder.text(Text.of(Label.TEXT, "Ann: really?"));
        builder.close();

        assertThat(blocks())
                .extracting(DoclingBlock::type)
                .containsExactly(BlockType.PAGE_HEADER, BlockType.OTHER, BlockType.OTHER);
    }

    @Test
    void wordsInAnInlineGroupAreOneParagraph() {
        String document =
                """
                {"schema_name": "DoclingDocument", "body": {"children": [{"$ref": "#/groups/0"}]},
                 "groups": [{"label": "inline", "children": [{"$ref": "#/texts/0"}, {"$ref": "#/texts/1"}]}],
                 "texts": [{"label": "text", "text": "in"}, {"label": "text", "text": "bold"}]}
                """;
        assertThat(blocksOf(document))
                .singleElement()
                .satisfies(block -> {
                    assertThat(block.content()).isEqualTo("in bold");
                    assertThat(block.pointer()).isEqualTo("#/groups/0");
                });
    }

    @Test
    void aTreeThatRefersToItselfOrToNothingIsWalkedOnce() {
        String document =
                """
                {"schema_name": "DoclingDocument",
                 "body": {"children": [{"$ref": "#/texts/0"}, {"$ref": "#/texts/7"}, {"$ref": "/etc"}, {}]},
                 "texts": [{"label": "text", "text": "once", "children": [{"$ref": "#/texts/0"}]}]}
                """;
        assertThat(blocksOf(document)).extracting(DoclingBlock::content).containsExactly("once");
    }

    @Test
    void whatIsNestedWithoutEndIsRefused() {
        var texts = new StringBuilder();
        for (int i = 0; i < 2000; i++) {
            texts.append(i == 0 ? "" : ",")
                    .append(
                            "{\"label\": \"text\", \"text\": \"x\", \"children\": [{\"$ref\": \"#/texts/")
                    .append(i + 1)
                    .append("\"}]}");
        }
        String document =
                "{\"schema_name\": \"DoclingDocument\", \"body\": {\"children\": [{\"$ref\": \"#/texts/0\"}]}, \"texts\": ["
                        + texts
                        + "]}";
        assertThatThrownBy(() -> blocksOf(document)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> blocksOf("{}")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theSameCallsWriteTheSameBytesInTheFieldsOfDoclingCore() {
        builder.page(1, 595.276, 841.89);
        builder.text(Text.of(Label.TEXT, "x").at(Place.onPage(1)));
        JsonNode document = JSON.readTree(builder.json());
        assertThat(document.propertyNames())
                .contains("schema_name", "version", "body", "furniture", "texts", "pages");
        assertThat(document.at("/texts/0/parent/$ref").asString()).isEqualTo("#/body");
        assertThat(document.at("/pages/1/size/width").asDouble()).isEqualTo(595.28);
        assertThat(builder.json()).isEqualTo(builder.json());
    }
}
