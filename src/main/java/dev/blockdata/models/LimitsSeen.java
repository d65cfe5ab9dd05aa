package dev.blockdata.models;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a provider's answer says about its key's limits a minute; null where it says nothing.
/// `reset` is the time until the requests are back at their limit.
public record LimitsSeen(
        @Nullable Long requestsLimit,
        @Nullable Long requestsLeft,
        @Nullable Long inputTokensLimit,
        @Nullable Long inputTokensLeft,
        @Nullable Long outputTokensLimit,
        @Nullable Long outputTokensLeft,
        @Nullable Duration reset) {}
