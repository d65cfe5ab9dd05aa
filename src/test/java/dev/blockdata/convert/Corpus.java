package dev.blockdata.convert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Files of the shared corpus by their names in it; where it is missing, the tests that need it are
/// skipped.
final class Corpus {

    private Corpus() {}

    static Path file(String name) {
        return dev.blockdata.journeys.Corpus.folder().resolve(name);
    }

    static String baseline(String name) throws IOException {
        return Files.readString(file(name + ".baseline.md"));
    }
}
