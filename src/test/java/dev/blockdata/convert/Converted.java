package dev.blockdata.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.blockdata.blocks.BlockType;
import dev.blockdata.docling.DoclingBlock;
import dev.blockdata.docling.DoclingBlocks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A file that was converted, as the blocks that a person would get.
record Converted(Reading reading, JsonNode document, List<DoclingBlock> blocks) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Converted by(Converter converter, Path file) throws Exception {
        Reading reading = converter.read(file);
        assertThat(converter.read(file).document())
                .as("the same bytes come into the same document")
                .isEqualTo(reading.document());
        JsonNode document = JSON.readTree(reading.document());
        return new Converted(reading, document, DoclingBlocks.of(document));
    }

    static Converted by(Converter converter, Path directory, byte[] bytes) throws Exception {
        return by(converter, Files.write(directory.resolve("uploaded"), bytes));
    }

    /// The words of a refusal.
    static String refusal(Converter converter, Path file) {
        UnreadableFile refused =
                catchThrowableOfType(UnreadableFile.class, () -> converter.read(file));
        assertThat(refused).as("%s is refused", file.getFileName()).isNotNull();
        return refused.getMessage();
    }

    static String refusal(Converter converter, Path directory, byte[] bytes) throws IOException {
        return refusal(converter, Files.write(directory.resolve("uploaded"), bytes));
    }

    /// Each block as its type and its text.
    List<String> said() {
        return blocks.stream()
                .map(block -> block.type().name().toLowerCase() + ": " + block.content())
                .toList();
    }

    long count(BlockType type) {
        return blocks.stream().filter(block -> block.type() == type).count();
    }

    /// The cell of the first table that begins at a row and a column.
    JsonNode cell(int row, int column) {
        return document.at("/tables/0/data/table_cells")
                .valueStream()
                .filter(cell -> cell.get("start_row_offset_idx").asInt() == row)
                .filter(cell -> cell.get("start_col_offset_idx").asInt() == column)
                .findFirst()
                .orElseThrow();
    }
}
