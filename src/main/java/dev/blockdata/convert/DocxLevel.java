package dev.blockdata.convert;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/// One level of a numbered list: how its numbers look and when they start again.
///
/// @param text with `%1` to `%9` for the numbers of the levels
/// @param restart the level (from 1) whose items start this one again, 0 for none, -1 for any
/// @param legal whether the numbers of all levels are written as digits
record DocxLevel(
        int start, String format, String text, int restart, boolean legal, boolean startOverride) {

    static final DocxLevel BULLET = new DocxLevel(1, "bullet", "", -1, false, false);

    private static final Pattern NUMBER = Pattern.compile("%([1-9])");

    static DocxLevel of(Element level) {
        String format = Xml.value(level, "w:numFmt");
        String restart = Xml.value(level, "w:lvlRestart");
        return new DocxLevel(
                Xml.number(Xml.value(level, "w:start"), 0),
                format.isEmpty() ? "decimal" : format,
                Xml.value(level, "w:lvlText"),
                Xml.number(restart, -1),
                Xml.on(Xml.at(level, "w:isLgl")),
                false);
    }

    DocxLevel startingAnew(int number) {
        return new DocxLevel(number, format, text, restart, legal, true);
    }

    boolean enumerated() {
        return !format.equals("bullet") && !text.isBlank();
    }

    /// Whether an item at `level` lets this one, further below, start again.
    boolean restartsAfter(int level, int own) {
        return restart < 0 ? level < own : level < restart;
    }

    /// @param counts how many items each level has had since it started
    String mark(int[] counts, Map<Integer, DocxLevel> levels) {
        if (format.equals("bullet")) {
            return bullet();
        }
        Matcher numbers = NUMBER.matcher(text);
        return numbers.replaceAll(found -> {
            int at = found.group(1).charAt(0) - '1';
            DocxLevel level = levels.getOrDefault(at, this);
            return Matcher.quoteReplacement(
                    level.number(level.start + Math.max(1, counts[at]) - 1, legal));
        });
    }

    private String number(int number, boolean digits) {
        if (digits) {
            return Integer.toString(number);
        }
        return switch (format) {
            case "lowerLetter" -> Numeral.letters(number);
            case "upperLetter" -> Numeral.letters(number).toUpperCase(Locale.ROOT);
            case "lowerRoman" -> Numeral.roman(number);
            case "upperRoman" -> Numeral.roman(number).toUpperCase(Locale.ROOT);
            case "decimalZero" -> number < 10 ? "0" + number : Integer.toString(number);
            case "bullet", "none" -> "";
            default -> Integer.toString(number);
        };
    }

    /// Symbol fonts keep their signs where no other font has any.
    private String bullet() {
        if (text.isBlank() || text.codePoints().anyMatch(c -> c >= 0xE000 && c <= 0xF8FF)) {
            return "•";
        }
        return text.equals("o") ? "◦" : text;
    }
}
