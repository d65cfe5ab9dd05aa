package dev.blockdata.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlConverterTest {

    private final Converter converter = new HtmlConverter();

    @TempDir private Path directory;

    private Converted converted(String html) throws Exception {
        return Converted.by(converter, directory, html.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void headingsParagraphsAndQuotesBecomeBlocks() throws Exception {
        var page =
                converted(
                        "<h1>Roses</h1><p>They are <b>red</b>,\n mostly.<br>Some are not."
                                + "<h2>Care</h2><blockquote><p>Water them.</p></blockquote>after<hr>all");
        assertThat(page.said())
                .containsExactly(
                        "heading: Roses",
                        "paragraph: They are red, mostly.\nSome are not.",
                        "heading: Care",
                        "paragraph: Water them.",
                        "paragraph: after",
                        "paragraph: all");
        assertThat(page.blocks().get(3).headingPath()).containsExactly("Roses", "Care");
    }

    @Test
    void whatHasNoTagIsNoPage() throws Exception {
        assertThat(
                        Converted.refusal(
                                converter,
                                directory,
                                "# Rules\n\n1 < 2 & 3 > 2".getBytes(StandardCharsets.UTF_8)))
                .startsWith("This is not an HTML page: there is not one tag in it.");
    }

    @Test
    void aSpanOverMoreThanThereIsLosesNoTable() throws Exception {
        var page = converted("<table><tr><th colspan=1000>Sizes" + "<tr><td>a<td>b".repeat(3000));
        assertThat(page.said().getFirst())
                .startsWith("table: | Sizes |  |\n| --- | --- |\n| a | b |");
        assertThat(page.document().at("/tables/0/data/num_cols").asInt()).isEqualTo(2);
    }

    @Test
    void thePagesTitleIsABlockOnlyWhereNoHeadingSaysIt() throws Exception {
        assertThat(converted("<title>Roses</title><p>x").said())
                .containsExactly("heading: Roses", "paragraph: x");
        assertThat(converted("<title>Roses | Shop</title><h1>Roses</h1>").said())
                .containsExactly("heading: Roses");
    }

    @Test
    void listsKeepTheirNumbersAndTheirNesting() throws Exception {
        var page =
                converted(
                        "<ol start=3 type=a><li>three<ul><li>bullet</ul><li>four</ol>"
                                + "<ol reversed><li>two<li>one</ol><ol type=I><li value=9>nine</ol>");
        assertThat(page.said())
                .containsExactly(
                        "list_item: c. three",
                        "list_item: bullet",
                        "list_item: d. four",
                        "list_item: 2. two",
                        "list_item: 1. one",
                        "list_item: IX. nine");
        assertThat(page.document().at("/groups/1/parent/$ref").asString()).isEqualTo("#/texts/0");
    }

    @Test
    void tablesKeepSpansHeadersAndCaption() throws Exception {
        var page =
                converted(
                        "<table><caption>Sizes</caption><tr><th>A<th colspan=2>B"
                                + "<tr><th rowspan=2>r<td>1<td>2<tr><td>3<td>4</table>");
        assertThat(page.said())
                .containsExactly(
                        "table: | A | B |  |\n| --- | --- | --- |\n| r | 1 | 2 |\n|  | 3 | 4 |",
                        "caption: Sizes");
        assertThat(page.cell(0, 1).get("col_span").asInt()).isEqualTo(2);
        assertThat(page.cell(1, 0).get("row_span").asInt()).isEqualTo(2);
        assertThat(page.cell(1, 0).get("row_header").asBoolean()).isTrue();
        assertThat(page.cell(0, 0).get("column_header").asBoolean()).isTrue();
    }

    @Test
    void aTableThatOnlyPlacesThingsIsNoTable() throws Exception {
        assertThat(converted("<table role=presentation><tr><td><h1>A</h1><td>b</table>").said())
                .containsExactly("heading: A", "paragraph: b");
    }

    @Test
    void aFigureHasItsPictureAndItsCaption() throws Exception {
        assertThat(
                        converted(
                                        "<figure><figcaption>A rose</figcaption><img src=x.png alt='red'></figure>"
                                                + "<p>text <img src=dot.gif width=1 height=1><img alt=''></p>")
                                .said())
                .containsExactly("figure: red", "caption: A rose", "paragraph: text");
    }

    @Test
    void programTextKeepsItsLines() throws Exception {
        var page = converted("<pre><code class=language-java>int a;\n  a++;\n</code></pre>");
        assertThat(page.said()).containsExactly("code_block: int a;\n  a++;");
        assertThat(page.document().at("/texts/0/code_language").asString()).isEqualTo("java");
    }

    @Test
    void aFormulaIsItsTexSource() throws Exception {
        assertThat(
                        converted(
                                        "<p>x</p><math display=block><semantics><mi>E</mi>"
                                                + "<annotation encoding=application/x-tex>E=mc^2</annotation></semantics></math>"
                                                + "<p>so <math alttext='a+b'><mi>a</mi></math> it is</p>")
                                .said())
                .containsExactly("paragraph: x", "formula: E=mc^2", "paragraph: so a+b it is");
    }

    @Test
    void definitionsAndDetailsAreRead() throws Exception {
        assertThat(
                        converted(
                                        "<dl><dt>rose<dd>a flower</dl><details><summary>More</summary>x</details>")
                                .said())
                .containsExactly(
                        "paragraph: rose",
                        "paragraph: a flower",
                        "paragraph: More",
                        "paragraph: x");
    }

    @Test
    void whatIsNoTextIsLeftOutAndNamed() throws Exception {
        var page =
                converted(
                        "<nav>Home</nav><script>alert(1)</script><style>p{}</style><template>t</template>"
                                + "<p style='display: none'>hidden</p><p hidden>hidden</p><p>seen</p>");
        assertThat(page.said()).containsExactly("paragraph: seen");
        assertThat(page.reading().notes())
                .containsExactly(
                        "Left out of this page: navigation, hidden parts, scripts and styles.");
    }

    @Test
    void theEncodingIsThatOfThePage() throws Exception {
        for (var charset : new String[] {"ISO-8859-15", "UTF-8", "Shift_JIS"}) {
            var html =
                    "<meta charset=" + charset + "><p>" + (charset.startsWith("S") ? "日本" : "Köln");
            assertThat(
                            Converted.by(
                                            converter,
                                            directory,
                                            html.getBytes(Charset.forName(charset)))
                                    .said())
                    .containsExactly(charset.startsWith("S") ? "paragraph: 日本" : "paragraph: Köln");
        }
        assertThat(
                        Converted.by(
                                        converter,
                                        directory,
                                        "<p>Köln – “x”".getBytes(Charset.forName("windows-1252")))
                                .said())
                .containsExactly("paragraph: Köln – “x”");
        assertThat(
                        Converted.by(
                                        converter,
                                        directory,
                                        "\uFEFF<p>Köln".getBytes(StandardCharsets.UTF_16LE))
                                .said())
                .containsExactly("paragraph: Köln");
    }

    @Test
    void aPageWithoutTextIsRefused() throws Exception {
        assertThat(Converted.refusal(converter, directory, "<script>x</script>".getBytes()))
                .isEqualTo("There is no text on this page.");
    }

    @Test
    void aHundredThousandOpenTagsAreNoTrouble() {
        for (var tag :
                new String[] {"<div>", "<ul><li>x", "<b>", "<table><tr><td>", "<blockquote>"}) {
            Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(60),
                    () -> assertThat(converted(tag.repeat(100_000) + "deep").said()).isNotEmpty(),
                    tag);
        }
    }
}
