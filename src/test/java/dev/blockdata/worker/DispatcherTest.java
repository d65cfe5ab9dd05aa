package dev.blockdata.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.models.Reply;
import dev.blockdata.models.Usage;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DispatcherTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    private final WorkBench bench = new WorkBench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void ordersAreWorkedThroughAndTheRunCompletes() {
        var node = bench.node(question -> WorkBench.answer(question.passage().text()));
        var one = bench.job(120);
        var other = bench.job(one.user(), one.run().projectId(), 30);
        bench.dispatch(one, 8);
        bench.dispatch(other, 8);

        node.dispatcher.start();
        Awaiting.until(
                LONG,
                () ->
                        bench.status(one.run()).equals("complete")
                                && bench.status(other.run()).equals("complete"));
        node.dispatcher.stop();

        assertThat(bench.counters(one.run())).containsExactly("0 0 120 0 0 0", "0 0 120 0 0 0");
        assertThat(
                        bench.look(
                                one.run(),
                                "select dispatch from app.runs where project_id = :project and run_id = :run"))
                .isEqualTo("none");
        assertThat(
                        bench.look(
                                one.run(),
                                "select overlay_jsonb_staging ->> 'summary' from app.overlays where project_id = :project and run_id = :run and block_index = 17"))
                .isEqualTo("Block 17");
        assertThat(
                        bench.look(
                                one.run(),
                                "select max(attempt_count) from app.block_overlays where project_id = :project and run_id = :run"))
                .isEqualTo("1");
    }

    @Test
    void aPoisonousBlockFailsAloneAfterThreeAttempts() {
        var asked = new AtomicInteger();
        var node =
                bench.node(question -> {
                    if (question.passage().text().equals("Block 5")) {
                        asked.incrementAndGet();
                        throw new IllegalStateException("no parser expects this\0");
                    }
                    return question.passage().text().equals("Block 6")
                            ? new Reply.Answer("{\"unasked\": 1}", Usage.NONE, "test")
                            : WorkBench.answer("fine");
                });
        var job = bench.job(40);
        bench.dispatch(job, 8);

        node.dispatcher.start();
        Awaiting.until(LONG, () -> bench.status(job.run()).equals("complete"));
        node.dispatcher.stop();

        assertThat(asked).hasValue(3);
        assertThat(bench.counters(job.run())).containsExactly("0 0 38 0 0 2", "0 0 38 0 0 2");
        assertThat(
                        bench.look(
                                job.run(),
                                "select string_agg(block_index || ' ' || error_class || ' ' || attempt_count, ', ' order by block_index) from app.block_overlays where project_id = :project and run_id = :run and status = 'failed'"))
                .isEqualTo("5 error 3, 6 invalid_answer 3");
    }

    @Test
    void whatADeadNodeHeldIsDoneByAnotherAndItsLateAnswersChangeNothing() {
        var dead = new CountDownLatch(1);
        // Calls that never end and no heartbeat: to the database this node has died.
        var first =
                bench.node(
                        WorkBench.settings(8, Duration.ofSeconds(1), Duration.ZERO),
                        _ -> {
                            try {
                                dead.await();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                            return WorkBench.answer("too late");
                        });
        var job = bench.job(60);
        bench.dispatch(job, 20);
        first.dispatcher.start();
        Awaiting.until(LONG, () -> bench.count(job.run(), "status = 'claimed'") == 8);

        var second = bench.node(_ -> WorkBench.answer("in time"));
        second.dispatcher.start();
        Awaiting.until(
                LONG,
                () -> {
                    second.reaper.reap();
                    return bench.status(job.run()).equals("complete");
                });
        String before = bench.everythingOf(job.run());
        dead.countDown();
        first.dispatcher.stop();
        second.dispatcher.stop();

        assertThat(bench.everythingOf(job.run())).isEqualTo(before);
        assertThat(bench.counters(job.run())).containsExactly("0 0 60 0 0 0", "0 0 60 0 0 0");
        assertThat(before).doesNotContain("too late");
    }

    @Test
    void aStopGivesBackWhatIsNotDoneAndUsesNoAttemptUp() {
        var asked = new AtomicInteger();
        var node =
                bench.node(
                        WorkBench.settings(6, Duration.ofMinutes(2), Duration.ofMillis(50)),
                        _ -> {
                            asked.incrementAndGet();
                            try {
                                new CountDownLatch(1).await();
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                            return WorkBench.answer("never");
                        });
        var job = bench.job(10);
        bench.dispatch(job, 20);
        node.dispatcher.start();
        Awaiting.until(LONG, () -> asked.get() == 6);

        node.dispatcher.stop();

        assertThat(bench.counters(job.run())).containsExactly("10 0 0 0 0 0", "10 0 0 0 0 0");
        assertThat(bench.count(job.run(), "attempt_count > 0")).isZero();
        Awaiting.until(
                LONG,
                () ->
                        bench.meters
                                        .counter("blockdata.overlays.settled", "outcome", "stale")
                                        .count()
                                == 6);
    }

    @Test
    void aSmallProjectIsNotKeptWaitingByALargeOne() {
        var large = bench.job(3000);
        var small = bench.job(50);
        bench.dispatch(large, 8);
        bench.dispatch(small, 8);
        var largeDone = new AtomicInteger();
        var smallDone = new AtomicInteger();
        var largeWhenSmallWasDone = new AtomicInteger();
        String smallSchema =
                bench.look(
                        small.run(),
                        "select schema_uid from app.schemas s join app.runs r using (schema_id) where r.project_id = :project and r.run_id = :run");
        var node =
                bench.node(question -> {
                    if (!question.artifact().schemaUid().equals(smallSchema)) {
                        largeDone.incrementAndGet();
                    } else if (smallDone.incrementAndGet() == 50) {
                        largeWhenSmallWasDone.set(largeDone.get());
                    }
                    return WorkBench.answer("x");
                });

        node.dispatcher.start();
        Awaiting.until(LONG, () -> bench.status(small.run()).equals("complete"));
        node.dispatcher.stop();

        assertThat(largeWhenSmallWasDone).hasValueBetween(1, 250);
    }

    @Test
    void aRunWhoseModelCannotBeAskedIsPausedAndNeverGivenToAnother() {
        var asked = new AtomicInteger();
        var node =
                bench.node(_ -> {
                    asked.incrementAndGet();
                    return WorkBench.answer("x");
                });
        var job = bench.job(3);
        bench.everything
                .sql(
                        "update app.runs set model_config = '{\"model\": \"claude-x\"}' where run_id = :run")
                .param("run", job.run().runId())
                .update();
        bench.dispatch(job, 8);

        node.dispatcher.start();
        Awaiting.until(LONG, () -> bench.status(job.run()).equals("paused"));
        node.dispatcher.stop();

        assertThat(
                        bench.look(
                                job.run(),
                                "select status_reason || ' ' || dispatch from app.runs where project_id = :project and run_id = :run"))
                .isEqualTo("no_key stopped");
        assertThat(asked).hasValue(0);
        assertThat(bench.counters(job.run())).containsExactly("3 0 0 0 0 0", "3 0 0 0 0 0");
    }

    @Test
    void aProviderThatAsksForPatienceCostsNoAttempt() {
        var first = new AtomicInteger();
        var node =
                bench.node(_ ->
                        first.getAndIncrement() == 0
                                ? new Reply.Throttled(
                                        Reply.Cause.LIMIT, Duration.ofMillis(20), "later")
                                : WorkBench.answer("x"));
        var job = bench.job(5);
        bench.dispatch(job, 8);

        node.dispatcher.start();
        Awaiting.until(LONG, () -> bench.status(job.run()).equals("complete"));
        node.dispatcher.stop();

        assertThat(bench.counters(job.run())).containsExactly("0 0 5 0 0 0", "0 0 5 0 0 0");
        assertThat(bench.count(job.run(), "attempt_count <> 1")).isZero();
    }
}
