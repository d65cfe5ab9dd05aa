package dev.blockdata.documents;

import org.jspecify.annotations.Nullable;

/// A document's title: one line, at most 500 characters.
public final class Title {

    public static final int LONGEST = 500;

    private Title() {}

    /// The text in one line with single spaces, cut where it is too long; null where nothing is
    /// left.
    public static @Nullable String of(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var line = oneLine(text);
        if (line.isEmpty()) {
            return null;
        }
        return isTooLong(line) ? line.substring(0, line.offsetByCodePoints(0, LONGEST)) : line;
    }

    public static String oneLine(String text) {
        return text.replaceAll("[\\s\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }

    public static boolean isTooLong(String title) {
        return title.codePointCount(0, title.length()) > LONGEST;
    }
}
