package dev.blockdata.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.database.ExternalServer;
import dev.blockdata.models.fake.FakeProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The database cuts its connections, stands still, cannot be heard, dies: the product says so,
/// loses nothing that it acknowledged, and goes on by itself.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnwellDatabaseIT {

    private static final int AT_ONCE = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration SAID_WITHIN = Duration.ofSeconds(10);
    private static final Duration WHOLE_WITHIN = Duration.ofSeconds(15);

    private final FakeProvider fake = new FakeProvider();
    private ExternalServer server;
    private SilentProxy line;
    private Product product;
    private Visitor ann;
    private Ledger ledger;

    @BeforeAll
    void start() throws IOException {
        server = new ExternalServer();
        line = new SilentProxy(server.port());
        var settings = new ArrayList<>(server.settings(line.port()));
        settings.addAll(
                List.of(
                        "ANTHROPIC_API_KEY", "a-key-of-the-platform",
                        "ANTHROPIC_BASE_URL", fake.anthropic().toString(),
                        "BLOCKDATA_WORKER_PACK_SIZE", "1",
                        "BLOCKDATA_WORKER_LEASE", "5s"));
        product = Product.start(settings.toArray(String[]::new));
        ann = Visitor.registered(product, "ann");
        ledger = new Ledger(server.superuser());
    }

    @AfterAll
    void stop() throws IOException {
        ann.close();
        product.close();
        line.close();
        fake.close();
        server.close();
    }

    @BeforeEach
    void forget() {
        fake.forgetScript();
    }

    @Test
    void aRunEndsThoughAllConnectionsAreCutTwiceASecond() throws Exception {
        fake.latency(Duration.ofMillis(100));
        var shelf = new Shelf(ann);
        shelf.paragraphs(1000);
        cut(shelf, Duration.ofSeconds(8));
    }

    @Tag("long")
    @Test
    void theCorpusIsReadThoughAllConnectionsAreCutForAMinute() throws Exception {
        fake.latency(Duration.ofMillis(200));
        var shelf = new Shelf(ann);
        for (var file : Corpus.specifications()) {
            shelf.upload(file.getFileName().toString(), Files.readAllBytes(file));
        }
        cut(shelf, Duration.ofSeconds(60));
    }

    private void cut(Shelf shelf, Duration time) throws Exception {
        int blocks = shelf.apply();
        int callsBefore = fake.calls().size();
        double threadsBefore = figure("jvm_threads_live_threads");
        int cut = 0;
        try (var rounds = new Rounds(ann, shelf)) {
            shelf.dispatch(AT_ONCE);
            long until = System.nanoTime() + time.toNanos();
            while (System.nanoTime() < until) {
                cut += server.cutConnections();
                TimeUnit.MILLISECONDS.sleep(500);
            }
            long begun = System.nanoTime();
            System.out.println(
                    "cut "
                            + cut
                            + " connections; all answer after "
                            + rounds.untilAllAnswer(begun, WHOLE_WITHIN));
            Shelf.await(PATIENCE, () -> shelf.isThrough(ann));
            rounds.stop();
            rounds.wereAnsweredInWords();
        }

        int asked = fake.calls().size() - callsBefore;
        int claims = ledger.claims(shelf.project);
        System.out.println(blocks + " blocks, " + claims + " claims, " + asked + " calls");
        assertThat(cut).isGreaterThan(20);
        assertThat(asked).isBetween(blocks, claims);
        eachBlockIsAnsweredOnce(shelf, blocks);
        assertThat(figure("jvm_threads_live_threads")).isLessThan(threadsBefore + 15);
        everythingWorks();
    }

    @Test
    void aDatabaseThatStandsStillIsSaidAndForgotten() throws Exception {
        stillness(Duration.ofSeconds(15), server::freeze, server::thaw);
    }

    @Tag("long")
    @Test
    void aDatabaseThatStandsStillForAMinuteIsSaidAndForgotten() throws Exception {
        stillness(Duration.ofSeconds(60), server::freeze, server::thaw);
    }

    @Tag("long")
    @Test
    void aLineThatIsSilentForAMinuteIsSaidAndForgotten() throws Exception {
        stillness(Duration.ofSeconds(60), line::fallSilent, line::speakAgain);
    }

    private interface Deed {

        void happens() throws IOException, InterruptedException;
    }

    private void stillness(Duration time, Deed begins, Deed ends) throws Exception {
        fake.latency(Duration.ofMillis(100));
        var shelf = new Shelf(ann);
        shelf.paragraphs(600);
        int blocks = shelf.apply();
        int callsBefore = fake.calls().size();
        try (var rounds = new Rounds(ann, shelf)) {
            shelf.dispatch(AT_ONCE);
            Shelf.await(PATIENCE, () -> fake.calls().size() - callsBefore > 100);
            begins.happens();
            long still = System.nanoTime();
            long over;
            try {
                System.out.println(
                        "not ready after "
                                + rounds.untilAnswered(Rounds.READINESS, 503, still, SAID_WITHIN));
                TimeUnit.NANOSECONDS.sleep(time.toNanos() - (System.nanoTime() - still));
            } finally {
                over = System.nanoTime();
                ends.happens();
            }
            System.out.println("all answer after " + rounds.untilAllAnswer(over, WHOLE_WITHIN));
            Shelf.await(PATIENCE, () -> shelf.isThrough(ann));
            rounds.stop();

            rounds.wereAnsweredInWords();
            assertThat(rounds.between(still, over))
                    .filteredOn(one -> one.path().startsWith("/api/"))
                    .hasSizeGreaterThan(rounds.routes().size())
                    .allMatch(one -> one.took().compareTo(SAID_WITHIN) < 0);
            assertThat(rounds.between(over + WHOLE_WITHIN.toNanos(), Long.MAX_VALUE))
                    .allMatch(one -> one.status() == 200);
        }

        assertThat(fake.calls().size() - callsBefore)
                .isBetween(blocks, ledger.claims(shelf.project));
        eachBlockIsAnsweredOnce(shelf, blocks);
        everythingWorks();
    }

    @Test
    void whatWasAcknowledgedIsStoredWhenTheDatabaseDies() throws Exception {
        die(1);
    }

    @Tag("long")
    @Test
    void whatWasAcknowledgedIsStoredWhenTheDatabaseDiesTenTimes() throws Exception {
        die(10);
    }

    private void die(int times) throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed of the moments: " + seed);
        var random = new Random(seed);
        var shelf = new Shelf(ann);
        shelf.paragraphs(2500);
        shelf.apply("offline");
        shelf.dispatch(AT_ONCE);
        Shelf.await(PATIENCE, () -> shelf.isThrough(ann));
        var run = shelf.path("/runs/" + shelf.run(ann).get("run_id").asString());
        for (int time = 0; time < times; time++) {
            try (var reviewers = new Reviewers(ann, run);
                    var rounds = new Rounds(ann, shelf)) {
                TimeUnit.MILLISECONDS.sleep(1000 + random.nextInt(1500));
                server.kill();
                TimeUnit.MILLISECONDS.sleep(random.nextInt(1000));
                server.startAgain();
                long up = System.nanoTime();
                System.out.println(
                        "acknowledged "
                                + reviewers.acknowledged()
                                + ", done again after "
                                + reviewers.untilDone(up, WHOLE_WITHIN)
                                + ", all answer after "
                                + rounds.untilAllAnswer(up, WHOLE_WITHIN));
                reviewers.stop();
                rounds.stop();
                rounds.wereAnsweredInWords();
                assertThat(reviewers.acknowledged()).isGreaterThan(20);
                reviewers.findAllStored();
            }
        }
        everythingWorks();
    }

    private void eachBlockIsAnsweredOnce(Shelf shelf, int blocks) {
        assertThat(ledger.overlays(shelf.project, "status = 'ai_complete'")).isEqualTo(blocks);
        assertThat(ledger.stagings(shelf.project)).isEqualTo(blocks);
        ledger.isSound(shelf.project);
        ledger.isAtRest(shelf.project);
    }

    /// Uploads are read and runs are worked on: none of the threads that do so is lost.
    private void everythingWorks() throws InterruptedException {
        fake.latency(Duration.ZERO);
        var shelf = new Shelf(ann);
        shelf.paragraphs(30);
        shelf.apply();
        shelf.dispatch(AT_ONCE);
        Shelf.await(Duration.ofSeconds(30), () -> shelf.isThrough(ann));
        Shelf.await(Duration.ofSeconds(10), () -> figure("hikaricp_connections_pending{") == 0);
    }

    /// The sum of the figures whose name begins so.
    private double figure(String name) {
        return ann.get("/actuator/prometheus")
                .expect(200)
                .text()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
