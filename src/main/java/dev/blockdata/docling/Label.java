package dev.blockdata.docling;

import java.util.Locale;

/// What an item of a DoclingDocument is; the names are docling-core's `DocItemLabel`.
public enum Label {
    TITLE,
    SECTION_HEADER,
    PARAGRAPH,
    TEXT,
    LIST_ITEM,
    CODE,
    FORMULA,
    CAPTION,
    FOOTNOTE,
    PAGE_HEADER,
    PAGE_FOOTER,
    CHECKBOX_SELECTED,
    CHECKBOX_UNSELECTED,
    REFERENCE;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
