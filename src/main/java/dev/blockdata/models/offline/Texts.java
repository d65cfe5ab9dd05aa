package dev.blockdata.models.offline;

import dev.blockdata.schemas.BoundedPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/// Text for a field: the sentence that fits it best, a heading, an address, or whatever its pattern
/// finds.
final class Texts {

    static final String REVISED_CONTENT = "revised_content";

    private static final Set<String> HEADING_LIKE = Words.stems("title heading headline section");
    private static final Set<String> DOCUMENT = Words.stems("document doc");
    private static final Set<String> SUMMARY_LIKE =
            Words.stems("summary abstract gist overview synopsis essence tldr");
    private static final Pattern UUID =
            Pattern.compile("\\b[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}\\b");
    private static final Pattern IPV4 =
            Pattern.compile(
                    "\\b(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)\\b");
    private static final Pattern TIME =
            Pattern.compile("\\b\\d{2}:\\d{2}:\\d{2}(?:Z|[+-]\\d{2}:\\d{2})");
    private static final int MOST_MATCHES = 20;

    private Texts() {}

    static @Nullable Fit find(Shape shape, Reading reading) {
        return all(shape, reading).stream().findFirst().orElse(null);
    }

    /// Everything that would do, the best first.
    static List<Fit> all(Shape shape, Reading reading) {
        if (shape.fieldName().equals(REVISED_CONTENT)) {
            String clean = CleanUp.of(reading.content(), reading.blockType());
            return fits(shape, clean) ? List.of(fit(clean, 1)) : List.of();
        }
        List<Fit> found = new ArrayList<>();
        for (Fit candidate : candidates(shape, reading)) {
            shorten(candidate.value().stringValue(), shape, reading)
                    .filter(text -> fits(shape, text))
                    .ifPresent(text -> found.add(fit(text, candidate.score())));
        }
        return found;
    }

    private static List<Fit> candidates(Shape shape, Reading reading) {
        return switch (shape.text("format")) {
            case "date", "date-time" -> Dates.find(shape, reading);
            case "uri", "url", "iri", "uri-reference" -> plain(reading.links(), 0.9);
            case "email", "idn-email" -> plain(reading.mails(), 0.9);
            case "uuid" -> plain(Reading.all(UUID, reading.text(), 0), 0.9);
            case "ipv4" -> plain(Reading.all(IPV4, reading.text(), 0), 0.9);
            case "time" -> plain(Reading.all(TIME, reading.text(), 0), 0.9);
            case "hostname", "ipv6", "duration", "regex", "json-pointer", "uri-template" ->
                    List.of();
            default ->
                    shape.get("pattern").isString()
                            ? matching(shape, reading)
                            : prose(shape, reading);
        };
    }

    /// What the pattern finds in the text: its anchors are about the value, not about the text
    /// around it.
    private static List<Fit> matching(Shape shape, Reading reading) {
        String regex = shape.text("pattern");
        String open = regex.replaceFirst("^\\^", "").replaceFirst("(?<!\\\\)\\$$", "");
        try {
            var inside =
                    new BoundedPattern("(?<![\\p{L}\\p{N}])(?:" + open + ")(?![\\p{L}\\p{N}])");
            List<String> found = inside.findAll(reading.plain(), MOST_MATCHES);
            found.addAll(
                    inside.findAll(
                            String.join("\n", reading.heading(), reading.documentTitle()),
                            MOST_MATCHES));
            return plain(found.stream().filter(one -> !one.isBlank()).distinct().toList(), 0.8);
        } catch (BoundedPattern.TooCostly | IllegalArgumentException | StackOverflowError _) {
            return List.of();
        }
    }

    private static List<Fit> prose(Shape shape, Reading reading) {
        if (shape.named(HEADING_LIKE)) {
            return shape.named(DOCUMENT)
                    ? plain(List.of(reading.documentTitle()), 0.9)
                    : plain(List.of(PlainText.of(reading.heading())), 0.9);
        }
        if (shape.named(SUMMARY_LIKE)) {
            return central(reading, 0.6);
        }
        List<Fit> near = nearest(shape, reading);
        boolean aboutIt = Words.hits(shape.nameWords(), reading.headings()) > 0;
        return near.isEmpty() && aboutIt ? central(reading, 0.4) : near;
    }

    /// Sentences that share words with the field, the closest first.
    static List<Fit> nearest(Shape shape, Reading reading) {
        List<Fit> found = new ArrayList<>();
        int needed = shape.nameWords().size() > 1 ? 2 : 1;
        double whole = 2.0 * shape.nameWords().size() + shape.words().size();
        for (Reading.Sentence sentence : reading.sentences()) {
            double hits =
                    2.0 * Words.hits(shape.nameWords(), sentence.stems())
                            + Words.hits(shape.words(), sentence.stems());
            if (Words.hits(shape.words(), sentence.stems()) >= needed) {
                found.add(fit(sentence.text(), Math.min(1, 0.3 + hits / Math.min(whole, 6))));
            }
        }
        found.sort((one, other) -> Double.compare(other.score(), one.score()));
        return found;
    }

    /// The sentence that has most in common with the rest of the block comes first.
    private static List<Fit> central(Reading reading, double score) {
        Reading.Sentence best = null;
        double most = -1;
        for (Reading.Sentence sentence : reading.sentences()) {
            double weight = 0;
            for (String stem : sentence.stems()) {
                weight += reading.count(stem);
            }
            weight /= Math.sqrt(sentence.stems().size() + 4.0);
            if (weight > most) {
                most = weight;
                best = sentence;
            }
        }
        return best == null ? List.of() : List.of(fit(best.text(), score));
    }

    /// Cut at the last word that still fits; filled up with the whole block where the field asks
    /// for more.
    private static Optional<String> shorten(String text, Shape shape, Reading reading) {
        int most = shape.size("maxLength", Integer.MAX_VALUE);
        int least = shape.size("minLength", 0);
        boolean free = !shape.get("pattern").isString() && shape.text("format").isEmpty();
        String longer =
                free && text.codePointCount(0, text.length()) < least ? whole(reading) : text;
        if (longer.codePointCount(0, longer.length()) <= most) {
            return Optional.of(longer);
        }
        if (!free || most == 0) {
            return Optional.empty();
        }
        int end = longer.offsetByCodePoints(0, most);
        int space = Character.isWhitespace(longer.charAt(end)) ? end : longer.lastIndexOf(' ', end);
        return Optional.of(longer.substring(0, space > end / 2 ? space : end).strip());
    }

    static String whole(Reading reading) {
        return PlainText.oneLine(reading.plain());
    }

    static boolean fits(Shape shape, String text) {
        int length = text.codePointCount(0, text.length());
        if (length < shape.size("minLength", 0)
                || length > shape.size("maxLength", Integer.MAX_VALUE)) {
            return false;
        }
        if (!shape.get("pattern").isString()) {
            return true;
        }
        try {
            return new BoundedPattern(shape.text("pattern")).matches(text);
        } catch (BoundedPattern.TooCostly | IllegalArgumentException | StackOverflowError _) {
            return false;
        }
    }

    private static List<Fit> plain(List<String> texts, double score) {
        return texts.stream()
                .filter(text -> !text.isBlank())
                .map(text -> fit(text, score))
                .toList();
    }

    static Fit fit(String text, double score) {
        return new Fit(JsonNodeFactory.instance.stringNode(text), score);
    }
}
