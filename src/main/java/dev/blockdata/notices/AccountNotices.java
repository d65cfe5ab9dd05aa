package dev.blockdata.notices;

import dev.blockdata.database.Walls;
import dev.blockdata.http.Cursor;
import dev.blockdata.http.Page;
import dev.blockdata.http.PageQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// A person's notices: read, and seen.
@Repository
class AccountNotices {

    /// `kind` is `complete`, `failed`, `paused` or `cancelled`; without a run it is about several.
    record AccountNotice(
            long noticeId,
            UUID projectId,
            @Nullable UUID runId,
            String kind,
            String words,
            Instant at,
            @Nullable Instant seenAt) {}

    private final Walls walls;
    private final JdbcClient jdbc;

    AccountNotices(Walls walls, JdbcClient jdbc) {
        this.walls = walls;
        this.jdbc = jdbc;
    }

    /// Newest first.
    Page<AccountNotice> list(UUID userId, boolean unseen, PageQuery query) {
        Long before = query.after().map(cursor -> cursor.number(0)).orElse(null);
        List<AccountNotice> rows =
                walls.as(
                        userId,
                        () ->
                                jdbc.sql(
                                                """
                                                select notice_id, project_id, run_id, kind, words, at, seen_at
                                                  from app.my_notices(:unseen, cast(:before as bigint), :limit)
                                                """)
                                        .param("unseen", unseen)
                                        .param("before", before)
                                        .param("limit", query.fetch())
                                        .query(AccountNotices::notice)
                                        .list());
        return query.page(rows, notice -> Cursor.of(notice.noticeId()));
    }

    /// How many were new.
    int see(UUID userId, long upTo) {
        return walls.as(
                userId,
                () ->
                        jdbc.sql("select app.see_notices(:upTo)")
                                .param("upTo", upTo)
                                .query(Integer.class)
                                .single());
    }

    private static AccountNotice notice(ResultSet row, int number) throws SQLException {
        var seenAt = row.getObject("seen_at", OffsetDateTime.class);
        return new AccountNotice(
                row.getLong("notice_id"),
                row.getObject("project_id", UUID.class),
                row.getObject("run_id", UUID.class),
                row.getString("kind"),
                row.getString("words"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                seenAt == null ? null : seenAt.toInstant());
    }
}
