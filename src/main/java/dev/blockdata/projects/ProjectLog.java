package dev.blockdata.projects;

import dev.blockdata.database.Walls;
import dev.blockdata.http.Cursor;
import dev.blockdata.http.Page;
import dev.blockdata.http.PageQuery;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What people did in a project, for its owners to read. Whatever changes rows is written down by
/// the database itself; here it is told what leaves.
@Component
public final class ProjectLog {

    /// Something that somebody did; `address` is where the request came from.
    record Event(
            long eventId,
            Instant at,
            String kind,
            @Nullable UUID actor,
            @Nullable String actorName,
            JsonNode detail,
            @Nullable String address) {}

    /// Which events are asked for; null for any.
    record Filter(@Nullable String kind, @Nullable UUID actor) {

        static final Filter ALL = new Filter(null, null);
    }

    private final Walls walls;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    ProjectLog(Walls walls, JdbcClient jdbc, JsonMapper json) {
        this.walls = walls;
        this.jdbc = jdbc;
        this.json = json;
    }

    /// Before the first byte of an export leaves: what it is, and of which documents, whose rows
    /// are counted.
    public void exported(Member who, Map<String, Object> what, List<String> sourceUids) {
        note(who, "exported", what, sourceUids.toArray(String[]::new));
    }

    /// Before a file leaves that was made earlier.
    public void exported(Member who, Map<String, Object> what) {
        note(who, "exported", what, null);
    }

    /// Before a document leaves as a file.
    ///
    /// @param what the source, the representation or the reconstruction
    public void downloaded(Member who, String sourceUid, @Nullable String title, String what) {
        var detail = new LinkedHashMap<String, Object>();
        detail.put("source_uid", sourceUid);
        detail.put("doc_title", title);
        detail.put("what", what);
        note(who, "document-downloaded", detail, null);
    }

    private void note(
            Member who, String kind, Map<String, Object> detail, String @Nullable [] sourceUids) {
        walls.in(
                who.userId(),
                who.projectId(),
                () ->
                        jdbc.sql(
                                        "select 1 from app.note_departure(:project, :kind, cast(:detail as jsonb), cast(:sources as text[]))")
                                .param("project", who.projectId())
                                .param("kind", kind)
                                .param("detail", json.writeValueAsString(detail))
                                .param("sources", sourceUids)
                                .query(Integer.class)
                                .single());
    }

    /// Newest first.
    Page<Event> list(Member owner, Filter filter, PageQuery query) {
        Long before = query.after().map(cursor -> cursor.number(0)).orElse(null);
        return query.page(
                read(owner, filter, before, query.fetch(), false),
                event -> Cursor.of(event.eventId()));
    }

    /// Those before an event, newest first; `harmless` where they go into a spreadsheet, which
    /// would run some texts.
    List<Event> read(
            Member owner, Filter filter, @Nullable Long before, int limit, boolean harmless) {
        return walls.in(
                owner.userId(),
                owner.projectId(),
                () ->
                        jdbc.sql(
                                        """
                                        select event_id, at, kind, actor, detail, address,
                                               case when :harmless then app.spreadsheet_text(actor_name) else actor_name end as actor_name
                                          from app.project_log(:project, :kind, :actor, :before, :limit)
                                         order by event_id desc
                                        """)
                                .param("project", owner.projectId())
                                .param("kind", filter.kind(), Types.VARCHAR)
                                .param("actor", filter.actor(), Types.OTHER)
                                .param("before", before, Types.BIGINT)
                                .param("limit", limit)
                                .param("harmless", harmless)
                                .query((row, _) ->
                                        new Event(
                                                row.getLong("event_id"),
                                                row.getObject("at", OffsetDateTime.class)
                                                        .toInstant(),
                                                row.getString("kind"),
                                                row.getObject("actor", UUID.class),
                                                row.getString("actor_name"),
                                                json.readTree(row.getString("detail")),
                                                row.getString("address")))
                                .list());
    }
}
