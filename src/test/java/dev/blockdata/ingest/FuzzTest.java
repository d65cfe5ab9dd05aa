package dev.blockdata.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Damaged files: those that once ended badly, and a few made anew by seeds that are always the
/// same.
class FuzzTest {

    private static final Path KEPT = Path.of("src/test/resources/fuzz/kept");
    private static final int SEEDS = 12;

    @TempDir static Path folder;
    private static Trial trial;

    @BeforeAll
    static void start() {
        trial = new Trial(folder.resolve("c"));
    }

    @AfterAll
    static void end() {
        trial.close();
    }

    @Test
    void whatOnceEndedBadlyEndsWell() throws Exception {
        List<Path> kept = new FuzzFiles(List.of()).and(KEPT).files();
        assertThat(kept).isNotEmpty();
        for (Path file : kept) {
            assertThat(trial.faults(FuzzFiles.ending(file), Files.readAllBytes(file)))
                    .as(file.getFileName().toString())
                    .isEmpty();
        }
    }

    @Test
    void theSameSeedMakesTheSameFile() throws Exception {
        var files = FuzzFiles.own();
        for (Path file : files.files()) {
            assertThat(files.damaged(file, 7)).isEqualTo(files.damaged(file, 7));
        }
    }

    @Test
    void aFewDamagedFilesOfEachKindEndInBlocksOrInWords() throws Exception {
        var files = FuzzFiles.own();
        for (Path file : files.files()) {
            for (long seed = 1; seed <= SEEDS; seed++) {
                assertThat(trial.faults(FuzzFiles.ending(file), files.damaged(file, seed)))
                        .as(file.getFileName() + " with seed " + seed)
                        .isEmpty();
            }
        }
    }
}
