package dev.blockdata.models.wire;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// How a model wants to be asked, as far as it differs among models of one dialect; found out by
/// what it refuses.
public record Manners(boolean temperature, boolean completionTokens, int mostTokens) {

    /// The most that a call may ask for, whatever the number of blocks.
    public static final int MOST_TOKENS = 64_000;

    private static final int FEWEST = 256;
    private static final Pattern NUMBER = Pattern.compile("(?<![\\d.,])\\d{3,6}(?![\\d])");

    /// What holds for a model of which nothing is known.
    public static Manners of(boolean completionTokens) {
        return new Manners(true, completionTokens, MOST_TOKENS);
    }

    /// For so many blocks of so many tokens each.
    public int tokens(int each, int blocks) {
        return (int) Math.min((long) each * blocks, mostTokens);
    }

    /// How to ask after such a refusal, if that says anything new.
    public Optional<Manners> after(Setback setback, int asked) {
        String words = setback.words().toLowerCase(Locale.ROOT);
        if (setback.status() != 400 && setback.status() != 422) {
            return Optional.empty();
        }
        if (temperature && words.contains("temperature")) {
            return Optional.of(new Manners(false, completionTokens, mostTokens));
        }
        if (!completionTokens && words.contains("max_completion_tokens")) {
            return Optional.of(new Manners(temperature, true, mostTokens));
        }
        if (words.contains("max_tokens") || words.contains("max_completion_tokens")) {
            return NUMBER.matcher(words)
                    .results()
                    .map(found -> Integer.parseInt(found.group()))
                    .filter(number -> number >= FEWEST && number < asked)
                    .findFirst()
                    .map(most -> new Manners(temperature, completionTokens, most));
        }
        return Optional.empty();
    }
}
