package dev.blockdata.models.fake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What the fake provider does with one call.
public sealed interface Act {

    /// One entry of a packed answer: a raw element, as it stands in the array.
    record Entry(String key, String json) {

        String element() {
            return "{\"block\":\"" + key + "\",\"answer\":" + json + "}";
        }
    }

    /// A valid answer to each block, the same for the same call.
    record Answer() implements Act {}

    /// This instead of an answer, where the answer would stand: JSON, or whatever a model may
    /// write.
    record Says(String written) implements Act {}

    /// A valid answer to each block of a pack, and then something wrong with the whole.
    record Pack(UnaryOperator<List<Entry>> fault) implements Act {}

    /// The end of the answer is not a good one: `max_tokens`, `refusal`, `content_filter`.
    record Stops(String reason, String text) implements Act {}

    /// Text, and no form filled in.
    record Text(String text) implements Act {}

    /// A valid answer in a tool of that name, so many times.
    record Calls(String tool, int times) implements Act {}

    /// A failure, with the dialect's own body around the words.
    record Fails(int status, String code, String words, Map<String, String> headers)
            implements Act {}

    /// This body, whatever it is.
    record Raw(int status, Map<String, String> headers, byte[] body) implements Act {}

    /// The connection is taken and nothing is ever said.
    record Silence() implements Act {}

    /// The answer, a byte at a time.
    record Drip(Duration gap) implements Act {}

    /// Half of the answer, and the connection is closed.
    record Closes() implements Act {}

    /// The connection is reset before anything is said.
    record Resets() implements Act {}

    /// The same, later.
    record After(Duration delay, Act then) implements Act {}

    static Act answer() {
        return new Answer();
    }

    static Act says(String written) {
        return new Says(written);
    }

    static Act silence() {
        return new Silence();
    }

    static Act fails(int status, String code, String words) {
        return new Fails(status, code, words, Map.of());
    }

    /// 429 with whatever `Retry-After`; null for none.
    static Act limited(@Nullable String retryAfter) {
        return new Fails(
                429,
                "rate_limit_error",
                "Too many requests.",
                retryAfter == null ? Map.of() : Map.of("Retry-After", retryAfter));
    }

    static Act overloaded(int status) {
        return fails(status, "overloaded_error", "Overloaded.");
    }

    static Act outOfMoney() {
        return fails(429, "insufficient_quota", "You exceeded your spending limit.");
    }

    static Act redirects(int status, String to) {
        return new Raw(status, Map.of("Location", to), new byte[0]);
    }

    static Act truncated() {
        return new Stops("max_tokens", "");
    }

    static Act refuses(String words) {
        return new Stops("refusal", words);
    }

    /// All answers, each under its own key, in another order.
    static Act shuffled(long seed) {
        return new Pack(entries -> {
            var other = new ArrayList<>(entries);
            Collections.shuffle(other, new Random(seed));
            return other;
        });
    }

    static Act withoutTheLast() {
        return new Pack(entries -> entries.subList(0, entries.size() - 1));
    }

    static Act withTheFirstTwice() {
        return new Pack(entries -> {
            var other = new ArrayList<>(entries);
            other.add(entries.getFirst());
            return other;
        });
    }

    static Act withAForeignKey() {
        return new Pack(entries -> {
            var other = new ArrayList<>(entries);
            other.add(new Entry("no-such-block", entries.getFirst().json()));
            return other;
        });
    }

    /// The answers of the first two blocks under each other's key: what nobody can see from
    /// outside.
    static Act mixedUp() {
        return new Pack(entries -> {
            var other = new ArrayList<>(entries);
            other.set(0, new Entry(entries.get(0).key(), entries.get(1).json()));
            other.set(1, new Entry(entries.get(1).key(), entries.get(0).json()));
            return other;
        });
    }

    static Act after(Duration wait, Act then) {
        return new After(wait, then);
    }
}
