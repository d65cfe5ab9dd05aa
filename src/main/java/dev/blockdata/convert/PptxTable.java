package dev.blockdata.convert;

import dev.blockdata.docling.Cell;
import dev.blockdata.docling.DoclingBuilder;
import dev.blockdata.docling.Place;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xslf.usermodel.XSLFTable;
import org.apache.poi.xslf.usermodel.XSLFTableCell;
import org.apache.poi.xslf.usermodel.XSLFTableRow;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/// Writes a table of a slide. A cell that others hide behind is written once, with its span.
final class PptxTable {

    private PptxTable() {}

    static void write(XSLFTable table, DoclingBuilder builder, @Nullable Place place) {
        List<Cell> cells = new ArrayList<>();
        List<XSLFTableRow> rows = table.getRows();
        int columns = rows.stream().mapToInt(row -> row.getCells().size()).max().orElse(0);
        if (columns == 0) {
            return;
        }
        Element look = Xml.at((Element) table.getCTTable().getDomNode(), "a:tblPr");
        boolean firstRow = Xml.attribute(look, "firstRow").matches("1|true");
        boolean firstColumn = Xml.attribute(look, "firstCol").matches("1|true");
        for (int row = 0; row < rows.size(); row++) {
            List<XSLFTableCell> all = rows.get(row).getCells();
            for (int column = 0; column < all.size(); column++) {
                XSLFTableCell cell = all.get(column);
                if (!cell.isMerged()) {
                    cells.add(
                            new Cell(
                                    row,
                                    column,
                                    Math.clamp(cell.getRowSpan(), 1, rows.size() - row),
                                    Math.clamp(cell.getGridSpan(), 1, columns - column),
                                    text(cell),
                                    firstRow && row == 0,
                                    firstColumn && column == 0 && !(firstRow && row == 0)));
                }
            }
        }
        builder.table(cells, rows.size(), columns, place);
    }

    private static String text(XSLFTableCell cell) {
        return String.join(
                "\n",
                cell.getTextParagraphs().stream()
                        .map(PptxText::words)
                        .map(String::strip)
                        .filter(words -> !words.isEmpty())
                        .toList());
    }
}
