package dev.blockdata.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/// The 77 real documents against the counts that another parser found, which knew no footnotes: the
/// eight of eip-8173 are sixteen blocks to it (a paragraph and a code block each), and eight to us.
@Isolated("sets the default locale and time zone")
final class CorpusTest {

    private static Path corpus = Path.of(".");

    @BeforeAll
    static void findCorpus() {
        var found = Given.corpus();
        Assumptions.assumeTrue(
                found.isPresent(),
                "no shared corpus beside the project (-Dblockdata.corpus=… names its place)");
        corpus = found.orElseThrow();
    }

    private static Map<String, Integer> manifest() throws IOException {
        var counts = new LinkedHashMap<String, Integer>();
        for (var line : Files.readAllLines(corpus.resolve("manifest.tsv"))) {
            var cells = line.split("\t", -1);
            if (cells[0].startsWith("md-eips/")) {
                counts.put(cells[0], Integer.valueOf(cells[7]));
            }
        }
        return counts;
    }

    private static byte[] read(String file) {
        try {
            return Files.readAllBytes(corpus.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void countsAreThoseOfTheManifest() throws IOException {
        var expected = manifest();
        assertThat(expected).hasSize(77).containsEntry("md-eips/eip-8173.md", 120);
        expected.put("md-eips/eip-8173.md", 112);
        var counted = new LinkedHashMap<String, Integer>();
        expected.keySet().forEach(file -> counted.put(file, MarkdownBlocks.of(read(file)).size()));
        assertThat(counted).isEqualTo(expected);
        assertThat(counted.values().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(5_012 - 8);
    }

    @Test
    void everyVariantIsExactAndReplaceable() throws Exception {
        for (var file : manifest().keySet()) {
            var text = new String(read(file), StandardCharsets.UTF_8);
            for (var source : Given.variants(text).values()) {
                var blocks = MarkdownBlocks.of(source);
                Given.assertAddressable(source, blocks);
                Given.assertReplaceable(source, blocks);
                Given.assertEveryBytePartOfABlockOrBlank(source, blocks);
            }
        }
    }

    @Test
    void localeAndTimeZoneChangeNothing() throws IOException {
        var locale = Locale.getDefault();
        var zone = TimeZone.getDefault();
        try {
            for (var file : manifest().keySet()) {
                Locale.setDefault(Locale.ROOT);
                TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
                var blocks = MarkdownBlocks.of(read(file));
                Locale.setDefault(Locale.forLanguageTag("tr-TR"));
                TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
                assertThat(MarkdownBlocks.of(read(file))).isEqualTo(blocks);
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }
}
