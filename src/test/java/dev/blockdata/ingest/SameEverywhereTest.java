package dev.blockdata.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.journeys.Corpus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same bytes become the same document, under the same name and in the same blocks: again and
/// again, whatever the server's machine speaks and wherever it stands.
class SameEverywhereTest {

    /// Where an `i` has no dot in capitals, where digits are others, and where years are.
    private static final List<String> TURKISH = List.of("tr", "TR", "", "Asia/Kolkata");

    private static final List<String> ARABIC = List.of("ar", "EG", "", "America/St_Johns");
    private static final List<String> THAI = List.of("th", "TH", "TH", "Pacific/Kiritimati");
    private static final List<String> GERMAN = List.of("de", "DE", "", "Pacific/Chatham");

    @TempDir Path folder;

    @Test
    void ourOwnFilesAreTheSameInOtherLanguagesAndZones() throws Exception {
        var here = here(FuzzFiles.own(), 2);
        assertThat(here).hasSizeGreaterThan(7);
        for (var place : List.of(TURKISH, THAI)) {
            assertThat(elsewhere(place, List.of(FuzzFiles.OWN)))
                    .as(place.toString())
                    .isEqualTo(here);
        }
    }

    @Test
    @Tag("long")
    void allFilesAreTheSameTenTimesInAllOfThem() throws Exception {
        var here = here(FuzzFiles.own().and(Corpus.folder()), 10);
        for (var place : List.of(TURKISH, ARABIC, THAI, GERMAN)) {
            assertThat(elsewhere(place, List.of(FuzzFiles.OWN, Corpus.folder())))
                    .as(place.toString())
                    .isEqualTo(here);
        }
    }

    private List<String> here(FuzzFiles files, int times) throws Exception {
        try (var trial = new Trial(folder.resolve("here"))) {
            var first = Digests.of(trial, files);
            for (int time = 1; time < times; time++) {
                assertThat(Digests.of(trial, files)).isEqualTo(first);
            }
            return first.entrySet().stream()
                    .map(each -> "= " + each.getKey() + " " + each.getValue())
                    .toList();
        }
    }

    private List<String> elsewhere(List<String> place, List<Path> folders)
            throws IOException, InterruptedException {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                "-Duser.language=" + place.get(0),
                                "-Duser.country=" + place.get(1),
                                "-Duser.variant=" + place.get(2),
                                "-Duser.timezone=" + place.get(3),
                                "-Dstdout.encoding=UTF-8",
                                Digests.class.getName(),
                                folder.resolve("elsewhere").toString()));
        folders.forEach(each -> command.add(each.toAbsolutePath().toString()));
        var process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (var said = process.inputReader(StandardCharsets.UTF_8)) {
            var lines = said.lines().filter(line -> line.startsWith("= ")).toList();
            assertThat(process.waitFor()).isZero();
            return lines;
        }
    }
}
