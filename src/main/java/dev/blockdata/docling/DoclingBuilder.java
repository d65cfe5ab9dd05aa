package dev.blockdata.docling;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes a DoclingDocument item by item, in reading order. What is added goes into the group that
/// was opened last and not yet closed, or below the body.
///
/// The same calls write the same bytes: nothing of the file's name, of time or of chance is in it.
public final class DoclingBuilder {

    /// The version of docling-core's schema that this follows.
    private static final String VERSION = "1.8.0";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Place.Box NOWHERE = new Place.Box(0, 0, 0, 0);

    /// Where one's own additions stand in an item's `meta`: names with two underscores are free
    /// there.
    static final String SOURCE = "blockdata__source";

    /// An item that others may be put under.
    public record Item(ObjectNode node) {

        String pointer() {
            return node.get("self_ref").asString();
        }
    }

    private final ObjectNode document = JSON.createObjectNode();
    private final ArrayNode groups = JSON.createArrayNode();
    private final ArrayNode texts = JSON.createArrayNode();
    private final ArrayNode pictures = JSON.createArrayNode();
    private final ArrayNode tables = JSON.createArrayNode();
    private final ObjectNode pages = JSON.createObjectNode();
    private final Item body;
    private final Deque<Item> open = new ArrayDeque<>();

    /// @param mimeType of the file that was read
    public DoclingBuilder(String mimeType) {
        body = root("#/body", Layer.BODY);
        open.push(body);
        document.put("schema_name", "DoclingDocument");
        document.put("version", VERSION);
        document.put("name", "document");
        document.putObject("origin").put("mimetype", mimeType).put("filename", "document");
        document.set("furniture", root("#/furniture", Layer.FURNITURE).node());
        document.set("body", body.node());
    }

    private static Item root(String pointer, Layer layer) {
        ObjectNode node = JSON.createObjectNode();
        node.put("self_ref", pointer);
        node.putArray("children");
        node.put("content_layer", layer.wire());
        node.put("name", "_root_");
        node.put("label", "unspecified");
        return new Item(node);
    }

    /// A page (from 1), in points.
    public void page(int number, double width, double height) {
        ObjectNode page = pages.putObject(Integer.toString(number));
        page.putObject("size")
                .put("width", Place.hundredth(width))
                .put("height", Place.hundredth(height));
        page.put("page_no", number);
    }

    /// Opens a group below what is open; everything goes into it until [#close()].
    public Item open(GroupLabel label, String name) {
        return openUnder(open.element(), label, name, Layer.BODY);
    }

    public Item open(GroupLabel label, String name, Layer layer) {
        return openUnder(open.element(), label, name, layer);
    }

    /// Opens a group below an item: a list inside a list item.
    public Item openUnder(Item parent, GroupLabel label, String name) {
        return openUnder(parent, label, name, Layer.BODY);
    }

    private Item openUnder(Item parent, GroupLabel label, String name, Layer layer) {
        Item group = add(parent, "groups", groups, label.wire(), layer);
        group.node().put("name", CleanText.of(name));
        open.push(group);
        return group;
    }

    public void close() {
        if (open.size() == 1) {
            throw new IllegalStateException("nothing is open");
        }
        open.pop();
    }

    public Item text(Text text) {
        return textUnder(open.element(), text);
    }

    private Item textUnder(Item parent, Text text) {
        Item item = add(parent, "texts", texts, text.label().wire(), text.layer());
        ObjectNode node = item.node();
        place(node, text.place(), text.text().length());
        node.put("orig", CleanText.of(text.text()));
        node.put("text", CleanText.of(text.text()));
        if (text.label() == Label.SECTION_HEADER) {
            node.put("level", Math.clamp(text.level(), 1, 100));
        }
        if (text.label() == Label.LIST_ITEM) {
            node.put("enumerated", text.enumerated());
            node.put("marker", text.marker() == null ? "" : CleanText.of(text.marker()));
        }
        if (text.label() == Label.CODE) {
            captions(node);
            node.put(
                    "code_language",
                    text.language() == null ? "unknown" : CleanText.of(text.language()));
        }
        if (!text.source().isEmpty()) {
            // Sorted: such a map's own order is another in each process.
            node.putObject("meta").set(SOURCE, JSON.valueToTree(new TreeMap<>(text.source())));
        }
        return item;
    }

