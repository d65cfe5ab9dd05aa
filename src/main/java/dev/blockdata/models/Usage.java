package dev.blockdata.models;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What asking has taken; the cost in USD is null where no price is known, and `priceId` names the
/// price that it was reckoned by, where that was one. The four kinds of tokens do not overlap.
public record Usage(
        int calls,
        long inputTokens,
        long cachedInputTokens,
        long cacheWriteTokens,
        long outputTokens,
        @Nullable BigDecimal costUsd,
        @Nullable Long priceId) {

    /// As a provider tells it: whatever it costs.
    public Usage(
            int calls,
            long inputTokens,
            long cachedInputTokens,
            long cacheWriteTokens,
            long outputTokens,
            @Nullable BigDecimal costUsd) {
        this(calls, inputTokens, cachedInputTokens, cacheWriteTokens, outputTokens, costUsd, null);
    }

    /// The same with its cost.
    public Usage priced(BigDecimal cost, long price) {
        return new Usage(
                calls, inputTokens, cachedInputTokens, cacheWriteTokens, outputTokens, cost, price);
    }

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
                costUsd == null || other.costUsd == null ? null : costUsd.add(other.costUsd),
                calls == 0 ? other.priceId : other.calls == 0 ? priceId : oneOf(other));
    }

    private @Nullable Long oneOf(Usage other) {
        return Objects.equals(priceId, other.priceId) ? priceId : null;
    }
}
