package dev.blockdata.convert;

import dev.blockdata.docling.DoclingBlock;
import dev.blockdata.docling.DoclingBlocks;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What came of a file, as a test looks at it.
record Outcome(Reading reading, JsonNode json, List<DoclingBlock> blocks) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Outcome of(Converter converter, Path file) throws Exception {
        Reading reading = converter.read(file);
        JsonNode json = JSON.readTree(reading.document());
        return new Outcome(reading, json, DoclingBlocks.of(json));
    }

    /// Each block as one line: what it is, and what it says.
    List<String> lines() {
        return blocks.stream()
                .map(block ->
                        block.nodeType()
                                + (block.headingLevel() == null || block.nodeType().equals("title")
                                        ? ""
                                        : " " + block.headingLevel())
                                + ": "
                                + block.content())
                .toList();
    }

    /// The lists as a person sees them: marks, and an indent of two blanks for each level.
    List<String> items() {
        List<String> lines = new ArrayList<>();
        items(json.path("body"), -1, lines);
        return lines;
    }

    private void items(JsonNode parent, int depth, List<String> lines) {
        for (JsonNode child : parent.path("children")) {
            String pointer = child.path("$ref").asString();
            JsonNode item = json.at(pointer.substring(1));
            if (item.path("label").asString().equals("list_item")) {
                lines.add(
                        "  ".repeat(depth)
                                + item.path("marker").asString()
                                + " "
                                + item.path("text").asString());
            }
            items(item, item.path("label").asString().equals("list") ? depth + 1 : depth, lines);
        }
    }

    long count(String nodeType) {
        return blocks.stream().filter(block -> block.nodeType().equals(nodeType)).count();
    }

    long headings() {
        return count("section_header") + count("title");
    }

    /// All words; what stands in a cell that spans others is repeated in each, as the baselines do.
    List<String> words() {
        var text = new StringBuilder();
        for (DoclingBlock block : blocks) {
            JsonNode data = json.at(block.pointer().substring(1)).path("data");
            text.append(data.isMissingNode() ? block.content() : table(data)).append('\n');
        }
        return Score.words(text.toString());
    }

    private static String table(JsonNode data) {
        Map<Integer, String> cells = new TreeMap<>();
        int columns = data.path("num_cols").asInt();
        for (JsonNode cell : data.path("table_cells")) {
            for (int row = cell.path("start_row_offset_idx").asInt();
                    row < cell.path("end_row_offset_idx").asInt();
                    row++) {
                for (int column = cell.path("start_col_offset_idx").asInt();
                        column < cell.path("end_col_offset_idx").asInt();
                        column++) {
                    cells.put(row * columns + column, cell.path("text").asString());
                }
            }
        }
        return String.join("\n", cells.values());
    }

    String document() {
        return new String(reading.document(), StandardCharsets.UTF_8);
    }
}
