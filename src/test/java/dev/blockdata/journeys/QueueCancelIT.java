package dev.blockdata.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whoever cancels is obeyed by both processes at once: what is in flight ends, and nothing of it
/// is kept.
class QueueCancelIT {

    private static final int AT_ONCE = 20;
    private static final Duration LATENCY = Duration.ofMillis(300);

    /// 1 is packing off, 16 what the schema takes by itself.
    @ParameterizedTest
    @ValueSource(strings = {"1", "16"})
    void aCancelledRunAsksNothingMoreAndKeepsNothingMore(String packSize) throws Exception {
        try (var cluster =
                new Cluster(
                        "BLOCKDATA_WORKER_PACK_SIZE",
                        packSize,
                        "BLOCKDATA_WORKER_CONCURRENCY",
                        "10")) {
            var shelf = new Shelf(cluster.ann);
            shelf.paragraphs(4000);
            shelf.apply();
            var run = shelf.run(cluster.ann).get("run_id").asString();
            cluster.fake.latency(LATENCY);
            shelf.dispatch(AT_ONCE);
            Shelf.await(
                    Duration.ofMinutes(1),
                    () ->
                            cluster.fake.calls().size() > 4 * AT_ONCE
                                    && cluster.ledger.heldBy(cluster.first, shelf.project) > 0
                                    && cluster.ledger.heldBy(cluster.second, shelf.project) > 0);

            cluster.annAtSecond.post(shelf.path("/runs/" + run + "/cancel"), Map.of()).expect(200);
            long cancelled = System.nanoTime();
            int staged = cluster.ledger.stagings(shelf.project);

            Shelf.await(
                    Duration.ofSeconds(5),
                    () ->
                            cluster.ledger.overlays(shelf.project, "status = 'claimed'") == 0
                                    && counts(cluster, shelf, "claimed") == 0);
            // Longer than any call lasts, and than the reaper and the dispatcher take to look.
            TimeUnit.SECONDS.sleep(5);
            var late =
                    cluster.fake.calls().stream()
                            .mapToLong(call -> call.nanos() - cancelled)
                            .filter(after -> after > 0)
                            .summaryStatistics();
            System.out.println("calls that began after the cancelling, in ns: " + late);
            assertThat(late.getCount()).isLessThanOrEqualTo(AT_ONCE);
            assertThat(Math.max(0, late.getMax())).isLessThan(TimeUnit.SECONDS.toNanos(1));
            assertThat(cluster.ledger.stagings(shelf.project)).isEqualTo(staged);
            assertThat(counts(cluster, shelf, "ai_complete")).isEqualTo(staged);
            assertThat(shelf.run(cluster.ann).get("status").asString()).isEqualTo("cancelled");
            assertThat(cluster.ledger.overlays(shelf.project, "attempt_count > 1")).isZero();
            assertThat(
                            cluster.ledger.overlays(
                                    shelf.project, "status = 'pending' and attempt_count > 0"))
                    .isZero();
            cluster.ledger.isSound(shelf.project);
        }
    }

    private static int counts(Cluster cluster, Shelf shelf, String status) {
        return shelf.run(cluster.ann).get("counts").get(status).asInt();
    }
}
