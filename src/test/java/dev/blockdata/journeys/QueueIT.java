package dev.blockdata.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Two processes share the work on one database, one block a call: each block is asked about once,
/// whoever dies, stands still or looks on.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueueIT {

    private static final int AT_ONCE = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private Cluster cluster;

    @BeforeAll
    void start() throws IOException {
        cluster =
                new Cluster(
                        "BLOCKDATA_WORKER_PACK_SIZE", "1",
                        "BLOCKDATA_WORKER_CONCURRENCY", "10",
                        "BLOCKDATA_WORKER_LEASE", "5s");
    }

    @AfterAll
    void stop() throws IOException {
        cluster.close();
    }

    @BeforeEach
    void forget() {
        cluster.fake.forgetScript();
    }

    @Test
    void eachBlockOfTheCorpusIsAskedAboutOnceWhileTotalsAreRight() throws Exception {
        var shelf = new Shelf(cluster.ann);
        int blocks = corpus(shelf);
        cluster.fake.latency(Duration.ofMillis(20));
        int before = cluster.fake.calls().size();
        var watch = new ProgressWatch(shelf, blocks, cluster.ann, cluster.annAtSecond);

        try (var pool = Executors.newSingleThreadExecutor()) {
            var looks = pool.submit(watch);
            shelf.dispatch(AT_ONCE);
            assertThat(looks.get()).isGreaterThanOrEqualTo(100);
        }

        eachWasAskedAboutOnce(shelf, blocks, before);
        assertThat(keysSince(before)).contains(Cluster.FIRST_KEY, Cluster.SECOND_KEY);
    }

    @Tag("long")
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 25, 100})
    void invocationsThatClaimSoManyAskAboutEachBlockOnce(int batch) throws Exception {
        var shelf = new Shelf(cluster.ann);
        int blocks = corpus(shelf);
        int before = cluster.fake.calls().size();
        cluster.fake.latency(Duration.ofMillis(100));
        var runs = shelf.runs();
        var watch = new ProgressWatch(shelf, blocks, cluster.ann, cluster.annAtSecond);

        try (var pool = Executors.newCachedThreadPool()) {
            var looks = pool.submit(watch);
            var working = new ArrayList<Future<Integer>>();
            for (int worker = 0; worker < AT_ONCE; worker++) {
                var visitor = worker % 2 == 0 ? cluster.ann : cluster.annAtSecond;
                working.add(pool.submit(workOn(shelf, runs, batch, visitor)));
            }
            int claimed = 0;
            for (var worker : working) {
                claimed += worker.get();
            }
            assertThat(claimed).isEqualTo(blocks);
            assertThat(looks.get()).isGreaterThanOrEqualTo(100);
        }

        eachWasAskedAboutOnce(shelf, blocks, before);
    }

    @Test
    void whoWokeTooLateChangesNothingAndIsBookedAllTheSame() throws Exception {
        var shelf = new Shelf(cluster.annAtSecond);
        shelf.paragraphs(60);
        int blocks = shelf.apply();
        int before = cluster.fake.calls().size();
        int staleBefore = Cluster.settled(cluster.ann, "stale");
        // Longer than it takes on a busy machine to see them held and to stop whoever holds them.
        cluster.fake.latency(Duration.ofSeconds(8));
        shelf.dispatch(AT_ONCE);
        Shelf.await(
                PATIENCE,
                () ->
                        cluster.ledger.heldBy(cluster.first, shelf.project) == 10
                                && callsSince(before) >= AT_ONCE);
        cluster.first.freeze();
        int held = cluster.ledger.heldBy(cluster.first, shelf.project);
        cluster.fake.latency(Duration.ofMillis(20));
        List<String> confirmed;
        JsonNode usage;
        try {
            Shelf.await(PATIENCE, () -> shelf.isThrough(cluster.annAtSecond));
            var run = shelf.run(cluster.annAtSecond);
            usage = run.get("usage");
            var answer =
                    cluster.annAtSecond
                            .post(
                                    shelf.path(
                                            "/runs/" + run.get("run_id").asString() + "/confirm"),
                                    Map.of())
                            .expect(200)
                            .json();
            assertThat(answer.get("confirmed").asInt()).isEqualTo(blocks);
            confirmed = cluster.ledger.everythingOf(shelf.project);
        } finally {
            cluster.first.thaw();
        }

        assertThat(held).as("blocks held by whoever stood still").isEqualTo(10);
        Shelf.await(PATIENCE, () -> Cluster.settled(cluster.ann, "stale") - staleBefore == held);
        Shelf.await(
                PATIENCE, () -> calls(shelf.run(cluster.ann).get("usage")) == calls(usage) + held);
        assertThat(cluster.ledger.everythingOf(shelf.project)).isEqualTo(confirmed);
        var late = shelf.run(cluster.ann);
        assertThat(late.get("status").asString()).isEqualTo("complete");
        assertThat(late.get("counts").get("confirmed").asInt()).isEqualTo(blocks);
        assertThat(late.get("usage").get("cost_usd").decimalValue())
                .isGreaterThan(usage.get("cost_usd").decimalValue());
        assertThat(callsSince(before)).isEqualTo(blocks + held);
        cluster.ledger.isSound(shelf.project);
        cluster.ledger.isAtRest(shelf.project);
    }

    @Test
    void totalsAreRightWhileOneOfTwoIsKilled() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed of the moment: " + seed);
        var shelf = new Shelf(cluster.ann);
        shelf.paragraphs(900);
        shelf.paragraphs(301);
        int blocks = shelf.apply();
        cluster.fake.latency(Duration.ofMillis(100));
        int before = cluster.fake.calls().size();
        var watch = new ProgressWatch(shelf, blocks, cluster.ann);

        int held;
        try (var pool = Executors.newSingleThreadExecutor()) {
            var looks = pool.submit(watch);
            shelf.dispatch(AT_ONCE);
            Shelf.await(PATIENCE, () -> callsSince(before) > 200);
            TimeUnit.MILLISECONDS.sleep(new Random(seed).nextInt(300));
            cluster.second.kill();
            held = cluster.ledger.heldBy(cluster.second, shelf.project);
            assertThat(looks.get()).isGreaterThanOrEqualTo(100);
        } finally {
            cluster.second.startAgain();
        }

        cluster.ledger.isSound(shelf.project);
        cluster.ledger.isAtRest(shelf.project);
        assertThat(cluster.ledger.stagings(shelf.project)).isEqualTo(blocks);
        assertThat(cluster.ledger.overlays(shelf.project, "attempt_count = 2"))
                .isBetween(1, held)
                .isEqualTo(cluster.ledger.claims(shelf.project) - blocks);
        assertThat(callsSince(before)).isBetween(blocks, blocks + held);
        assertThat(calls(shelf.progress(cluster.ann).get("usage"))).isEqualTo(blocks);
    }

    /// 5,012 blocks to the corpus' own counter; to ours eight fewer, for eight footnotes are one
    /// block each (decision 0004).
    private static int corpus(Shelf shelf) throws IOException, InterruptedException {
        for (var file : Corpus.specifications()) {
            shelf.upload(file.getFileName().toString(), Files.readAllBytes(file));
        }
        int blocks = shelf.apply();
        assertThat(blocks).isEqualTo(5004);
        return blocks;
    }

    /// One worker from outside: goes through the runs until nothing is pending; how many blocks it
    /// claimed.
    private static Callable<Integer> workOn(
            Shelf shelf, List<JsonNode> runs, int batch, Visitor visitor) {
        return () -> {
            var mine = new ArrayList<>(runs);
            Collections.shuffle(mine);
            int claimed = 0;
            while (!mine.isEmpty()) {
                var run = mine.getFirst().get("run_id").asString();
                var report =
                        visitor.post(
                                        shelf.path("/runs/" + run + "/work"),
                                        Map.of("batch_size", batch))
                                .expect(200)
                                .json();
                claimed += report.get("claimed").asInt();
                assertThat(report.get("succeeded")).isEqualTo(report.get("claimed"));
                if (report.get("remaining_pending").asInt() == 0) {
                    mine.removeFirst();
                } else {
                    // So that all meet at the same runs, and no two in the same order.
                    Collections.rotate(mine, 1);
                }
            }
            return claimed;
        };
    }

    private void eachWasAskedAboutOnce(Shelf shelf, int blocks, int before) {
        assertThat(callsSince(before)).isEqualTo(blocks);
        assertThat(cluster.ledger.claims(shelf.project)).isEqualTo(blocks);
        assertThat(cluster.ledger.stagings(shelf.project)).isEqualTo(blocks);
        assertThat(
                        cluster.ledger.overlays(
                                shelf.project, "status = 'ai_complete' and attempt_count = 1"))
                .isEqualTo(blocks);
        assertThat(calls(shelf.progress(cluster.ann).get("usage"))).isEqualTo(blocks);
        cluster.ledger.isSound(shelf.project);
        cluster.ledger.isAtRest(shelf.project);
    }

    private int callsSince(int before) {
        return cluster.fake.calls().size() - before;
    }

    private List<String> keysSince(int before) {
        var calls = cluster.fake.calls();
        return calls.subList(before, calls.size()).stream()
                .map(call -> call.key())
                .distinct()
                .toList();
    }

    private static int calls(JsonNode usage) {
        return usage.get("calls").asInt();
    }
}
