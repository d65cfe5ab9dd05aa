package dev.blockdata.ingest;

import java.util.Locale;

/// The name of an uploaded file as text for people: no folder, no control or direction characters,
/// never longer than 255 characters.
///
/// Nothing is ever stored under it.
record FileName(String text) {

    private static final int LONGEST = 255;

    static FileName of(String given) {
        var name = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        var clean = new StringBuilder(name.length());
        name.codePoints().filter(FileName::isText).forEach(clean::appendCodePoint);
        return new FileName(shortened(clean.toString().strip()));
    }

    /// In lower case and without the dot; empty where there is none.
    String extension() {
        var dot = text.lastIndexOf('.');
        return dot < 0 ? "" : text.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    String withoutExtension() {
        var dot = text.lastIndexOf('.');
        return dot < 0 ? text : text.substring(0, dot).strip();
    }

    private static String shortened(String name) {
        var length = name.codePointCount(0, name.length());
        if (length <= LONGEST) {
            return name;
        }
        var dot = name.lastIndexOf('.');
        var ending = dot < 0 || name.length() - dot > 20 ? "" : name.substring(dot);
        return name.substring(0, name.offsetByCodePoints(0, LONGEST - ending.length())) + ending;
    }

    private static boolean isText(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> !isDirection(c) && c != 0xFEFF;
        };
    }

    /// Marks that change the order in which the rest of a name is shown, so that `exe.md` may look
    /// like something else.
    private static boolean isDirection(int c) {
        return c == 0x061C
                || c == 0x200E
                || c == 0x200F
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
    }
}
