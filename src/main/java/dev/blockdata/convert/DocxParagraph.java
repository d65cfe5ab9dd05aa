package dev.blockdata.convert;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/// A paragraph of a Word document as a person reads it.
///
/// @param runs where in the text each `w:r` of the paragraph stands, in their order; empty ranges
///   for those that show nothing
/// @param formula LaTeX where the paragraph is nothing but a formula
/// @param drawn what floats in it, and where in the text
/// @param footnotes their ids
/// @param sequence whether it counts itself in a sequence ("Figure 3"), as captions do
/// @param breaksBefore pages that end before its text, `breaks` all that end in it
record DocxParagraph(
        Element element,
        String text,
        List<Range> runs,
        @Nullable String formula,
        List<Drawn> drawn,
        List<String> footnotes,
        boolean sequence,
        boolean code,
        int breaksBefore,
        int breaks) {

    record Range(int start, int end) {

        private Range moved(int by, int length) {
            return new Range(Math.clamp(start + by, 0, length), Math.clamp(end + by, 0, length));
        }
    }

    /// Something at a place in the text, found in `element` of a drawing.
    record Drawn(int at, String kind, Element element, String description) {}

    DocxParagraph {
        runs = List.copyOf(runs);
        drawn = List.copyOf(drawn);
        footnotes = List.copyOf(footnotes);
    }

    Element properties() {
        Element properties = Xml.at(element, "w:pPr");
        return properties == null ? element : properties;
    }

    boolean isEmpty() {
        return text.isBlank();
    }

    /// Without the blanks around it.
    DocxParagraph stripped() {
        String rest = text.stripLeading();
        return with(rest.stripTrailing(), rest.length() - text.length());
    }

    /// As one with the paragraph that it goes on in, whose properties it takes. Runs of two
    /// paragraphs cannot be told apart, so none are named.
    DocxParagraph joinedWith(DocxParagraph next) {
        List<Drawn> all = new ArrayList<>(drawn);
        next.drawn.forEach(d ->
                all.add(new Drawn(text.length() + d.at(), d.kind(), d.element(), d.description())));
        List<String> notes = new ArrayList<>(footnotes);
        notes.addAll(next.footnotes);
        return new DocxParagraph(
                next.element,
                text + next.text,
                List.of(),
                null,
                all,
                notes,
                sequence || next.sequence,
                code && next.code,
                breaksBefore,
                breaks + next.breaks);
    }

    /// Without its first characters.
    DocxParagraph after(int count) {
        return with(text.substring(count), -count).stripped();
    }

    /// With a number before it that is in no run.
    DocxParagraph behind(String number) {
        return number.isEmpty() ? this : with(number + " " + text, number.length() + 1);
    }

    private DocxParagraph with(String other, int moved) {
        List<Range> ranges = new ArrayList<>();
        runs.forEach(run -> ranges.add(run.moved(moved, other.length())));
        return new DocxParagraph(
                element,
                other,
                ranges,
                formula,
                drawn,
                footnotes,
                sequence,
                code,
                breaksBefore,
                breaks);
    }
}
