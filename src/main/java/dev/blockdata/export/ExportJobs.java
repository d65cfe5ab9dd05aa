package dev.blockdata.export;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.blockdata.database.Walls;
import dev.blockdata.http.Cursor;
import dev.blockdata.http.Page;
import dev.blockdata.http.PageQuery;
import dev.blockdata.projects.Member;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// The exports of a project that go on in the background: asked for, listed, given up.
@Repository
class ExportJobs {

    /// How many open ones somebody may have.
    static final int OPEN_OF_ONE_USER = 5;

    /// There is something to do.
    record Requested() {}

    /// A job, and which attempt has made its file.
    record Kept(ExportJob job, @Nullable UUID token) {}

    private static final String ROWS =
            """
            select e.export_id, e.status, e.error, e.wish, e.file_name, e.documents, e.documents_written, e.rows_written, e.bytes, e.sha256,
                   e.requested_by, n.display_name as requested_by_name, e.requested_at, e.finished_at, e.expires_at, e.attempt_token
              from app.exports e left join app.names_in_project(:project) n on n.user_id = e.requested_by
             where e.project_id = :project
            """;

    private final Walls walls;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final ApplicationEventPublisher events;

    ExportJobs(Walls walls, JdbcClient jdbc, JsonMapper json, ApplicationEventPublisher events) {
        this.walls = walls;
        this.jdbc = jdbc;
        this.json = json;
        this.events = events;
    }

    /// Puts an export into the queue; empty where the person has too many open ones.
    Optional<ExportJob> request(Member who, ExportWish wish, String fileName, int documents) {
        var exportId = UuidCreator.getTimeOrderedEpoch();
        var requested =
                walls.in(
                        who.userId(),
                        who.projectId(),
                        () -> {
                            var taken =
                                    jdbc.sql(
                                                    "select app.request_export(:project, :export, cast(:wish as jsonb), :file, :documents, :most)")
                                            .param("project", who.projectId())
                                            .param("export", exportId)
                                            .param("wish", json.writeValueAsString(wish))
                                            .param("file", fileName)
                                            .param("documents", documents)
                                            .param("most", OPEN_OF_ONE_USER)
                                            .query(Boolean.class)
                                            .single();
                            return taken ? find(who, exportId) : Optional.<Kept>empty();
                        });
        events.publishEvent(new Requested());
        return requested.map(Kept::job);
    }

    Optional<Kept> find(Member who, UUID exportId) {
        return walls.in(
                who.userId(),
                who.projectId(),
                () ->
                        jdbc.sql(ROWS + " and e.export_id = :export")
                                .param("project", who.projectId())
                                .param("export", exportId)
                                .query((row, _) -> kept(row))
                                .optional());
    }

    /// The newest first.
    Page<ExportJob> list(Member who, PageQuery page) {
        var before = page.after().map(after -> after.uuid(0)).orElse(null);
        var jobs =
                walls.in(
                        who.userId(),
                        who.projectId(),
                        () ->
                                jdbc.sql(
                                                ROWS
                                                        + " and (cast(:before as uuid) is null or e.export_id < :before) order by e.export_id desc limit :limit")
                                        .param("project", who.projectId())
                                        .param("before", before)
                                        .param("limit", page.fetch())
                                        .query((row, _) -> kept(row).job())
                                        .list());
        return page.page(jobs, job -> Cursor.of(job.exportId()));
    }

    /// What it was before: queued, running or done, and then it is not any more; `forbidden`;
    /// another state, which stays; empty where there is none.
    Optional<String> cancel(Member who, UUID exportId) {
        return walls.in(
                who.userId(),
                who.projectId(),
                () ->
                        jdbc.sql("select app.cancel_export(:project, :export)")
                                .param("project", who.projectId())
                                .param("export", exportId)
                                .query((row, _) -> Optional.ofNullable(row.getString(1)))
                                .single());
    }

    private Kept kept(ResultSet row) throws SQLException {
        var wish = json.readValue(row.getString("wish"), ExportWish.class);
        return new Kept(ExportJob.of(row, wish), row.getObject("attempt_token", UUID.class));
    }
}
