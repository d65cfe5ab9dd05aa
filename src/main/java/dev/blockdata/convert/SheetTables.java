package dev.blockdata.convert;

import dev.blockdata.docling.Cell;
import dev.blockdata.docling.DoclingBuilder;
import dev.blockdata.docling.Label;
import dev.blockdata.docling.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler.SheetContentsHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.jspecify.annotations.Nullable;

/// Writes the cells of a sheet as they come: rows without an empty one between them are a table, a
/// cell alone is a paragraph.
final class SheetTables implements SheetContentsHandler {

    /// The stream that calls us knows no exceptions of ours.
    static final class TooLarge extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooLarge(UnreadableFile cause) {
            super(cause);
        }
    }

    /// Those of a sheet, in Excel as everywhere.
    private static final int MOST_COLUMNS = 16_384;

    private record Value(int row, int column, String text) {

        /// What is said twice of one cell is kept.
        Value and(Value other) {
            return new Value(row, column, text + "\n" + other.text());
        }
    }

    private final DoclingBuilder document;
    private final SplitTable tables;
    private final MergedCells merged;
    private final List<List<Value>> region = new ArrayList<>();
    private final List<String> comments = new ArrayList<>();
    private TreeMap<Integer, Value> row = new TreeMap<>();
    private int lastRow = -1;
    private int lastColumn = -1;
    private int cells;
    private boolean any;

    SheetTables(DoclingBuilder document, SplitTable tables, MergedCells merged) {
        this.document = document;
        this.tables = tables;
        this.merged = merged;
    }

    /// Whether the sheet held a value.
    boolean any() {
        return any;
    }

    List<String> comments() {
        return List.copyOf(comments);
    }

    @Override
    public void startRow(int number) {
        row = new TreeMap<>();
        lastColumn = -1;
        if (number != lastRow + 1) {
            writeRegion();
        }
        lastRow = number;
    }

    @Override
    public void cell(
            @Nullable String reference, @Nullable String value, @Nullable XSSFComment comment) {
        // A cell that does not say where it stands follows the one before it; its row is the one
        // that it is written in, whatever it says.
        lastColumn = reference == null ? lastColumn + 1 : new CellReference(reference).getCol();
        if (lastColumn < 0 || lastColumn >= MOST_COLUMNS) {
            throw new IllegalArgumentException("no column of a sheet: " + reference);
        }
        if (value != null && !value.isBlank()) {
            if (++cells > SplitTable.MOST_CELLS) {
                throw new TooLarge(new UnreadableFile(SplitTable.TOO_LARGE));
            }
            row.merge(lastColumn, new Value(lastRow, lastColumn, value.strip()), Value::and);
            any = true;
        }
        if (comment != null && comment.getString() != null) {
            String words = comment.getString().getString().strip();
            if (!words.isEmpty()) {
                comments.add(
                        new CellReference(lastRow, lastColumn).formatAsString(false)
                                + ": "
                                + words);
            }
        }
    }

    @Override
    public void endRow(int number) {
        if (row.isEmpty()) {
            writeRegion();
        } else {
            region.add(List.copyOf(row.values()));
        }
    }

    /// Writes what is still to be written.
    void end() {
        writeRegion();
    }

    private void writeRegion() {
        int width = region.stream().mapToInt(List::size).max().orElse(0);
        // A line above a table is its title, not its first row.
        while (width > 1 && region.getFirst().size() == 1) {
            document.text(Text.of(Label.PARAGRAPH, region.removeFirst().getFirst().text()));
        }
        if (region.isEmpty()) {
            return;
        }
        List<Value> values = region.stream().flatMap(List::stream).toList();
        if (values.size() == 1) {
            document.text(Text.of(Label.PARAGRAPH, values.getFirst().text()));
        } else {
            writeTable(values);
        }
        region.clear();
    }

    private void writeTable(List<Value> values) {
        int top = values.getFirst().row();
        int left = values.stream().mapToInt(Value::column).min().orElse(0);
        int right = values.stream().mapToInt(Value::column).max().orElse(0);
        int bottom = top + region.size() - 1;
        var rows = new ArrayList<SplitTable.Row>();
        for (List<Value> line : region) {
            var cells = new ArrayList<Cell>();
            for (Value value : line) {
                CellRangeAddress range = merged.from(value.row(), value.column());
                int down = range == null ? value.row() : Math.min(range.getLastRow(), bottom);
                int across =
                        range == null ? value.column() : Math.min(range.getLastColumn(), right);
                cells.add(
                        new Cell(
                                value.row() - top,
                                value.column() - left,
                                down - value.row() + 1,
                                across - value.column() + 1,
                                value.text(),
                                value.row() == top,
                                false));
            }
            rows.add(new SplitTable.Row(cells));
        }
        try {
            tables.write(rows, right - left + 1);
        } catch (UnreadableFile e) {
            throw new TooLarge(e);
        }
    }
}
