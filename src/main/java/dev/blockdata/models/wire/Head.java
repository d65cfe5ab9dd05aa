package dev.blockdata.models.wire;

import dev.blockdata.models.LimitsSeen;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The headers of an answer, as far as they speak about time and limits.
public record Head(Function<String, List<String>> values, Instant now) {

    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,12}(\\.[0-9]{0,9})?");
    private static final Pattern SPAN = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(ms|s|m|h|d)");

    private Optional<String> first(String name) {
        return values.apply(name).stream().map(String::strip).findFirst();
    }

    /// How long one is asked to stay away; never negative, and never more than a day.
    public @Nullable Duration retryAfter() {
        return first("retry-after-ms")
                .flatMap(text -> decimal(text, 1))
                .or(() -> first("retry-after").flatMap(this::secondsOrDate))
                .orElse(null);
    }

    private Optional<Duration> secondsOrDate(String text) {
        return decimal(text, 1000).or(() -> date(text).map(this::until));
    }

    private Duration until(Instant then) {
        Instant theirs = first("date").flatMap(Head::date).orElse(now);
        return bounded(Duration.between(theirs, then));
    }

    private static Optional<Duration> decimal(String text, int millis) {
        return DECIMAL.matcher(text).matches()
                ? Optional.of(
                        bounded(
                                Duration.ofMillis(
                                        (long) Math.ceil(Double.parseDouble(text) * millis))))
                : Optional.empty();
    }

    private static Optional<Instant> date(String text) {
        return parsed(text, DateTimeFormatter.RFC_1123_DATE_TIME);
    }

    private static Optional<Instant> parsed(String text, DateTimeFormatter format) {
        try {
            return Optional.of(ZonedDateTime.parse(text, format).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Duration bounded(Duration wait) {
        return wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    /// What is said about the key's limits, if anything is.
    public Optional<LimitsSeen> limits() {
        var seen =
                new LimitsSeen(
                        count("anthropic-ratelimit-requests-limit", "x-ratelimit-limit-requests"),
                        count(
                                "anthropic-ratelimit-requests-remaining",
                                "x-ratelimit-remaining-requests"),
                        count(
                                "anthropic-ratelimit-input-tokens-limit",
                                "anthropic-ratelimit-tokens-limit",
                                "x-ratelimit-limit-tokens"),
                        count(
                                "anthropic-ratelimit-input-tokens-remaining",
                                "anthropic-ratelimit-tokens-remaining",
                                "x-ratelimit-remaining-tokens"),
                        count("anthropic-ratelimit-output-tokens-limit"),
                        count("anthropic-ratelimit-output-tokens-remaining"),
                        reset());
        boolean anything =
                Stream.of(
                                seen.requestsLimit(),
                                seen.requestsLeft(),
                                seen.inputTokensLimit(),
                                seen.inputTokensLeft(),
                                seen.outputTokensLimit(),
                                seen.outputTokensLeft())
                        .anyMatch(Objects::nonNull);
        return anything ? Optional.of(seen) : Optional.empty();
    }

    private @Nullable Long count(String... names) {
        return Stream.of(names)
                .map(this::first)
                .flatMap(Optional::stream)
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(Long::valueOf)
                .findFirst()
                .orElse(null);
    }

    private @Nullable Duration reset() {
        return first("anthropic-ratelimit-requests-reset")
                .flatMap(text -> parsed(text, DateTimeFormatter.ISO_DATE_TIME))
                .map(this::until)
                .or(() -> first("x-ratelimit-reset-requests").flatMap(Head::spans))
                .orElse(null);
    }

    /// OpenAI writes `6m0s`, `1.5s` and `20ms`.
    private static Optional<Duration> spans(String text) {
        var spans = SPAN.matcher(text);
        Duration sum = null;
        while (spans.find()) {
            double amount = Double.parseDouble(spans.group(1));
            long unit =
                    switch (spans.group(2)) {
                        case "ms" -> 1;
                        case "s" -> 1000;
                        case "m" -> 60_000;
                        case "h" -> 3_600_000;
                        default -> 86_400_000;
                    };
            Duration span = Duration.ofMillis((long) Math.ceil(amount * unit));
            sum = sum == null ? span : sum.plus(span);
        }
        return Optional.ofNullable(sum).map(Head::bounded);
    }
}
