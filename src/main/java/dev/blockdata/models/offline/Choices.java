package dev.blockdata.models.offline;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Chooses among given values, and between true and false, by the words that speak for each.
final class Choices {

    private static final int FEW_CUES = 6;
    private static final double ENOUGH = 0.2;
    private static final Set<String> NEUTRAL =
            Set.of(
                    "other",
                    "none",
                    "unknown",
                    "neutral",
                    "general",
                    "misc",
                    "miscellaneous",
                    "n/a",
                    "na",
                    "not applicable",
                    "not_applicable",
                    "unspecified",
                    "undetermined",
                    "unclear",
                    "unclassified");
    private static final Set<String> HELPING =
            Words.stems(
                    "is are was has have had contains containing includes need needs"
                            + " requires should can could uses using mentions mentioned does flag");
    private static final Pattern SHOUTED =
            Pattern.compile("[\"“'`]([^\"”'`]{2,40})[\"”'`]|\\b(\\p{Lu}{2,}(?: \\p{Lu}{2,})*)\\b");

    private Choices() {}

    static @Nullable Fit choose(Shape shape, Reading reading) {
        if (shape.choices().size() == 1) {
            return new Fit(shape.choices().getFirst(), 0.3);
        }
        JsonNode best = null;
        double most = ENOUGH;
        for (JsonNode value : shape.choices()) {
            double score = score(value, shape, reading);
            if (score > most) {
                most = score;
                best = value;
            }
        }
        if (best != null) {
            return new Fit(best, most);
        }
        JsonNode neutral = neutral(shape);
        return neutral == null ? null : new Fit(neutral, 0.1);
    }

    /// Every value that the block speaks for, in the schema's order.
    static List<Fit> all(Shape shape, Reading reading) {
        var fits = new ArrayList<Fit>();
        for (JsonNode value : shape.choices()) {
            double score = score(value, shape, reading);
            if (score > ENOUGH) {
                fits.add(new Fit(value, score));
            }
        }
        return fits;
    }

    /// The value that says least, for a field that must have one.
    static JsonNode last(Shape shape) {
        JsonNode neutral = neutral(shape);
        return neutral == null ? shape.choices().getFirst() : neutral;
    }

    private static @Nullable JsonNode neutral(Shape shape) {
        return shape.choices().stream()
                .filter(value -> NEUTRAL.contains(value.asString("").toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse(null);
    }

    private static double score(JsonNode value, Shape shape, Reading reading) {
        String name = value.isContainer() ? value.toString() : value.asString("");
        Set<String> stems = Words.stems(name);
        double named = reading.presence(stems);
        int often = stems.stream().mapToInt(reading::count).sum();
        double score = named < 0.5 ? 0 : 0.6 * named + 0.2 * often / (often + 2.0);
        Set<String> cues = cues(name, shape);
        double hits = cues.stream().mapToDouble(reading::presence).sum();
        return score + 0.5 * Math.min(1, hits / (cues.size() <= FEW_CUES ? 2 : 3));
    }

    /// What the description says about this value: the words after its mention, up to the next
    /// value or sentence.
    private static Set<String> cues(String name, Shape shape) {
        String description = shape.description();
        int at = name.isEmpty() ? -1 : description.indexOf(name);
        if (at < 0) {
            return Set.of();
        }
        int start = at + name.length();
        int end = start;
        while (end < description.length() && ".;\n".indexOf(description.charAt(end)) < 0) {
            end++;
        }
        for (JsonNode other : shape.choices()) {
            int next = other.isString() ? description.indexOf(other.stringValue(), start) : -1;
            end = next >= start && next < end ? next : end;
        }
        return Words.wanted(description.substring(start, end));
    }

    /// True where the words that the field is about are there. Words that the description quotes or
    /// shouts decide alone: they are meant literally.
    static Fit decide(Shape shape, Reading reading) {
        List<String> literal = literal(shape.description());
        if (!literal.isEmpty()) {
            boolean there = literal.stream().anyMatch(word -> contains(reading.text(), word));
            return bool(there, there ? 1 : 0.3);
        }
        Set<String> name = new LinkedHashSet<>(shape.nameWords());
        name.removeAll(HELPING);
        double named = reading.presence(name);
        if (!name.isEmpty() && named > 0.74) {
            return bool(true, 0.9);
        }
        Set<String> words = new LinkedHashSet<>(shape.words());
        words.removeAll(HELPING);
        boolean likely =
                Words.hits(words, reading.stems()) >= 2
                        && Words.share(words, reading.stems()) >= 0.5;
        return bool(likely, likely ? 0.6 : 0.3);
    }

    private static List<String> literal(String description) {
        var words = new ArrayList<String>();
        Matcher matcher = SHOUTED.matcher(description);
        while (matcher.find()) {
            words.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
        }
        return words;
    }

    private static boolean contains(String text, String word) {
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            int end = at + word.length();
            boolean starts = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
            if (starts && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)))) {
                return true;
            }
        }
        return false;
    }

    private static Fit bool(boolean value, double score) {
        return new Fit(JsonNodeFactory.instance.booleanNode(value), score);
    }
}
