package dev.blockdata.convert;

import dev.blockdata.docling.DoclingBuilder;
import dev.blockdata.docling.GroupLabel;
import dev.blockdata.docling.Label;
import dev.blockdata.docling.Layer;
import dev.blockdata.docling.Place;
import dev.blockdata.docling.Text;
import java.io.IOException;
import java.util.List;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.sl.usermodel.Placeholder;
import org.apache.poi.xslf.usermodel.XSLFGraphicFrame;
import org.apache.poi.xslf.usermodel.XSLFGroupShape;
import org.apache.poi.xslf.usermodel.XSLFNotes;
import org.apache.poi.xslf.usermodel.XSLFPictureShape;
import org.apache.poi.xslf.usermodel.XSLFShape;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTable;
import org.apache.poi.xslf.usermodel.XSLFTextShape;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/// Writes one slide: its title, then its shapes in their order, what repeats on slides, what the
/// speaker has noted and what others have said about it.
final class PptxSlide {

    private static final String LIST = "diagram";

    private final XSLFSlide slide;
    private final int number;
    private final DoclingBuilder builder;

    PptxSlide(XSLFSlide slide, int number, DoclingBuilder builder) {
        this.slide = slide;
        this.number = number;
        this.builder = builder;
    }

    void write(PptxComments comments) throws IOException, InvalidFormatException, UnreadableFile {
        builder.open(GroupLabel.SLIDE, "slide-" + number);
        PptxFrame whole = PptxFrame.whole(number);
        for (XSLFShape shape : slide.getShapes()) {
            if (isTitle(shape)) {
                title((XSLFTextShape) shape, whole.place(shape));
            }
        }
        shapes(slide.getShapes(), whole);
        for (XSLFShape shape : slide.getShapes()) {
            if (isFurniture(shape) && shape instanceof XSLFTextShape text) {
                furniture(text, whole.place(shape));
            }
        }
        notes();
        comments.write(slide.getPackagePart(), builder);
        builder.close();
    }

    private static boolean isTitle(XSLFShape shape) {
        return shape instanceof XSLFTextShape text
                && switch (text.getTextType()) {
                    case TITLE, CENTERED_TITLE, VERTICAL_TEXT_TITLE -> true;
                    case null, default -> false;
                };
    }

    private static boolean isFurniture(XSLFShape shape) {
        return shape instanceof XSLFTextShape text
                && switch (text.getTextType()) {
                    case FOOTER, HEADER, DATETIME, SLIDE_NUMBER -> true;
                    case null, default -> false;
                };
    }

    private void title(XSLFTextShape shape, @Nullable Place place) {
        String words =
                String.join(
                        " ",
                        shape.getTextParagraphs().stream()
                                .map(PptxText::words)
                                .map(line -> line.replace('\n', ' ').strip())
                                .filter(line -> !line.isEmpty())
                                .toList());
        if (!words.isEmpty()) {
            builder.text(Text.heading(1, words).at(place));
        }
    }

    private void shapes(List<XSLFShape> shapes, PptxFrame frame)
            throws IOException, InvalidFormatException, UnreadableFile {
        for (XSLFShape shape : PptxOrder.of(shapes)) {
            if (isTitle(shape) || isFurniture(shape)) {
                continue;
            }
            Place place = frame.place(shape);
            switch (shape) {
                case XSLFTextShape text -> new PptxText(builder, place).write(text);
                case XSLFTable table -> PptxTable.write(table, builder, place);
                case XSLFGroupShape group -> shapes(group.getShapes(), frame.within(group));
                case XSLFPictureShape _ -> builder.picture(description(shape), place);
                case XSLFGraphicFrame _ -> graphic(shape, place);
                default -> {}
            }
        }
    }

    private static String description(XSLFShape shape) {
        return AltText.of(Xml.all(dom(shape), "p:cNvPr").stream().findFirst().orElse(null));
    }

    private static Element dom(XSLFShape shape) {
        return (Element) shape.getXmlObject().getDomNode();
    }

    /// A chart, a diagram, or something of another program that shows as a picture.
    private void graphic(XSLFShape shape, @Nullable Place place)
            throws IOException, InvalidFormatException, UnreadableFile {
        PackagePart chart = part(shape, "c:chart", "id");
        PackagePart diagram = part(shape, "dgm:relIds", "dm");
        if (chart != null) {
            ChartFigures figures = ChartFigures.of(OfficeParts.xml(chart));
            String title = figures.title().isEmpty() ? description(shape) : figures.title();
            builder.chart(title, figures.cells(), figures.rows(), figures.columns(), place);
        } else if (diagram != null) {
            var lists = new ListGroups(builder);
            for (String point : DiagramText.of(OfficeParts.xml(diagram))) {
                lists.item(0, LIST, Text.item("•", false, point).at(place));
            }
            lists.close();
        } else {
            builder.picture(description(shape), place);
        }
    }

    private @Nullable PackagePart part(XSLFShape shape, String name, String attribute)
            throws InvalidFormatException {
        for (Element reference : Xml.all(dom(shape), name)) {
            return OfficeParts.byId(slide.getPackagePart(), Xml.attribute(reference, attribute));
        }
        return null;
    }

    private void furniture(XSLFTextShape shape, @Nullable Place place) {
        Label label =
                shape.getTextType() == Placeholder.HEADER ? Label.PAGE_HEADER : Label.PAGE_FOOTER;
        String words = shape.getText().strip();
        if (!words.isEmpty()) {
            builder.text(Text.of(label, words).in(Layer.FURNITURE).at(place));
        }
    }

    private void notes() {
        XSLFNotes notes = slide.getNotes();
        if (notes == null) {
            return;
        }
        for (XSLFShape shape : notes.getShapes()) {
            if (shape instanceof XSLFTextShape text && text.getTextType() == Placeholder.BODY) {
                text.getTextParagraphs().stream()
                        .map(PptxText::words)
                        .filter(words -> !words.isBlank())
                        .forEach(words ->
                                builder.text(
                                        Text.of(Label.TEXT, words.strip())
                                                .in(Layer.NOTES)
                                                .at(Place.onPage(number))));
            }
        }
    }
}
