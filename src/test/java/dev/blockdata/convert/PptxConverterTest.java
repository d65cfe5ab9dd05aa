package dev.blockdata.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.Rectangle2D;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.sl.usermodel.AutoNumberingScheme;
import org.apache.poi.sl.usermodel.PictureData.PictureType;
import org.apache.poi.sl.usermodel.Placeholder;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFGroupShape;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTable;
import org.apache.poi.xslf.usermodel.XSLFTextBox;
import org.apache.poi.xslf.usermodel.XSLFTextParagraph;
import org.apache.poi.xslf.usermodel.XSLFTextShape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;

class PptxConverterTest {

    @TempDir Path folder;

    private final XMLSlideShow show = new XMLSlideShow();

    @AfterEach
    void close() throws Exception {
        show.close();
    }

    @Test
    void aSlideIsAGroupWithItsTitleFirst() throws Exception {
        XSLFSlide slide = show.createSlide();
        box(slide, 50, 300, "below");
        box(slide, 50, 100, "above");
        XSLFTextBox title = box(slide, 50, 20, "The title");
        title.setPlaceholder(Placeholder.TITLE);
        Outcome outcome = outcome();
        assertThat(outcome.lines())
                .containsExactly("section_header 1: The title", "text: above", "text: below");
        assertThat(outcome.json().at("/groups/0/label").asString()).isEqualTo("slide");
        assertThat(outcome.reading().pages()).isEqualTo(1);
        JsonNode place = outcome.json().at("/texts/1/prov/0");
        assertThat(place.path("page_no").asInt()).isEqualTo(1);
        assertThat(place.at("/bbox/l").asDouble()).isCloseTo(50, within(0.1));
        assertThat(place.at("/bbox/b").asDouble()).isCloseTo(150, within(0.1));
    }

    @Test
    void columnsAreReadOneAfterTheOther() throws Exception {
        XSLFSlide slide = show.createSlide();
        box(slide, 50, 100, "left");
        box(slide, 50, 200, "left below");
        box(slide, 400, 90, "right");
        box(slide, 400, 190, "right below");
        assertThat(outcome().lines())
                .containsExactly(
                        "text: left", "text: left below", "text: right", "text: right below");
    }

    @Test
    void bulletsNestAndNumbersCount() throws Exception {
        XSLFTextBox box = box(show.createSlide(), 50, 50, "Intro");
        bullet(box, 0, "one");
        bullet(box, 1, "in one");
        numbered(box, 0, "first");
        numbered(box, 0, "second");
        box.addNewTextParagraph().addNewTextRun().setText("between");
        numbered(box, 0, "again");
        Outcome outcome = outcome();
        assertThat(outcome.items())
                .containsExactly("• one", "  • in one", "1. first", "2. second", "1. again");
        assertThat(outcome.lines().getFirst()).isEqualTo("text: Intro");
    }

    @Test
    void aTableKeepsItsSpans() throws Exception {
        XSLFTable table = show.createSlide().createTable(2, 3);
        table.getCell(0, 0).setText("wide");
        table.getCell(0, 2).setText("c");
        table.getCell(1, 0).setText("a");
        table.mergeCells(0, 0, 0, 1);
        Outcome outcome = outcome();
        assertThat(outcome.lines())
                .containsExactly("table: | wide |  | c |\n| --- | --- | --- |\n| a |  |  |");
        assertThat(outcome.json().at("/tables/0/data/table_cells/0/col_span").asInt()).isEqualTo(2);
    }

    @Test
    void groupsArePlacedOnTheSlide() throws Exception {
        XSLFGroupShape group = show.createSlide().createGroup();
        group.setAnchor(new Rectangle2D.Double(100, 100, 200, 200));
        group.setInteriorAnchor(new Rectangle2D.Double(0, 0, 100, 100));
        XSLFTextBox box = group.createTextBox();
        box.setAnchor(new Rectangle2D.Double(50, 50, 50, 50));
        box.setText("grouped");
        Outcome outcome = outcome();
        assertThat(outcome.lines()).containsExactly("text: grouped");
        assertThat(outcome.json().at("/texts/0/prov/0/bbox/l").asDouble())
                .isCloseTo(200, within(0.1));
        assertThat(outcome.json().at("/texts/0/prov/0/bbox/r").asDouble())
                .isCloseTo(300, within(0.1));
    }

    @Test
    void picturesCarryTheirAlternativeText() throws Exception {
        var data = show.addPicture(new byte[] {1, 2, 3}, PictureType.PNG);
        var picture = show.createSlide().createPicture(data);
        picture.setAnchor(new Rectangle2D.Double(1, 1, 10, 10));
        var properties = Xml.all((Element) picture.getXmlObject().getDomNode(), "p:cNvPr");
        properties.getFirst().setAttribute("descr", "A duck");
        assertThat(outcome().lines()).containsExactly("picture: A duck");
    }

    @Test
    void theSpeakersNotesAreKeptBeside() throws Exception {
        XSLFSlide slide = show.createSlide();
        box(slide, 1, 1, "seen");
        for (XSLFTextShape shape : show.getNotesSlide(slide).getPlaceholders()) {
            if (shape.getTextType() == Placeholder.BODY) {
                shape.setText("said");
            }
        }
        Outcome outcome = outcome();
        assertThat(outcome.lines()).containsExactly("text: seen", "note: said");
        assertThat(outcome.json().at("/texts/1/content_layer").asString()).isEqualTo("notes");
    }

    @Test
    void whatRepeatsOnSlidesIsFurniture() throws Exception {
        XSLFSlide slide = show.createSlide();
        XSLFTextBox footer = box(slide, 1, 500, "Confidential");
        footer.setPlaceholder(Placeholder.FOOTER);
        box(slide, 1, 1, "seen");
        assertThat(outcome().lines()).containsExactly("text: seen", "page_footer: Confidential");
    }

    @Test
    void hiddenSlidesAreKeptAndSaid() throws Exception {
        box(show.createSlide(), 1, 1, "first");
        XSLFSlide hidden = show.createSlide();
        box(hidden, 1, 1, "second");
        hidden.setHidden(true);
        Outcome outcome = outcome();
        assertThat(outcome.lines()).containsExactly("text: first", "text: second");
        assertThat(outcome.reading().notes())
                .containsExactly("Slide 2 is hidden in the presentation; it was kept.");
    }

    private static XSLFTextBox box(XSLFSlide slide, double x, double y, String text) {
        XSLFTextBox box = slide.createTextBox();
        box.setAnchor(new Rectangle2D.Double(x, y, 200, 50));
        box.setText(text);
        return box;
    }

    private static void bullet(XSLFTextBox box, int level, String text) {
        XSLFTextParagraph paragraph = box.addNewTextParagraph();
        paragraph.setIndentLevel(level);
        paragraph.setBullet(true);
        paragraph.addNewTextRun().setText(text);
    }

    private static void numbered(XSLFTextBox box, int level, String text) {
        XSLFTextParagraph paragraph = box.addNewTextParagraph();
        paragraph.setIndentLevel(level);
        paragraph.setBulletAutoNumber(AutoNumberingScheme.arabicPeriod, 1);
        paragraph.addNewTextRun().setText(text);
    }

    private Outcome outcome() throws Exception {
        Path file = folder.resolve("made.pptx");
        try (OutputStream out = Files.newOutputStream(file)) {
            show.write(out);
        }
        return Outcome.of(new PptxConverter(), file);
    }
}
