package dev.blockdata.convert;

import dev.blockdata.docling.DoclingBuilder;
import dev.blockdata.docling.DoclingBuilder.Item;
import dev.blockdata.docling.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts blocks into the document: lists are opened and closed, captions find what they belong to,
/// everything gets its page.
final class DocxWriter {

    private static final String DIAGRAM = "diagram";

    private final DoclingBuilder builder;
    private final ListGroups lists;
    private final DocxPages pages;

    /// The table or picture that was written last, while nothing has come after it and it has no
    /// caption.
    private @Nullable Item bare;

    /// Captions that wait for what comes next.
    private final List<Text> waiting = new ArrayList<>();

    /// Footnotes of list items.
    private final List<Text> below = new ArrayList<>();

    DocxWriter(DoclingBuilder builder, DocxPages pages) {
        this.builder = builder;
        this.pages = pages;
        lists = new ListGroups(builder);
    }

    void turnPages(int count) {
        pages.turn(count);
    }

    void text(Text text) {
        begin();
        builder.text(text.at(pages.here()));
    }

    void item(int level, String list, Text text) {
        uncaptioned();
        lists.item(level, list, text.at(pages.here()));
    }

    /// Behind the list in whose items it is referred to.
    void footnote(Text text) {
        if (lists.isOpen()) {
            below.add(text);
        } else {
            builder.text(text);
        }
    }

    private void closeLists() {
        lists.close();
        below.forEach(builder::text);
        below.clear();
    }

    void caption(Text text, boolean floatFollows) {
        Text placed = text.at(pages.here());
        Item before = bare;
        if (before != null) {
            builder.caption(before, placed);
            bare = null;
        } else if (floatFollows) {
            waiting.add(placed);
        } else {
            begin();
            builder.text(placed);
        }
    }

    void table(DocxTable table) {
        if (table.columns() == 0) {
            return;
        }
        closeLists();
        put(builder.table(table.cells(), table.rows(), table.columns(), pages.here()));
        pages.turn(table.breaks());
    }

    void picture(String description) {
        closeLists();
        put(builder.picture(description, pages.here()));
    }

    void chart(ChartFigures figures, String description) {
        closeLists();
        String title = figures.title().isEmpty() ? description : figures.title();
        put(builder.chart(title, figures.cells(), figures.rows(), figures.columns(), pages.here()));
    }

    void diagram(List<String> points) {
        begin();
        points.forEach(point -> item(0, DIAGRAM, Text.item("•", false, point)));
        closeLists();
    }

    private void put(Item item) {
        waiting.forEach(caption -> builder.caption(item, caption));
        bare = waiting.isEmpty() ? item : null;
        waiting.clear();
    }

    private void begin() {
        closeLists();
        uncaptioned();
    }

    private void uncaptioned() {
        bare = null;
        if (!waiting.isEmpty()) {
            closeLists();
            waiting.forEach(builder::text);
            waiting.clear();
        }
    }

    void end() {
        begin();
    }
}
