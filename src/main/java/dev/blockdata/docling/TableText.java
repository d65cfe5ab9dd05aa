package dev.blockdata.docling;

import dev.blockdata.blocks.PlainTable;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// The words of a DoclingDocument's table, each cell where it begins.
///
/// Where nearly all places are empty, only the others are written: a few cells far apart would
/// otherwise make a text without end.
final class TableText {

    private static final int MANY_PLACES = 1_000;
    private static final int PLACES_OF_A_CELL = 20;

    private TableText() {}

    static String of(JsonNode data) {
        int rows = Math.max(0, data.path("num_rows").asInt(0));
        int columns = Math.max(0, data.path("num_cols").asInt(0));
        if (rows == 0 || columns == 0) {
            return "";
        }
        long places = (long) rows * columns;
        if (places > MANY_PLACES
                && places > (long) PLACES_OF_A_CELL * data.path("table_cells").size()) {
            return sparse(data.path("table_cells"), rows, columns);
        }
        String[][] grid = new String[rows][columns];
        for (JsonNode cell : data.path("table_cells")) {
            int row = cell.path("start_row_offset_idx").asInt(-1);
            int column = cell.path("start_col_offset_idx").asInt(-1);
            if (row >= 0 && row < rows && column >= 0 && column < columns) {
                grid[row][column] = cell.path("text").asString("");
            }
        }
        return PlainTable.of(grid);
    }

    private static String sparse(JsonNode cells, int rows, int columns) {
        var lines = new TreeMap<Integer, TreeMap<Integer, String>>();
        for (JsonNode cell : cells) {
            int row = cell.path("start_row_offset_idx").asInt(-1);
            int column = cell.path("start_col_offset_idx").asInt(-1);
            String text = PlainTable.cell(cell.path("text").asString(""));
            if (row >= 0 && row < rows && column >= 0 && column < columns && !text.isEmpty()) {
                lines.computeIfAbsent(row, _ -> new TreeMap<>()).put(column, text);
            }
        }
        return lines.values().stream()
                .map(line -> "| " + String.join(" | ", line.values()) + " |")
                .collect(Collectors.joining("\n"));
    }
}