    /// @param cells in the order of reading; what a span covers has no cell of its own
    public Item table(List<Cell> cells, int rows, int columns, @Nullable Place place) {
        Item item = add(open.element(), "tables", tables, "table", Layer.BODY);
        ObjectNode node = item.node();
        place(node, place, 0);
        captions(node);
        data(node.putObject("data"), cells, rows, columns);
        return item;
    }

    private static void data(ObjectNode data, List<Cell> cells, int rows, int columns) {
        ArrayNode list = data.putArray("table_cells");
        for (Cell cell : cells) {
            ObjectNode one = list.addObject();
            one.put("row_span", cell.rowSpan());
            one.put("col_span", cell.columnSpan());
            one.put("start_row_offset_idx", cell.row());
            one.put("end_row_offset_idx", cell.row() + cell.rowSpan());
            one.put("start_col_offset_idx", cell.column());
            one.put("end_col_offset_idx", cell.column() + cell.columnSpan());
            one.put("text", CleanText.of(cell.text()));
            one.put("column_header", cell.columnHeader());
            one.put("row_header", cell.rowHeader());
            one.put("row_section", false);
        }
        data.put("num_rows", rows);
        data.put("num_cols", columns);
    }

    /// @param description the alternative text, empty where there is none
    public Item picture(String description, @Nullable Place place) {
        return picture("picture", description, place);
    }

    private Item picture(String label, String description, @Nullable Place place) {
        Item item = add(open.element(), "pictures", pictures, label, Layer.BODY);
        ObjectNode node = item.node();
        place(node, place, 0);
        captions(node);
        ArrayNode annotations = node.putArray("annotations");
        if (!description.isBlank()) {
            annotations
                    .addObject()
                    .put("kind", "description")
                    .put("text", CleanText.of(description))
                    .put("provenance", "alternative text");
        }
        return item;
    }

    /// A chart with the figures that it draws.
    public Item chart(
            String title, List<Cell> cells, int rows, int columns, @Nullable Place place) {
        Item item = picture("chart", "", place);
        ObjectNode chart = ((ArrayNode) item.node().get("annotations")).addObject();
        chart.put("kind", "tabular_chart_data");
        chart.put("title", CleanText.of(title));
        data(chart.putObject("chart_data"), cells, rows, columns);
        return item;
    }

    /// The caption of a table, a picture or a program text.
    public Item caption(Item of, Text text) {
        Item item = textUnder(of, text);
        ((ArrayNode) of.node().get("captions")).addObject().put("$ref", item.pointer());
        return item;
    }

    /// The document in the field order of docling-core.
    public byte[] json() {
        document.set("groups", groups);
        document.set("texts", texts);
        document.set("pictures", pictures);
        document.set("tables", tables);
        document.putArray("key_value_items");
        document.putArray("form_items");
        document.set("pages", pages);
        return JSON.writeValueAsBytes(document);
    }

    private static Item add(Item parent, String kind, ArrayNode all, String label, Layer layer) {
        ObjectNode node = all.addObject();
        String pointer = "#/" + kind + "/" + (all.size() - 1);
        node.put("self_ref", pointer);
        node.putObject("parent").put("$ref", parent.pointer());
        node.putArray("children");
        node.put("content_layer", layer.wire());
        node.put("label", label);
        ((ArrayNode) parent.node().get("children")).addObject().put("$ref", pointer);
        return new Item(node);
    }

    private static void captions(ObjectNode node) {
        node.putArray("captions");
        node.putArray("references");
        node.putArray("footnotes");
    }

    private static void place(ObjectNode node, @Nullable Place place, int length) {
        ArrayNode all = node.putArray("prov");
        if (place == null) {
            return;
        }
        ObjectNode one = all.addObject();
        one.put("page_no", place.pageNo());
        // The schema demands a box.
        Place.Box box = place.box() == null ? NOWHERE : place.box().rounded();
        one.putObject("bbox")
                .put("l", box.left())
                .put("t", box.top())
                .put("r", box.right())
                .put("b", box.bottom())
                .put("coord_origin", "TOPLEFT");
        one.putArray("charspan").add(0).add(length);
    }
}
