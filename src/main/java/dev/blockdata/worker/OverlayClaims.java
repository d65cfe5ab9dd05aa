package dev.blockdata.worker;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// The worker's verbs on overlays: claim, settle, hold on, give back. The rules stand in
/// `R__claims.sql`.
///
/// Every write repeats the claim's token, so that a worker presumed dead changes nothing that
/// somebody else holds by now. Each call is one transaction; claims are sent in the order of their
/// blocks, in which the database's own verbs take them too.
@Repository
class OverlayClaims {

    /// Where the next calls should go, and how many.
    record Share(RunKey run, int take) {}

    private static final String NO_LONGER_RUNNING = "BD001";
    private static final int MOST_TRIES = 5;

    private final JdbcClient jdbc;
    private final WorkerSettings settings;
    private final JsonMapper json;

    OverlayClaims(@Qualifier("work") JdbcClient jdbc, WorkerSettings settings, JsonMapper json) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.json = json;
    }

    /// Claims pending overlays of a run in reading order; none where the run is not running.
    ///
    /// @param payer whose budgets may hold it back
    List<Claim> claim(RunKey run, int limit, String worker, Payer payer) {
        return claimed(
                run,
                worker,
                payer,
                "app.claim(:project, :run, :limit, :worker, cast(:lease as interval), :platform)",
                Map.of("limit", limit));
    }

    /// The same for so many calls of up to `packSize` blocks each, within the room that the run's
    /// standing order leaves.
    ///
    /// @param ended claims of whatever run whose calls have ended, though their results are not
    ///   written yet: they take up no room
    List<Claim> claimDispatched(
            RunKey run,
            int calls,
            int packSize,
            String worker,
            Payer payer,
            Collection<Claim> ended) {
        List<Claim> ofProject =
                ended.stream()
                        .filter(claim -> claim.run().projectId().equals(run.projectId()))
                        .toList();
        return claimed(
                run,
                worker,
                payer,
                """
                app.claim_dispatched(:project, :run, :calls, :pack, :worker, cast(:lease as interval), :platform,
                                     cast(:runs as uuid[]), cast(:index as int[]), cast(:token as uuid[]))
                """,
                Map.of(
                        "calls",
                        calls,
                        "pack",
                        packSize,
                        "runs",
                        ids(ofProject, claim -> claim.run().runId()),
                        "index",
                        indexes(ofProject),
                        "token",
                        tokens(ofProject)));
    }

    private List<Claim> claimed(
            RunKey run, String worker, Payer payer, String function, Map<String, ?> how) {
        try {
            return retried(() ->
                    jdbc.sql(
                                    "select block_index, claim_token, attempt, block_type, block_content, heading_path, doc_title from "
                                            + function)
                            .param("project", run.projectId())
                            .param("run", run.runId())
                            .param("worker", worker)
                            .param("lease", lease())
                            .param("platform", payer.isPlatform(), Types.BOOLEAN)
                            .params(how)
                            .query((row, _) -> claimOf(run, row))
                            .list());
        } catch (DataAccessException failure) {
            if (NestedExceptionUtils.getMostSpecificCause(failure) instanceof SQLException sql
                    && NO_LONGER_RUNNING.equals(sql.getSQLState())) {
                return List.of();
            }
            throw failure;
        }
    }

    /// Where the next calls go: fair among projects, then among the runs of one. `ended` as for
    /// [#claimDispatched].
    List<Share> dispatchable(int limit, Collection<Claim> ended) {
        return jdbc.sql(
                        """
                        select project_id, run_id, take
                          from app.dispatchable(:limit, cast(:projects as uuid[]), cast(:runs as uuid[]), cast(:index as int[]), cast(:token as uuid[]))
                        """)
                .param("limit", limit)
                .param("projects", ids(ended, claim -> claim.run().projectId()))
                .param("runs", ids(ended, claim -> claim.run().runId()))
                .param("index", indexes(ended))
                .param("token", tokens(ended))
                .query((row, _) ->
                        new Share(
                                new RunKey(
                                        row.getObject(1, UUID.class), row.getObject(2, UUID.class)),
                                row.getInt(3)))
                .list();
    }

    /// Writes what came of claims of one run, safely on disk when this returns. The answer names
    /// the tokens that still held; the others came too late and changed nothing; what they cost is
    /// booked where this is said for the `first` time.
    Set<UUID> settle(RunKey run, Collection<Settlement> settlements, boolean first) {
        List<Settlement> ordered =
                settlements.stream()
                        .sorted(Comparator.comparingInt(s -> s.claim().blockIndex()))
                        .toList();
        Set<UUID> held =
                retried(() ->
                        jdbc.sql(
                                        """
                                        select app.settle(:project, :run, :attempts, cast(:index as int[]), cast(:token as uuid[]),
                                                          cast(:outcome as text[]), cast(cast(:body as text[]) as jsonb[]), cast(:error as text[]),
                                                          cast(:class as text[]), cast(:model as text[]), cast(cast(:usage as text[]) as jsonb[]),
                                                          cast(:platform as boolean[]), :first)
                                        """)
                                .param("project", run.projectId())
                                .param("run", run.runId())
                                .param("attempts", settings.maxRetries())
                                .param(
                                        "index",
                                        indexes(ordered.stream().map(Settlement::claim).toList()))
                                .param(
                                        "token",
                                        tokens(ordered.stream().map(Settlement::claim).toList()))
                                .param("outcome", texts(ordered, Outcome::word))
                                .param(
                                        "body",
                                        texts(
                                                ordered,
                                                o ->
                                                        o instanceof Outcome.Staged staged
                                                                ? staged.body()
                                                                : null))
                                .param(
                                        "error",
                                        texts(
                                                ordered,
                                                o ->
                                                        o.trouble()
                                                                .map(Outcome.Trouble::words)
                                                                .orElse(null)))
                                .param(
                                        "class",
                                        texts(
                                                ordered,
                                                o ->
                                                        o.trouble()
                                                                .map(Outcome.Trouble::kind)
                                                                .orElse(null)))
                                .param("model", texts(ordered, Outcome::model))
                                .param("usage", texts(ordered, this::usage))
                                .param(
                                        "platform",
                                        ordered.stream()
                                                .map(Settlement::onPlatformKey)
                                                .toArray(Boolean[]::new))
                                .param("first", first)
                                .query((row, _) -> tokensOf(row.getArray(1)))
                                .single());
        jdbc.sql("select app.flush()").query((_, _) -> true).single();
        return held;
    }

    /// Extends the leases of claims of one run that are still held; answers how many those are.
    int beat(RunKey run, Collection<Claim> claims) {
        List<Claim> ordered =
                claims.stream().sorted(Comparator.comparingInt(Claim::blockIndex)).toList();
        return retried(() ->
                jdbc.sql(
                                "select app.beat(:project, :run, cast(:index as int[]), cast(:token as uuid[]), cast(:lease as interval))")
                        .param("project", run.projectId())
                        .param("run", run.runId())
                        .param("index", indexes(ordered))
                        .param("token", tokens(ordered))
                        .param("lease", lease())
                        .query(Integer.class)
                        .single());
    }

    /// Gives back what nobody holds any more: expired leases, and claims of cancelled runs.
    int reap() {
        return retried(() ->
                jdbc.sql("select app.reap(:attempts)")
                        .param("attempts", settings.maxRetries())
                        .query(Integer.class)
                        .single());
    }

    /// Drops notices that no browser will ask for any more.
    void trimFeed(Duration keep) {
        jdbc.sql("select app.feed_trim(cast(:keep as interval))")
                .param("keep", keep.toSeconds() + " seconds")
                .query(Long.class)
                .single();
    }

    private String lease() {
        return settings.lease().toMillis() + " milliseconds";
    }

    private static Claim claimOf(RunKey run, ResultSet row) throws SQLException {
        return new Claim(
                run,
                row.getInt("block_index"),
                row.getObject("claim_token", UUID.class),
                row.getInt("attempt"),
                row.getString("block_type"),
                row.getString("block_content"),
                List.of((String[]) row.getArray("heading_path").getArray()),
                row.getString("doc_title"));
    }

    private @Nullable String usage(Outcome outcome) {
        return outcome.usage().tookNothing() ? null : json.writeValueAsString(outcome.usage());
    }

    private static @Nullable String[] texts(
            List<Settlement> settlements, Function<Outcome, @Nullable String> value) {
        return settlements.stream().map(s -> value.apply(s.outcome())).toArray(String[]::new);
    }

    static Integer[] indexes(Collection<Claim> claims) {
        return claims.stream().map(Claim::blockIndex).toArray(Integer[]::new);
    }

    static String[] tokens(Collection<Claim> claims) {
        return ids(claims, Claim::token);
    }

    private static String[] ids(Collection<Claim> claims, Function<Claim, UUID> id) {
        return claims.stream().map(id).map(UUID::toString).toArray(String[]::new);
    }

    private static Set<UUID> tokensOf(Array array) throws SQLException {
        return new HashSet<>(Arrays.asList((UUID[]) array.getArray()));
    }

    /// A deadlock or a lost race for a lock is over when the transaction is: each of these verbs
    /// may simply be said again.
    private static <T> T retried(Supplier<T> verb) {
        for (int tries = 1; ; tries++) {
            try {
                return verb.get();
            } catch (ConcurrencyFailureException failure) {
                if (tries >= MOST_TRIES) {
                    throw failure;
                }
            }
        }
    }
}
