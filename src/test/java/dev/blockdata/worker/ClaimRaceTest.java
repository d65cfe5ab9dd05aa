package dev.blockdata.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.models.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Races on real commits, each of which the database has to win.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClaimRaceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final WorkBench bench = new WorkBench();
    private final OverlayClaims claims = bench.node(_ -> WorkBench.answer("x")).claims;

    @AfterAll
    void close() {
        bench.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 25})
    void fiftyClaimersClaimEachOverlayExactlyOnce(int batch) throws Exception {
        var job = bench.job(1500);
        Queue<Integer> taken = new ConcurrentLinkedQueue<>();

        atOnce(
                50,
                n -> {
                    for (List<Claim> got = claims.claim(job.run(), batch, "w" + n, Payer.PERSON);
                            !got.isEmpty();
                            got = claims.claim(job.run(), batch, "w" + n, Payer.PERSON)) {
                        got.forEach(claim -> taken.add(claim.blockIndex()));
                    }
                });
        // Whoever found everything locked gave up early; what is left is claimed by one more.
        for (List<Claim> got = claims.claim(job.run(), batch, "last", Payer.PERSON);
                !got.isEmpty();
                got = claims.claim(job.run(), batch, "last", Payer.PERSON)) {
            got.forEach(claim -> taken.add(claim.blockIndex()));
        }

        assertThat(taken.stream().sorted().toList())
                .isEqualTo(IntStream.range(0, 1500).boxed().toList());
        assertThat(bench.counters(job.run())).containsExactly("0 1500 0 0 0 0", "0 1500 0 0 0 0");
    }

    @Test
    void aClaimPassesByWhatSomebodyElseIsClaiming() throws Exception {
        var job = bench.job(10);
        try (var somebody = bench.connection()) {
            somebody.setAutoCommit(false);
            try (var lock =
                    somebody.prepareStatement(
                            "select 1 from app.block_overlays where run_id = ? and block_index < 4 for update")) {
                lock.setObject(1, job.run().runId());
                lock.execute();
            }
            Queue<Integer> taken = new ConcurrentLinkedQueue<>();

            atOnce(
                    1,
                    _ ->
                            claims.claim(job.run(), 3, "w", Payer.PERSON)
                                    .forEach(claim -> taken.add(claim.blockIndex())));

            assertThat(taken).containsExactly(4, 5, 6);
            somebody.rollback();
        }
        assertThat(claims.claim(job.run(), 3, "w", Payer.PERSON))
                .extracting(Claim::blockIndex)
                .as("what was passed by is taken next, when nothing is left behind it")
                .containsExactly(7, 8, 9);
        assertThat(claims.claim(job.run(), 4, "w", Payer.PERSON))
                .extracting(Claim::blockIndex)
                .containsExactly(0, 1, 2, 3);
    }

    @Test
    void confirmingWhileWorkersSettleLosesNothing() throws Exception {
        var job = bench.job(600);
        var working = new AtomicInteger(8);

        atOnce(
                10,
                n -> {
                    if (n >= 8) {
                        do {
                            bench.asUser(
                                    job,
                                    "select confirmed from app.confirm(:project, :run, null, null, null)");
                            if (n == 9) {
                                bench.asUser(
                                        job,
                                        "select rejected from app.reject(:project, :run, null, 'pending', app.mark())");
                            }
                        } while (working.get() > 0);
                        return;
                    }
                    for (int turn = 0; turn < 60; turn++) {
                        settle(claims.claim(job.run(), 7, "w" + n, Payer.PERSON), "turn " + turn);
                    }
                    working.decrementAndGet();
                });
        for (List<Claim> got = claims.claim(job.run(), 100, "last", Payer.PERSON);
                !got.isEmpty();
                got = claims.claim(job.run(), 100, "last", Payer.PERSON)) {
            settle(got, "last");
        }
        bench.asUser(job, "select confirmed from app.confirm(:project, :run, null, null, null)");

        assertThat(bench.counters(job.run())).containsExactly("0 0 0 600 0 0", "0 0 0 600 0 0");
        assertThat(
                        bench.look(
                                job.run(),
                                """
                                select count(*) from app.overlays where project_id = :project and run_id = :run
                                   and (overlay_jsonb_confirmed is null or overlay_jsonb_confirmed <> overlay_jsonb_staging)
                                """))
                .isEqualTo("0");
    }

    @RepeatedTest(5)
    void afterCancellingHasReturnedNothingIsWritten() throws Exception {
        // More than all of them can claim: a run that is complete is not cancelled.
        var job = bench.job(1000);
        var cancelled = new AtomicBoolean();
        var staged = new AtomicInteger();
        Queue<Integer> writtenAfter = new ConcurrentLinkedQueue<>();

        atOnce(
                9,
                n -> {
                    if (n == 8) {
                        Awaiting.until(
                                Duration.ofSeconds(20),
                                () -> bench.count(job.run(), "status = 'ai_complete'") > 20);
                        bench.asUser(job, "select app.cancel_run(:project, :run)");
                        bench.asUser(job, "select app.release_claims(:project, :run)");
                        staged.set(bench.count(job.run(), "status = 'ai_complete'"));
                        cancelled.set(true);
                        return;
                    }
                    for (int turn = 0; turn < 30; turn++) {
                        boolean tooLateToClaim = cancelled.get();
                        List<Claim> held = claims.claim(job.run(), 3, "w" + n, Payer.PERSON);
                        boolean tooLateToSettle = cancelled.get();
                        int written = settle(held, "x");
                        if (tooLateToClaim) {
                            writtenAfter.add(held.size());
                        }
                        if (tooLateToSettle) {
                            writtenAfter.add(written);
                        }
                    }
                });

        assertThat(writtenAfter).allMatch(n -> n == 0);
        assertThat(bench.count(job.run(), "status = 'ai_complete'")).isEqualTo(staged.get());
        assertThat(bench.status(job.run())).isEqualTo("cancelled");
        assertThat(bench.count(job.run(), "status = 'claimed'")).isZero();
        assertThat(bench.counters(job.run()).getFirst())
                .isEqualTo(bench.counters(job.run()).getLast());
    }

    /// The cancelling is not committed yet when the claim looks, and is when the claim ends.
    @Test
    void aClaimThatIsBegunWhileTheRunIsCancelledIsTakenBack() throws Exception {
        var job = bench.job(10);
        try (var cancelling = bench.connection();
                var cancel =
                        cancelling.prepareStatement(
                                "update app.runs set status = 'cancelled' where run_id = ?")) {
            cancelling.setAutoCommit(false);
            cancel.setObject(1, job.run().runId());
            cancel.execute();
            Queue<Claim> taken = new ConcurrentLinkedQueue<>();

            Thread claimer =
                    Thread.ofVirtual()
                            .start(() ->
                                    taken.addAll(claims.claim(job.run(), 3, "w", Payer.PERSON)));
            Awaiting.until(
                    Duration.ofSeconds(20),
                    () ->
                            bench.look(
                                            job.run(),
                                            "select count(*) > 0 from pg_locks where not granted and locktype = 'transactionid'")
                                    .equals("true"));
            cancelling.commit();
            assertThat(claimer.join(PATIENCE)).isTrue();

            assertThat(taken).isEmpty();
        }
        assertThat(bench.count(job.run(), "status = 'claimed'")).isZero();
        assertThat(bench.counters(job.run())).containsExactly("10 0 0 0 0 0", "10 0 0 0 0 0");
    }

    @Test
    void aClaimHeldWhileTheRunIsCancelledIsWorthNothing() {
        var job = bench.job(10);
        List<Claim> held = claims.claim(job.run(), 10, "w", Payer.PERSON);
        bench.asUser(job, "select app.cancel_run(:project, :run)");
        bench.asUser(job, "select app.release_claims(:project, :run)");

        assertThat(settle(held, "late")).isZero();

        assertThat(bench.counters(job.run())).containsExactly("10 0 0 0 0 0", "10 0 0 0 0 0");
        assertThat(bench.status(job.run())).isEqualTo("cancelled");
    }

    @RepeatedTest(3)
    void nodesTogetherStayWithinAnOrdersConcurrency() throws Exception {
        var job = bench.job(200);
        bench.dispatch(job, 5);
        Queue<Claim> taken = new ConcurrentLinkedQueue<>();

        atOnce(
                30,
                n ->
                        taken.addAll(
                                claims.claimDispatched(
                                        job.run(), 2, 1, "w" + n, Payer.PERSON, List.of())));

        assertThat(taken).hasSize(5);
    }

    private int settle(List<Claim> held, String summary) {
        if (held.isEmpty()) {
            return 0;
        }
        return claims.settle(
                        held.getFirst().run(),
                        held.stream()
                                .map(claim ->
                                        new Settlement(
                                                claim,
                                                new Outcome.Staged(
                                                        "{\"summary\":\"" + summary + "\"}",
                                                        "m",
                                                        Usage.NONE)))
                                .toList(),
                        true)
                .size();
    }

    private interface Step {
        void take(int n);
    }

    /// All steps at once, and an end to waiting: claimers that wait for each other fail here.
    private static void atOnce(int threads, Step step)
            throws InterruptedException, ExecutionException {
        var executor = Executors.newVirtualThreadPerTaskExecutor();
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int n = 0; n < threads; n++) {
                int number = n;
                all.add(executor.submit(() -> step.take(number)));
            }
            long until = System.nanoTime() + PATIENCE.toNanos();
            for (Future<?> one : all) {
                one.get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
            }
        } catch (TimeoutException _) {
            throw new AssertionError("somebody still waits for somebody after " + PATIENCE);
        } finally {
            // Not closed: that would wait for those who wait.
            executor.shutdownNow();
        }
    }
}
