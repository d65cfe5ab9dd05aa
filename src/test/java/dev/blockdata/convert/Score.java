package dev.blockdata.convert;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// How much of the words of an expected text are in another, and in what order. Marks of Markdown
/// and blanks count for nothing.
final class Score {

    private static final Pattern NO_WORDS =
            Pattern.compile(
                    "<!--.*?-->|\\]\\([^)]*\\)|\\[author: ([^\\](]*)[^\\]]*\\]", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    private Score() {}

    static List<String> words(String markdown) {
        String plain =
                Normalizer.normalize(
                        NO_WORDS.matcher(markdown).replaceAll(" $1 "), Normalizer.Form.NFKC);
        return WORD.matcher(plain)
                .results()
                .map(word -> word.group().toLowerCase(Locale.ROOT))
                .toList();
    }

    /// The share of the expected words that are there, each as often as it is expected.
    static double recall(List<String> expected, List<String> found) {
        Map<String, Integer> left = new HashMap<>();
        found.forEach(word -> left.merge(word, 1, Integer::sum));
        long there =
                expected.stream().filter(word -> left.merge(word, -1, Integer::sum) >= 0).count();
        return share(there, expected.size());
    }

    /// The share of the expected words that are there in the expected order.
    static double order(List<String> expected, List<String> found) {
        int[] above = new int[found.size() + 1];
        for (String word : expected) {
            int[] row = new int[found.size() + 1];
            for (int at = 1; at <= found.size(); at++) {
                row[at] =
                        word.equals(found.get(at - 1))
                                ? above[at - 1] + 1
                                : Math.max(above[at], row[at - 1]);
            }
            above = row;
        }
        return share(above[found.size()], expected.size());
    }

    private static double share(long part, int whole) {
        return whole == 0 ? 1 : (double) part / whole;
    }
}
