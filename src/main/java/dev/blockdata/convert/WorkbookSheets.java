package dev.blockdata.convert;

import java.util.ArrayList;
import java.util.List;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/// What the workbook says of its sheets: which are hidden, and from when days are counted.
final class WorkbookSheets extends DefaultHandler {

    private final List<String> hidden = new ArrayList<>();
    private boolean from1904;

    List<String> hidden() {
        return List.copyOf(hidden);
    }

    /// Old Macintoshes counted from another day.
    boolean countsFrom1904() {
        return from1904;
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
        String state = attributes.getValue("state");
        if (name.equals("sheet") && state != null && !state.equals("visible")) {
            hidden.add(attributes.getValue("name"));
        }
        String date = attributes.getValue("date1904");
        if (name.equals("workbookPr") && date != null) {
            from1904 = date.equals("1") || date.equals("true");
        }
    }
}
