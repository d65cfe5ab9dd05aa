package dev.blockdata.review;

import dev.blockdata.database.Walls;
import dev.blockdata.http.Page;
import dev.blockdata.http.PageQuery;
import dev.blockdata.http.Problem;
import dev.blockdata.http.ProblemKind;
import dev.blockdata.identity.Viewer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// In which of one's projects a document or a run is: old addresses name no project.
@RestController
final class LocateController {

    private final Walls walls;
    private final JdbcClient db;

    LocateController(Walls walls, JdbcClient db) {
        this.walls = walls;
        this.db = db;
    }

    record Place(UUID projectId) {}

    @GetMapping("/api/v1/locate")
    Page<Place> locate(
            Viewer viewer,
            PageQuery page,
            @RequestParam(name = "source_uid", required = false) @Nullable String source,
            @RequestParam(name = "run_id", required = false) @Nullable UUID run) {
        if ((source == null) == (run == null)) {
            throw Problem.of(ProblemKind.INVALID_PARAMETER, "Name one of source_uid and run_id.")
                    .asException();
        }
        return page.of(
                walls.as(
                        viewer.userId(),
                        () ->
                                db.sql("select app.locate(:source, cast(:run as uuid))")
                                        .param("source", source)
                                        .param("run", run)
                                        .query((row, _) -> new Place(row.getObject(1, UUID.class)))
                                        .list()));
    }
}
