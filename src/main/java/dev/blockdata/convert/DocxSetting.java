package dev.blockdata.convert;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// What all parts of one Word document have in common: styles, the counting of lists and notes, and
/// what has been met on the way that a person should be told.
final class DocxSetting {

    final DocxStyles styles;
    final DocxNumbering numbering;
    final DocxChanges changes = new DocxChanges();
    int hidden;

    /// The marks of the notes, by their ids, in the order in which the text refers to them.
    final Map<String, String> footnotes = new LinkedHashMap<>();

    final Map<String, String> endnotes = new LinkedHashMap<>();

    /// Where comments are attached: the paragraph of each id.
    final Map<String, Integer> comments = new LinkedHashMap<>();

    DocxSetting(DocxStyles styles, DocxNumbering numbering) {
        this.styles = styles;
        this.numbering = numbering;
    }

    String footnote(String id) {
        return footnotes.computeIfAbsent(id, _ -> "[" + (footnotes.size() + 1) + "]");
    }

    /// In Roman digits, as Word does, so that they are not taken for footnotes.
    String endnote(String id) {
        return endnotes.computeIfAbsent(
                id, _ -> "[" + Numeral.roman(endnotes.size() + 1).toLowerCase(Locale.ROOT) + "]");
    }
}
