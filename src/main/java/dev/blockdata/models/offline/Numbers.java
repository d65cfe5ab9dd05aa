package dev.blockdata.models.offline;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Numbers that stand near the words of a field, counts of what stands in the block, and measures
/// on a scale.
final class Numbers {

    private static final Pattern NUMBER =
            Pattern.compile(
                    "(?<![\\p{L}\\p{N}_.,])-?(?:\\d{1,3}(?:,\\d{3}){1,4}|\\d{1,15})(?:\\.\\d{1,10})?(?![\\p{N}_]|[.,]\\d|-\\d\\d-|[xX][\\da-fA-F])");
    private static final Pattern LIST_MARK = Pattern.compile("(?m)^[ \\t>]*\\d{1,9}[.)](?=[ \\t])");
    private static final Pattern MONEY_BEFORE = Pattern.compile("(?:[$€£]|EUR|USD) ?$");
    private static final Pattern MONEY = Pattern.compile("[$€£]|EUR\\b|USD\\b");
    private static final Pattern TIME =
            Pattern.compile(
                    "(?:ms|s|sec|min|hours?|days?|weeks?|month|years?)\\b|secon|minut|month");
    private static final Set<String> MONEY_WORDS =
            Words.stems("price cost amount money fee budget");
    private static final Set<String> SHARE_WORDS =
            Words.stems("percent percentage share rate ratio");
    private static final Set<String> TIME_WORDS = Words.stems("time duration period delay timeout");
    private static final int MOST = 60;
    private static final int AROUND = 60;
    private static final Set<String> COUNTING =
            Words.stems("count number total length amount many num");
    private static final Set<String> SURE =
            Words.stems("confidence certainty probability likelihood");
    private static final Set<String> MEASURING =
            Words.stems(
                    "score rating relevance importance priority severity complexity"
                            + " quality weight similarity strength risk level difficulty");

    /// A number and the words around it, those before it once more by themselves: they mostly say
    /// what it is.
    private record Found(BigDecimal value, Set<String> context, Set<String> before) {}

    private Numbers() {}

    /// Whether the field asks how sure the answer as a whole is.
    static boolean asksHowSure(Shape shape) {
        return shape.kind() == Shape.Kind.NUMBER && shape.named(SURE);
    }

    /// A share of the way from the field's least to its greatest value.
    static Optional<JsonNode> onScale(Shape shape, double share) {
        BigDecimal low =
                shape.number("minimum")
                        .or(() -> shape.number("exclusiveMinimum"))
                        .orElse(BigDecimal.ZERO);
        BigDecimal high =
                shape.number("maximum")
                        .or(() -> shape.number("exclusiveMaximum"))
                        .orElse(BigDecimal.ONE);
        BigDecimal value = low.add(high.subtract(low).multiply(BigDecimal.valueOf(share)));
        value = value.setScale(shape.integer() ? 0 : 2, RoundingMode.HALF_UP);
        return clamp(shape, value).map(Numbers::node);
    }

    static @Nullable Fit find(Shape shape, Reading reading) {
        Optional<Integer> counted = count(shape, reading);
        if (counted.isPresent()) {
            BigDecimal value = BigDecimal.valueOf(counted.get());
            return allowed(shape, value) ? new Fit(node(value), 0.9) : null;
        }
        boolean scale = shape.get("minimum").isNumber() && shape.get("maximum").isNumber();
        if (scale && shape.named(MEASURING)) {
            Set<String> about = new LinkedHashSet<>(shape.words());
            about.removeAll(MEASURING);
            double share = reading.presence(about.isEmpty() ? shape.words() : about);
            return onScale(shape, share).map(value -> new Fit(value, 0.4)).orElse(null);
        }
        Fit best = null;
        for (Found found : found(reading)) {
            double score = score(shape, found);
            if (score > 0
                    && allowed(shape, found.value())
                    && (best == null || score > best.score())) {
                best = new Fit(node(found.value()), score);
            }
        }
        return best;
    }

    /// All numbers near the field's words.
    static List<Fit> all(Shape shape, Reading reading) {
        return found(reading).stream()
                .filter(found -> score(shape, found) > 0 && allowed(shape, found.value()))
                .map(found -> new Fit(node(found.value()), score(shape, found)))
                .toList();
    }

    /// The allowed value nearest to zero.
    static Optional<JsonNode> nearestToZero(Shape shape) {
        return clamp(shape, BigDecimal.ZERO).map(Numbers::node);
    }

    /// So many different allowed values, from the one nearest to zero upwards, then downwards.
    static List<JsonNode> fromZeroUp(Shape shape, int many) {
        BigDecimal step =
                shape.number("multipleOf").filter(one -> one.signum() > 0).orElse(BigDecimal.ONE);
        var values = new ArrayList<JsonNode>();
        clamp(shape, BigDecimal.ZERO)
                .ifPresent(first -> {
                    for (int i = 0; i < many; i++) {
                        BigDecimal move = step.multiply(BigDecimal.valueOf(i));
                        Stream.of(first.add(move), first.subtract(move))
                                .filter(one -> allowed(shape, one))
                                .forEach(one -> values.add(node(one)));
                    }
                });
        return values;
    }

