package dev.blockdata.worker;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What came back from a model.
public sealed interface Reply {

    /// An object, as the model wrote it; not yet checked against the schema.
    record Answer(String json, Usage usage, String model) implements Reply {}

    /// The model will not, and says why; asking again is no use.
    record Refused(String words, Usage usage, String model) implements Reply {}

    /// It ran out of tokens in the middle.
    record Truncated(Usage usage, String model) implements Reply {}

    /// Come back later; no attempt is used up.
    record Throttled(@Nullable Duration retryAfter) implements Reply {}

    /// The other side failed, or spoke nonsense.
    record Broken(String reason) implements Reply {}

    /// The key is not accepted: nothing with it will work.
    record Unauthorised(String reason) implements Reply {}
}
