package dev.blockdata.convert;

import dev.blockdata.convert.DocxParagraph.Drawn;
import dev.blockdata.convert.DocxParagraph.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/// Reads what stands in a paragraph: the text of its runs in their order, with what was inserted
/// and without what was deleted, the results of fields, formulas and what is anchored there.
final class DocxRuns {

    /// A formula may carry its number behind a tab.
    private static final Pattern FORMULA_NUMBER = Pattern.compile("\\(?([0-9A-Za-z.]{1,10})\\)?");

    private final DocxStory story;
    private final Element paragraph;
    private final String style;
    private final StringBuilder text = new StringBuilder();
    private final List<Range> runs = new ArrayList<>();
    private final List<Drawn> drawn = new ArrayList<>();
    private final List<String> footnotes = new ArrayList<>();
    private final List<String> formulas = new ArrayList<>();
    private final StringBuilder outsideFormulas = new StringBuilder();
    private boolean sequence;
    private boolean proseSeen;
    private boolean codeSeen;
    private int breaksBefore;
    private int breaks;

    private DocxRuns(Element paragraph, DocxStory story) {
        this.paragraph = paragraph;
        this.story = story;
        style = story.setting.styles.of(Xml.at(paragraph, "w:pPr"));
    }

    static DocxParagraph read(Element paragraph, DocxStory story) {
        var reading = new DocxRuns(paragraph, story);
        reading.walk(paragraph);
        return reading.result();
    }

    private DocxParagraph result() {
        boolean code = story.setting.styles.isCode(style) || (codeSeen && !proseSeen);
        return new DocxParagraph(
                paragraph,
                text.toString(),
                runs,
                formula(),
                drawn,
                footnotes,
                sequence,
                code && formulas.isEmpty(),
                breaksBefore,
                breaks);
    }

    private @Nullable String formula() {
        if (formulas.isEmpty()) {
            return null;
        }
        String latex = String.join(" \\\\ ", formulas);
        String rest = outsideFormulas.toString().strip();
        Matcher number = FORMULA_NUMBER.matcher(rest);
        if (rest.isEmpty()) {
            return latex;
        }
        return number.matches() && outsideFormulas.indexOf("\t") >= 0
                ? latex + " \\tag{" + number.group(1) + "}"
                : null;
    }

    private void walk(@Nullable Element parent) {
        for (Element child : Xml.children(parent)) {
            inline(child);
        }
    }

    private void inline(Element child) {
        switch (Xml.name(child)) {
            case "w:r" -> run(child);
            case "w:pPr",
                    "w:sdtPr",
                    "w:sdtEndPr",
                    "w:smartTagPr",
                    "w:customXmlPr",
                    "w:fldData" -> {}
            case "w:del", "w:moveFrom" ->
                    Xml.all(child, "w:r").forEach(_ -> runs.add(new Range(length(), length())));
            case "m:oMath" -> formula(child);
            case "mc:AlternateContent" -> walk(Xml.alternative(child));
            case "w:fldSimple" -> {
                instruction(Xml.attribute(child, "instr"));
                walk(child);
            }
            case "w:commentRangeStart" -> comment(child);
            default -> walk(child);
        }
    }

    private int length() {
        return text.length();
    }

    private void formula(Element math) {
        String latex = Formula.latex(math);
        if (!latex.isBlank()) {
            formulas.add(latex);
            text.append('$').append(latex).append('$');
        }
    }

    private void instruction(String words) {
        sequence |= words.strip().startsWith("SEQ ");
    }

    private void comment(Element mark) {
        story.setting.comments.putIfAbsent(Xml.attribute(mark, "id"), story.index(paragraph));
    }

    private void run(Element run) {
        int index = runs.size();
        int start = length();
        runs.add(new Range(start, start));
        Element properties = Xml.at(run, "w:rPr");
        if (Xml.on(Xml.at(properties, "w:vanish"))) {
            story.setting.hidden += Xml.at(run, "w:t") == null ? 0 : 1;
            return;
        }
        for (Element child : Xml.children(run)) {
            piece(child);
        }
        runs.set(index, new Range(start, length()));
        String words = text.substring(start);
        outsideFormulas.append(words);
        if (!words.isBlank()) {
            boolean code = story.setting.styles.isCode(properties, style);
            codeSeen |= code;
            proseSeen |= !code;
        }
    }

    private void piece(Element piece) {
        switch (Xml.name(piece)) {
            case "w:t" -> show(words(piece));
            case "w:tab", "w:ptab" -> show("\t");
            case "w:cr" -> show("\n");
            case "w:br" -> {
                String type = Xml.attribute(piece, "type");
                show(type.equals("page") || type.equals("column") ? "" : "\n");
            }
            case "w:noBreakHyphen" -> show("\u2011");
            case "w:sym" ->
                    show(Symbols.of(Xml.attribute(piece, "font"), Xml.attribute(piece, "char")));
            case "w:fldChar" -> {
                story.field(Xml.attribute(piece, "fldCharType"));
                checkbox(Xml.at(piece, "w:ffData", "w:checkBox"));
            }
            case "w:instrText" -> instruction(Xml.text(piece));
            case "w:footnoteReference" -> footnote(piece);
            case "w:endnoteReference" -> {
                String mark = story.setting.endnote(Xml.attribute(piece, "id"));
                show(custom(piece) ? "" : mark);
            }
            case "w:commentReference" -> comment(piece);
            case "w:lastRenderedPageBreak" -> {
                breaks++;
                breaksBefore += text.toString().isBlank() ? 1 : 0;
            }
            case "w:drawing", "w:pict", "w:object" ->
                    drawn.addAll(DocxDrawing.read(piece, length()));
            case "mc:AlternateContent" -> Xml.children(Xml.alternative(piece)).forEach(this::piece);
            case "w:ruby" -> walk(Xml.at(piece, "w:rubyBase"));
            default -> {}
        }
    }

    private void show(String words) {
        if (story.shows()) {
            text.append(words);
        }
    }

    /// Blanks at the ends count only where the file says so.
    private static String words(Element piece) {
        String words = Xml.text(piece).replaceAll("[\\n\\r\\t]", " ");
        return Xml.attribute(piece, "space").equals("preserve") ? words : words.strip();
    }

    private void checkbox(@Nullable Element box) {
        if (box != null) {
            Element state = Xml.at(box, "w:checked");
            boolean checked = Xml.on(state == null ? Xml.at(box, "w:default") : state);
            show(checked ? "☒" : "☐");
        }
    }

    private void footnote(Element reference) {
        String id = Xml.attribute(reference, "id");
        String mark = story.setting.footnote(id);
        footnotes.add(id);
        show(custom(reference) ? "" : mark);
    }

    /// The author has written a mark of their own, it follows as text.
    private static boolean custom(Element reference) {
        return Xml.attribute(reference, "customMarkFollows").matches("1|true|on");
    }
}
