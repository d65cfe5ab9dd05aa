package dev.blockdata.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.models.Reply;
import dev.blockdata.models.Usage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkerTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final WorkBench bench = new WorkBench();

    @AfterAll
    void close() {
        bench.close();
    }

    @Test
    void anInvocationTellsWhatItDid() {
        var node =
                bench.node(question ->
                        switch (question.passage().text()) {
                            case "Block 3" ->
                                    new Reply.Refused(
                                            "I would rather not.",
                                            new Usage(1, 2, 0, 0, 3, null),
                                            "test");
                            case "Block 4" -> new Reply.Broken("nonsense", Usage.NONE, null);
                            default -> WorkBench.answer("x");
                        });
        var job = bench.job(30);

        var report = done(node.worker.runOnce(job.run(), new Worker.Order(25, null, null), MINUTE));

        assertThat(report)
                .extracting(
                        Worker.Report::claimed,
                        Worker.Report::succeeded,
                        Worker.Report::failed,
                        Worker.Report::released,
                        Worker.Report::remainingPending)
                .containsExactly(25, 23, 2, 0, 6);
        assertThat(report.usage().calls()).isEqualTo(24);
        assertThat(
                        bench.look(
                                job.run(),
                                "select last_error from app.block_overlays where project_id = :project and run_id = :run and block_index = 3"))
                .isEqualTo("I would rather not.");
        assertThat(bench.counters(job.run())).containsExactly("6 0 23 0 0 1", "6 0 23 0 0 1");
    }

    @Test
    void nothingToDoIsNoError() {
        var node = bench.node(_ -> WorkBench.answer("x"));
        var job = bench.job(1);
        node.worker.runOnce(job.run(), new Worker.Order(25, null, null), MINUTE);

        var report = done(node.worker.runOnce(job.run(), new Worker.Order(25, null, null), MINUTE));

        assertThat(report.claimed()).isZero();
        assertThat(report.remainingPending()).isZero();
    }

    @Test
    void whatItsTimeDoesNotReachIsGivenBackAndWhatIsBegunIsWrittenLater() {
        var answer = new CountDownLatch(1);
        var node =
                bench.node(
                        WorkBench.settings(2, MINUTE, Duration.ZERO),
                        _ -> {
                            try {
                                answer.await();
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                            return WorkBench.answer("x");
                        });
        var job = bench.job(10);

        var report =
                done(
                        node.worker.runOnce(
                                job.run(),
                                new Worker.Order(10, null, null),
                                Duration.ofMillis(200)));

        assertThat(report.claimed()).isEqualTo(10);
        assertThat(report.released()).isEqualTo(8);
        assertThat(bench.counters(job.run())).containsExactly("8 2 0 0 0 0", "8 2 0 0 0 0");
        answer.countDown();
        Awaiting.until(MINUTE, () -> bench.count(job.run(), "status = 'ai_complete'") == 2);
        assertThat(bench.count(job.run(), "status = 'pending' and attempt_count > 0")).isZero();
    }

    @Test
    void aModelThatIsNotThereIsNotReplaced() {
        var node = bench.node(_ -> WorkBench.answer("x"));
        var job = bench.job(1);

        assertThat(node.worker.runOnce(job.run(), new Worker.Order(25, "claude-x", null), MINUTE))
                .isEqualTo(new Worker.Result.NoModel("claude-x", "no_key"));
        assertThat(bench.counters(job.run())).containsExactly("1 0 0 0 0 0", "1 0 0 0 0 0");
    }

    @Test
    void aResultThatTheDatabaseRefusesSpoilsNoOther() {
        var node = bench.node(_ -> WorkBench.answer("x"));
        var job = bench.job(2);
        List<Claim> held = node.claims.claim(job.run(), 2, "w", Payer.PERSON);
        var threads =
                List.of(
                        Thread.ofVirtual()
                                .start(() ->
                                        node.settler.settle(
                                                List.of(
                                                        new Settlement(
                                                                held.get(0),
                                                                new Outcome.Staged(
                                                                        "{\"summary\": \"\\u0000\"}",
                                                                        "m",
                                                                        Usage.NONE))))),
                        Thread.ofVirtual()
                                .start(() ->
                                        node.settler.settle(
                                                List.of(
                                                        new Settlement(
                                                                held.get(1),
                                                                new Outcome.Staged(
                                                                        "{}", "m", Usage.NONE))))));
        threads.forEach(thread -> {
            try {
                thread.join(MINUTE);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });

        assertThat(bench.counters(job.run())).containsExactly("1 0 1 0 0 0", "1 0 1 0 0 0");
        assertThat(
                        bench.look(
                                job.run(),
                                "select error_class from app.block_overlays where project_id = :project and run_id = :run and block_index = 0"))
                .isEqualTo("unwritable");
    }

    @Test
    void theTimeOfAnInvocationComesFromThePreferHeader() {
        assertThat(WorkController.time("respond-async, wait=10")).isEqualTo(Duration.ofSeconds(7));
        assertThat(WorkController.time("wait=9000")).isEqualTo(Duration.ofSeconds(297));
        assertThat(WorkController.time("wait=2")).isEqualTo(Duration.ofSeconds(1));
    }

    private static Worker.Report done(Worker.Result result) {
        return ((Worker.Result.Done) result).report();
    }
}
