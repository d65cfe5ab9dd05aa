package dev.blockdata.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.database.ExternalServer;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The database dies for good while people confirm and edit, and its synchronous standby takes
/// over: the product, which was told of both, loses nothing and needs nobody.
@Tag("long")
class FailoverIT {

    private static final Duration DONE_WITHIN = Duration.ofSeconds(30);

    private final ExternalServer primary = new ExternalServer();
    private ExternalServer standby;
    private Product product;
    private Visitor ann;

    @BeforeEach
    void start() throws IOException {
        standby = primary.standby();
        product = Product.start(primary.settingsWith(standby).toArray(String[]::new));
        ann = Visitor.registered(product, "ann");
    }

    @AfterEach
    void stop() throws IOException {
        ann.close();
        product.close();
        standby.close();
        primary.close();
    }

    @Test
    void whatWasAcknowledgedIsStoredAtTheStandby() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed of the moment: " + seed);
        var shelf = new Shelf(ann);
        shelf.paragraphs(2500);
        shelf.apply("offline");
        shelf.dispatch(20);
        Shelf.await(Duration.ofMinutes(2), () -> shelf.isThrough(ann));
        var run = shelf.path("/runs/" + shelf.run(ann).get("run_id").asString());
        try (var reviewers = new Reviewers(ann, run);
                var rounds = new Rounds(ann, shelf)) {
            TimeUnit.MILLISECONDS.sleep(2000 + new Random(seed).nextInt(1000));
            primary.kill();
            long dead = System.nanoTime();
            int before = reviewers.acknowledged();
            standby.promote();
            System.out.println(
                    "acknowledged "
                            + before
                            + ", done again after "
                            + reviewers.untilDone(System.nanoTime(), DONE_WITHIN)
                            + ", all answer after "
                            + rounds.untilAllAnswer(dead, DONE_WITHIN));
            TimeUnit.SECONDS.sleep(1);
            reviewers.stop();
            rounds.stop();
            rounds.wereAnsweredInWords();
            assertThat(before).isGreaterThan(20);
            assertThat(reviewers.acknowledged()).isGreaterThan(before);
            reviewers.findAllStored();
        }
    }
}
