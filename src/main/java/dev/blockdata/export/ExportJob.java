package dev.blockdata.export;

import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An export in the background as it is shown; its file can be fetched while it is `done`.
///
/// @param status queued, running, done, failed, cancelled or expired
/// @param error why it failed, or why its last attempt did and there is another
record ExportJob(
        UUID exportId,
        String status,
        @Nullable String error,
        @Schema(implementation = ExportWish.class) ExportWish wish,
        String fileName,
        int documents,
        int documentsWritten,
        long rowsWritten,
        @Nullable Long bytes,
        @Nullable String sha256,
        UUID requestedBy,
        @Nullable String requestedByName,
        Instant requestedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant expiresAt) {

    static ExportJob of(ResultSet row, ExportWish wish) throws SQLException {
        return new ExportJob(
                row.getObject("export_id", UUID.class),
                row.getString("status"),
                row.getString("error"),
                wish,
                row.getString("file_name"),
                row.getInt("documents"),
                row.getInt("documents_written"),
                row.getLong("rows_written"),
                row.getObject("bytes", Long.class),
                row.getString("sha256"),
                row.getObject("requested_by", UUID.class),
                row.getString("requested_by_name"),
                instant(row, "requested_at"),
                row.getObject("finished_at") == null ? null : instant(row, "finished_at"),
                row.getObject("expires_at") == null ? null : instant(row, "expires_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
