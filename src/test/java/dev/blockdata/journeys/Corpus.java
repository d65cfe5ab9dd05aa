package dev.blockdata.journeys;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The shared corpus of real documents, where it is there.
public final class Corpus {

    private Corpus() {}

    /// The folder, or a skipped test with a clear message.
    public static Path folder() {
        var candidates =
                Stream.of(
                                System.getProperty("blockdata.corpus", "../shared/corpus"),
                                "../../shared/corpus")
                        .map(Path::of)
                        .toList();
        var found = candidates.stream().filter(Files::isDirectory).findFirst();
        assumeThat(found)
                .as(
                        "the corpus of real documents is not at %s: tests that need it are skipped",
                        candidates)
                .isPresent();
        return found.orElseThrow();
    }

    /// The 77 Markdown specifications in the order of their names.
    public static List<Path> specifications() throws IOException {
        try (var files = Files.list(folder().resolve("md-eips"))) {
            return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
        }
    }

    /// How many blocks the corpus' own counter found in each file, by file name.
    public static Map<String, Integer> blockCounts() throws IOException {
        var counts = new LinkedHashMap<String, Integer>();
        for (String line : Files.readAllLines(folder().resolve("manifest.tsv"))) {
            var columns = line.split("\t", -1);
            if (columns[0].startsWith("md-eips/")) {
                counts.put(columns[0].substring("md-eips/".length()), Integer.valueOf(columns[7]));
            }
        }
        return counts;
    }
}
