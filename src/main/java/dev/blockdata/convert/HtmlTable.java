package dev.blockdata.convert;

import dev.blockdata.docling.Cell;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;

/// The cells of an HTML table where a browser puts them, each clear of what spans into its row.
record HtmlTable(List<Cell> cells, int rows, int columns) {

    private static final int MOST_COLUMNS = 1_000;
    private static final int MOST_PLACES = 500_000;

    static HtmlTable of(Element table) {
        List<Element> rows = rows(table);
        var cells = new ArrayList<Cell>();
        Set<Long> taken = new HashSet<>();
        // A span to the right of every cell that begins somewhere is one over nothing.
        int columns = 0;
        for (int row = 0; row < rows.size(); row++) {
            Element line = rows.get(row);
            List<Element> own =
                    line.children().stream()
                            .filter(cell -> cell.nameIs("td") || cell.nameIs("th"))
                            .toList();
            boolean header =
                    inHead(line)
                            || (row == 0
                                    && !own.isEmpty()
                                    && own.stream().allMatch(cell -> cell.nameIs("th")));
            int column = 0;
            for (Element cell : own) {
                while (taken.contains(place(row, column))) {
                    column++;
                }
                if (column >= MOST_COLUMNS) {
                    break;
                }
                int width = Math.min(span(cell, "colspan"), MOST_COLUMNS - column);
                int height = span(cell, "rowspan");
                // Zero means: to the end of the table.
                height = height == 0 ? rows.size() - row : Math.min(height, rows.size() - row);
                width = Math.max(1, width);
                if ((long) taken.size() + (long) width * height > MOST_PLACES) {
                    width = 1;
                    height = 1;
                }
                for (int down = 0; down < height; down++) {
                    for (int across = 0; across < width; across++) {
                        taken.add(place(row + down, column + across));
                    }
                }
                cells.add(
                        new Cell(
                                row,
                                column,
                                height,
                                width,
                                HtmlText.of(cell),
                                header,
                                !header && cell.nameIs("th")));
                columns = Math.max(columns, column + 1);
                column += width;
            }
        }
        int all = columns;
        return new HtmlTable(
                cells.stream().map(cell -> within(cell, all)).toList(), rows.size(), columns);
    }

    private static Cell within(Cell cell, int columns) {
        return new Cell(
                cell.row(),
                cell.column(),
                cell.rowSpan(),
                Math.min(cell.columnSpan(), columns - cell.column()),
                cell.text(),
                cell.columnHeader(),
                cell.rowHeader());
    }

    boolean hasWords() {
        return cells.stream().anyMatch(cell -> !cell.text().isBlank());
    }

    /// Tables of one cell or without roles are there to place things, not to tell them.
    static boolean forLayout(Element table) {
        String role = table.attr("role");
        if (role.equals("presentation") || role.equals("none")) {
            return true;
        }
        List<Element> rows = rows(table);
        return rows.size() <= 1
                && rows.stream().allMatch(row -> row.childrenSize() <= 1)
                && table.children().stream().noneMatch(child -> child.nameIs("caption"));
    }

    private static List<Element> rows(Element table) {
        var rows = new ArrayList<Element>();
        for (Element child : table.children()) {
            switch (child.normalName()) {
                case "tr" -> rows.add(child);
                case "thead", "tbody", "tfoot" ->
                        child.children().stream()
                                .filter(row -> row.nameIs("tr"))
                                .forEach(rows::add);
                default -> {}
            }
        }
        return rows;
    }

    private static boolean inHead(Element row) {
        Element parent = row.parent();
        return parent != null && parent.nameIs("thead");
    }

    private static long place(int row, int column) {
        return (long) row * MOST_COLUMNS * 2 + column;
    }

    private static int span(Element cell, String name) {
        String digits = cell.attr(name).strip();
        return digits.matches("\\d{1,5}") ? Integer.parseInt(digits) : 1;
    }
}
