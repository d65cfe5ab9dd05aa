package dev.blockdata.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A small tenant beside a large one whose calls take as long: it may take twice its own time and a
/// batch, whatever the other one's size.
class FairnessTest {

    private static final Duration LONG = Duration.ofMinutes(2);
    private static final Duration LATENCY = Duration.ofMillis(100);
    private static final int AT_ONCE = 8;
    private static final int SMALL = 50;
    private static final int BATCH = 25;

    private final WorkBench bench = new WorkBench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void fiftyBlocksBesideTwentyThousandTakeTwiceTheirTime() {
        beside(20_000);
    }

    @Tag("long")
    @Test
    void fiftyBlocksBesideAHundredThousandTakeTwiceTheirTime() {
        beside(100_000);
    }

    private void beside(int large) {
        var node =
                bench.node(
                        WorkBench.settings(AT_ONCE, Duration.ofMinutes(2), Duration.ZERO),
                        _ -> {
                            LockSupport.parkNanos(LATENCY.toNanos());
                            return WorkBench.answer("x");
                        });
        node.dispatcher.start();
        try {
            // The first of all pays for connections and classes.
            timeOf(node, bench.job(SMALL));
            var alone = timeOf(node, bench.job(SMALL));

            var tenant = bench.job(large);
            bench.dispatch(tenant, AT_ONCE);
            Awaiting.until(LONG, () -> bench.count(tenant.run(), "status = 'ai_complete'") > 100);
            var small = bench.job(SMALL);
            int before = bench.count(tenant.run(), "attempt_count > 0");
            var beside = timeOf(node, small);
            int others = bench.count(tenant.run(), "attempt_count > 0") - before;

            System.out.println(
                    "alone "
                            + alone
                            + ", beside "
                            + large
                            + " "
                            + beside
                            + ", calls of the large one "
                            + others);
            assertThat(bench.status(tenant.run())).isEqualTo("running");
            var batch = LATENCY.multipliedBy((BATCH + AT_ONCE - 1) / AT_ONCE);
            // All calls take as long: so many in all are so much time, on a busy machine too.
            assertThat(SMALL + others).isLessThanOrEqualTo(2 * SMALL + BATCH + AT_ONCE);
            // By the clock with room for what else the machine has to do in between.
            assertThat(beside).isLessThanOrEqualTo(alone.multipliedBy(3).plus(batch));
        } finally {
            node.dispatcher.stop();
        }
    }

    private Duration timeOf(WorkBench.Node node, WorkBench.Job job) {
        long begun = System.nanoTime();
        bench.dispatch(job, AT_ONCE);
        node.wake.up();
        Awaiting.until(LONG, () -> bench.status(job.run()).equals("complete"));
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
