package dev.blockdata.docling;

import dev.blockdata.blocks.PlainTable;
import tools.jackson.databind.JsonNode;

/// The words of a DoclingDocument's table, each cell where it begins.
final class TableText {

    private static final int MOST_CELLS = 2_000_000;

    private TableText() {}

    static String of(JsonNode data) {
        int rows = Math.max(0, data.path("num_rows").asInt(0));
        int columns = Math.max(0, data.path("num_cols").asInt(0));
        if (rows == 0 || columns == 0 || (long) rows * columns > MOST_CELLS) {
            return "";
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
}
