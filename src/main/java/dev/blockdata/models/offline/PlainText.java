package dev.blockdata.models.offline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// The words of a Markdown block without its marks, and the sentences that they make.
final class PlainText {

    private static final Pattern FENCE = Pattern.compile("(?m)^[ >]*(?:`{3,}|~{3,}).*$");
    private static final Pattern LINE_MARK =
            Pattern.compile(
                    "(?m)^[ \\t>]*(?:#{1,6}[ \\t]+|[-*+][ \\t]+(?:\\[[ xX]\\][ \\t]+)?|\\d{1,9}[.)][ \\t]+)?");
    private static final Pattern RULE = Pattern.compile("(?m)^[ |:=*_-]{3,}$");
    private static final Pattern LINK =
            Pattern.compile(
                    "!?\\[([^\\[\\]]{0,500})\\](?:\\([^()\\s]{0,2000}(?:\\s[^()]{0,200})?\\)|\\[[^\\[\\]]{0,200}\\])");
    private static final Pattern TAG = Pattern.compile("</?[A-Za-z!][^<>]{0,500}>");
    private static final Pattern MARKS =
            Pattern.compile("[*~`]+|(?<![\\p{L}\\p{N}])_+|_+(?![\\p{L}\\p{N}])");
    private static final Pattern CELLS = Pattern.compile("[ \\t]*\\|[ \\t]*");
    private static final Set<String> SHORTENINGS =
            Set.of(
                    "e.g.", "i.e.", "etc.", "vs.", "cf.", "mr.", "mrs.", "ms.", "dr.", "no.",
                    "fig.", "sec.", "st.", "al.", "approx.", "inc.", "z.b.", "bzw.");
    private static final int MOST_SENTENCES = 300;

    private static final Pattern PARTS =
            Pattern.compile("\\R[ \\t]*(?=\\R|[-*+] |\\d{1,9}[.)] |\\||#)");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern EDGES = Pattern.compile("^[;, ]+|[;, ]+$");
    private static final Pattern INITIAL = Pattern.compile("\\(?\\p{L}\\.");

    private PlainText() {}

    static String of(String markdown) {
        String text =
                replace(FENCE, markdown, "", markdown.contains("```") || markdown.contains("~~~"));
        text = LINE_MARK.matcher(text).replaceAll("");
        text = RULE.matcher(text).replaceAll("");
        text = replace(LINK, text, "$1", text.indexOf(']') >= 0);
        text = replace(TAG, text, " ", text.indexOf('<') >= 0);
        text = replace(CELLS, text, " ; ", text.indexOf('|') >= 0);
        boolean marked = text.chars().anyMatch(c -> c == '*' || c == '~' || c == '`' || c == '_');
        return replace(MARKS, text, "", marked).strip();
    }

    private static String replace(Pattern pattern, String text, String with, boolean worthwhile) {
        return worthwhile ? pattern.matcher(text).replaceAll(with) : text;
    }

    /// The plain text in its parts: a paragraph or list item each.
    static List<String> parts(String markdown) {
        return PARTS.splitAsStream(markdown)
                .map(PlainText::of)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /// Sentences end at a full stop before a space, and with the part that they stand in.
    static List<String> sentences(List<String> parts) {
        var sentences = new ArrayList<String>();
        parts.forEach(part -> cut(oneLine(part), sentences));
        return sentences;
    }

    static String oneLine(String text) {
        return SPACES.matcher(text).replaceAll(" ").strip();
    }

    private static void cut(String text, List<String> sentences) {
        int start = 0;
        for (int i = 0; i < text.length() && sentences.size() < MOST_SENTENCES; i++) {
            if (ends(text, i, start)) {
                int end = i + 1;
                while (end < text.length() && "\"')]”’".indexOf(text.charAt(end)) >= 0) {
                    end++;
                }
                add(text.substring(start, end), sentences);
                start = end;
                i = end - 1;
            }
        }
        if (sentences.size() < MOST_SENTENCES) {
            add(text.substring(start), sentences);
        }
    }

    private static boolean ends(String text, int at, int start) {
        char c = text.charAt(at);
        if (c == '。' || c == '！' || c == '？') {
            return true;
        }
        if (c != '.' && c != '!' && c != '?' && c != '…') {
            return false;
        }
        int next = at + 1;
        while (next < text.length() && "\"')]”’".indexOf(text.charAt(next)) >= 0) {
            next++;
        }
        if (next < text.length() && text.charAt(next) != ' ') {
            return false;
        }
        int word = Math.max(text.lastIndexOf(' ', at) + 1, start);
        String last = text.substring(word, at + 1).toLowerCase(Locale.ROOT);
        return !SHORTENINGS.contains(last) && !INITIAL.matcher(last).matches();
    }

    private static void add(String sentence, List<String> sentences) {
        String clean = EDGES.matcher(sentence).replaceAll("");
        if (clean.codePoints().anyMatch(Character::isLetterOrDigit)) {
            sentences.add(clean);
        }
    }
}
