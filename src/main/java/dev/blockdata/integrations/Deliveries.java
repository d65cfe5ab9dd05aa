package dev.blockdata.integrations;

import dev.blockdata.database.Walls;
import dev.blockdata.http.Cursor;
import dev.blockdata.http.Page;
import dev.blockdata.http.PageQuery;
import dev.blockdata.projects.Member;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What was sent and what waits, as a project's owners and editors see it.
@Repository
class Deliveries {

    /// @param status waiting, sending, delivered, failed or cancelled
    /// @param nextAt when it is tried next; null where it is not open
    /// @param sent the beginning of what was sent
    /// @param answerStatus of HTTP, of the last attempt
    /// @param error why the last attempt failed
    record View(
            UUID deliveryId,
            String event,
            UUID runId,
            @Nullable String runName,
            @Nullable String sourceUid,
            @Nullable String docTitle,
            @Nullable String blocks,
            String status,
            int attempt,
            @Nullable Instant nextAt,
            @Nullable Long rows,
            @Nullable Long bytes,
            @Nullable String sent,
            @Nullable Integer answerStatus,
            @Nullable String answer,
            @Nullable String error,
            Instant createdAt,
            @Nullable Instant finishedAt) {}

    private record Numbered(long number, View view) {}

    private final Walls walls;
    private final JdbcClient jdbc;

    Deliveries(Walls walls, JdbcClient jdbc) {
        this.walls = walls;
        this.jdbc = jdbc;
    }

    /// How many were put into the outbox; empty where there is no such integration.
    Optional<Integer> push(Member who, UUID integrationId, @Nullable List<UUID> runIds) {
        return walls.in(
                who.userId(),
                who.projectId(),
                () ->
                        jdbc.sql("select app.push_integration(:project, :integration, :runs)")
                                .param("project", who.projectId())
                                .param("integration", integrationId)
                                .param("runs", runIds == null ? null : runIds.toArray(UUID[]::new))
                                .query((row, _) ->
                                        Optional.ofNullable(row.getObject(1, Integer.class)))
                                .single());
    }

    /// The newest first.
    Page<View> list(Member who, UUID integrationId, @Nullable String status, PageQuery page) {
        var rows =
                read(
                        who,
                        integrationId,
                        null,
                        status,
                        page.after().map(after -> after.number(0)).orElse(null),
                        page.fetch());
        var numbered = page.page(rows, row -> Cursor.of(row.number()));
        return new Page<>(
                numbered.items().stream().map(Numbered::view).toList(), numbered.nextCursor());
    }

    Optional<View> find(Member who, UUID integrationId, UUID deliveryId) {
        return read(who, integrationId, deliveryId, null, null, 1).stream()
                .findFirst()
                .map(Numbered::view);
    }

    /// The status that it had before; empty where there is none.
    ///
    /// @param to `waiting` to send it again, `cancelled` to give it up
    Optional<String> change(Member who, UUID integrationId, UUID deliveryId, String to) {
        return walls.in(
                who.userId(),
                who.projectId(),
                () ->
                        jdbc.sql(
                                        "select app.change_delivery(:project, :integration, :delivery, :to)")
                                .param("project", who.projectId())
                                .param("integration", integrationId)
                                .param("delivery", deliveryId)
                                .param("to", to)
                                .query((row, _) -> Optional.ofNullable(row.getString(1)))
                                .single());
    }

    /// How many that had failed wait again; empty where there is no such integration.
    Optional<Integer> replayFailed(Member who, UUID integrationId) {
        return walls.in(
                who.userId(),
                who.projectId(),
                () ->
                        jdbc.sql("select app.replay_failed(:project, :integration)")
                                .param("project", who.projectId())
                                .param("integration", integrationId)
                                .query((row, _) ->
                                        Optional.ofNullable(row.getObject(1, Integer.class)))
                                .single());
    }

    private List<Numbered> read(
            Member who,
            UUID integrationId,
            @Nullable UUID deliveryId,
            @Nullable String status,
            @Nullable Long before,
            int limit) {
        return walls.in(
                who.userId(),
                who.projectId(),
                () ->
                        jdbc.sql(
                                        """
                                        select number, delivery_id, run_id, run_name, source_uid, doc_title, event, blocks, status, attempt, not_before, rows, bytes,
                                               sent, answer_status, answer, error, created_at, finished_at
                                          from app.list_deliveries(:project, :integration, cast(:delivery as uuid), :status, cast(:before as bigint), :limit)
                                        """)
                                .param("project", who.projectId())
                                .param("integration", integrationId)
                                .param("delivery", deliveryId)
                                .param("status", status)
                                .param("before", before)
                                .param("limit", limit)
                                .query((row, _) -> numbered(row))
                                .list());
    }

    private static Numbered numbered(ResultSet row) throws SQLException {
        var finished = Integrations.moment(row, "finished_at").orElse(null);
        return new Numbered(
                row.getLong("number"),
                new View(
                        row.getObject("delivery_id", UUID.class),
                        row.getString("event"),
                        row.getObject("run_id", UUID.class),
                        row.getString("run_name"),
                        row.getString("source_uid"),
                        row.getString("doc_title"),
                        row.getString("blocks"),
                        row.getString("status"),
                        row.getInt("attempt"),
                        finished == null
                                ? Integrations.moment(row, "not_before").orElse(null)
                                : null,
                        row.getObject("rows", Long.class),
                        row.getObject("bytes", Long.class),
                        row.getString("sent"),
                        row.getObject("answer_status", Integer.class),
                        row.getString("answer"),
                        row.getString("error"),
                        Integrations.moment(row, "created_at").orElseThrow(),
                        finished));
    }
}
