package dev.blockdata.models;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What asking has taken; the cost in USD is null where no price is known.
public record Usage(
        int calls,
        long inputTokens,
        long cachedInputTokens,
        long cacheWriteTokens,
        long outputTokens,
        @Nullable BigDecimal costUsd) {

    /// Nothing was asked.
    public static final Usage NONE = new Usage(0, 0, 0, 0, 0, BigDecimal.ZERO);

    /// Both together; a cost that is unknown on one side is unknown in the sum.
    public Usage plus(Usage other) {
        return new Usage(
                calls + other.calls,
                inputTokens + other.inputTokens,
                cachedInputTokens + other.cachedInputTokens,
                cacheWriteTokens + other.cacheWriteTokens,
                outputTokens + other.outputTokens,
                costUsd == null || other.costUsd == null ? null : costUsd.add(other.costUsd));
    }
}
