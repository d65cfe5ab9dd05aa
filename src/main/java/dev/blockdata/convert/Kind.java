package dev.blockdata.convert;

import java.util.Locale;

/// What the built-in converter reads.
public enum Kind {
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    PPTX("application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    PDF("application/pdf"),
    HTML("text/html"),
    CSV("text/csv");

    private final String mimeType;

    Kind(String mimeType) {
        this.mimeType = mimeType;
    }

    String mimeType() {
        return mimeType;
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
