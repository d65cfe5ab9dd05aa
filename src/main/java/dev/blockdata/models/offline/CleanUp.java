package dev.blockdata.models.offline;

import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Clean-up that nobody can object to: spaces at the ends of lines, double spaces between words,
/// and function words written twice. Whatever might mean something to Markdown stays as it is.
final class CleanUp {

    private static final Set<String> UNTOUCHED =
            Set.of("code_block", "table", "front_matter", "html_block", "formula", "figure");
    private static final Pattern LINE = Pattern.compile("([^\\r\\n]*)(\\r\\n|\\r|\\n|$)");
    private static final Pattern FENCE =
            Pattern.compile("^[ \\t>]*(?:[-*+][ \\t]+|\\d{1,9}[.)][ \\t]+)?(`{3,}|~{3,}).*");
    private static final Pattern PREFIX =
            Pattern.compile(
                    "^[ \\t>]*(?:(?:#{1,6}|[-*+]|\\d{1,9}[.)])[ \\t]+(?:\\[[ xX]\\][ \\t]+)?|\\[\\^[^\\]]+\\]:[ \\t]*)?");
    private static final Pattern ALIGNED =
            Pattern.compile("\\S {3,}\\S|\\S\\t\\S|[|<>]|\\]\\(|\\\\");
    private static final Pattern TO_MEND =
            Pattern.compile(
                    "(?<!`)(`++)[^`]*+\\1(?!`)"
                            + "|(?<two>(?<=\\S) {2}(?=\\S))"
                            + "|(?<![\\p{L}\\p{N}'’.-])(?<word>the|an|of|to|and|for|with|are|or|from|by|at) \\k<word>(?![\\p{L}\\p{N}'’-])");

    private CleanUp() {}

    static String of(String content, String blockType) {
        if (UNTOUCHED.contains(blockType)) {
            return content;
        }
        var clean = new StringBuilder(content.length());
        var lines = LINE.matcher(content);
        String fence = "";
        while (lines.find()
                && !(lines.group().isEmpty()
                        && lines.end() == content.length()
                        && lines.start() > 0)) {
            String line = lines.group(1);
            String fenced = fenceAfter(line, fence);
            boolean code = !fence.isEmpty() || !fenced.isEmpty() || indented(line);
            fence = fenced;
            clean.append(code ? line : prose(line, followed(content, lines.end())))
                    .append(lines.group(2));
        }
        return clean.toString();
    }

    private static String fenceAfter(String line, String open) {
        var mark = FENCE.matcher(line);
        if (!mark.matches()) {
            return open;
        }
        String found = mark.group(1);
        if (open.isEmpty()) {
            return found;
        }
        boolean closes =
                found.charAt(0) == open.charAt(0)
                        && found.length() >= open.length()
                        && line.strip().endsWith(found);
        return closes ? "" : open;
    }

    private static boolean indented(String line) {
        return line.startsWith("    ") || line.startsWith("\t");
    }

    private static boolean followed(String content, int next) {
        return next < content.length()
                && content.charAt(next) != '\n'
                && content.charAt(next) != '\r';
    }

    private static String prose(String line, boolean followed) {
        int end = line.length();
        while (end > 0 && (line.charAt(end - 1) == ' ' || line.charAt(end - 1) == '\t')) {
            end--;
        }
        boolean hardBreak = followed && end > 0 && line.endsWith("  ");
        return words(line.substring(0, end)) + (hardBreak ? "  " : "");
    }

    private static String words(String line) {
        var prefix = PREFIX.matcher(line);
        int start = prefix.find() ? prefix.end() : 0;
        String words = line.substring(start);
        if (ALIGNED.matcher(words).find()) {
            return line;
        }
        return line.substring(0, start) + TO_MEND.matcher(words).replaceAll(CleanUp::mend);
    }

    private static String mend(MatchResult found) {
        if (found.group("two") != null) {
            return " ";
        }
        String word = found.group("word");
        return word != null ? word : Matcher.quoteReplacement(found.group());
    }
}
