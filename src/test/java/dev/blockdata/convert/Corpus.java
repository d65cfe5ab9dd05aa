package dev.blockdata.convert;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Real files that nobody here wrote, kept beside the project. Where they are missing, the tests
/// that need them are skipped.
final class Corpus {

    private static final Path ROOT = Path.of("..", "shared", "corpus");

    private Corpus() {}

    static Path file(String name) {
        assumeTrue(Files.isDirectory(ROOT), "the corpus is not at " + ROOT.toAbsolutePath());
        return ROOT.resolve(name);
    }

    static String baseline(String name) throws IOException {
        return Files.readString(file(name + ".baseline.md"));
    }
}
