package dev.blockdata.convert;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What stands before a list item in a text: a bullet or a number, and how many characters it and
/// the space behind it take.
record ListMarker(String marker, boolean enumerated, int length) {

    private static final ListMarker NONE = new ListMarker("", false, 0);

    private static final Pattern BULLET =
            Pattern.compile("^([-–—*·•‣⁃∙▪■□●○◦◆◇➢➤✓✔§\uF0A7\uF0B7\uF0D8]|o(?=\\s))\\s*");

    private static final Pattern NUMBER =
            Pattern.compile(
                    "^(\\(?(?:\\d{1,3}(?:\\.\\d{1,3})*|[a-zA-Z]|[ivxlcIVXLC]{1,6})[.)]|\\d{1,3}(?:\\.\\d{1,3})*(?=\\s))\\s+");

    static ListMarker of(String text) {
        Matcher number = NUMBER.matcher(text);
        if (number.find()) {
            return new ListMarker(number.group(1), true, number.end());
        }
        Matcher bullet = BULLET.matcher(text);
        return bullet.find() ? new ListMarker(bullet.group(1), false, bullet.end()) : NONE;
    }

    boolean isEmpty() {
        return length == 0;
    }
}
