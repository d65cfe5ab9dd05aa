package dev.blockdata.models.offline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// What would do as elements of an array: values that the block speaks for, distinct terms, or
/// sentences.
final class Lists {

    private static final Set<String> TERM_LIKE =
            Words.stems(
                    "tag keyword term topic entity concept name person people author"
                            + " organization company category label subject acronym abbreviation identifier skill place location product"
                            + " technology party actor symbol code");
    private static final Set<String> SHORT_FORMS = Words.stems("acronym abbreviation");
    private static final Set<String> NAMES =
            Words.stems(
                    "name person people author organization company place location party actor entity");
    private static final Pattern CAPITALISED =
            Pattern.compile(
                    "(?<![\\p{L}\\p{N}.])(?:\\p{Lu}[\\p{L}\\p{N}]+(?:[ -](?:\\p{Lu}[\\p{L}\\p{N}]+|\\d+)){0,3})");
    private static final Pattern SHORT_FORM =
            Pattern.compile(
                    "(?<![\\p{L}\\p{N}_])\\p{Lu}[\\p{Lu}\\p{N}]{1,9}(?:-\\d{1,6})?(?![\\p{L}\\p{N}_])");
    private static final int FEW = 5;
    private static final int FEWER = 3;
    private static final int SHORTEST_TERM = 5;

    private Lists() {}

    /// Candidates for the elements, the best first, each once.
    static List<Fit> candidates(Shape array, Shape item, Reading reading) {
        return switch (item.kind()) {
            case CHOICE -> Choices.all(item, reading);
            case BOOLEAN -> List.of();
            case NUMBER -> Numbers.all(item, reading);
            case ARRAY, OBJECT -> List.of();
            case STRING -> texts(array, item, reading);
        };
    }

    private static List<Fit> texts(Shape array, Shape item, Reading reading) {
        int few = array.size("maxItems", FEW);
        if (!item.text("format").isEmpty() || item.get("pattern").isString()) {
            return Texts.all(item, reading);
        }
        List<String> terms = array.named(TERM_LIKE) ? terms(array, reading) : List.of();
        if (!terms.isEmpty()) {
            return terms.stream()
                    .filter(term -> Texts.fits(item, term))
                    .limit(few)
                    .map(term -> Texts.fit(term, 0.6))
                    .toList();
        }
        return Texts.nearest(array, reading).stream()
                .filter(fit -> Texts.fits(item, fit.value().stringValue()))
                .limit(array.size("maxItems", FEWER))
                .toList();
    }

    private static List<String> terms(Shape array, Reading reading) {
        if (array.named(SHORT_FORMS)) {
            return Reading.all(SHORT_FORM, reading.plain(), 0);
        }
        Set<String> terms = new LinkedHashSet<>();
        if (!array.named(NAMES)) {
            reading.codeSpans().stream()
                    .filter(code -> code.chars().anyMatch(Character::isLetter))
                    .forEach(terms::add);
        }
        terms.addAll(Reading.all(SHORT_FORM, reading.plain(), 0));
        for (String capitalised : Reading.all(CAPITALISED, reading.plain(), 0)) {
            String name = withoutEmptyStart(capitalised);
            boolean startsSentence =
                    reading.sentences().stream().anyMatch(one -> one.text().startsWith(name));
            if (!name.isEmpty() && (name.indexOf(' ') > 0 || !startsSentence)) {
                terms.add(name);
            }
        }
        if (!array.named(NAMES)) {
            terms.addAll(frequent(reading));
        }
        Set<Set<String>> meanings = new HashSet<>();
        return terms.stream().filter(term -> meanings.add(Words.stems(term))).toList();
    }

    /// `This Proposal` begins with a word that is capitalised only for standing first.
    private static String withoutEmptyStart(String name) {
        String rest = name;
        while (!rest.isEmpty()) {
            int end = rest.indexOf(' ') < 0 ? rest.length() : rest.indexOf(' ');
            if (!Words.stems(rest.substring(0, end)).isEmpty()) {
                return rest;
            }
            rest = rest.substring(end).strip();
        }
        return rest;
    }

    private static List<String> frequent(Reading reading) {
        Map<String, String> words = new LinkedHashMap<>();
        Words.forEach(
                reading.plain(),
                word -> {
                    boolean letters = word.chars().allMatch(Character::isLetter);
                    if (letters && word.length() >= SHORTEST_TERM && !Words.stems(word).isEmpty()) {
                        words.putIfAbsent(Words.stem(word), word);
                    }
                });
        return words.entrySet().stream()
                .sorted(
                        Comparator.comparingInt(
                                (Map.Entry<String, String> one) -> -reading.count(one.getKey())))
                .limit(FEW)
                .map(Map.Entry::getValue)
                .toList();
    }

    /// Each value once, as the schema may ask.
    static List<JsonNode> distinct(List<Fit> fits) {
        var values = new LinkedHashSet<JsonNode>();
        fits.forEach(fit -> values.add(fit.value()));
        return new ArrayList<>(values);
    }
}
