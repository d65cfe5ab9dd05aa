package dev.blockdata.convert;

import dev.blockdata.convert.DocxParagraph.Drawn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/// What is in a drawing of a Word document: pictures, text boxes, charts and diagrams, also within
/// groups, each once.
final class DocxDrawing {

    static final String PICTURE = "picture";
    static final String TEXT_BOX = "text box";
    static final String CHART = "chart";
    static final String DIAGRAM = "diagram";

    private final int at;
    private final List<Drawn> found = new ArrayList<>();

    private DocxDrawing(int at) {
        this.at = at;
    }

    /// @param at where in the text of the paragraph it is anchored
    static List<Drawn> read(Element drawing, int at) {
        var reading = new DocxDrawing(at);
        reading.walk(drawing, AltText.of(first(drawing, "wp:docPr")));
        return reading.found;
    }

    private static @Nullable Element first(Element root, String name) {
        return Xml.all(root, name).stream().findFirst().orElse(null);
    }

    private void walk(Element parent, String description) {
        for (Element child : Xml.children(parent)) {
            switch (Xml.name(child)) {
                case "w:txbxContent" -> add(TEXT_BOX, child, "");
                case "pic:pic" -> {
                    String own = AltText.of(Xml.at(child, "pic:nvPicPr", "pic:cNvPr"));
                    add(PICTURE, child, own.isEmpty() ? description : own);
                }
                case "c:chart" -> add(CHART, child, description);
                case "dgm:relIds" -> add(DIAGRAM, child, description);
                case "v:imagedata" -> add(PICTURE, child, description);
                case "v:shape", "v:rect", "v:roundrect", "v:oval" ->
                        walk(child, Xml.attribute(child, "alt").strip());
                case "mc:AlternateContent" -> {
                    Element chosen = Xml.alternative(child);
                    if (chosen != null) {
                        walk(chosen, description);
                    }
                }
                default -> walk(child, description);
            }
        }
    }

    private void add(String kind, Element element, String description) {
        found.add(new Drawn(at, kind, element, description));
    }
}
