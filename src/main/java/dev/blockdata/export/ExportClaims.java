package dev.blockdata.export;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The exporter's verbs: claim, keep, finish, fail, let go. Each answers whether the attempt was
/// still wanted.
@Component
final class ExportClaims {

    /// An attempt at an export, for whoever asked for it.
    record Claim(
            UUID projectId,
            UUID exportId,
            UUID requestedBy,
            ExportWish wish,
            int attempt,
            UUID token) {

        /// Where its file is kept.
        ExportFileKey key() {
            return new ExportFileKey(projectId, exportId, token);
        }
    }

    private final JdbcClient db;
    private final JsonMapper json;

    ExportClaims(@Qualifier("work") JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    Optional<Claim> claim(Duration lease, int maxAttempts) {
        return db.sql(
                        """
                        select c.project_id, c.export_id, c.requested_by, c.wish, c.attempt, c.attempt_token
                          from app.claim_export(make_interval(secs => :lease), :attempts) c
                        """)
                .param("lease", seconds(lease))
                .param("attempts", maxAttempts)
                .query((row, _) ->
                        new Claim(
                                row.getObject("project_id", UUID.class),
                                row.getObject("export_id", UUID.class),
                                row.getObject("requested_by", UUID.class),
                                json.readValue(row.getString("wish"), ExportWish.class),
                                row.getInt("attempt"),
                                row.getObject("attempt_token", UUID.class)))
                .optional();
    }

    boolean keep(Claim claim, int written, long rows, Duration lease) {
        return mine(
                db.sql(
                                "select app.keep_export(:project, :export, :token, :written, :rows, make_interval(secs => :lease))")
                        .param("written", written)
                        .param("rows", rows)
                        .param("lease", seconds(lease)),
                claim);
    }

    boolean finish(Claim claim, long rows, long bytes, String sha256, Duration keep) {
        return mine(
                db.sql(
                                "select app.finish_export(:project, :export, :token, :rows, :bytes, :sha256, make_interval(secs => :keep))")
                        .param("rows", rows)
                        .param("bytes", bytes)
                        .param("sha256", sha256)
                        .param("keep", seconds(keep)),
                claim);
    }

    /// `again` is after how long it is tried again, null for never.
    boolean fail(Claim claim, String words, @Nullable Duration again) {
        return mine(
                db.sql(
                                "select app.fail_export(:project, :export, :token, :words, make_interval(secs => cast(:again as double precision)))")
                        .param("words", words)
                        .param("again", again == null ? null : seconds(again)),
                claim);
    }

    /// The exports whose files are kept no longer.
    List<ExportFileKey> expire(Duration forget) {
        return db.sql(
                        "select e.project_id, e.export_id from app.expire_exports(make_interval(secs => :forget)) e")
                .param("forget", seconds(forget))
                .query((row, _) ->
                        new ExportFileKey(
                                row.getObject("project_id", UUID.class),
                                row.getObject("export_id", UUID.class),
                                null))
                .list();
    }

    /// Those of the files that nobody waits for.
    List<ExportFileKey> unknown(List<ExportFileKey> keys) {
        return db.sql(
                        """
                        select x.project_id, x.export_id, x.attempt_token from app.unknown_exports(:projects, :exports, :tokens) x
                        """)
                .param("projects", keys.stream().map(ExportFileKey::projectId).toArray(UUID[]::new))
                .param("exports", keys.stream().map(ExportFileKey::exportId).toArray(UUID[]::new))
                .param("tokens", keys.stream().map(ExportFileKey::token).toArray(UUID[]::new))
                .query((row, _) ->
                        new ExportFileKey(
                                row.getObject("project_id", UUID.class),
                                row.getObject("export_id", UUID.class),
                                row.getObject("attempt_token", UUID.class)))
                .list();
    }

    private static boolean mine(JdbcClient.StatementSpec statement, Claim claim) {
        return statement
                .param("project", claim.projectId())
                .param("export", claim.exportId())
                .param("token", claim.token())
                .query(Boolean.class)
                .single();
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
