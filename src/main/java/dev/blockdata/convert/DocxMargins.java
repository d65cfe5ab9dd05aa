package dev.blockdata.convert;

import dev.blockdata.docling.DoclingBuilder;
import dev.blockdata.docling.Label;
import dev.blockdata.docling.Layer;
import dev.blockdata.docling.Text;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.w3c.dom.Element;

/// What repeats at the top and at the bottom of pages: each text once, however many sections have
/// it, and only where a page shows it.
final class DocxMargins {

    private final DocxStory story;
    private final boolean evenDiffers;
    private final DoclingBuilder builder;
    private final Set<PackagePart> read = new HashSet<>();

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
        // A section has the margins of the one before it, where it names none of its own.
        Map<String, String> inherited = new TreeMap<>();
        for (Element section : Xml.all(story.root, "w:sectPr")) {
            for (Element named : Xml.children(section, reference)) {
                inherited.put(Xml.attribute(named, "type"), Xml.attribute(named, "id"));
            }
            for (Map.Entry<String, String> margin : inherited.entrySet()) {
                PackagePart part = OfficeParts.byId(story.part, margin.getValue());
                if (part != null && shown(section, margin.getKey()) && read.add(part)) {
                    write(new DocxStory(part, story.setting), label, seen);
                }
            }
        }
    }

    private void write(DocxStory margin, Label label, Set<String> seen) {
        for (Element paragraph : Xml.all(margin.root, "w:p")) {
            DocxParagraph words = DocxRuns.read(paragraph, margin).stripped();
            boolean any = words.text().codePoints().anyMatch(Character::isLetter);
            if (any && seen.add(words.text())) {
                builder.text(
                        Text.of(label, words.text())
                                .in(Layer.FURNITURE)
                                .from(margin.source(words)));
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
