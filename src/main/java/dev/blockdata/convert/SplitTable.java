package dev.blockdata.convert;

import dev.blockdata.docling.Cell;
import dev.blockdata.docling.DoclingBuilder;
import java.util.ArrayList;
import java.util.List;

/// A table of any length as tables that a person can take in: each begins with the first row, which
/// usually names the columns.
final class SplitTable {

    /// Rows of one table, the first row included.
    static final int MOST_ROWS = 200;

    /// Cells of a document; each is an object in memory while it is written.
    static final int MOST_CELLS = 300_000;

    static final String TOO_LARGE =
            "This table has more than 300,000 cells. Split the file and upload the parts.";

    /// A cell within the whole table; what a span covers has none.
    record Row(List<Cell> cells) {

        Row {
            cells = List.copyOf(cells);
        }
    }

    private final DoclingBuilder document;
    private int cells;

    SplitTable(DoclingBuilder document) {
        this.document = document;
    }

    /// @param rows their cells numbered from row 0 and column 0
    void write(List<Row> rows, int columns) throws UnreadableFile {
        Row first = rows.getFirst();
        for (int from = 1; from < rows.size() || from == 1; from += MOST_ROWS - 1) {
            int to = Math.min(rows.size(), from + MOST_ROWS - 1);
            int height = to - from + 1;
            var part = new ArrayList<Cell>();
            for (Cell cell : first.cells()) {
                part.add(moved(cell, 0, Math.min(cell.rowSpan(), height), from == 1));
            }
            for (int row = from; row < to; row++) {
                for (Cell cell : rows.get(row).cells()) {
                    int at = row - from + 1;
                    part.add(moved(cell, at, Math.min(cell.rowSpan(), height - at), true));
                }
            }
            cells += part.size();
            if (cells > MOST_CELLS) {
                throw new UnreadableFile(TOO_LARGE);
            }
            document.table(part, height, columns, null);
        }
    }

    /// A first row that is repeated spans nothing of what follows it.
    private static Cell moved(Cell cell, int row, int rowSpan, boolean inItsPlace) {
        return new Cell(
                row,
                cell.column(),
                inItsPlace ? rowSpan : 1,
                cell.columnSpan(),
                cell.text(),
                row == 0,
                cell.rowHeader());
    }
}
