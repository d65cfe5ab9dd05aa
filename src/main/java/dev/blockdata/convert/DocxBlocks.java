package dev.blockdata.convert;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/// The paragraphs and tables of a body, a cell or a text box, in their order, out of whatever they
/// are wrapped into.
final class DocxBlocks {

    private DocxBlocks() {}

    static List<Element> of(@Nullable Element parent) {
        List<Element> blocks = new ArrayList<>();
        for (Element child : Xml.children(parent)) {
            switch (Xml.name(child)) {
                case "w:p", "w:tbl", "w:altChunk" -> blocks.add(child);
                case "w:sdt" -> blocks.addAll(of(Xml.at(child, "w:sdtContent")));
                case "w:customXml", "w:ins", "w:moveTo", "w:smartTag" -> blocks.addAll(of(child));
                case "mc:AlternateContent" -> blocks.addAll(of(Xml.alternative(child)));
                default -> {}
            }
        }
        return blocks;
    }
}
