package dev.blockdata.review;

import dev.blockdata.database.Walls;
import dev.blockdata.projects.Member;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What failed and why, by class of error: of one run, of a schema's effective runs, or of all runs
/// that are not cancelled. It reads failed overlays alone.
@Component
class FailedBlocks {

    /// How many blocks failed for the same kind of reason, and a few of them; `runs` is how many
    /// runs they are in.
    record ErrorGroup(String errorClass, long count, long runs, List<ErrorSample> samples) {}

    record ErrorSample(UUID runId, String blockUid, String lastError) {}

    private record Row(
            String errorClass,
            long count,
            long runs,
            UUID runId,
            String blockUid,
            String lastError) {}

    private final Walls walls;
    private final JdbcClient jdbc;
    private final ReviewedRuns runs;

    FailedBlocks(Walls walls, JdbcClient jdbc, ReviewedRuns runs) {
        this.walls = walls;
        this.jdbc = jdbc;
        this.runs = runs;
    }

    /// Empty where there is no such run.
    Optional<List<ErrorGroup>> ofRun(Member who, UUID runId) {
        return walls.in(
                who.userId(),
                who.projectId(),
                () -> runs.find(who.projectId(), runId).map(_ -> groups(who, runId, null)));
    }

    /// Empty where there is no such schema.
    Optional<List<ErrorGroup>> ofProject(Member who, @Nullable UUID schemaId) {
        return walls.in(
                who.userId(),
                who.projectId(),
                () ->
                        schemaId == null || runs.knowsSchema(schemaId)
                                ? Optional.of(groups(who, null, schemaId))
                                : Optional.empty());
    }

    private List<ErrorGroup> groups(Member who, @Nullable UUID runId, @Nullable UUID schemaId) {
        List<Row> rows =
                jdbc.sql(
                                """
                                with failed as (
                                    select o.error_class, o.run_id, o.block_index, o.last_error, r.source_uid,
                                           row_number() over (partition by o.error_class order by o.run_id, o.block_index) as n
                                      from app.runs r
                                      join app.block_overlays o on o.project_id = r.project_id and o.run_id = r.run_id and o.status = 'failed'
                                     where r.project_id = :project and r.failed > 0
                                       and (r.run_id = cast(:run as uuid) or cast(:run as uuid) is null and r.status <> 'cancelled')
                                       and (cast(:schema as uuid) is null
                                            or r.run_id in (select e.run_id from app.effective_runs(:project, cast(:schema as uuid)) e))
                                ), sums as (
                                    select f.error_class, count(*) as count, count(distinct f.run_id) as runs from failed f group by f.error_class
                                )
                                select coalesce(s.error_class, 'unknown') as error_class, s.count, s.runs, f.run_id,
                                       d.conv_uid || ':' || f.block_index as block_uid, f.last_error
                                  from sums s
                                  join failed f on f.error_class is not distinct from s.error_class and f.n <= 5
                                  join app.documents d on d.project_id = :project and d.source_uid = f.source_uid
                                 order by s.count desc, s.error_class, f.n
                                """)
                        .param("project", who.projectId())
                        .param("run", runId)
                        .param("schema", schemaId)
                        .query(Row.class)
                        .list();
        var groups = new LinkedHashMap<String, ErrorGroup>();
        for (Row row : rows) {
            groups.computeIfAbsent(
                            row.errorClass(),
                            name ->
                                    new ErrorGroup(
                                            name, row.count(), row.runs(), new ArrayList<>()))
                    .samples()
                    .add(new ErrorSample(row.runId(), row.blockUid(), row.lastError()));
        }
        return List.copyOf(groups.values());
    }

    /// How many failed blocks wait for the worker again; empty where there is no such schema.
    Optional<Integer> retry(Member who, @Nullable UUID schemaId, @Nullable String errorClass) {
        return walls.in(
                who.userId(),
                who.projectId(),
                () ->
                        schemaId != null && !runs.knowsSchema(schemaId)
                                ? Optional.empty()
                                : Optional.of(
                                        jdbc.sql(
                                                        "select app.retry_failed_project(:project, cast(:schema as uuid), cast(:class as text))")
                                                .param("project", who.projectId())
                                                .param("schema", schemaId)
                                                .param("class", errorClass)
                                                .query(Integer.class)
                                                .single()));
    }
}
