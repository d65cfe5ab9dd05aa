package dev.blockdata.runs;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One schema on one document, in the shape that every answer shares.
public record Run(
        UUID runId,
        @Nullable String runName,
        String sourceUid,
        String convUid,
        UUID schemaId,
        String status,
        @Nullable String statusReason,
        String dispatch,
        int totalBlocks,
        long completedBlocks,
        long failedBlocks,
        Counts counts,
        @JsonRawValue @Schema(type = "object") String modelConfig,
        List<String> models,
        SpentUsage usage,
        @Nullable UUID dispatchedBy,
        UUID createdBy,
        Instant createdAt,
        @Nullable Instant completedAt) {

    /// What a statement selects for [#of(ResultSet, int)] to read, and from where.
    static final String SELECT =
            "select r.run_id, r.run_name, r.source_uid, d.conv_uid, r.schema_id, r.status, r.status_reason, r.dispatch, "
                    + "r.total_blocks, r.model_config, r.models, r.dispatched_by, r.created_by, r.created_at, r.completed_at, "
                    + Counts.COLUMNS
                    + ", "
                    + SpentUsage.COLUMNS
                    + " from app.runs r join app.documents d on d.project_id = r.project_id and d.source_uid = r.source_uid ";

    static Run of(ResultSet row, int number) throws SQLException {
        Counts counts = Counts.of(row);
        var completedAt = row.getObject("completed_at", OffsetDateTime.class);
        return new Run(
                row.getObject("run_id", UUID.class),
                row.getString("run_name"),
                row.getString("source_uid"),
                row.getString("conv_uid"),
                row.getObject("schema_id", UUID.class),
                row.getString("status"),
                row.getString("status_reason"),
                row.getString("dispatch"),
                row.getInt("total_blocks"),
                counts.completed(),
                counts.failed(),
                counts,
                row.getString("model_config"),
                List.of((String[]) row.getArray("models").getArray()),
                SpentUsage.of(row),
                row.getObject("dispatched_by", UUID.class),
                row.getObject("created_by", UUID.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                completedAt == null ? null : completedAt.toInstant());
    }
}
