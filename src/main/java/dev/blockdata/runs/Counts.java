package dev.blockdata.runs;

import java.sql.ResultSet;
import java.sql.SQLException;

/// How many overlays are in each state, from counters that moved with them.
public record Counts(
        long pending, long claimed, long aiComplete, long confirmed, long rejected, long failed) {

    /// The columns of `app.runs` that these are, one by one.
    static final String COLUMNS =
            "r.pending, r.claimed, r.ai_complete, r.confirmed, r.rejected, r.failed";

    static final String SUMS =
            """
            coalesce(sum(r.pending), 0) as pending, coalesce(sum(r.claimed), 0) as claimed,
            coalesce(sum(r.ai_complete), 0) as ai_complete, coalesce(sum(r.confirmed), 0) as confirmed,
            coalesce(sum(r.rejected), 0) as rejected, coalesce(sum(r.failed), 0) as failed
            """;

    static Counts of(ResultSet row) throws SQLException {
        return new Counts(
                row.getLong("pending"),
                row.getLong("claimed"),
                row.getLong("ai_complete"),
                row.getLong("confirmed"),
                row.getLong("rejected"),
                row.getLong("failed"));
    }

    long completed() {
        return aiComplete + confirmed + rejected;
    }
}
