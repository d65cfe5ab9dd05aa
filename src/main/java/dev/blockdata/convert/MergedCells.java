package dev.blockdata.convert;

import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/// The merged cells of a sheet, by the place of their first one. A sheet lists them behind its
/// cells, so it is read for them first.
final class MergedCells extends DefaultHandler {

    private static final int MOST = 100_000;

    private record Corner(int row, int column) {}

    private final Map<Corner, CellRangeAddress> ranges = new HashMap<>();

    @Nullable CellRangeAddress from(int row, int column) {
        return ranges.get(new Corner(row, column));
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
        String reference = attributes.getValue("ref");
        if (name.equals("mergeCell") && reference != null && ranges.size() < MOST) {
            CellRangeAddress range = CellRangeAddress.valueOf(reference);
            ranges.put(new Corner(range.getFirstRow(), range.getFirstColumn()), range);
        }
    }
}
