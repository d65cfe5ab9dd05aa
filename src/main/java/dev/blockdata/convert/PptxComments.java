package dev.blockdata.convert;

import dev.blockdata.docling.DoclingBuilder;
import dev.blockdata.docling.GroupLabel;
import dev.blockdata.docling.Label;
import dev.blockdata.docling.Layer;
import dev.blockdata.docling.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.w3c.dom.Element;

/// What others have said about slides. PowerPoint has two forms of it, the newer one with answers.
final class PptxComments {

    private final Map<String, String> authors = new HashMap<>();

    PptxComments(PackagePart presentation)
            throws IOException, InvalidFormatException, UnreadableFile {
        for (String type : List.of("commentAuthors", "authors")) {
            for (PackagePart part : OfficeParts.related(presentation, type)) {
                for (Element author : Xml.children(OfficeParts.xml(part))) {
                    authors.put(Xml.attribute(author, "id"), Xml.attribute(author, "name").strip());
                }
            }
        }
    }

    void write(PackagePart slide, DoclingBuilder builder)
            throws IOException, InvalidFormatException, UnreadableFile {
        List<Text> texts = new ArrayList<>();
        for (PackagePart part : OfficeParts.related(slide, "comments")) {
            collect(OfficeParts.xml(part), texts);
        }
        if (!texts.isEmpty()) {
            builder.open(GroupLabel.COMMENT_SECTION, "comments", Layer.NOTES);
            texts.forEach(builder::text);
            builder.close();
        }
    }

    private void collect(Element parent, List<Text> texts) {
        for (Element child : Xml.children(parent)) {
            switch (child.getLocalName()) {
                case "cm", "reply" -> {
                    String words = words(child);
                    String author = authors.getOrDefault(Xml.attribute(child, "authorId"), "");
                    if (!words.isEmpty()) {
                        texts.add(
                                Text.of(
                                                Label.TEXT,
                                                author.isEmpty() ? words : author + ": " + words)
                                        .in(Layer.NOTES));
                    }
                    collect(child, texts);
                }
                case "replyLst" -> collect(child, texts);
                default -> {}
            }
        }
    }

    private static String words(Element comment) {
        List<String> lines = new ArrayList<>();
        for (Element child : Xml.children(comment)) {
            if (child.getLocalName().equals("text")) {
                lines.add(Xml.text(child).strip());
            } else if (child.getLocalName().equals("txBody")) {
                for (Element paragraph : Xml.all(child, "a:p")) {
                    var words = new StringBuilder();
                    Xml.all(paragraph, "a:t").forEach(t -> words.append(Xml.text(t)));
                    lines.add(words.toString().strip());
                }
            }
        }
        return String.join("\n", lines).strip();
    }
}
