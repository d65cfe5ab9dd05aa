package dev.blockdata.identity;

import dev.blockdata.database.Walls;
import dev.blockdata.http.Cursor;
import dev.blockdata.http.Page;
import dev.blockdata.http.PageQuery;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What happened to an account, for its owner to look at.
@Component
public class AccountEvents {

    /// `detail` is an object of a few words: the `name` of what was made, for one.
    record Row(
            long eventId,
            Instant at,
            String kind,
            JsonNode detail,
            @Nullable String address,
            @Nullable String userAgent) {}

    private final Walls walls;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    AccountEvents(Walls walls, JdbcClient jdbc, JsonMapper json) {
        this.walls = walls;
        this.jdbc = jdbc;
        this.json = json;
    }

    /// Of this person's own account, by this request.
    public void note(
            UUID userId, AccountEvent event, Map<String, String> detail, HttpServletRequest by) {
        Source source = Source.of(by);
        walls.as(
                userId,
                () -> {
                    jdbc.sql(
                                    """
                                    select 1 from app.note_account_event(:kind, cast(:detail as jsonb), :address, :agent)
                                    """)
                            .param("kind", event.word())
                            .param("detail", json.writeValueAsString(detail))
                            .param("address", source.address())
                            .param("agent", source.agent())
                            .query(Integer.class)
                            .single();
                });
    }

    /// Newest first.
    Page<Row> list(UUID userId, PageQuery query) {
        Long before = query.after().map(cursor -> cursor.number(0)).orElse(null);
        List<Row> rows =
                walls.as(
                        userId,
                        () ->
                                jdbc.sql(
                                                """
                                                select event_id, at, kind, detail, address, user_agent
                                                  from app.my_account_events(cast(:before as bigint), :limit)
                                                """)
                                        .param("before", before)
                                        .param("limit", query.fetch())
                                        .query(this::row)
                                        .list());
        return query.page(rows, row -> Cursor.of(row.eventId()));
    }

    private Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getLong("event_id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("kind"),
                json.readTree(row.getString("detail")),
                row.getString("address"),
                row.getString("user_agent"));
    }
}
