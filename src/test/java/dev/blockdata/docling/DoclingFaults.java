package dev.blockdata.docling;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// What is wrong with a DoclingDocument, and with the blocks that were cut of it: nothing, whatever
/// the file was.
public final class DoclingFaults {

    private static final List<String> KINDS = List.of("groups", "texts", "pictures", "tables");

    private final JsonNode document;
    private final List<String> faults = new ArrayList<>();
    private final Set<String> reached = new HashSet<>();

    private DoclingFaults(JsonNode document) {
        this.document = document;
    }

    public static List<String> of(JsonNode document) {
        var look = new DoclingFaults(document);
        look.walk(document.path("body"), "#/body");
        look.walk(document.path("furniture"), "#/furniture");
        for (String kind : KINDS) {
            int index = 0;
            for (JsonNode item : document.path(kind)) {
                look.item(item, "#/" + kind + "/" + index++);
            }
        }
        look.strings(document, "");
        List<DoclingBlock> blocks = DoclingBlocks.of(document);
        Set<String> pointers = new HashSet<>();
        for (DoclingBlock block : blocks) {
            look.demand(!block.content().isBlank(), block.pointer(), "is a block without words");
            look.demand(pointers.add(block.pointer()), block.pointer(), "is two blocks");
            look.demand(
                    document.at(block.pointer().substring(1)).isObject(),
                    block.pointer(),
                    "is nowhere");
        }
        return look.faults;
    }

    private void demand(boolean holds, String where, String fault) {
        if (!holds && faults.size() < 20) {
            faults.add(where + " " + fault);
        }
    }

    private void walk(JsonNode item, String pointer) {
        demand(
                item.path("self_ref").asString("").equals(pointer),
                pointer,
                "calls itself otherwise");
        for (JsonNode child : item.path("children")) {
            String to = child.path("$ref").asString("");
            JsonNode found = document.at(to.substring(1));
            demand(found.isObject(), to, "is a child that is nowhere");
            demand(
                    found.path("parent").path("$ref").asString("").equals(pointer),
                    to,
                    "has another parent");
            if (reached.add(to)) {
                walk(found, to);
            } else {
                demand(false, to, "is reached twice");
            }
        }
    }

    private void item(JsonNode item, String pointer) {
        demand(reached.contains(pointer), pointer, "is not reached");
        for (JsonNode place : item.path("prov")) {
            demand(place.path("page_no").asInt(0) >= 1, pointer, "is on no page");
            for (String side : List.of("l", "t", "r", "b")) {
                demand(
                        place.path("bbox").path(side).isNumber(),
                        pointer,
                        "has a box without numbers: " + place.path("bbox"));
            }
        }
        if (item.has("data")) {
            table(item.path("data"), pointer);
        }
        item.path("annotations")
                .forEach(each -> {
                    if (each.has("chart_data")) {
                        table(each.path("chart_data"), pointer);
                    }
                });
    }

    private void table(JsonNode data, String pointer) {
        int rows = data.path("num_rows").asInt(-1);
        int columns = data.path("num_cols").asInt(-1);
        Set<Long> begun = new HashSet<>();
        for (JsonNode cell : data.path("table_cells")) {
            int row = cell.path("start_row_offset_idx").asInt(-1);
            int column = cell.path("start_col_offset_idx").asInt(-1);
            demand(
                    row >= 0
                            && column >= 0
                            && cell.path("end_row_offset_idx").asInt() <= rows
                            && cell.path("end_col_offset_idx").asInt() <= columns,
                    pointer,
                    "has a cell outside of its %d x %d: %s".formatted(rows, columns, cell));
            demand(
                    begun.add((long) row * columns + column),
                    pointer,
                    "has two cells in one place: " + cell);
        }
        boolean words =
                data.path("table_cells")
                        .valueStream()
                        .anyMatch(cell -> !cell.path("text").asString("").isBlank());
        demand(
                !words || !TableText.of(data).isBlank(),
                pointer,
                "has words that its block does not");
    }

    private void strings(JsonNode node, String path) {
        if (node.isString()) {
            String text = node.asString();
            demand(
                    text.equals(CleanText.of(text)),
                    path,
                    "holds a control character or half of one");
        }
        if (node.isObject()) {
            node.properties()
                    .forEach(each -> {
                        demand(
                                each.getKey().equals(CleanText.of(each.getKey())),
                                path,
                                "has a name with control characters");
                        strings(each.getValue(), path + "/" + each.getKey());
                    });
        } else if (node.isArray()) {
            int index = 0;
            for (JsonNode each : node) {
                strings(each, path + "/" + index++);
            }
        }
    }
}
