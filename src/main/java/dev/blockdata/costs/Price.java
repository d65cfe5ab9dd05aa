package dev.blockdata.costs;

import dev.blockdata.models.Usage;
import java.math.BigDecimal;
import java.time.Instant;

/// What a model costs from a date on, in USD per million tokens; `model` is a name, or ends in `*`
/// and stands for all that begin so. Never changed: a newer one takes its place.
public record Price(
        long priceId,
        String model,
        Instant validFrom,
        BigDecimal input,
        BigDecimal cachedInput,
        BigDecimal cacheWrite,
        BigDecimal output) {

    private static final int MILLION = 6;

    boolean covers(String name) {
        return model.endsWith("*")
                ? name.startsWith(model.substring(0, model.length() - 1))
                : name.equals(model);
    }

    /// What so many tokens cost; the kinds do not overlap.
    public BigDecimal of(Usage usage) {
        BigDecimal cost =
                input.multiply(BigDecimal.valueOf(usage.inputTokens()))
                        .add(cachedInput.multiply(BigDecimal.valueOf(usage.cachedInputTokens())))
                        .add(cacheWrite.multiply(BigDecimal.valueOf(usage.cacheWriteTokens())))
                        .add(output.multiply(BigDecimal.valueOf(usage.outputTokens())))
                        .movePointLeft(MILLION)
                        .stripTrailingZeros();
        return cost.setScale(Math.max(0, cost.scale()));
    }
}
