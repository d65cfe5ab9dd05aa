package dev.blockdata.review;

import dev.blockdata.database.Walls;
import dev.blockdata.projects.Member;
import dev.blockdata.runs.Overlay;
import dev.blockdata.runs.OverlayStatus;
import dev.blockdata.runs.RunStatus;
import dev.blockdata.schemas.Finding;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The reviewer's verbs. Each is one transaction around one function of the database, in which the
/// rule lives; nobody else calls those.
@Component
class OverlayReviews {

    /// What came of an edit.
    sealed interface Edited {

        record Saved(Overlay overlay) implements Edited {}

        record Invalid(List<Finding> findings) implements Edited {}

        /// Somebody or something changed it since it was shown.
        record Stale() implements Edited {}

        record NotStaged() implements Edited {}

        record Unknown() implements Edited {}
    }

    /// How many were confirmed, and why the others were not.
    record Confirmed(int confirmed, int changed, int notStaged, int unknown, int invalid) {}

    record Rejected(int rejected, int changed, int notStaged, int unknown) {}

    record Reopened(int reopened, int notClosed, int unknown) {}

    private final Walls walls;
    private final JdbcClient jdbc;
    private final ReviewedRuns runs;

    OverlayReviews(Walls walls, JdbcClient jdbc, ReviewedRuns runs) {
        this.walls = walls;
        this.jdbc = jdbc;
        this.runs = runs;
    }

    /// Empty where there is no such run; so for every verb.
    Optional<Edited> edit(Member who, UUID runId, String blockUid, String data, int revision) {
        return walls.in(
                who.userId(),
                who.projectId(),
                () ->
                        runs.find(who.projectId(), runId)
                                .map(run ->
                                        BlockUid.parse(blockUid)
                                                .filter(uid ->
                                                        uid.convUid().equals(run.convUid())
                                                                && uid.index() < run.totalBlocks())
                                                .map(uid ->
                                                        edit(who, run, uid.index(), data, revision))
                                                .orElseGet(Edited.Unknown::new)));
    }

    private Edited edit(Member who, ReviewedRuns.Run run, int index, String data, int revision) {
        var findings = runs.answerSchema(run).check(data);
        if (!findings.isEmpty()) {
            return new Edited.Invalid(findings);
        }
        var answer =
                jdbc.sql("select app.edit(:project, :run, :index, cast(:data as jsonb), :revision)")
                        .param("project", who.projectId())
                        .param("run", run.runId())
                        .param("index", index)
                        .param("data", data)
                        .param("revision", revision)
                        .query(String.class)
                        .single();
        return switch (answer) {
            case "edited" -> new Edited.Saved(runs.overlay(who.projectId(), run.runId(), index));
            case "stale" -> new Edited.Stale();
            case "not_staged" -> new Edited.NotStaged();
            case "unknown" -> new Edited.Unknown();
            default -> throw new IllegalStateException("app.edit answered " + answer);
        };
    }

    Optional<Confirmed> confirm(Member who, UUID runId, Choice choice, @Nullable String asOf) {
        return walls.in(
                who.userId(),
                who.projectId(),
                () ->
                        runs.find(who.projectId(), runId)
                                .map(run -> {
                                    runs.demandMark(asOf);
                                    var chosen = choice.within(run.convUid());
                                    return jdbc.sql(
                                                    """
                                                    select confirmed, changed, not_staged, unknown + :unknown as unknown, invalid
                                                      from app.confirm(:project, :run, cast(:index as int[]), cast(:revision as int[]), cast(:asOf as text))
                                                    """)
                                            .param("unknown", chosen.unknown())
                                            .param("project", who.projectId())
                                            .param("run", runId)
                                            .param("index", chosen.index())
                                            .param("revision", chosen.revision())
                                            .param("asOf", asOf)
                                            .query(Confirmed.class)
                                            .single();
                                }));
    }

    /// Empty where there is no such schema.
    Optional<Confirmed> confirmProject(Member who, UUID schemaId, @Nullable String asOf) {
        return walls.in(
                who.userId(),
                who.projectId(),
                () -> {
                    runs.demandMark(asOf);
                    return !runs.knowsSchema(schemaId)
                            ? Optional.empty()
                            : Optional.of(
                                    jdbc.sql(
                                                    """
                                                    select confirmed, changed, not_staged, unknown, invalid
                                                      from app.confirm_project(:project, :schema, cast(:asOf as text))
                                                    """)
                                            .param("project", who.projectId())
                                            .param("schema", schemaId)
                                            .param("asOf", asOf)
                                            .query(Confirmed.class)
                                            .single());
                });
    }

    /// Rejects to `pending` or `rejected`; all that is staged only under a mark, which the caller
    /// has seen to.
    Optional<Rejected> reject(
            Member who, UUID runId, Choice choice, String to, @Nullable String asOf) {
        return walls.in(
                who.userId(),
                who.projectId(),
                () ->
                        runs.find(who.projectId(), runId)
                                .map(run -> {
                                    runs.demandMark(asOf);
                                    if (to.equals(OverlayStatus.PENDING.wire())) {
                                        RunStatus.demandAlive(run.status());
                                    }
                                    var chosen = choice.within(run.convUid());
                                    return jdbc.sql(
                                                    """
                                                    select rejected, changed, not_staged, unknown + :unknown as unknown
                                                      from app.reject(:project, :run, cast(:index as int[]), :to, cast(:asOf as text))
                                                    """)
                                            .param("unknown", chosen.unknown())
                                            .param("project", who.projectId())
                                            .param("run", runId)
                                            .param("index", chosen.index())
                                            .param("to", to)
                                            .param("asOf", asOf)
                                            .query(Rejected.class)
                                            .single();
                                }));
    }

    Optional<Reopened> reopen(
            Member who, UUID runId, Choice.These choice, @Nullable String reason) {
        return walls.in(
                who.userId(),
                who.projectId(),
                () ->
                        runs.find(who.projectId(), runId)
                                .map(run -> {
                                    var chosen = choice.within(run.convUid());
                                    return jdbc.sql(
                                                    """
                                                    select reopened, not_closed, unknown + :unknown as unknown
                                                      from app.reopen(:project, :run, cast(:index as int[]), cast(:reason as text), :emptyIsValid)
                                                    """)
                                            .param("unknown", chosen.unknown())
                                            .param("project", who.projectId())
                                            .param("run", runId)
                                            .param("index", chosen.index())
                                            .param("reason", reason)
                                            .param(
                                                    "emptyIsValid",
                                                    runs.answerSchema(run).check("{}").isEmpty())
                                            .query(Reopened.class)
                                            .single();
                                }));
    }

    /// How many failed blocks wait for the worker again.
    Optional<Integer> retryFailed(Member who, UUID runId, @Nullable String errorClass) {
        return walls.in(
                who.userId(),
                who.projectId(),
                () ->
                        runs.find(who.projectId(), runId)
                                .map(run -> {
                                    RunStatus.demandAlive(run.status());
                                    return jdbc.sql(
                                                    "select app.retry_failed(:project, :run, cast(:class as text))")
                                            .param("project", who.projectId())
                                            .param("run", runId)
                                            .param("class", errorClass)
                                            .query(Integer.class)
                                            .single();
                                }));
    }
}
