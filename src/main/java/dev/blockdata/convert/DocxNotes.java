package dev.blockdata.convert;

import dev.blockdata.docling.DoclingBuilder;
import dev.blockdata.docling.GroupLabel;
import dev.blockdata.docling.Label;
import dev.blockdata.docling.Layer;
import dev.blockdata.docling.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/// What a Word document says beside its text: footnotes, endnotes and comments.
final class DocxNotes {

    private final DocxSetting setting;
    private final @Nullable DocxStory footnotes;
    private final @Nullable DocxStory endnotes;
    private final @Nullable DocxStory comments;
    private final Map<String, Element> byId = new HashMap<>();
    private final Set<String> written = new LinkedHashSet<>();

    DocxNotes(PackagePart main, DocxSetting setting)
            throws IOException, InvalidFormatException, UnreadableFile {
        this.setting = setting;
        footnotes = story(main, "footnotes", setting);
        endnotes = story(main, "endnotes", setting);
        comments = story(main, "comments", setting);
        for (DocxStory story : stories(footnotes, endnotes)) {
            for (Element note : Xml.children(story.root)) {
                byId.putIfAbsent(key(story, Xml.attribute(note, "id")), note);
            }
        }
    }

    private static @Nullable DocxStory story(PackagePart main, String type, DocxSetting setting)
            throws IOException, InvalidFormatException, UnreadableFile {
        List<PackagePart> parts = OfficeParts.related(main, type);
        return parts.isEmpty() ? null : new DocxStory(parts.getFirst(), setting);
    }

    private static List<DocxStory> stories(@Nullable DocxStory... stories) {
        List<DocxStory> there = new ArrayList<>();
        for (DocxStory story : stories) {
            if (story != null) {
                there.add(story);
            }
        }
        return there;
    }

    private static String key(DocxStory story, String id) {
        return OfficeParts.name(story.part) + "#" + id;
    }

    void footnotes(List<String> ids, DocxWriter writer) {
        for (String id : ids) {
            note(footnotes, id, setting.footnote(id)).forEach(writer::footnote);
        }
    }

    void endnotes(DoclingBuilder builder) {
        setting.endnotes.forEach((id, mark) -> note(endnotes, id, mark).forEach(builder::text));
    }

    /// A note with its mark; once, however often it is referred to.
    private List<Text> note(@Nullable DocxStory story, String id, String mark) {
        if (story == null || !written.add(key(story, id))) {
            return List.of();
        }
        List<DocxParagraph> paragraphs = paragraphs(byId.get(key(story, id)), story);
        if (paragraphs.isEmpty()) {
            return List.of();
        }
        if (paragraphs.size() == 1) {
            DocxParagraph marked = paragraphs.getFirst().behind(mark);
            return List.of(Text.of(Label.FOOTNOTE, marked.text()).from(story.source(marked)));
        }
        return List.of(
                Text.of(Label.FOOTNOTE, mark + " " + lines(paragraphs))
                        .from(story.source(paragraphs)));
    }

    private static List<DocxParagraph> paragraphs(@Nullable Element note, DocxStory story) {
        return Xml.all(note, "w:p").stream()
                .map(paragraph -> DocxRuns.read(paragraph, story).stripped())
                .filter(paragraph -> !paragraph.isEmpty())
                .toList();
    }

    private static String lines(List<DocxParagraph> paragraphs) {
        return String.join("\n", paragraphs.stream().map(DocxParagraph::text).toList());
    }

    /// In the order of what they are about.
    void comments(DoclingBuilder builder) {
        DocxStory story = comments;
        if (story == null) {
            return;
        }
        List<Element> all = new ArrayList<>(Xml.children(story.root, "w:comment"));
        List<String> order = List.copyOf(setting.comments.keySet());
        all.sort(
                Comparator.comparingInt(comment -> {
                    int at = order.indexOf(Xml.attribute(comment, "id"));
                    return at < 0 ? Integer.MAX_VALUE : at;
                }));
        List<Text> texts = new ArrayList<>();
        for (Element comment : all) {
            List<DocxParagraph> paragraphs = paragraphs(comment, story);
            if (!paragraphs.isEmpty()) {
                String author = Xml.attribute(comment, "author").strip();
                String words = lines(paragraphs);
                texts.add(
                        Text.of(Label.TEXT, author.isEmpty() ? words : author + ": " + words)
                                .in(Layer.NOTES)
                                .from(about(comment, story)));
            }
        }
        if (!texts.isEmpty()) {
            builder.open(GroupLabel.COMMENT_SECTION, "comments", Layer.NOTES);
            texts.forEach(builder::text);
            builder.close();
        }
    }

    /// @return the paragraph of the text that a comment is about
    private Map<String, Object> about(Element comment, DocxStory story) {
        String id = Xml.attribute(comment, "id");
        Integer paragraph = setting.comments.get(id);
        String part = OfficeParts.name(story.part);
        return paragraph == null
                ? Map.of("part", part, "comment", id)
                : Map.of("part", part, "comment", id, "about", paragraph);
    }
}
