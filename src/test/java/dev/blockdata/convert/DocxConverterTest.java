package dev.blockdata.convert;

import static dev.blockdata.convert.MadeDocx.listed;
import static dev.blockdata.convert.MadeDocx.p;
import static dev.blockdata.convert.MadeDocx.r;
import static dev.blockdata.convert.MadeDocx.style;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class DocxConverterTest {

    private static final String HEADINGS =
            """
            <w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/>
              <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
            <w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/>
              <w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>
                <w:outlineLvl w:val="1"/></w:pPr></w:style>
            <w:style w:type="paragraph" w:styleId="House"><w:name w:val="House style"/>
              <w:basedOn w:val="berschrift2"/></w:style>
            <w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
            <w:style w:type="paragraph" w:styleId="Beschriftung"><w:name w:val="caption"/></w:style>
            <w:style w:type="paragraph" w:styleId="SourceCode"><w:name w:val="Source Code"/></w:style>
            """;

    private static final String NUMBERS =
            """
            <w:abstractNum w:abstractNumId="7">
              <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>
                <w:lvlText w:val="%1."/></w:lvl>
              <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>
                <w:lvlText w:val="%1.%2)"/></w:lvl>
              <w:lvl w:ilvl="2"><w:start w:val="4"/><w:numFmt w:val="upperRoman"/>
                <w:lvlText w:val="%3"/></w:lvl>
            </w:abstractNum>
            <w:abstractNum w:abstractNumId="8">
              <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>
            </w:abstractNum>
            <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
            <w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
            <w:num w:numId="3"><w:abstractNumId w:val="7"/>
              <w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
            """;

    private static final String PICTURE =
            """
            <w:drawing><wp:inline><wp:docPr id="1" name="x" descr="A duck"/><a:graphic>
              <a:graphicData><pic:pic/></a:graphicData></a:graphic></wp:inline></w:drawing>
            """;

    @TempDir Path folder;

    @Test
    void headingsGoByOutlineLevelAndCarryTheirNumbers() throws Exception {
        var file =
                new MadeDocx(
                                p(style("Titel"), "On ducks")
                                        + p(style("berschrift1"), "First")
                                        + p(style("House"), "Within")
                                        + p(style("berschrift1"), "Second")
                                        + p("<w:outlineLvl w:val=\"2\"/>", "By hand"))
                        .styles(HEADINGS)
                        .numbering(NUMBERS);
        assertThat(lines(file))
                .containsExactly(
                        "title: On ducks",
                        "section_header 1: 1. First",
                        "section_header 2: 1.a) Within",
                        "section_header 1: 2. Second",
                        "section_header 3: By hand");
    }

    @Test
    void listsNestCountRestartAndGoOn() throws Exception {
        var file =
                new MadeDocx(
                                p(listed(1, 0), "one")
                                        + p(listed(1, 1), "in one")
                                        + p(listed(1, 2), "deep")
                                        + p(listed(1, 1), "in one too")
                                        + p(listed(1, 0), "two")
                                        + p(listed(1, 1), "in two")
                                        + p("between")
                                        + p(listed(1, 0), "three")
                                        + p(listed(3, 0), "anew")
                                        + p(listed(3, 0), "and on")
                                        + p(listed(2, 0), "bullet"))
                        .numbering(NUMBERS);
        assertThat(outcome(file).items())
                .containsExactly(
                        "1. one",
                        "  1.a) in one",
                        "    IV deep",
                        "  1.b) in one too",
                        "2. two",
                        "  2.a) in two",
                        "3. three",
                        "5. anew",
                        "6. and on",
                        "• bullet");
    }

    @Test
    void aTableKeepsItsSpansAndTheTablesWithinIt() throws Exception {
        String table =
                """
                <w:tbl>
                <w:tr><w:trPr><w:tblHeader/></w:trPr>
                  <w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>Wide</w:t></w:r></w:p></w:tc>
                  <w:tc><w:p><w:r><w:t>C</w:t></w:r></w:p></w:tc></w:tr>
                <w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>Tall</w:t></w:r></w:p></w:tc>
                  <w:tc><w:p><w:r><w:t>b1</w:t></w:r></w:p><w:p><w:r><w:t>b2</w:t></w:r></w:p></w:tc>
                  <w:tc><w:tbl><w:tr><w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>
                    <w:tc><w:p><w:r><w:t>y</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/></w:tc></w:tr>
                <w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>
                  <w:tc><w:p><w:r><w:t>d</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr>
                </w:tbl>
                """;
        Outcome outcome = outcome(new MadeDocx(table));
        assertThat(lines(outcome))
                .containsExactly(
                        """
                        table: | Wide |  | C |
                        | --- | --- | --- |
                        | Tall | b1 b2 | x, y |
                        |  | d |  |\
                        """);
        JsonNode tall = outcome.json().at("/tables/0/data/table_cells/2");
        assertThat(tall.path("row_span").asInt()).isEqualTo(2);
        assertThat(tall.path("column_header").asBoolean()).isFalse();
        JsonNode wide = outcome.json().at("/tables/0/data/table_cells/0");
        assertThat(wide.path("col_span").asInt()).isEqualTo(2);
        assertThat(wide.path("column_header").asBoolean()).isTrue();
    }

    @Test
    void aCaptionBelongsToWhatItStandsBeside() throws Exception {
        String table =
                "<w:tbl><w:tr><w:tc>"
                        + p("a")
                        + "</w:tc><w:tc>"
                        + p("b")
                        + "</w:tc></w:tr></w:tbl>";
        var file =
                new MadeDocx(
                                p(style("Beschriftung"), "Table 1: Letters")
                                        + table
                                        + "<w:p><w:r>"
                                        + PICTURE
                                        + "</w:r></w:p><w:p><w:r><w:t>Figure </w:t></w:r>"
                                        + "<w:fldSimple w:instr=\" SEQ Figure \"><w:r><w:t>1</w:t></w:r>"
                                        + "</w:fldSimple></w:p>")
                        .styles(HEADINGS);
        Outcome outcome = outcome(file);
        assertThat(lines(outcome))
                .containsExactly(
                        "table: | a | b |\n| --- | --- |",
                        "caption: Table 1: Letters",
                        "picture: A duck",
                        "caption: Figure1");
        assertThat(outcome.json().at("/pictures/0/captions")).hasSize(1);
        assertThat(outcome.json().at("/tables/0/captions")).hasSize(1);
    }

    @Test
    void changesAreTakenAsAccepted() throws Exception {
        var file =
                new MadeDocx(
                        "<w:p>"
                                + r("kept ")
                                + "<w:ins>"
                                + r("added")
                                + "</w:ins><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
                                + "<w:moveFrom>"
                                + r("moved")
                                + "</w:moveFrom></w:p>"
                                + "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
                                + r("joined ")
                                + "</w:p>"
                                + p("with this"));
        Outcome outcome = outcome(file);
        assertThat(lines(outcome)).containsExactly("text: kept added", "text: joined with this");
        assertThat(outcome.reading().notes())
                .containsExactly(
                        "Tracked changes were taken as accepted: 1 insertion and 3 deletions.");
    }

    @Test
    void aTextBoxIsReadOnce() throws Exception {
        String words = "<w:txbxContent>" + p("in the box") + "</w:txbxContent>";
        var file =
                new MadeDocx(
                        "<w:p>"
                                + r("outside")
                                + "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing>"
                                + "<wps:wsp><wps:txbx>"
                                + words
                                + "</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict>"
                                + "<v:shape><v:textbox>"
                                + words
                                + "</v:textbox></v:shape></w:pict></mc:Fallback>"
                                + "</mc:AlternateContent></w:r></w:p>");
        assertThat(lines(file)).containsExactly("text: outside", "text: in the box");
    }

    @Test
    void notesAreMarkedInTheTextAndFollowIt() throws Exception {
        var file =
                new MadeDocx(
                                "<w:p>"
                                        + r("Ducks")
                                        + "<w:r><w:footnoteReference w:id=\"9\"/></w:r>"
                                        + r(" swim")
                                        + "<w:r><w:endnoteReference w:id=\"4\"/></w:r></w:p>"
                                        + p("next"))
                        .part(
                                "footnotes",
                                "w:footnotes",
                                "<w:footnote w:id=\"0\" w:type=\"separator\"><w:p/></w:footnote>"
                                        + "<w:footnote w:id=\"9\">"
                                        + p(" Not all.")
                                        + "</w:footnote>")
                        .part(
                                "endnotes",
                                "w:endnotes",
                                "<w:endnote w:id=\"4\">" + p("Mostly.") + "</w:endnote>");
        assertThat(lines(file))
                .containsExactly(
                        "text: Ducks[1] swim[i]",
                        "footnote: [1] Not all.",
                        "text: next",
                        "footnote: [i] Mostly.");
    }

    @Test
    void commentsNameTheirAuthor() throws Exception {
        var file =
                new MadeDocx("<w:p><w:commentRangeStart w:id=\"3\"/>" + r("Text") + "</w:p>")
                        .part(
                                "comments",
                                "w:comments",
                                "<w:comment w:id=\"3\" w:author=\"Ada\">"
                                        + p("Why?")
                                        + "</w:comment>");
        Outcome outcome = outcome(file);
        assertThat(outcome.blocks().getLast().content()).isEqualTo("Ada: Why?");
        assertThat(outcome.json().at("/groups/0/label").asString()).isEqualTo("comment_section");
        assertThat(outcome.json().at("/groups/0/content_layer").asString()).isEqualTo("notes");
    }

    @Test
    void formulasBecomeLatex() throws Exception {
        String sum =
                "<m:oMath><m:nary><m:naryPr><m:chr m:val=\"∑\"/></m:naryPr><m:sub><m:r><m:t>i=1</m:t>"
                        + "</m:r></m:sub><m:sup><m:r><m:t>n</m:t></m:r></m:sup><m:e><m:sSup><m:e><m:r>"
                        + "<m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:e>"
                        + "</m:nary></m:oMath>";
        String fraction =
                "<m:oMath><m:f><m:num><m:r><m:t>α</m:t></m:r></m:num><m:den><m:rad><m:deg/><m:e><m:r>"
                        + "<m:t>2π</m:t></m:r></m:e></m:rad></m:den></m:f></m:oMath>";
        var file =
                new MadeDocx(
                        "<w:p><m:oMathPara>"
                                + sum
                                + "</m:oMathPara></w:p><w:p>"
                                + r("Let ")
                                + fraction
                                + r(" be given")
                                + "</w:p>");
        assertThat(lines(file))
                .containsExactly(
                        "formula: \\sum_{i=1}^{n} x^{2}",
                        "text: Let $\\frac{\\alpha}{\\sqrt{2\\pi}}$ be given");
    }

    @Test
    void fieldsShowTheirResultAndControlsTheirContent() throws Exception {
        var file =
                new MadeDocx(
                        "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"
                                + "<w:r><w:instrText>HYPERLINK \"x\"</w:instrText></w:r>"
                                + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
                                + r("a link")
                                + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
                                + "<w:sdt><w:sdtPr/><w:sdtContent>"
                                + r(", a control")
                                + "</w:sdtContent></w:sdt><w:smartTag>"
                                + r(", a tag")
                                + "</w:smartTag></w:p><w:sdt><w:sdtContent>"
                                + p("☒ ticked")
                                + "</w:sdtContent></w:sdt><w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t>"
                                + "<w:br/><w:t>c</w:t><w:noBreakHyphen/><w:sym w:font=\"Symbol\""
                                + " w:char=\"F061\"/></w:r></w:p>");
        assertThat(lines(file))
                .containsExactly(
                        "text: a link, a control, a tag",
                        "checkbox_selected: [x] ticked",
                        "text: a\tb\nc\u2011α");
    }

    @Test
    void neighbouringLinesOfProgramTextAreOne() throws Exception {
        String mono =
                "<w:p><w:r><w:rPr><w:rFonts w:ascii=\"Courier New\"/></w:rPr><w:t>}</w:t></w:r></w:p>";
        var file =
                new MadeDocx(
                                p(style("SourceCode"), "if (x) {")
                                        + p(style("SourceCode"), "    y();")
                                        + mono
                                        + p("prose"))
                        .styles(HEADINGS);
        assertThat(lines(file)).containsExactly("code: if (x) {\n    y();\n}", "text: prose");
    }

    @Test
    void aChartGivesItsFigures() throws Exception {
        var file =
                new MadeDocx(
                                "<w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData><c:chart"
                                        + " r:id=\"chart\"/></a:graphicData></a:graphic></wp:inline>"
                                        + "</w:drawing></w:r></w:p>")
                        .part(
                                "chart",
                                "c:chartSpace",
                                """
                                <c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>Ducks</a:t></a:r></a:p></c:rich></c:tx></c:title>
                                <c:plotArea><c:barChart><c:ser>
                                <c:tx><c:strRef><c:strCache><c:pt idx="0"><c:v>Seen</c:v></c:pt></c:strCache></c:strRef></c:tx>
                                <c:cat><c:strRef><c:strCache><c:pt idx="0"><c:v>2024</c:v></c:pt><c:pt idx="1"><c:v>2025</c:v></c:pt></c:strCache></c:strRef></c:cat>
                                <c:val><c:numRef><c:numCache><c:pt idx="0"><c:v>4.0999999999999996</c:v></c:pt><c:pt idx="1"><c:v>7</c:v></c:pt></c:numCache></c:numRef></c:val>
                                </c:ser></c:barChart></c:plotArea></c:chart>
                                """);
        assertThat(lines(file))
                .containsExactly(
                        """
                        chart: Ducks
                        |  | Seen |
                        | --- | --- |
                        | 2024 | 4.1 |
                        | 2025 | 7 |\
                        """);
    }

    @Test
    void aDiagramGivesItsPoints() throws Exception {
        var file =
                new MadeDocx(
                                "<w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData>"
                                        + "<dgm:relIds r:dm=\"data\"/></a:graphicData></a:graphic>"
                                        + "</wp:inline></w:drawing></w:r></w:p>")
                        .part(
                                "data",
                                "diagramData",
                                "dgm:dataModel",
                                """
                                <dgm:ptLst><dgm:pt><dgm:t><a:p><a:r><a:t>Hatch</a:t></a:r></a:p></dgm:t></dgm:pt>
                                <dgm:pt type="pres"/>
                                <dgm:pt><dgm:t><a:p><a:r><a:t>Swim</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst>
                                """);
        assertThat(lines(file)).containsExactly("list_item: Hatch", "list_item: Swim");
    }

    @Test
    void footnotesOfItemsStandBehindTheList() throws Exception {
        var file =
                new MadeDocx(
                                "<w:p><w:pPr>"
                                        + listed(1, 0)
                                        + "</w:pPr>"
                                        + r("one")
                                        + "<w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>"
                                        + p(listed(1, 0), "two"))
                        .numbering(NUMBERS)
                        .part(
                                "footnotes",
                                "w:footnotes",
                                "<w:footnote w:id=\"2\">" + p("Note.") + "</w:footnote>");
        assertThat(lines(file))
                .containsExactly(
                        "list_item: 1. one[1]", "list_item: 2. two", "footnote: [1] Note.");
    }

    @Test
    void marginsAreReadOnceAndPagesAreKnownWhereWordBrokeThem() throws Exception {
        var file =
                new MadeDocx(
                                p("one")
                                        + "<w:p><w:r><w:lastRenderedPageBreak/><w:t>two</w:t></w:r></w:p>"
                                        + "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"h1\"/>"
                                        + "<w:headerReference w:type=\"first\" r:id=\"h2\"/>"
                                        + "<w:footerReference w:type=\"default\" r:id=\"f1\"/>"
                                        + "<w:pgSz w:w=\"12240\" w:h=\"15840\"/><w:titlePg/></w:sectPr>")
                        .part("h1", "header", "w:hdr", p("Ducks"))
                        .part("h2", "header", "w:hdr", p("Ducks"))
                        .part("f1", "footer", "w:ftr", p("Confidential"));
        Outcome outcome = outcome(file);
        assertThat(lines(outcome))
                .containsExactly(
                        "page_header: Ducks",
                        "text: one",
                        "text: two",
                        "page_footer: Confidential");
        assertThat(outcome.reading().pages()).isEqualTo(2);
        assertThat(outcome.blocks().get(2).pageNo()).isEqualTo(2);
        assertThat(outcome.json().at("/pages/2/size/width").asDouble()).isEqualTo(612);
    }

    @Test
    void theRunsOfAParagraphCanBeFoundAgain() throws Exception {
        var file =
                new MadeDocx(
                                p("")
                                        + "<w:p><w:pPr>"
                                        + style("berschrift1")
                                        + "</w:pPr>"
                                        + r(" Wild ")
                                        + "<w:del>"
                                        + r("old")
                                        + "</w:del>"
                                        + r("ducks")
                                        + "</w:p>")
                        .styles(HEADINGS)
                        .numbering(NUMBERS);
        JsonNode text = outcome(file).json().at("/texts/0");
        assertThat(text.path("text").asString()).isEqualTo("1. Wild ducks");
        assertThat(text.at("/meta/blockdata__source").toString())
                .contains("\"part\":\"word/document.xml\"")
                .contains("\"paragraph\":1")
                .contains("\"runs\":[[3,8],[8,8],[8,13]]");
    }

    @Test
    void hiddenTextIsLeftOutAndSaid() throws Exception {
        Outcome outcome =
                outcome(
                        new MadeDocx(
                                "<w:p>"
                                        + r("seen")
                                        + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>not</w:t></w:r></w:p>"));
        assertThat(lines(outcome)).containsExactly("text: seen");
        assertThat(outcome.reading().notes())
                .containsExactly("Hidden text was left out in one place.");
    }

    @Test
    void whatPoiWritesIsRead() throws Exception {
        Path file = folder.resolve("poi.docx");
        try (XWPFDocument word = new XWPFDocument();
                OutputStream out = Files.newOutputStream(file)) {
            word.createParagraph().createRun().setText("Hello");
            word.createTable(2, 2).getRow(1).getCell(1).setText("corner");
            word.write(out);
        }
        assertThat(lines(Outcome.of(new DocxConverter(), file)))
                .containsExactly("text: Hello", "table: |  |  |\n| --- | --- |\n|  | corner |");
    }

    @Test
    void theSameBytesGiveTheSameDocumentAnywhere() throws Exception {
        Path file = new MadeDocx(p(listed(1, 2), "Iıİi")).numbering(NUMBERS).write(folder);
        String here = Outcome.of(new DocxConverter(), file).document();
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.of("tr", "TR"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
            assertThat(Outcome.of(new DocxConverter(), file).document()).isEqualTo(here);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void nestingThatBreaksReadersIsRefused() throws Exception {
        String open = "<w:tbl><w:tr><w:tc>".repeat(5_000);
        String close = "</w:tc></w:tr></w:tbl>".repeat(5_000);
        Path file = new MadeDocx(open + p("deep") + close).write(folder);
        assertThatThrownBy(() -> new DocxConverter().read(file))
                .isInstanceOf(UnreadableFile.class)
                .hasMessage(UnreadableFile.DAMAGED);
    }

    private List<String> lines(MadeDocx made) throws Exception {
        return lines(outcome(made));
    }

    private static List<String> lines(Outcome outcome) {
        return outcome.lines();
    }

    private Outcome outcome(MadeDocx made) throws Exception {
        return Outcome.of(new DocxConverter(), made.write(folder));
    }
}
