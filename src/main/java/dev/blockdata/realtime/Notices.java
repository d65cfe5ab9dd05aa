package dev.blockdata.realtime;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads the feed, and what its notices are about as it is now.
@Component
class Notices {

    record Notice(
            long xid,
            long seq,
            String kind,
            UUID projectId,
            @Nullable String sourceUid,
            @Nullable UUID runId,
            @Nullable String blocks,
            @Nullable UUID userId,
            @Nullable Long noticeId) {

        Position position() {
            return new Position(xid, seq);
        }
    }

    /// What to look up: these arrays go side by side.
    record Keys(UUID[] projects, UUID[] runs, String[] texts) {}

    /// A document; the status is null where it is no longer there.
    record Document(
            UUID projectId, String sourceUid, @Nullable String status, @Nullable String error) {}

    record Run(
            UUID projectId,
            UUID runId,
            UUID schemaId,
            String sourceUid,
            String status,
            String dispatch,
            String models,
            int pending,
            int claimed,
            int aiComplete,
            int confirmed,
            int rejected,
            int failed) {}

    record Overlay(UUID runId, String blockUid, String status, int revision) {}

    private final JdbcClient jdbc;

    Notices(@Qualifier("work") JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The place of now; whatever commits from here on lies behind it.
    Position open() {
        return jdbc.sql("select cast(xid as bigint) as xid, seq from app.feed_open()")
                .query(Position.class)
                .single();
    }

    /// Of all projects, or of one; with it what is said to persons, wherever they are.
    List<Notice> after(Position position, int limit, @Nullable UUID projectId) {
        return jdbc.sql(
                        """
                        select cast(xid as bigint) as xid, seq, kind, project_id, source_uid, run_id, blocks, user_id, notice_id
                          from app.feed_after(:xid, :seq, :limit, cast(:project as uuid))
                        """)
                .param("xid", Long.toString(position.xid()))
                .param("seq", position.seq())
                .param("limit", limit)
                .param("project", projectId)
                .query(Notice.class)
                .list();
    }

    /// Whether everything behind this place can still be read.
    boolean knows(Position position) {
        return jdbc.sql("select app.feed_knows(:xid, :seq)")
                .param("xid", Long.toString(position.xid()))
                .param("seq", position.seq())
                .query(Boolean.class)
                .single();
    }

    List<Document> documents(Keys keys) {
        return jdbc.sql(
                        """
                        select x.project_id, x.source_uid, d.status, d.error
                          from unnest(cast(:projects as uuid[]), cast(:texts as text[])) as x (project_id, source_uid)
                          left join lateral app.feed_document(x.project_id, x.source_uid) d on true
                        """)
                .param("projects", keys.projects())
                .param("texts", keys.texts())
                .query(Document.class)
                .list();
    }

    List<Run> runs(Keys keys) {
        return jdbc.sql(
                        """
                        select x.project_id, x.run_id, r.*
                          from unnest(cast(:projects as uuid[]), cast(:runs as uuid[])) as x (project_id, run_id)
                         cross join lateral app.feed_run(x.project_id, x.run_id) r
                        """)
                .param("projects", keys.projects())
                .param("runs", keys.runs())
                .query(Run.class)
                .list();
    }

    /// At most `limit` of each run; the texts are ranges of blocks.
    List<Overlay> overlays(Keys keys, int limit) {
        return jdbc.sql(
                        """
                        select x.run_id, o.block_uid, o.status, o.revision
                          from unnest(cast(:projects as uuid[]), cast(:runs as uuid[]), cast(:texts as text[])) as x (project_id, run_id, blocks)
                         cross join lateral app.feed_overlays(x.project_id, x.run_id, x.blocks, :limit) o
                        """)
                .param("projects", keys.projects())
                .param("runs", keys.runs())
                .param("texts", keys.texts())
                .param("limit", limit)
                .query(Overlay.class)
                .list();
    }

    boolean isMember(UUID projectId, UUID userId) {
        return jdbc.sql("select app.is_member(:project, :user)")
                .param("project", projectId)
                .param("user", userId)
                .query(Boolean.class)
                .single();
    }
}
