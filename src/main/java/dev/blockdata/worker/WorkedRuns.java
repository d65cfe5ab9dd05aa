package dev.blockdata.worker;

import dev.blockdata.models.Question;
import java.math.BigDecimal;
import java.sql.Types;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What the worker asks and says of runs, beside their claims: with what and for whom they are
/// worked on, and whether they may go on.
@Repository
class WorkedRuns {

    /// What a run asks with: its schema, and its own settings as JSON.
    record RunTask(
            String schemaRef,
            String schemaUid,
            String schemaText,
            String modelConfig,
            @Nullable UUID dispatchedBy) {}

    private final JdbcClient jdbc;

    WorkedRuns(@Qualifier("work") JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<RunTask> task(RunKey run) {
        return jdbc.sql(
                        "select schema_ref, schema_uid, schema_text, model_config, dispatched_by from app.schema_of_run(:project, :run)")
                .param("project", run.projectId())
                .param("run", run.runId())
                .query((row, _) ->
                        new RunTask(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getObject(5, UUID.class)))
                .optional();
    }

    /// Whether a model may still be asked about blocks that are held; a run that has reached a
    /// budget is paused by that.
    ///
    /// @param unbooked what was spent on the run and not settled yet
    boolean mayAsk(RunKey run, List<Claim> held, Payer payer, BigDecimal unbooked) {
        return jdbc.sql(
                        "select app.may_ask(:project, :run, cast(:index as int[]), cast(:token as uuid[]), :platform, :unbooked)")
                .param("project", run.projectId())
                .param("run", run.runId())
                .param("index", OverlayClaims.indexes(held))
                .param("token", OverlayClaims.tokens(held))
                .param("platform", payer.isPlatform(), Types.BOOLEAN)
                .param("unbooked", unbooked)
                .query(Boolean.class)
                .single();
    }

    /// Lets a run be worked on for whoever asks for it, unless it is being worked on for somebody
    /// already. Theirs are the keys and the budgets.
    void takeUp(RunKey run, UUID user) {
        jdbc.sql("select app.take_up(:project, :run, :user)")
                .param("project", run.projectId())
                .param("run", run.runId())
                .param("user", user)
                .query((_, _) -> true)
                .single();
    }

    /// Why a run that is held to a budget may not ask a model without a price.
    Optional<String> unpriced(RunKey run, Payer payer, String model) {
        return jdbc.sql("select app.unpriced_words(:project, :run, :platform, :model)")
                .param("project", run.projectId())
                .param("run", run.runId())
                .param("platform", payer == Payer.PLATFORM)
                .param("model", model)
                .query((row, _) -> Optional.ofNullable(row.getString(1)))
                .single();
    }

    /// The texts around blocks that are held, up to so many on either side.
    Map<Integer, Question.Surroundings> neighbours(
            RunKey run, Collection<Claim> held, int distance) {
        List<Claim> ordered = List.copyOf(held);
        Map<Integer, Question.Surroundings> around = new HashMap<>();
        jdbc.sql(
                        "select block_index, before, after from app.neighbours(:project, :run, cast(:index as int[]), cast(:token as uuid[]), :distance)")
                .param("project", run.projectId())
                .param("run", run.runId())
                .param("index", OverlayClaims.indexes(ordered))
                .param("token", OverlayClaims.tokens(ordered))
                .param("distance", distance)
                .query(row -> {
                    around.put(
                            row.getInt(1),
                            new Question.Surroundings(
                                    List.of((String[]) row.getArray(2).getArray()),
                                    List.of((String[]) row.getArray(3).getArray())));
                });
        return around;
    }

    /// Pauses a run that cannot be worked on, with the reason; false where it is not running any
    /// more.
    boolean pause(RunKey run, String reason) {
        return jdbc.sql("select app.pause_unworkable(:project, :run, :reason)")
                .param("project", run.projectId())
                .param("run", run.runId())
                .param("reason", reason)
                .query(Boolean.class)
                .single();
    }

    /// How many blocks of a run wait for a worker.
    int pending(RunKey run) {
        return jdbc.sql("select pending from app.feed_run(:project, :run)")
                .param("project", run.projectId())
                .param("run", run.runId())
                .query(Integer.class)
                .optional()
                .orElse(0);
    }
}
