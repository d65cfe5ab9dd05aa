package dev.blockdata.convert;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.w3c.dom.Element;

/// One part of a Word document that has paragraphs of its own: the text, the footnotes, a header.
/// Fields may begin in one paragraph and end in another, so their state is kept here.
final class DocxStory {

    final PackagePart part;
    final Element root;
    final DocxSetting setting;
    private final Map<Element, Integer> indexes = new IdentityHashMap<>();
    private final Deque<Boolean> fields = new ArrayDeque<>();
    private final boolean fieldsClose;

    DocxStory(PackagePart part, DocxSetting setting) throws IOException, UnreadableFile {
        this.part = part;
        this.setting = setting;
        root = OfficeParts.xml(part);
        for (Element paragraph : Xml.all(root, "w:p")) {
            indexes.put(paragraph, indexes.size());
        }
        long open = 0;
        for (Element mark : Xml.all(root, "w:fldChar")) {
            String type = Xml.attribute(mark, "fldCharType");
            open += type.equals("begin") ? 1 : type.equals("end") ? -1 : 0;
        }
        fieldsClose = open == 0;
        setting.changes.count(root);
    }

    /// Where a paragraph stands among all of its part.
    int index(Element paragraph) {
        return indexes.getOrDefault(paragraph, -1);
    }

    /// How the runs of a paragraph can be found again when its text is written back.
    Map<String, Object> source(DocxParagraph paragraph) {
        return Map.of(
                "part",
                OfficeParts.name(part),
                "paragraph",
                index(paragraph.element()),
                "runs",
                paragraph.runs().stream().map(run -> List.of(run.start(), run.end())).toList());
    }

    /// The same for paragraphs that have become one text.
    Map<String, Object> source(List<DocxParagraph> joined) {
        if (joined.size() == 1) {
            return source(joined.getFirst());
        }
        List<Integer> all = new ArrayList<>();
        joined.forEach(paragraph -> all.add(index(paragraph.element())));
        return Map.of("part", OfficeParts.name(part), "paragraphs", all);
    }

    /// A field shows its result; its instruction is for Word.
    void field(String mark) {
        if (!fieldsClose) {
            return;
        }
        switch (mark) {
            case "begin" -> fields.push(false);
            case "separate" -> {
                if (!fields.isEmpty()) {
                    fields.pop();
                    fields.push(true);
                }
            }
            case "end" -> fields.poll();
            default -> {}
        }
    }

    boolean shows() {
        return !fields.contains(false);
    }
}
