package dev.blockdata.convert;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Lines as a page shows them, joined into the text that was meant: prose runs on, with its words
/// put together again where they were divided; an address or the lines of a receipt stay lines.
final class FlowedText {

    /// A line shorter than this part of the longest ended because its writer wanted it to.
    private static final double FULL = 0.6;

    /// Prose runs over lines that are longer than this many characters.
    private static final int SHORT = 45;

    /// Words that keep their hyphen when a line ends behind it.
    private static final Set<String> HYPHENATED =
            Set.of(
                    "cross", "end", "full", "half", "high", "long", "low", "non", "open", "real",
                    "self", "short", "user", "well");

    private FlowedText() {}

    static String of(List<String> lines) {
        int longest = lines.stream().mapToInt(String::length).max().orElse(0);
        boolean prose =
                lines.stream()
                        .limit(Math.max(0, lines.size() - 1))
                        .allMatch(line -> line.length() >= FULL * longest);
        return prose && longest > SHORT ? running(lines) : String.join("\n", lines);
    }

    /// As one line, whatever their lengths.
    static String running(List<String> lines) {
        var text = new StringBuilder();
        for (String line : lines) {
            if (divided(text, line)) {
                if (keepsHyphen(text)) {
                    text.append(line);
                    continue;
                }
                text.setLength(text.length() - 1);
            } else if (!text.isEmpty()) {
                text.append(' ');
            }
            text.append(line);
        }
        return text.toString();
    }

    private static boolean divided(StringBuilder before, String line) {
        int length = before.length();
        return length > 1
                && !line.isEmpty()
                && (before.charAt(length - 1) == '-' || before.charAt(length - 1) == '\u00AD')
                && Character.isLowerCase(before.charAt(length - 2))
                && Character.isLowerCase(line.charAt(0));
    }

    private static boolean keepsHyphen(StringBuilder before) {
        int end = before.length() - 1;
        int start = Math.max(before.lastIndexOf(" "), before.lastIndexOf("\n")) + 1;
        return HYPHENATED.contains(before.substring(start, end).toLowerCase(Locale.ROOT));
    }
}
