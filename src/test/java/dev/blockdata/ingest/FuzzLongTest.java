package dev.blockdata.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.journeys.Corpus;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// As many damaged files as there is time for, never the same ones, each with its seed.
/// `bench/fuzz` takes the seconds, the seed of a campaign that is to go again, or a file and its
/// seed.
@Tag("long")
class FuzzLongTest {

    private static final int ENOUGH = 200;

    @TempDir Path folder;

    @Test
    @EnabledIfSystemProperty(named = "blockdata.fuzz.file", matches = ".+")
    void oneFileThatEndedBadlyEndsWell() throws Exception {
        var files = FuzzFiles.own().and(Corpus.folder());
        Path file = files.named(System.getProperty("blockdata.fuzz.file"));
        byte[] damaged = files.damaged(file, Long.getLong("blockdata.fuzz.seed"));
        try (var trial = new Trial(folder.resolve("converter"))) {
            assertThat(trial.faults(FuzzFiles.ending(file), damaged)).isEmpty();
        }
    }

    @Test
    @DisabledIfSystemProperty(named = "blockdata.fuzz.file", matches = ".+")
    void whateverHappensToFilesTheyEndInBlocksOrInWords() throws Exception {
        long seed = Long.getLong("blockdata.fuzz.seed", System.nanoTime());
        var during = Duration.ofSeconds(Integer.getInteger("blockdata.fuzz.seconds", 120));
        System.out.println("fuzz: seed " + seed + ", for " + during.toSeconds() + " seconds");
        var campaign =
                new FuzzCampaign(FuzzFiles.own().and(Corpus.folder()), Path.of("target", "fuzz"));
        try (var trial = new Trial(folder.resolve("converter"))) {
            var finds = campaign.run(trial, seed, during, ENOUGH);
            System.out.println("fuzz: " + campaign.counts());
            assertThat(finds).isEmpty();
        }
    }
}
