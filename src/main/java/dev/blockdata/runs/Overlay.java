package dev.blockdata.runs;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a run says about one block, in the shape that every answer shares.
///
/// The JSON values are the database's own text and go out as they are, so that no number is rounded
/// on the way.
public record Overlay(
        String blockUid,
        int blockIndex,
        String status,
        @JsonRawValue @Schema(type = "object") @Nullable String staging,
        @JsonRawValue @Schema(type = "object") @Nullable String confirmed,
        int revision,
        int attemptCount,
        @Nullable String lastError,
        @Nullable String claimedBy,
        @Nullable String model,
        @JsonRawValue @Schema(type = "object") @Nullable String usage,
        @Nullable Instant confirmedAt,
        @Nullable UUID confirmedBy,
        @Nullable String confirmedByName) {

    /// What a statement selects for [#of(ResultSet)] to read. It has the view `app.overlays` as
    /// `o`, the run's row of `app.documents` as `d` and `app.names_in_project(:project)` as `n`,
    /// left joined on `n.user_id = o.confirmed_by`.
    public static final String COLUMNS =
            """
            d.conv_uid || ':' || o.block_index as o_block_uid, o.block_index as o_block_index, o.status as o_status,
            o.overlay_jsonb_staging as o_staging, o.overlay_jsonb_confirmed as o_confirmed, o.revision as o_revision,
            o.attempt_count as o_attempt_count, o.last_error as o_last_error, o.claimed_by as o_claimed_by, o.model as o_model,
            o.usage as o_usage, o.confirmed_at as o_confirmed_at, o.confirmed_by as o_confirmed_by, n.display_name as o_confirmed_by_name
            """;

    /// The overlay of a row that was selected with [#COLUMNS] and has one.
    public static Overlay of(ResultSet row) throws SQLException {
        var confirmedAt = row.getObject("o_confirmed_at", OffsetDateTime.class);
        return new Overlay(
                row.getString("o_block_uid"),
                row.getInt("o_block_index"),
                row.getString("o_status"),
                row.getString("o_staging"),
                row.getString("o_confirmed"),
                row.getInt("o_revision"),
                row.getInt("o_attempt_count"),
                row.getString("o_last_error"),
                row.getString("o_claimed_by"),
                row.getString("o_model"),
                row.getString("o_usage"),
                confirmedAt == null ? null : confirmedAt.toInstant(),
                row.getObject("o_confirmed_by", UUID.class),
                row.getString("o_confirmed_by_name"));
    }
}
