package dev.blockdata.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.models.Usage;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OverlayClaimsTest {

    private final WorkBench bench = new WorkBench();
    private final OverlayClaims claims = bench.node(_ -> WorkBench.answer("x")).claims;

    @AfterAll
    void close() {
        bench.close();
    }

    private static final Outcome RELEASED =
            new Outcome.Released(new Outcome.Trouble("throttled", "later"), Usage.NONE);
    private static final Outcome STAGED = new Outcome.Staged("{}", "test", Usage.NONE);

    @Test
    void aClaimCarriesTheBlockAndComesInReadingOrder() {
        var job = bench.job(30);

        List<Claim> first = claims.claim(job.run(), 25, "w", Payer.PERSON);
        List<Claim> second = claims.claim(job.run(), 25, "w", Payer.PERSON);

        assertThat(first)
                .extracting(Claim::blockIndex)
                .containsExactlyElementsOf(IntStream.range(0, 25).boxed().toList());
        assertThat(second).hasSize(5);
        assertThat(first.getFirst().content()).isEqualTo("Block 0");
        assertThat(first.getFirst().attempt()).isEqualTo(1);
        assertThat(claims.claim(job.run(), 25, "w", Payer.PERSON)).isEmpty();
        assertThat(bench.counters(job.run())).containsExactly("0 30 0 0 0 0", "0 30 0 0 0 0");
    }

    @Test
    void theLogNamesWhoeverHeldTheClaim() {
        var job = bench.job(2);
        var held = new java.util.ArrayList<>(claims.claim(job.run(), 1, "first", Payer.PERSON));
        held.addAll(claims.claim(job.run(), 1, "second", Payer.PERSON));

        claims.settle(
                job.run(),
                held.stream()
                        .map(claim ->
                                new Settlement(claim, new Outcome.Staged("{}", "m", Usage.NONE)))
                        .toList(),
                true);

        assertThat(
                        bench.look(
                                job.run(),
                                "select string_agg(worker, ' ' order by block_index) from app.overlay_events where run_id = :run"))
                .isEqualTo("first second");
    }

    /// The settling transaction does not wait for the disk while it holds the run's row; somebody
    /// has to, before the worker hears that its result stands.
    @Test
    void whatStandsIsOnDisk() throws SQLException {
        var job = bench.job(1);
        try (var connection = bench.database.superuser().getConnection()) {
            // The servers of tests do not wait for disks, unless told to.
            var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            jdbc.sql("set synchronous_commit = on").update();
            var durable = new OverlayClaims(jdbc, WorkBench.settings(), WorkBench.JSON);
            var claim = durable.claim(job.run(), 1, "w", Payer.PERSON).getFirst();
            var before = bench.look(job.run(), "select pg_current_wal_insert_lsn()");

            durable.settle(
                    job.run(),
                    List.of(new Settlement(claim, new Outcome.Staged("{}", "m", Usage.NONE))),
                    true);

            assertThat(
                            bench.look(
                                    job.run(),
                                    "select pg_current_wal_flush_lsn() > cast('"
                                            + before
                                            + "' as pg_lsn) + 100"))
                    .isEqualTo("true");
        }
    }

    /// After a provider asked for patience the attempt is given back, so that the same worker's
    /// next claim has the same number: only the token tells the two apart.
    @Test
    void aLateWordAfterThrottlingChangesNothingForTheSameWorkersNextClaim() {
        var job = bench.job(1);
        var late = claims.claim(job.run(), 1, "w", Payer.PERSON).getFirst();
        claims.settle(
                job.run(),
                List.of(
                        new Settlement(
                                late,
                                new Outcome.Released(
                                        new Outcome.Trouble("throttled", "later"), Usage.NONE))),
                true);
        var again = claims.claim(job.run(), 1, "w", Payer.PERSON).getFirst();
        assertThat(again.attempt()).isEqualTo(late.attempt());
        String before = bench.everythingOf(job.run());

        assertThat(
                        claims.settle(
                                job.run(),
                                List.of(
                                        new Settlement(
                                                late, new Outcome.Staged("{}", "m", Usage.NONE))),
                                true))
                .isEmpty();

        assertThat(bench.everythingOf(job.run())).isEqualTo(before);
    }

    @Test
    void everyOutcomeIsWrittenInOneCall() {
        var job = bench.job(5);
        List<Claim> held = claims.claim(job.run(), 5, "w", Payer.PERSON);
        var trouble = new Outcome.Trouble("kind", "words\0");
        var usage = new Usage(1, 10, 0, 0, 5, null);

        var settled =
                claims.settle(
                        job.run(),
                        List.of(
                                new Settlement(
                                        held.get(3), new Outcome.Released(trouble, Usage.NONE)),
                                new Settlement(held.get(2), new Outcome.Spent(trouble, "m", usage)),
                                new Settlement(
                                        held.get(1), new Outcome.Failed(trouble, "m", usage)),
                                new Settlement(
                                        held.get(0),
                                        new Outcome.Staged("{\"summary\": \"ü\"}", "m", usage))),
                        true);

        assertThat(settled)
                .containsExactlyInAnyOrderElementsOf(
                        held.subList(0, 4).stream().map(Claim::token).toList());
        assertThat(bench.counters(job.run())).containsExactly("2 1 1 0 0 1", "2 1 1 0 0 1");
        assertThat(
                        bench.look(
                                job.run(),
                                "select string_agg(status || attempt_count, ' ' order by block_index) from app.block_overlays where project_id = :project and run_id = :run"))
                .isEqualTo("ai_complete1 failed1 pending1 pending0 claimed1");
        assertThat(
                        bench.look(
                                job.run(),
                                "select concat_ws(' ', calls, input_tokens, output_tokens) from app.runs where project_id = :project and run_id = :run"))
                .isEqualTo("3 30 15");
    }

    @Test
    void anAttemptThatWasGivenBackIsTheFirstToBeTakenAgain() {
        var job = bench.job(50);
        List<Claim> held = claims.claim(job.run(), 25, "w", Payer.PERSON);
        claims.settle(
                job.run(),
                List.of(
                        new Settlement(
                                held.get(7),
                                new Outcome.Released(new Outcome.Trouble("k", "w"), Usage.NONE))),
                true);

        assertThat(claims.claim(job.run(), 2, "w", Payer.PERSON))
                .extracting(Claim::blockIndex)
                .containsExactly(7, 25);
    }

    @Test
    void aLateWorkerChangesNothingEvenUnderItsOwnName() {
        var job = bench.job(3);
        List<Claim> late = claims.claim(job.run(), 3, "w", Payer.PERSON);
        bench.expireLeases(job.run());
        assertThat(claims.reap()).isEqualTo(3);
        List<Claim> again = claims.claim(job.run(), 2, "w", Payer.PERSON);
        String before = bench.everythingOf(job.run());

        var settled =
                claims.settle(
                        job.run(),
                        late.stream()
                                .map(claim ->
                                        new Settlement(
                                                claim, new Outcome.Staged("{}", "m", Usage.NONE)))
                                .toList(),
                        true);

        assertThat(settled).isEmpty();
        assertThat(claims.beat(job.run(), late)).isZero();
        assertThat(bench.everythingOf(job.run())).isEqualTo(before);
        assertThat(
                        claims.settle(
                                job.run(),
                                List.of(
                                        new Settlement(
                                                again.getFirst(),
                                                new Outcome.Staged("{}", "m", Usage.NONE))),
                                true))
                .containsExactly(again.getFirst().token());
        assertThat(bench.counters(job.run())).containsExactly("2 0 1 0 0 0", "2 0 1 0 0 0");
    }

    @Test
    void whatWasConfirmedIsNeverTouchedByALateResult() {
        var job = bench.job(1);
        List<Claim> late = claims.claim(job.run(), 1, "w", Payer.PERSON);
        bench.expireLeases(job.run());
        claims.reap();
        List<Claim> held = claims.claim(job.run(), 1, "w", Payer.PERSON);
        claims.settle(
                job.run(),
                List.of(
                        new Settlement(
                                held.getFirst(),
                                new Outcome.Staged("{\"summary\": \"right\"}", "m", Usage.NONE))),
                true);
        bench.asUser(job, "select confirmed from app.confirm(:project, :run, null, null, null)");
        String before = bench.everythingOf(job.run());

        for (Claim claim : List.of(late.getFirst(), held.getFirst())) {
            assertThat(
                            claims.settle(
                                    job.run(),
                                    List.of(
                                            new Settlement(
                                                    claim,
                                                    new Outcome.Staged("{}", "m", Usage.NONE))),
                                    true))
                    .isEmpty();
        }

        assertThat(claims.claim(job.run(), 25, "w", Payer.PERSON)).isEmpty();
        assertThat(bench.everythingOf(job.run())).isEqualTo(before);
    }

    @Test
    void theLastLostLeaseFailsTheBlock() {
        var job = bench.job(1);
        for (int attempt = 1; attempt <= 3; attempt++) {
            assertThat(claims.claim(job.run(), 1, "w", Payer.PERSON)).hasSize(1);
            bench.expireLeases(job.run());
            claims.reap();
        }

        assertThat(claims.claim(job.run(), 1, "w", Payer.PERSON)).isEmpty();
        assertThat(bench.counters(job.run())).containsExactly("0 0 0 0 0 1", "0 0 0 0 0 1");
        assertThat(bench.status(job.run())).isEqualTo("complete");
    }

    @Test
    void aBeatKeepsALeaseFromTheReaper() {
        var job = bench.job(1);
        List<Claim> held = claims.claim(job.run(), 1, "w", Payer.PERSON);
        bench.expireLeases(job.run());

        assertThat(claims.beat(job.run(), held)).isEqualTo(1);

        claims.reap();
        assertThat(bench.count(job.run(), "status = 'claimed'")).isEqualTo(1);
    }

    @Test
    void aRunThatIsPausedOrCancelledYieldsNothing() {
        var job = bench.job(2);
        bench.asUser(job, "select app.pause_run(:project, :run, 'by hand')");
        assertThat(claims.claim(job.run(), 1, "w", Payer.PERSON)).isEmpty();

        bench.asUser(job, "select app.resume_run(:project, :run)");
        assertThat(claims.claim(job.run(), 1, "w", Payer.PERSON)).hasSize(1);

        bench.asUser(job, "select app.cancel_run(:project, :run)");
        assertThat(claims.claim(job.run(), 1, "w", Payer.PERSON)).isEmpty();
        // Interrupted between the two halves of cancelling: the reaper ends it.
        claims.reap();
        assertThat(bench.counters(job.run())).containsExactly("2 0 0 0 0 0", "2 0 0 0 0 0");
        assertThat(bench.status(job.run())).isEqualTo("cancelled");
    }

    @Test
    void anOrderForSoManyBlocksEndsWhenTheyAreDone() {
        var job = bench.job(10);
        bench.dispatch(job, 20, 3);

        List<Claim> held = claimed(job, 20);
        assertThat(held).hasSize(3);
        assertThat(claimed(job, 20)).isEmpty();
        claims.reap();
        assertThat(dispatch(job)).isEqualTo("working");

        // What comes back undone is still owed.
        claims.settle(job.run(), List.of(new Settlement(held.get(1), RELEASED, false)), true);
        assertThat(claimed(job, 20)).extracting(Claim::blockIndex).containsExactly(1);
        List<Claim> again = List.of(held.get(0), held.get(2));
        claims.settle(
                job.run(),
                again.stream().map(c -> new Settlement(c, STAGED, false)).toList(),
                true);
        claims.reap();
        assertThat(dispatch(job)).isEqualTo("working");
        bench.expireLeases(job.run());
        claims.reap();
        claims.settle(
                job.run(),
                claimed(job, 20).stream().map(c -> new Settlement(c, STAGED, false)).toList(),
                true);
        claims.reap();
        assertThat(dispatch(job)).isEqualTo("none");
        assertThat(bench.count(job.run(), "status = 'ai_complete'")).isEqualTo(3);
    }

    @Test
    void anOrderForSoManyBlocksGivesWayToWhateverIsOrderedAfterIt() {
        var job = bench.job(10);
        bench.dispatch(job, 20, 3);
        assertThat(claimed(job, 20)).hasSize(3);

        bench.dispatch(job, 20);

        assertThat(claimed(job, 20)).hasSize(7);
        claims.reap();
        assertThat(dispatch(job)).isEqualTo("working");
    }

    private List<Claim> claimed(WorkBench.Job job, int calls) {
        return claims.claimDispatched(job.run(), calls, 1, "w", Payer.PERSON, List.of());
    }

    private String dispatch(WorkBench.Job job) {
        return bench.look(
                job.run(),
                "select dispatch from app.runs where project_id = :project and run_id = :run");
    }

    /// Whoever dies over a block takes the others in flight with it: those must not fail for it.
    @Test
    void theBlockThatKillsWorkersFailsAloneAndItsCompanyIsDone() {
        var job = bench.job(30);
        claims.claim(job.run(), 25, "dies", Payer.PERSON);
        for (int death = 1; death <= 3; death++) {
            bench.expireLeases(job.run());
            claims.reap();
            for (List<Claim> next = claims.claim(job.run(), 25, "w", Payer.PERSON);
                    !next.isEmpty();
                    next = claims.claim(job.run(), 25, "w", Payer.PERSON)) {
                // In every round the worker dies as soon as it holds the seventh block.
                if (next.stream().anyMatch(claim -> claim.blockIndex() == 7)) {
                    assertThat(next).hasSize(1);
                    break;
                }
                stage(next);
            }
        }
        bench.expireLeases(job.run());
        claims.reap();
        for (List<Claim> next = claims.claim(job.run(), 25, "w", Payer.PERSON);
                !next.isEmpty();
                next = claims.claim(job.run(), 25, "w", Payer.PERSON)) {
            stage(next);
        }

        assertThat(bench.counters(job.run())).containsExactly("0 0 29 0 0 1", "0 0 29 0 0 1");
        assertThat(
                        bench.look(
                                job.run(),
                                "select block_index || ' ' || error_class || ' ' || attempt_count from app.block_overlays where project_id = :project and run_id = :run and status = 'failed'"))
                .isEqualTo("7 lost 3");
        assertThat(
                        bench.look(
                                job.run(),
                                "select has_suspects from app.runs where project_id = :project and run_id = :run"))
                .isEqualTo("false");
    }

    @Test
    void anOrdersConcurrencyCountsCallsAndNotBlocks() {
        var job = bench.job(200);
        bench.dispatch(job, 3);

        assertThat(claims.claimDispatched(job.run(), 2, 10, "w", Payer.PERSON, List.of()))
                .hasSize(20);
        assertThat(claims.claimDispatched(job.run(), 2, 10, "w", Payer.PERSON, List.of()))
                .hasSize(10);
        assertThat(claims.claimDispatched(job.run(), 2, 10, "w", Payer.PERSON, List.of()))
                .isEmpty();
    }

    /// Its answer is on the way to the database, and the next call need not wait for that.
    @Test
    void aCallThatHasEndedTakesUpNoRoom() {
        var job = bench.job(200);
        bench.dispatch(job, 3);
        List<Claim> held = claims.claimDispatched(job.run(), 9, 1, "w", Payer.PERSON, List.of());
        assertThat(held).hasSize(3);
        List<Claim> ended = held.subList(0, 2);

        assertThat(claims.dispatchable(9, List.of())).isEmpty();
        assertThat(claims.dispatchable(9, ended)).hasSize(1);
        assertThat(claims.claimDispatched(job.run(), 9, 1, "w", Payer.PERSON, ended)).hasSize(2);
        assertThat(claims.claimDispatched(job.run(), 9, 1, "w", Payer.PERSON, ended)).isEmpty();

        stage(ended);
        assertThat(claims.claimDispatched(job.run(), 9, 1, "w", Payer.PERSON, ended))
                .as("what is written by now is not counted twice")
                .isEmpty();
    }

    /// What it cost is not booked yet, and there may be nothing left.
    @Test
    void aCallThatHasEndedTakesUpItsRoomWhereABudgetLooksOn() {
        var job = bench.job(200);
        bench.dispatch(job, 3);
        bench.asUser(job, "select 1 from app.set_project_budget(:project, 50)");
        List<Claim> held = claims.claimDispatched(job.run(), 9, 1, "w", Payer.PERSON, List.of());

        assertThat(claims.dispatchable(9, held)).isEmpty();
        assertThat(claims.claimDispatched(job.run(), 9, 1, "w", Payer.PERSON, held)).isEmpty();
    }

    private void stage(List<Claim> held) {
        claims.settle(
                held.getFirst().run(),
                held.stream()
                        .map(claim ->
                                new Settlement(claim, new Outcome.Staged("{}", "m", Usage.NONE)))
                        .toList(),
                true);
    }
}
