package dev.blockdata.runs;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// What calls to models came to; the cost is null where some of it is not known.
public record SpentUsage(
        long calls,
        long inputTokens,
        long cachedInputTokens,
        long cacheWriteTokens,
        long outputTokens,
        @Nullable BigDecimal costUsd) {

    static final String COLUMNS =
            "r.calls, r.input_tokens, r.cached_input_tokens, r.cache_write_tokens, r.output_tokens, "
                    + "case when r.unpriced_calls = 0 then r.cost_usd end as cost_usd";

    static final String SUMS =
            """
            coalesce(sum(r.calls), 0) as calls, coalesce(sum(r.input_tokens), 0) as input_tokens,
            coalesce(sum(r.cached_input_tokens), 0) as cached_input_tokens,
            coalesce(sum(r.cache_write_tokens), 0) as cache_write_tokens,
            coalesce(sum(r.output_tokens), 0) as output_tokens,
            case when coalesce(sum(r.unpriced_calls), 0) = 0 then coalesce(sum(r.cost_usd), 0) end as cost_usd
            """;

    static SpentUsage of(ResultSet row) throws SQLException {
        return new SpentUsage(
                row.getLong("calls"),
                row.getLong("input_tokens"),
                row.getLong("cached_input_tokens"),
                row.getLong("cache_write_tokens"),
                row.getLong("output_tokens"),
                row.getBigDecimal("cost_usd"));
    }
}
