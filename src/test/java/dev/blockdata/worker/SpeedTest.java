package dev.blockdata.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// How many overlays a second go through the worker when the model takes no time.
@Tag("long")
class SpeedTest {

    @Test
    void aModelThatTakesNoTimeIsFedFastEnough() {
        try (var bench = new WorkBench()) {
            var node =
                    bench.node(
                            WorkBench.settings(20, Duration.ofMinutes(2), Duration.ofSeconds(5)),
                            _ -> WorkBench.answer("x"));
            var first = bench.job(65);
            for (int n = 0; n < 76; n++) {
                bench.job(first.user(), first.run().projectId(), 65);
            }
            bench.dispatchAll(first, 20);

            long start = System.nanoTime();
            node.dispatcher.start();
            Awaiting.until(
                    Duration.ofMinutes(5),
                    () ->
                            bench.look(
                                            first.run(),
                                            "select count(*) from app.runs where status <> 'complete' and project_id = :project")
                                    .equals("0"));
            double seconds = (System.nanoTime() - start) / 1e9;
            node.dispatcher.stop();

            double rate = 77 * 65 / seconds;
            System.out.printf("%d overlays in %.1f s: %.0f a second%n", 77 * 65, seconds, rate);
            assertThat(rate).isGreaterThan(500);
        }
    }
}
