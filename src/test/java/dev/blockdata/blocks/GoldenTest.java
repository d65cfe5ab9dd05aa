package dev.blockdata.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Boundaries are identity: a block's id is its position. A difference here means that documents
/// already ingested would be cut otherwise today, which needs a new version of the tool and a
/// decision record, not a new golden file.
final class GoldenTest {

    @ParameterizedTest
    @ValueSource(strings = {"eip-6873.md", "eip-7607.md", "eip-2228.md", "every-type.md"})
    void boundariesDoNotMove(String name) throws IOException {
        var blocks = MarkdownBlocks.of(resource(name));
        assertThat(
                        blocks.stream()
                                .map(GoldenTest::line)
                                .collect(Collectors.joining("\n", "", "\n")))
                .isEqualTo(new String(resource(name + ".blocks.tsv"), StandardCharsets.UTF_8));
    }

    private static String line(Block block) {
        var cells =
                List.of(
                        block.index(),
                        block.type().wire(),
                        block.span().start(),
                        block.span().end());
        return cells.stream().map(Object::toString).collect(Collectors.joining("\t"));
    }

    private static byte[] resource(String name) throws IOException {
        try (var in = GoldenTest.class.getResourceAsStream("/corpus/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }
}