    private static double score(Shape shape, Found found) {
        int year =
                found.value().signum() > 0 && found.value().precision() == 4
                        ? found.value().intValue()
                        : 0;
        double score = shape.named(Set.of("year")) && year >= 1000 && year < 3000 ? 0.5 : 0;
        double named = Words.share(shape.nameWords(), found.context());
        double described = Words.share(shape.words(), found.context());
        if (named == 0 && score == 0) {
            return described >= 0.34 ? 0.2 : 0;
        }
        return score
                + 0.4 * named
                + 0.3 * described
                + 0.3 * Words.share(shape.nameWords(), found.before());
    }

    /// A number's context reaches to its neighbours and no further: the words between belong to
    /// both.
    private static List<Found> found(Reading reading) {
        String text =
                LIST_MARK
                        .matcher(reading.text())
                        .replaceAll(mark -> " ".repeat(mark.group().length()));
        List<MatchResult> places = NUMBER.matcher(text).results().limit(MOST).toList();
        var found = new ArrayList<Found>();
        for (int i = 0; i < places.size(); i++) {
            int start = places.get(i).start();
            int end = places.get(i).end();
            if (reading.dates().stream()
                    .anyMatch(date -> start >= date.start() && start < date.end())) {
                continue;
            }
            int from = Math.max(start - AROUND, i == 0 ? 0 : places.get(i - 1).end());
            int to =
                    Math.min(
                            end + AROUND,
                            i + 1 == places.size() ? text.length() : places.get(i + 1).start());
            Set<String> context =
                    new LinkedHashSet<>(Words.stems(text.substring(Math.max(0, from), to)));
            context.addAll(unitWords(text, start, end));
            Set<String> before = Words.stems(text.substring(Math.max(0, from), start));
            found.add(
                    new Found(
                            new BigDecimal(places.get(i).group().replace(",", "")),
                            context,
                            before));
        }
        return found;
    }

    private static Set<String> unitWords(String text, int start, int end) {
        String before = text.substring(Math.max(0, start - 4), start);
        String after = text.substring(end, Math.min(text.length(), end + 5)).strip();
        if (MONEY_BEFORE.matcher(before).find() || MONEY.matcher(after).lookingAt()) {
            return MONEY_WORDS;
        }
        if (after.startsWith("%")) {
            return SHARE_WORDS;
        }
        if (TIME.matcher(after).lookingAt()) {
            return TIME_WORDS;
        }
        return Set.of();
    }

    private static Optional<Integer> count(Shape shape, Reading reading) {
        if (!shape.named(COUNTING)) {
            return Optional.empty();
        }
        String name = shape.fieldName().toLowerCase(Locale.ROOT);
        if (name.contains("word")) {
            return Optional.of(reading.wordCount());
        }
        if (name.contains("sentence")) {
            return Optional.of(reading.sentences().size());
        }
        if (name.contains("char")) {
            return Optional.of(reading.content().codePointCount(0, reading.content().length()));
        }
        if (name.contains("line")) {
            return Optional.of((int) reading.content().lines().count());
        }
        return name.contains("link") || name.contains("url")
                ? Optional.of(reading.links().size())
                : Optional.empty();
    }

    private static Optional<BigDecimal> clamp(Shape shape, BigDecimal wanted) {
        BigDecimal step =
                shape.number("multipleOf")
                        .orElse(shape.integer() ? BigDecimal.ONE : new BigDecimal("0.01"));
        List<BigDecimal> lows = new ArrayList<>();
        shape.number("minimum").ifPresent(lows::add);
        shape.number("exclusiveMinimum").ifPresent(edge -> lows.add(edge.add(step)));
        List<BigDecimal> highs = new ArrayList<>();
        shape.number("maximum").ifPresent(highs::add);
        shape.number("exclusiveMaximum").ifPresent(edge -> highs.add(edge.subtract(step)));
        BigDecimal low = lows.stream().reduce(BigDecimal::max).orElse(null);
        BigDecimal high = highs.stream().reduce(BigDecimal::min).orElse(null);
        BigDecimal value = low == null ? wanted : wanted.max(low);
        value = high == null ? value : value.min(high);
        if (shape.integer() || shape.get("multipleOf").isNumber()) {
            value =
                    step.signum() <= 0
                            ? value
                            : value.divide(step, 0, RoundingMode.HALF_UP).multiply(step);
            value = low != null && value.compareTo(low) < 0 ? value.add(step) : value;
            value = high != null && value.compareTo(high) > 0 ? value.subtract(step) : value;
        }
        return Optional.of(value).filter(one -> allowed(shape, one));
    }

    private static boolean allowed(Shape shape, BigDecimal value) {
        boolean whole = value.stripTrailingZeros().scale() <= 0;
        return (whole || !shape.integer())
                && shape.number("minimum").stream().allMatch(edge -> value.compareTo(edge) >= 0)
                && shape.number("maximum").stream().allMatch(edge -> value.compareTo(edge) <= 0)
                && shape.number("exclusiveMinimum").stream()
                        .allMatch(edge -> value.compareTo(edge) > 0)
                && shape.number("exclusiveMaximum").stream()
                        .allMatch(edge -> value.compareTo(edge) < 0)
                && shape.number("multipleOf").stream()
                        .allMatch(step -> value.remainder(step).signum() == 0);
    }

    private static JsonNode node(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        return plain.scale() <= 0 && plain.precision() - plain.scale() <= 15
                ? JsonNodeFactory.instance.numberNode(plain.longValueExact())
                : JsonNodeFactory.instance.numberNode(plain);
    }
}
