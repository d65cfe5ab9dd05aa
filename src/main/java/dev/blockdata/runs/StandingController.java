package dev.blockdata.runs;

import dev.blockdata.database.Walls;
import dev.blockdata.http.Page;
import dev.blockdata.http.PageQuery;
import dev.blockdata.identity.Viewer;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// How far each of one's projects is: what waits for a person, before any of them is opened.
@RestController
final class StandingController {

    private final Walls walls;
    private final JdbcClient db;

    StandingController(Walls walls, JdbcClient db) {
        this.walls = walls;
        this.db = db;
    }

    /// @param runs all of them, the cancelled ones included
    /// @param pending blocks that wait for a model, of the effective runs of all schemas, as are
    ///   those that follow
    /// @param staged blocks that wait for a person
    record Standing(
            UUID projectId,
            long documents,
            long runs,
            long pending,
            long staged,
            long confirmed,
            long failed) {}

    @GetMapping("/api/v1/standings")
    Page<Standing> standings(Viewer viewer, PageQuery page) {
        return page.of(
                walls.as(
                        viewer.userId(),
                        () ->
                                db.sql("select * from app.standings()")
                                        .query((row, _) ->
                                                new Standing(
                                                        row.getObject("project_id", UUID.class),
                                                        row.getLong("documents"),
                                                        row.getLong("runs"),
                                                        row.getLong("pending"),
                                                        row.getLong("staged"),
                                                        row.getLong("confirmed"),
                                                        row.getLong("failed")))
                                        .list()));
    }
}
