package dev.blockdata.pandoc;

import dev.blockdata.convert.Numeral;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// How the items of an ordered list are numbered: pandoc keeps the first number and the style, and
/// leaves the counting to whoever writes the list.
record PandocNumbers(int first, String style, String delimiter) {

    /// @param attributes `[start, style, delimiter]`
    static PandocNumbers of(JsonNode attributes) {
        return new PandocNumbers(
                attributes.path(0).asInt(1),
                attributes.path(1).path("t").asString(""),
                attributes.path(2).path("t").asString(""));
    }

    /// @param index of the item, from 0
    String marker(int index) {
        int number = first + index;
        String digits =
                switch (style) {
                    case "LowerAlpha" -> Numeral.letters(number);
                    case "UpperAlpha" -> Numeral.letters(number).toUpperCase(Locale.ROOT);
                    case "LowerRoman" -> Numeral.roman(number);
                    case "UpperRoman" -> Numeral.roman(number).toUpperCase(Locale.ROOT);
                    default -> Integer.toString(number);
                };
        return switch (delimiter) {
            case "OneParen" -> digits + ")";
            case "TwoParens" -> "(" + digits + ")";
            default -> digits + ".";
        };
    }
}
