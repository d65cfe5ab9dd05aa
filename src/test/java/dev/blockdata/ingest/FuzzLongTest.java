package dev.blockdata.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.journeys.Corpus;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// As many damaged files as there is time for, never the same ones: `bench/fuzz` takes the seconds
/// and, to go over them again, the seed.
@Tag("long")
class FuzzLongTest {

    private static final int ENOUGH = 200;

    @TempDir Path folder;

    @Test
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
