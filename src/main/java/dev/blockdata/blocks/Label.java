package dev.blockdata.blocks;

import org.commonmark.internal.util.Escaping;

/// What a text is referred to by from elsewhere in its document, as Markdown compares it: neither
/// case nor the amount of white space matters.
public record Label(Kind kind, String text) {

    /// Where such a label leads.
    public enum Kind {
        LINK,
        FOOTNOTE
    }

    static Label of(Kind kind, String text) {
        return new Label(kind, Escaping.normalizeLabelContent(text));
    }
}
