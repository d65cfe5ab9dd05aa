package dev.blockdata.convert;

import dev.blockdata.docling.DoclingBuilder;
import dev.blockdata.docling.Label;
import dev.blockdata.docling.Layer;
import dev.blockdata.docling.Text;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.w3c.dom.Element;

/// What repeats at the top and at the bottom of pages: each text once, however many sections have
/// it, and only where a page shows it.
final class DocxMargins {

    private final DocxStory story;
    private final boolean evenDiffers;
    private final DoclingBuilder builder;

    DocxMargins(DocxStory story, boolean evenDiffers, DoclingBuilder builder) {
        this.story = story;
        this.evenDiffers = evenDiffers;
        this.builder = builder;
    }

    void headers() throws IOException, InvalidFormatException, UnreadableFile {
        write("w:headerReference", Label.PAGE_HEADER);
    }

    void footers() throws IOException, InvalidFormatException, UnreadableFile {
        write("w:footerReference", Label.PAGE_FOOTER);
    }

    private void write(String reference, Label label)
            throws IOException, InvalidFormatException, UnreadableFile {
        Set<String> seen = new HashSet<>();
        for (Element section : Xml.all(story.root, "w:sectPr")) {
            for (Element named : Xml.children(section, reference)) {
                PackagePart part = OfficeParts.byId(story.part, Xml.attribute(named, "id"));
                if (part == null || !shown(section, Xml.attribute(named, "type"))) {
                    continue;
                }
                var margin = new DocxStory(part, story.setting);
                for (Element paragraph : Xml.all(margin.root, "w:p")) {
                    DocxParagraph read = DocxRuns.read(paragraph, margin).stripped();
                    boolean words = read.text().codePoints().anyMatch(Character::isLetter);
                    if (words && seen.add(read.text())) {
                        builder.text(
                                Text.of(label, read.text())
                                        .in(Layer.FURNITURE)
                                        .from(margin.source(read)));
                    }
                }
            }
        }
    }

    private boolean shown(Element section, String type) {
        return switch (type) {
            case "first" -> Xml.on(Xml.at(section, "w:titlePg"));
            case "even" -> evenDiffers;
            default -> true;
        };
    }
}
