package dev.blockdata.convert;

import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Element;

/// The words of a diagram (SmartArt), point by point.
final class DiagramText {

    private DiagramText() {}

    /// @param model the root of a diagram's data part
    static List<String> of(Element model) {
        List<String> points = new ArrayList<>();
        for (Element point : Xml.all(model, "dgm:pt")) {
            List<String> paragraphs = new ArrayList<>();
            for (Element paragraph : Xml.all(Xml.at(point, "dgm:t"), "a:p")) {
                var words = new StringBuilder();
                Xml.all(paragraph, "a:t").forEach(t -> words.append(Xml.text(t)));
                if (!words.toString().isBlank()) {
                    paragraphs.add(words.toString().strip());
                }
            }
            if (!paragraphs.isEmpty()) {
                points.add(String.join("\n", paragraphs));
            }
        }
        return points;
    }
}
