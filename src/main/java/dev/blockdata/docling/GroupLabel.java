package dev.blockdata.docling;

import java.util.Locale;

/// What a group of items is; the names are docling-core's `GroupLabel`.
public enum GroupLabel {
    LIST,
    CHAPTER,
    SECTION,
    SHEET,
    SLIDE,
    FORM_AREA,
    KEY_VALUE_AREA,
    COMMENT_SECTION,
    INLINE,
    UNSPECIFIED;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
