package dev.blockdata.pandoc;

import dev.blockdata.blocks.PlainTable;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A table of pandoc's tree (`[attr, caption, columns, head, bodies, foot]`) as a text that reads
/// as one. Its rows come without positions: each cell takes the next column that no cell from above
/// reaches into.
final class PandocTable {

    private static final int MOST_CELLS = 2_000_000;

    private final int columns;
    private final PandocText texts;
    private final List<String[]> grid = new ArrayList<>();

    /// How many further rows each column is still covered by a cell from above.
    private final int[] covered;

    private PandocTable(int columns, PandocText texts) {
        this.columns = columns;
        this.texts = texts;
        this.covered = new int[columns];
    }

    static String of(JsonNode table, String path, PandocText texts) {
        int columns = table.path(2).size();
        if (columns == 0) {
            return "";
        }
        var reading = new PandocTable(columns, texts);
        reading.rows(table.path(3).path(1), path + "[3][1]");
        JsonNode bodies = table.path(4);
        for (int i = 0; i < bodies.size(); i++) {
            String body = path + "[4][" + i + "]";
            reading.rows(bodies.get(i).path(2), body + "[2]");
            reading.rows(bodies.get(i).path(3), body + "[3]");
        }
        reading.rows(table.path(5).path(1), path + "[5][1]");
        return PlainTable.of(reading.grid.toArray(String[][]::new));
    }

    private void rows(JsonNode rows, String path) {
        for (int i = 0; i < rows.size(); i++) {
            if ((long) (grid.size() + 1) * columns > MOST_CELLS) {
                throw new PandocText.TooDeep();
            }
            grid.add(row(rows.get(i).path(1), path + "[" + i + "][1]"));
        }
    }

    private String[] row(JsonNode cells, String path) {
        var row = new String[columns];
        boolean[] free = new boolean[columns];
        for (int column = 0; column < columns; column++) {
            free[column] = covered[column] == 0;
            covered[column] = Math.max(0, covered[column] - 1);
        }
        int column = 0;
        for (int i = 0; i < cells.size(); i++) {
            while (column < columns && !free[column]) {
                column++;
            }
            if (column == columns) {
                break;
            }
            JsonNode cell = cells.get(i);
            row[column] = texts.blocks(cell.path(4), path + "[" + i + "][4]");
            int down = Math.max(1, cell.path(2).asInt(1));
            int end = Math.min(columns, column + Math.max(1, cell.path(3).asInt(1)));
            for (; column < end; column++) {
                covered[column] = Math.max(covered[column], down - 1);
            }
        }
        return row;
    }
}
