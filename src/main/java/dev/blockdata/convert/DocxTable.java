package dev.blockdata.convert;

import dev.blockdata.convert.DocxNumbering.Mark;
import dev.blockdata.docling.Cell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/// A table of a Word document: its cells with what they span, and the paragraphs that were met in
/// them, for what floats there.
record DocxTable(List<Cell> cells, int rows, int columns, List<DocxParagraph> paragraphs) {

    private static final int MOST_COLUMNS = 1_000;

    private static final class Area {
        private final int row;
        private final int column;
        private final int width;
        private int height = 1;
        private final List<String> lines = new ArrayList<>();

        private Area(int row, int column, int width) {
            this.row = row;
            this.column = column;
            this.width = width;
        }

        private Cell cell(boolean header) {
            String text = String.join("\n", lines).strip();
            return new Cell(row, column, height, width, text, header, false);
        }
    }

    DocxTable {
        cells = List.copyOf(cells);
        paragraphs = List.copyOf(paragraphs);
    }

    static DocxTable read(Element table, DocxStory story) {
        List<Area> areas = new ArrayList<>();
        List<DocxParagraph> paragraphs = new ArrayList<>();
        Map<Integer, Area> above = new HashMap<>();
        int columns = 0;
        int headers = 0;
        List<Element> rows = rows(table);
        for (int row = 0; row < rows.size(); row++) {
            Element properties = Xml.at(rows.get(row), "w:trPr");
            boolean header = Xml.on(Xml.at(properties, "w:tblHeader"));
            headers = header && headers == row ? row + 1 : headers;
            int column = span(Xml.value(properties, "w:gridBefore"), 0);
            Map<Integer, Area> here = new HashMap<>();
            for (Element cell : cells(rows.get(row))) {
                // Whatever would stand further to the right is put into the last column.
                column = Math.min(column, MOST_COLUMNS - 1);
                int width =
                        Math.clamp(
                                span(Xml.value(cell, "w:tcPr", "w:gridSpan"), 1),
                                1,
                                MOST_COLUMNS - column);
                Area area = area(cell, row, column, width, above);
                if (area.row == row) {
                    areas.add(area);
                }
                lines(cell, story, area.lines, paragraphs);
                here.put(column, area);
                column += width;
            }
            above = here;
            columns = Math.max(columns, column);
        }
        int marked = headers == 0 && rows.size() > 1 ? 1 : headers;
        return new DocxTable(
                areas.stream().map(area -> area.cell(area.row < marked)).toList(),
                rows.size(),
                columns,
                paragraphs);
    }

    /// A cell that continues the one above adds to its height, any other is its own.
    private static Area area(
            Element cell, int row, int column, int width, Map<Integer, Area> above) {
        Element merge = Xml.at(cell, "w:tcPr", "w:vMerge");
        Area upper = above.get(column);
        boolean continues = merge != null && !Xml.attribute(merge, "val").equals("restart");
        if (continues && upper != null && upper.width == width) {
            upper.height++;
            return upper;
        }
        return new Area(row, column, width);
    }

    private static int span(String text, int otherwise) {
        return Math.clamp(Xml.number(text, otherwise), 0, MOST_COLUMNS);
    }

    /// Rows may be wrapped into content controls; those that were deleted are gone.
    private static List<Element> rows(Element table) {
        List<Element> rows = new ArrayList<>();
        for (Element child : Xml.children(table)) {
            switch (Xml.name(child)) {
                case "w:tr" -> {
                    if (Xml.at(child, "w:trPr", "w:del") == null) {
                        rows.add(child);
                    }
                }
                case "w:sdt" -> {
                    Element content = Xml.at(child, "w:sdtContent");
                    rows.addAll(content == null ? List.of() : rows(content));
                }
                case "w:customXml", "w:ins", "w:moveTo" -> rows.addAll(rows(child));
                default -> {}
            }
        }
        return rows;
    }

    private static List<Element> cells(Element row) {
        List<Element> cells = new ArrayList<>();
        for (Element child : Xml.children(row)) {
            switch (Xml.name(child)) {
                case "w:tc" -> cells.add(child);
                case "w:sdt" -> {
                    Element content = Xml.at(child, "w:sdtContent");
                    cells.addAll(content == null ? List.of() : cells(content));
                }
                case "w:customXml" -> cells.addAll(cells(child));
                default -> {}
            }
        }
        return cells;
    }

    /// The text of a cell, line by line, with that of tables within it.
    private static void lines(
            Element cell, DocxStory story, List<String> lines, List<DocxParagraph> met) {
        for (Element block : DocxBlocks.of(cell)) {
            if (Xml.name(block).equals("w:tbl")) {
                DocxTable inner = read(block, story);
                lines.addAll(inner.written());
                met.addAll(inner.paragraphs());
            } else if (Xml.name(block).equals("w:p")) {
                DocxParagraph paragraph = DocxRuns.read(block, story).stripped();
                met.add(paragraph);
                if (!paragraph.isEmpty()) {
                    lines.add(marked(paragraph, story));
                }
            }
        }
    }

    private static String marked(DocxParagraph paragraph, DocxStory story) {
        Mark mark = story.setting.numbering.next(paragraph.properties());
        return mark == null || mark.text().isEmpty()
                ? paragraph.text()
                : mark.text() + " " + paragraph.text();
    }

    /// A table within a cell: its rows as lines.
    private List<String> written() {
        Map<Integer, List<String>> lines = new HashMap<>();
        for (Cell cell : cells) {
            if (!cell.text().isEmpty()) {
                lines.computeIfAbsent(cell.row(), _ -> new ArrayList<>()).add(cell.text());
            }
        }
        List<String> written = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            if (lines.containsKey(row)) {
                written.add(String.join(", ", lines.getOrDefault(row, List.of())));
            }
        }
        return written;
    }

    /// How many pages end within it, by the cells of each row that goes on for longest.
    int breaks() {
        return paragraphs.stream().mapToInt(DocxParagraph::breaks).max().orElse(0);
    }

    /// A table of one cell is a frame around what is in it.
    static @Nullable Element frame(Element table) {
        List<Element> rows = rows(table);
        List<Element> cells = rows.size() == 1 ? cells(rows.getFirst()) : List.of();
        return cells.size() == 1 ? cells.getFirst() : null;
    }
}
