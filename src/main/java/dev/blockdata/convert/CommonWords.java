package dev.blockdata.convert;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How many words two texts have in common in the same order: the longest common subsequence.
final class CommonWords {

    /// Beyond this the table of all pairs is too large, and words are counted whatever their order.
    private static final long MOST_PAIRS = 40_000_000;

    private CommonWords() {}

    static int of(List<String> one, List<String> other) {
        if ((long) one.size() * other.size() > MOST_PAIRS) {
            return whateverTheirOrder(one, other);
        }
        int[] second = new int[other.size()];
        Map<String, Integer> numbers = new HashMap<>();
        for (int at = 0; at < second.length; at++) {
            second[at] = numbers.computeIfAbsent(other.get(at), _ -> numbers.size());
        }
        int[] before = new int[second.length + 1];
        int[] now = new int[second.length + 1];
        for (String word : one) {
            int number = numbers.getOrDefault(word, -1);
            for (int at = 0; at < second.length; at++) {
                now[at + 1] =
                        second[at] == number ? before[at] + 1 : Math.max(before[at + 1], now[at]);
            }
            int[] turned = before;
            before = now;
            now = turned;
        }
        return before[second.length];
    }

    private static int whateverTheirOrder(List<String> one, List<String> other) {
        Map<String, Integer> counts = new HashMap<>();
        other.forEach(word -> counts.merge(word, 1, Integer::sum));
        int common = 0;
        for (String word : one) {
            if (counts.merge(word, -1, Integer::sum) >= 0) {
                common++;
            }
        }
        return common;
    }
}
