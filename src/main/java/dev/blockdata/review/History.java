package dev.blockdata.review;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.blockdata.database.Walls;
import dev.blockdata.http.Cursor;
import dev.blockdata.http.Page;
import dev.blockdata.http.PageQuery;
import dev.blockdata.projects.Member;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What happened to one block in one run: the two append-only logs, unfolded for it.
///
/// Every change raises the revision by one, the first event being the run's creation at 0: so an
/// event's revision is its place in the row. A value stays the block's until the next one is
/// staged, and shows while the status is one that has a value.
@Component
class History {

    /// One change. `before` and `after` are the values that the block showed on either side of it.
    record Event(
            String eventId,
            Instant at,
            String kind,
            String status,
            int revision,
            @Nullable UUID actor,
            @Nullable String actorName,
            @Nullable String worker,
            @JsonRawValue @Schema(type = "object") @Nullable String before,
            @JsonRawValue @Schema(type = "object") @Nullable String after,
            @Nullable String error,
            @Nullable String reason,
            @Nullable String model,
            @JsonRawValue @Schema(type = "object") @Nullable String usage) {}

    private static final String UNFOLDED =
            """
            with log as (
                select e.event_id, e.kind, e.status, e.at, e.actor, e.worker, e.error, e.reason, e.model, e.usage, e.body is not null as has_value
                  from app.overlay_events e
                 where e.project_id = :project and e.run_id = :run and e.block_index = :index
                union all
                select r.event_id, r.kind, r.status, r.at, r.actor, r.worker, null, r.reason, null, null, false
                  from app.run_events r
                 where r.project_id = :project and r.run_id = :run and r.blocks @> cast(:index as int)
            ), story as (
                select l.*, row_number() over w - 1 as revision, lag(l.status) over w as was,
                       max(l.event_id) filter (where l.has_value) over w as value_after,
                       max(l.event_id) filter (where l.has_value) over (order by l.event_id rows between unbounded preceding and 1 preceding) as value_before
                  from log l window w as (order by l.event_id)
            )
            select s.*, b.body as before, a.body as after, n.display_name as actor_name
              from story s
              left join app.overlay_events b on b.project_id = :project and b.run_id = :run and b.block_index = :index
                    and b.event_id = s.value_before and s.was in ('ai_complete', 'confirmed', 'rejected')
              left join app.overlay_events a on a.project_id = :project and a.run_id = :run and a.block_index = :index
                    and a.event_id = s.value_after and s.status in ('ai_complete', 'confirmed', 'rejected')
              left join app.names_in_project(:project) n on n.user_id = s.actor
             where s.event_id < :before
             order by s.event_id desc limit :limit
            """;

    private final Walls walls;
    private final JdbcClient jdbc;
    private final ReviewedRuns runs;

    History(Walls walls, JdbcClient jdbc, ReviewedRuns runs) {
        this.walls = walls;
        this.jdbc = jdbc;
        this.runs = runs;
    }

    /// Newest first; empty where the run has no such block.
    Optional<Page<Event>> of(Member who, UUID runId, String blockUid, PageQuery page) {
        return walls.in(
                who.userId(),
                who.projectId(),
                () ->
                        runs.find(who.projectId(), runId)
                                .flatMap(run ->
                                        BlockUid.parse(blockUid)
                                                .filter(uid ->
                                                        uid.convUid().equals(run.convUid())
                                                                && uid.index() < run.totalBlocks()))
                                .map(uid ->
                                        page.page(
                                                read(who.projectId(), runId, uid.index(), page),
                                                event -> Cursor.of(event.eventId()))));
    }

    private List<Event> read(UUID projectId, UUID runId, int index, PageQuery page) {
        return jdbc.sql(UNFOLDED)
                .param("project", projectId)
                .param("run", runId)
                .param("index", index)
                .param(
                        "before",
                        page.after().map(cursor -> cursor.number(0)).orElse(Long.MAX_VALUE))
                .param("limit", page.fetch())
                .query(History::event)
                .list();
    }

    private static Event event(ResultSet row, int number) throws SQLException {
        return new Event(
                row.getString("event_id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("kind"),
                row.getString("status"),
                row.getInt("revision"),
                row.getObject("actor", UUID.class),
                row.getString("actor_name"),
                row.getString("worker"),
                row.getString("before"),
                row.getString("after"),
                row.getString("error"),
                row.getString("reason"),
                row.getString("model"),
                row.getString("usage"));
    }
}
