package dev.blockdata.docling;

import java.util.Locale;

/// Where an item belongs: the text itself, what repeats on pages, or notes beside it.
public enum Layer {
    BODY,
    FURNITURE,
    NOTES;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
