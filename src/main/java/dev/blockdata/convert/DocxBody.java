package dev.blockdata.convert;

import dev.blockdata.convert.DocxNumbering.Mark;
import dev.blockdata.convert.DocxParagraph.Drawn;
import dev.blockdata.docling.DoclingBuilder;
import dev.blockdata.docling.Label;
import dev.blockdata.docling.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/// Writes the text of a Word document block by block: what each paragraph is, decided in one place.
final class DocxBody {

    private final DocxStory story;
    private final DocxWriter writer;
    private final DocxNotes notes;
    private final List<DocxParagraph> code = new ArrayList<>();
    private @Nullable DocxParagraph unended;
    private boolean embedded;

    DocxBody(DocxStory story, DoclingBuilder builder, DocxNotes notes, DocxPages pages) {
        this.story = story;
        this.notes = notes;
        writer = new DocxWriter(builder, pages);
    }

    /// Whether there was a whole file of another kind within, which is not read.
    boolean embedded() {
        return embedded;
    }

    void write(@Nullable Element parent)
            throws IOException, InvalidFormatException, UnreadableFile {
        walk(parent);
        flush();
        writer.end();
    }

    private void walk(@Nullable Element parent)
            throws IOException, InvalidFormatException, UnreadableFile {
        List<Element> blocks = DocxBlocks.of(parent);
        for (int at = 0; at < blocks.size(); at++) {
            Element block = blocks.get(at);
            switch (Xml.name(block)) {
                case "w:p" -> paragraph(block, at + 1 < blocks.size() ? blocks.get(at + 1) : null);
                case "w:tbl" -> table(block);
                default -> embedded = true;
            }
        }
    }

    private void table(Element table) throws IOException, InvalidFormatException, UnreadableFile {
        flush();
        Element frame = DocxTable.frame(table);
        if (frame != null) {
            walk(frame);
            return;
        }
        DocxTable read = DocxTable.read(table, story);
        writer.table(read);
        List<String> footnotes = new ArrayList<>();
        for (DocxParagraph paragraph : read.paragraphs()) {
            footnotes.addAll(paragraph.footnotes());
            drawn(paragraph.drawn());
        }
        notes.footnotes(footnotes, writer);
    }

    private void paragraph(Element element, @Nullable Element next)
            throws IOException, InvalidFormatException, UnreadableFile {
        DocxParagraph paragraph = joined(DocxRuns.read(element, story));
        if (Xml.at(element, "w:pPr", "w:rPr", "w:del") != null && next != null) {
            // Its end was deleted: it goes on in the next one.
            unended = paragraph;
            return;
        }
        writer.turnPages(paragraph.breaksBefore());
        List<Drawn> before = paragraph.drawn().stream().filter(d -> d.at() == 0).toList();
        List<Drawn> after = paragraph.drawn().stream().filter(d -> d.at() > 0).toList();
        if (!paragraph.drawn().isEmpty()) {
            flush();
        }
        drawn(before);
        text(paragraph, next);
        drawn(after);
        writer.turnPages(paragraph.breaks() - paragraph.breaksBefore());
        notes.footnotes(paragraph.footnotes(), writer);
    }

    private DocxParagraph joined(DocxParagraph paragraph) {
        DocxParagraph first = unended;
        unended = null;
        return first == null || first.isEmpty() ? paragraph : first.joinedWith(paragraph);
    }

    private void text(DocxParagraph raw, @Nullable Element next) {
        DocxStyles styles = story.setting.styles;
        DocxParagraph paragraph = raw.stripped();
        Element properties = paragraph.properties();
        String style = styles.of(properties);
        Integer heading = styles.heading(properties);
        Mark mark = story.setting.numbering.next(properties);
        boolean listed = mark != null && heading == null;
        if (raw.code() && !listed && heading == null) {
            code.add(raw);
            return;
        }
        if (paragraph.isEmpty() && !code.isEmpty() && styles.isCode(style)) {
            code.add(raw);
            return;
        }
        flush();
        if (paragraph.isEmpty()) {
            return;
        }
        String formula = paragraph.formula();
        if (styles.isTitle(style)) {
            say(Text.of(Label.TITLE, paragraph.text()), paragraph);
        } else if (heading != null) {
            DocxParagraph numbered = paragraph.behind(mark == null ? "" : mark.text());
            say(Text.heading(heading, numbered.text()), numbered);
        } else if (styles.isCaption(style) || (paragraph.sequence() && formula == null)) {
            writer.caption(
                    Text.of(Label.CAPTION, paragraph.text()).from(story.source(paragraph)),
                    isFloat(next));
        } else if (mark != null) {
            Text item = Text.item(mark.text(), mark.enumerated(), paragraph.text());
            writer.item(mark.level(), mark.list(), item.from(story.source(paragraph)));
        } else if (formula != null) {
            writer.text(Text.of(Label.FORMULA, formula).from(story.source(paragraph)));
        } else {
            plain(paragraph);
        }
    }

    /// A paragraph, or a box that is ticked or not.
    private void plain(DocxParagraph paragraph) {
        Label box =
                switch (paragraph.text().charAt(0)) {
                    case '☐' -> Label.CHECKBOX_UNSELECTED;
                    case '☒', '☑' -> Label.CHECKBOX_SELECTED;
                    default -> null;
                };
        DocxParagraph words = box == null ? paragraph : paragraph.after(1);
        say(Text.of(box == null ? Label.TEXT : box, words.text()), words);
    }

    private void say(Text text, DocxParagraph paragraph) {
        writer.text(text.from(story.source(paragraph)));
    }

    /// Program text that was split into paragraphs is one.
    private void flush() {
        while (!code.isEmpty() && code.getLast().isEmpty()) {
            code.removeLast();
        }
        if (!code.isEmpty()) {
            String lines =
                    String.join(
                            "\n", code.stream().map(line -> line.text().stripTrailing()).toList());
            writer.text(Text.code(null, lines).from(story.source(List.copyOf(code))));
        }
        code.clear();
    }

    /// Whether what comes next is a table or a picture that a caption may belong to.
    private static boolean isFloat(@Nullable Element next) {
        if (next == null) {
            return false;
        }
        return Xml.name(next).equals("w:tbl")
                ? DocxTable.frame(next) == null
                : Xml.all(next, "w:t").isEmpty()
                        && !(Xml.all(next, "pic:pic").isEmpty()
                                && Xml.all(next, "c:chart").isEmpty()
                                && Xml.all(next, "v:imagedata").isEmpty());
    }

    private void drawn(List<Drawn> all) throws IOException, InvalidFormatException, UnreadableFile {
        for (Drawn one : all) {
            switch (one.kind()) {
                case DocxDrawing.PICTURE -> writer.picture(one.description());
                case DocxDrawing.TEXT_BOX -> {
                    walk(one.element());
                    flush();
                }
                case DocxDrawing.CHART -> {
                    var part = OfficeParts.byId(story.part, Xml.attribute(one.element(), "id"));
                    if (part == null) {
                        writer.picture(one.description());
                    } else {
                        writer.chart(ChartFigures.of(OfficeParts.xml(part)), one.description());
                    }
                }
                default -> {
                    var part = OfficeParts.byId(story.part, Xml.attribute(one.element(), "dm"));
                    if (part != null) {
                        writer.diagram(DiagramText.of(OfficeParts.xml(part)));
                    }
                }
            }
        }
    }
}
