package dev.blockdata.convert;

import java.util.List;

/// Lines as a page shows them, joined into the text that was meant: prose runs on, with its words
/// put together again where they were divided; an address or the lines of a receipt stay lines.
final class FlowedText {

    /// A line shorter than this part of the longest ended because its writer wanted it to.
    private static final double FULL = 0.6;

    private FlowedText() {}

    static String of(List<String> lines) {
        int longest = lines.stream().mapToInt(String::length).max().orElse(0);
        boolean prose =
                lines.stream()
                        .limit(Math.max(0, lines.size() - 1))
                        .allMatch(line -> line.length() >= FULL * longest);
        return prose && longest > SHORT ? running(lines) : String.join("\n", lines);
    }

    private static final int SHORT = 45;

    /// As one line, whatever their lengths.
    static String running(List<String> lines) {
        var text = new StringBuilder();
        for (String line : lines) {
            if (divided(text, line)) {
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
}
