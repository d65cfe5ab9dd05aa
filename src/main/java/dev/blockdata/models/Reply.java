package dev.blockdata.models;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came back from a model.
public sealed interface Reply {

    /// Objects, as the model wrote them; not yet checked against the schema, nor their keys against
    /// those that were asked about. A question about one block has one part, whose key says
    /// nothing.
    record Answer(List<Part> parts, Usage usage, String model) implements Reply {

        public Answer {
            parts = List.copyOf(parts);
        }

        /// The answer to a question about one block.
        public Answer(String json, Usage usage, String model) {
            this(List.of(new Part(Question.ALONE, json)), usage, model);
        }

        /// The object, of an answer about one block.
        public String json() {
            return parts.getFirst().json();
        }
    }

    /// What was said about one block, under the key that the model gave it.
    record Part(String key, String json) {}

    /// The model will not, and says why; asking again is no use.
    record Refused(String words, Usage usage, String model) implements Reply {}

    /// It ran out of tokens in the middle.
    record Truncated(Usage usage, String model) implements Reply {}

    /// Come back later; no attempt is used up.
    record Throttled(Cause cause, @Nullable Duration retryAfter, String words) implements Reply {}

    /// The other side spoke nonsense, or turned the request down, where no model is named: then
    /// there is no answer to mend. The usage is what it will bill all the same.
    record Broken(String reason, Usage usage, @Nullable String model) implements Reply {}

    /// The key is not accepted, or has nothing left to spend: nothing with it will work until a
    /// person has seen to it.
    record Unauthorised(String reason) implements Reply {}

    /// The key is good, but the model that was asked for is not to be had with it: its name is
    /// wrong, it is gone, or the account may not use it. No block will be answered until a person
    /// has chosen another.
    record NoModel(String reason) implements Reply {}

    /// Why one has to come back later.
    enum Cause {
        /// 429: the key's own limit.
        LIMIT,
        /// 529, 5xx: the provider is not well.
        OVERLOADED,
        /// No connection, or it broke.
        UNREACHABLE,
        /// The call's deadline passed.
        TIMEOUT
    }
}
