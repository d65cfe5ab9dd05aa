package dev.blockdata.blocks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Texts to try the splitters on, and what must hold of every one of them.
final class Given {

    private Given() {}

    static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }

    /// The same text with other line ends, a byte-order mark, and without its last line break.
    static Map<String, byte[]> variants(String lf) {
        var variants = new LinkedHashMap<String, byte[]>();
        variants.put("LF", utf8(lf));
        variants.put("CRLF", utf8(lf.replace("\n", "\r\n")));
        variants.put("CR", utf8(lf.replace("\n", "\r")));
        variants.put("BOM", utf8(lf.startsWith("\uFEFF") ? lf : "\uFEFF" + lf));
        variants.put(
                "no final newline",
                utf8(lf.endsWith("\n") ? lf.substring(0, lf.length() - 1) : lf));
        return variants;
    }

    /// `blockdata.corpus`, or the shared corpus beside the project (or beside its worktree), where
    /// there is one.
    static Optional<Path> corpus() {
        return Stream.of(
                        System.getProperty("blockdata.corpus", "../shared/corpus"),
                        "../../shared/corpus")
                .map(Path::of)
                .filter(folder -> Files.exists(folder.resolve("manifest.tsv")))
                .findFirst();
    }

    static void assertAddressable(byte[] source, List<Block> blocks)
            throws CharacterCodingException {
        var end = new String(source, UTF_8).startsWith("\uFEFF") ? 3 : 0;
        for (var index = 0; index < blocks.size(); index++) {
            var block = blocks.get(index);
            var span = block.span();
            assertThat(block.index()).isEqualTo(index);
            assertThat(span.start()).as("start of %s", block).isGreaterThanOrEqualTo(end);
            assertThat(span.end()).as("end of %s", block).isLessThanOrEqualTo(source.length);
            var slice = Arrays.copyOfRange(source, span.start(), span.end());
            assertThat(Utf8.strictly(slice, UTF_8)).isEqualTo(block.content()).isNotBlank();
            assertThat(block.content()).doesNotEndWith("\n").doesNotEndWith("\r");
            end = span.end();
        }
    }

    /// Nothing spliced: the same bytes; one block spliced: only that range differs.
    static void assertReplaceable(byte[] source, List<Block> blocks) {
        assertThat(Splice.apply(source, List.of())).isEqualTo(source);
        var same =
                blocks.stream()
                        .map(b -> new Replacement(b.span(), b.content()))
                        .toList()
                        .reversed();
        assertThat(Splice.apply(source, same)).isEqualTo(source);
        for (var block : blocks) {
            var span = block.span();
            var spliced = Splice.apply(source, List.of(new Replacement(span, "😀\r\n")));
            var tail = spliced.length - (source.length - span.end());
            assertThat(Arrays.equals(spliced, 0, span.start(), source, 0, span.start())).isTrue();
            assertThat(Arrays.copyOfRange(spliced, span.start(), tail)).isEqualTo(utf8("😀\r\n"));
            assertThat(
                            Arrays.equals(
                                    spliced,
                                    tail,
                                    spliced.length,
                                    source,
                                    span.end(),
                                    source.length))
                    .isTrue();
        }
    }

    static void assertEveryBytePartOfABlockOrBlank(byte[] source, List<Block> blocks) {
        var gaps = source.clone();
        for (var block : blocks) {
            Arrays.fill(gaps, block.span().start(), block.span().end(), (byte) ' ');
        }
        assertThat(new String(gaps, UTF_8).replace("\uFEFF", "")).isBlank();
    }
}
