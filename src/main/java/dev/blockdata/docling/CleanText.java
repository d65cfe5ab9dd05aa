package dev.blockdata.docling;

/// Text without what no reader sees and no database keeps: control characters other than tabs and
/// line ends, and halves of characters.
public final class CleanText {

    private CleanText() {}

    public static String of(String text) {
        if (text.codePoints().allMatch(CleanText::kept)) {
            return text;
        }
        var kept = new StringBuilder();
        text.codePoints().filter(CleanText::kept).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static boolean kept(int character) {
        return character == '\n'
                || character == '\t'
                || (!Character.isISOControl(character)
                        && Character.getType(character) != Character.SURROGATE
                        && (character & 0xFFFE) != 0xFFFE);
    }
}
