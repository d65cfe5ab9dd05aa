package dev.blockdata.models.offline;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Words by their simple stems: `Requirements`, `required` and `requires` are one.
final class Words {

    private static final Set<String> EMPTY_WORDS =
            Set.of(
                    ("a an and any are as at be been being but by can could did do"
                                    + " does each either else for from had has have he her his how i if in into is it its may me more most"
                                    + " my no nor not of off on one only or other our out over own s same she so some such t than that the"
                                    + " their them then there these they this those to too under up us very was we were what when where"
                                    + " which while who whom why will with would you your")
                            .split(" "));

    private static final List<String> ENDINGS =
            List.of(
                    "izations",
                    "ization",
                    "ations",
                    "ation",
                    "ements",
                    "ement",
                    "ments",
                    "ment",
                    "ities",
                    "ings",
                    "ing",
                    "ies",
                    "ied",
                    "edly",
                    "ers",
                    "ed",
                    "es",
                    "ly",
                    "ity",
                    "er",
                    "or",
                    "s",
                    "e");

    private static final int SHORTEST_STEM = 3;

    /// How schemas speak about themselves; it says nothing about what they look for.
    private static final Set<String> SCHEMA_WORDS =
            Arrays.stream(
                            ("answer block brief contain contains context describe"
                                            + " description empty extract false field fill found give given include list mention null object"
                                            + " option present provide return sentence short string text true type value whether word")
                                    .split(" "))
                    .map(Words::stem)
                    .collect(Collectors.toUnmodifiableSet());

    private Words() {}

    /// The stems of a text in their order, each once, without the words that carry no meaning.
    static Set<String> stems(String text) {
        var stems = new LinkedHashSet<String>();
        forEach(
                text,
                word -> {
                    if (!EMPTY_WORDS.contains(word)) {
                        stems.add(stem(word));
                    }
                });
        return stems;
    }

    /// The stems of a schema's own words, without what schemas say of themselves.
    static Set<String> wanted(String text) {
        Set<String> stems = stems(text);
        stems.removeAll(SCHEMA_WORDS);
        return stems;
    }

    /// Every word in lower case; `gasLimit`, `gas_limit` and `gas limit` are the same two.
    static void forEach(String text, Consumer<String> word) {
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean inside = i < text.length() && Character.isLetterOrDigit(text.charAt(i));
            boolean hump =
                    inside
                            && start >= 0
                            && Character.isUpperCase(text.charAt(i))
                            && Character.isLowerCase(text.charAt(i - 1));
            if (start >= 0 && (!inside || hump)) {
                word.accept(text.substring(start, i).toLowerCase(Locale.ROOT));
                start = -1;
            }
            if (inside && start < 0) {
                start = i;
            }
        }
    }

    static String stem(String word) {
        for (String ending : ENDINGS) {
            if (word.endsWith(ending) && word.length() - ending.length() >= SHORTEST_STEM) {
                return undouble(
                        word.substring(0, word.length() - ending.length())
                                + (ending.startsWith("ie") ? "i" : ""));
            }
        }
        return word.endsWith("y") && word.length() > SHORTEST_STEM
                ? word.substring(0, word.length() - 1) + "i"
                : word;
    }

    private static String undouble(String stem) {
        int last = stem.length() - 1;
        boolean doubled =
                last > 2
                        && stem.charAt(last) == stem.charAt(last - 1)
                        && "bdgmnprt".indexOf(stem.charAt(last)) >= 0;
        return doubled ? stem.substring(0, last) : stem;
    }

    /// The part of `wanted` that is in `there`, between 0 and 1.
    static double share(Set<String> wanted, Set<String> there) {
        return wanted.isEmpty() ? 0 : (double) hits(wanted, there) / wanted.size();
    }

    static int hits(Set<String> wanted, Set<String> there) {
        int hits = 0;
        for (String stem : wanted) {
            hits += there.contains(stem) ? 1 : 0;
        }
        return hits;
    }
}
