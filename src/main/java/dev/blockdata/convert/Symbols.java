package dev.blockdata.convert;

import java.util.Locale;
import java.util.Map;

/// The signs of the two fonts that Word puts signs from, as characters of Unicode.
final class Symbols {

    /// The font Symbol, from 0x21 on. A blank where it has nothing of its own.
    private static final String SYMBOL =
            "!∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾"
                    + "αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼";

    /// The same font, from 0xA1 on.
    private static final String SYMBOL_HIGH =
            "ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊";

    private static final Map<Integer, String> WINGDINGS =
            Map.ofEntries(
                    Map.entry(0x4A, "☺"),
                    Map.entry(0x4C, "☹"),
                    Map.entry(0x6C, "●"),
                    Map.entry(0x6E, "■"),
                    Map.entry(0x6F, "☐"),
                    Map.entry(0x71, "☐"),
                    Map.entry(0x76, "❖"),
                    Map.entry(0xA7, "▪"),
                    Map.entry(0xA8, "☐"),
                    Map.entry(0xD8, "➢"),
                    Map.entry(0xDF, "←"),
                    Map.entry(0xE0, "→"),
                    Map.entry(0xE1, "↑"),
                    Map.entry(0xE2, "↓"),
                    Map.entry(0xE8, "➔"),
                    Map.entry(0xF3, "↔"),
                    Map.entry(0xFB, "✗"),
                    Map.entry(0xFC, "✓"),
                    Map.entry(0xFD, "☒"),
                    Map.entry(0xFE, "☑"));

    private static final int PRIVATE_FROM = 0xF000;
    private static final int PRIVATE_TO = 0xF0FF;

    private Symbols() {}

    /// @param hex the character in that font, often moved into Unicode's private area
    static String of(String font, String hex) {
        int code;
        try {
            code = Integer.parseInt(hex, 16);
        } catch (NumberFormatException _) {
            return "";
        }
        boolean hidden = code >= PRIVATE_FROM && code <= PRIVATE_TO;
        int low = hidden ? code - PRIVATE_FROM : code;
        if (font.equalsIgnoreCase("Symbol")) {
            String sign = sign(SYMBOL, low - 0x21) + sign(SYMBOL_HIGH, low - 0xA1);
            return sign.isEmpty() ? "□" : sign;
        }
        if (font.toLowerCase(Locale.ROOT).startsWith("wingdings")) {
            return WINGDINGS.getOrDefault(low, "□");
        }
        if (hidden || !Character.isValidCodePoint(code)) {
            return "□";
        }
        return code < ' ' || (code >= 0xD800 && code <= 0xDFFF) ? "" : Character.toString(code);
    }

    private static String sign(String signs, int at) {
        return at >= 0 && at < signs.length() ? signs.substring(at, at + 1) : "";
    }
}
