package dev.blockdata.runs;

import dev.blockdata.database.Walls;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The overlays of a run in reading order, with the mark under which they were read.
@Repository
public class OverlayList {

    /// Some overlays of a run; `asOf` was taken before they were read, so that it covers nothing
    /// that is not in them.
    public record Window(List<Overlay> overlays, String asOf) {}

    private final JdbcClient jdbc;
    private final Walls walls;

    OverlayList(JdbcClient jdbc, Walls walls) {
        this.jdbc = jdbc;
        this.walls = walls;
    }

    /// At most `limit` overlays behind a block index, in one state or in any; empty where there is
    /// no such run.
    Optional<Window> of(
            UUID userId,
            UUID projectId,
            UUID runId,
            @Nullable OverlayStatus status,
            int behind,
            int limit) {
        return walls.in(
                userId,
                projectId,
                () -> {
                    String asOf = jdbc.sql("select app.mark()").query(String.class).single();
                    boolean known =
                            jdbc.sql(
                                            "select 1 from app.runs r where r.project_id = :project and r.run_id = :run")
                                    .param("project", projectId)
                                    .param("run", runId)
                                    .query(Integer.class)
                                    .optional()
                                    .isPresent();
                    return known
                            ? Optional.of(
                                    new Window(rows(projectId, runId, status, behind, limit), asOf))
                            : Optional.empty();
                });
    }

    private List<Overlay> rows(
            UUID projectId, UUID runId, @Nullable OverlayStatus status, int behind, int limit) {
        return jdbc.sql(
                        "select "
                                + Overlay.COLUMNS
                                + """
                                  from app.overlays o
                                  join app.runs r on r.project_id = o.project_id and r.run_id = o.run_id
                                  join app.documents d on d.project_id = r.project_id and d.source_uid = r.source_uid
                                  left join app.names_in_project(:project) n on n.user_id = o.confirmed_by
                                 where o.project_id = :project and o.run_id = :run and o.block_index > :behind
                                   and (cast(:status as text) is null or o.status = :status)
                                 order by o.block_index limit :limit
                                """)
                .param("project", projectId)
                .param("run", runId)
                .param("behind", behind)
                .param("status", status == null ? null : status.wire())
                .param("limit", limit)
                .query((row, _) -> Overlay.of(row))
                .list();
    }
}
