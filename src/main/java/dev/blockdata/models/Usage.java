package dev.blockdata.models;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
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

    private static final int SCALE = 12;

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
                tookNothing() ? other.priceId : other.tookNothing() ? priceId : oneOf(other));
    }

    /// Whether nothing was asked.
    public boolean tookNothing() {
        return calls == 0 && inputTokens + cachedInputTokens + cacheWriteTokens + outputTokens == 0;
    }

    private @Nullable Long oneOf(Usage other) {
        return Objects.equals(priceId, other.priceId) ? priceId : null;
    }

    /// What a call about several blocks took, told apart by how much each had to say: the parts add
    /// up to the whole exactly, and the call itself is the first block's.
    public List<Usage> shared(List<Long> weights) {
        long all = Math.max(1, weights.stream().mapToLong(Long::longValue).sum());
        List<Usage> parts = new ArrayList<>();
        Usage given = NONE;
        long seen = 0;
        for (int i = 0; i < weights.size(); i++) {
            seen += weights.get(i);
            Usage upToHere = i == weights.size() - 1 ? this : upTo(seen, all);
            parts.add(upToHere.minus(given));
            given = upToHere;
        }
        return parts;
    }

    private Usage upTo(long seen, long all) {
        return new Usage(
                calls,
                inputTokens * seen / all,
                cachedInputTokens * seen / all,
                cacheWriteTokens * seen / all,
                outputTokens * seen / all,
                costUsd == null
                        ? null
                        : costUsd.multiply(BigDecimal.valueOf(seen))
                                .divide(BigDecimal.valueOf(all), SCALE, RoundingMode.DOWN),
                priceId);
    }

    private Usage minus(Usage other) {
        return new Usage(
                calls - other.calls,
                inputTokens - other.inputTokens,
                cachedInputTokens - other.cachedInputTokens,
                cacheWriteTokens - other.cacheWriteTokens,
                outputTokens - other.outputTokens,
                costUsd == null || other.costUsd == null ? null : costUsd.subtract(other.costUsd),
                priceId);
    }
}
