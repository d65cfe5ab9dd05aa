package dev.blockdata.review;

import dev.blockdata.database.Walls;
import dev.blockdata.projects.Member;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How many a confirmation would confirm, for the dialog that asks; with the mark that makes it
/// confirm no others.
///
/// Number and mark come from one statement, so that both are of the same moment.
@Component
class StagedCount {

    /// How many would be confirmed, in how many documents, and the mark under which they were
    /// counted.
    record Count(long count, long documents, String asOf)
            implements ReviewController.ConfirmAnswer {}

    private static final String COUNTED =
            """
            select pg_current_snapshot()::text as as_of, count(o.block_index) as count, count(distinct o.run_id) as documents
            """;
    private static final String SEEN =
            """
            o.status = 'ai_complete' and o.staged_valid
            and (cast(:asOf as text) is null or pg_visible_in_snapshot(o.changed_xid, cast(:asOf as pg_snapshot)))
            """;

    private final Walls walls;
    private final JdbcClient jdbc;
    private final ReviewedRuns runs;

    StagedCount(Walls walls, JdbcClient jdbc, ReviewedRuns runs) {
        this.walls = walls;
        this.jdbc = jdbc;
        this.runs = runs;
    }

    Optional<Count> ofRun(Member who, UUID runId, Choice choice, @Nullable String asOf) {
        return walls.in(
                who.userId(),
                who.projectId(),
                () ->
                        runs.find(who.projectId(), runId)
                                .map(run -> {
                                    runs.demandMark(asOf);
                                    var chosen = choice.within(run.convUid());
                                    return jdbc.sql(
                                                    COUNTED
                                                            + " from app.block_overlays o where o.project_id = :project and o.run_id = :run and "
                                                            + SEEN
                                                            + """
                                                            and (cast(:index as int[]) is null or exists (
                                                                 select 1 from unnest(cast(:index as int[]), cast(:revision as int[])) as x (i, rev)
                                                                  where x.i = o.block_index and (x.rev is null or x.rev = o.revision)))
                                                            """)
                                            .param("project", who.projectId())
                                            .param("run", runId)
                                            .param("index", chosen.index())
                                            .param("revision", chosen.revision())
                                            .param("asOf", asOf)
                                            .query(Count.class)
                                            .single();
                                }));
    }

    Optional<Count> ofProject(Member who, UUID schemaId, @Nullable String asOf) {
        return walls.in(
                who.userId(),
                who.projectId(),
                () -> {
                    runs.demandMark(asOf);
                    return !runs.knowsSchema(schemaId)
                            ? Optional.empty()
                            : Optional.of(
                                    jdbc.sql(
                                                    COUNTED
                                                            + """
                                                              from app.effective_runs(:project, :schema) e
                                                              left join app.block_overlays o on o.project_id = :project and o.run_id = e.run_id and
                                                            """
                                                            + SEEN)
                                            .param("project", who.projectId())
                                            .param("schema", schemaId)
                                            .param("asOf", asOf)
                                            .query(Count.class)
                                            .single());
                });
    }
}
