package dev.blockdata.docling;

import dev.blockdata.blocks.BlockType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Cuts a DoclingDocument into blocks, in the order of its tree: each item with words is one.
///
/// Texts of an inline group are one paragraph. A picture's block holds its alternative text and the
/// figures of a chart; its caption is a block of its own behind it. What stands beside the text
/// (comments, a speaker's notes) is of type `other`.
public final class DoclingBlocks {

    /// What a picture without a word about it is called, so that it is not passed over.
    private static final String PICTURE = "[picture]";

    private static final int DEEPEST = 400;
    private static final int TITLE_RANK = 0;

    private final JsonNode document;
    private final DoclingPlaces places;
    private final List<DoclingBlock> blocks = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private final List<Heading> path = new ArrayList<>();

    private record Heading(int rank, String text) {}

    private DoclingBlocks(JsonNode document) {
        this.document = document;
        places = new DoclingPlaces(document);
    }

    /// @throws IllegalArgumentException where this is no DoclingDocument
    public static List<DoclingBlock> of(JsonNode document) {
        if (!document.path("schema_name").asString("").equals("DoclingDocument")) {
            throw new IllegalArgumentException("not a DoclingDocument");
        }
        var reading = new DoclingBlocks(document);
        reading.children(document.path("body"), "", 0);
        // Older versions keep what repeats on pages below a root of its own.
        reading.children(document.path("furniture"), "", 0);
        return List.copyOf(reading.blocks);
    }

    /// The title that the document gives itself: a title, else the first heading of level one.
    public static @Nullable String title(List<DoclingBlock> blocks) {
        return blocks.stream()
                .filter(block -> block.nodeType().equals("title"))
                .findFirst()
                .or(() ->
                        blocks.stream()
                                .filter(block ->
                                        block.headingLevel() != null && block.headingLevel() == 1)
                                .findFirst())
                .map(DoclingBlock::content)
                .orElse(null);
    }

    private void children(JsonNode parent, String context, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("nested deeper than " + DEEPEST);
        }
        for (JsonNode child : parent.path("children")) {
            String pointer = child.path("$ref").asString("");
            JsonNode item = item(pointer);
            // A tree that refers to itself is walked once.
            if (item != null && seen.add(pointer)) {
                take(item, pointer, context, depth + 1);
            }
        }
    }

    private @Nullable JsonNode item(String pointer) {
        if (!pointer.startsWith("#/")) {
            return null;
        }
        JsonNode found = document.at(pointer.substring(1));
        return found.isObject() ? found : null;
    }

    private void take(JsonNode item, String pointer, String context, int depth) {
        String label = item.path("label").asString("");
        if (pointer.startsWith("#/groups/")) {
            if (label.equals("inline")) {
                add(BlockType.PARAGRAPH, inline(item, depth), pointer, item, "inline");
            } else {
                children(item, label, depth);
            }
        } else if (pointer.startsWith("#/texts/")) {
            text(item, pointer, label, context, depth);
            children(item, context, depth);
        } else if (pointer.startsWith("#/tables/")) {
            passRichCells(item);
            add(BlockType.TABLE, TableText.of(item.path("data")), pointer, item, label);
            children(item, context, depth);
        } else if (pointer.startsWith("#/pictures/")) {
            add(BlockType.FIGURE, picture(item), pointer, item, label);
            children(item, context, depth);
        } else {
            add(
                    pointer.startsWith("#/form_items/")
                            ? BlockType.FORM_REGION
                            : BlockType.KEY_VALUE_REGION,
                    graph(item),
                    pointer,
                    item,
                    label);
            children(item, context, depth);
        }
    }

    /// What a cell holds beside plain words hangs below the table once more, and has been said.
    private void passRichCells(JsonNode table) {
        for (JsonNode cell : table.path("data").path("table_cells")) {
            String pointer = cell.path("ref").path("$ref").asString("");
            if (!pointer.isEmpty()) {
                seen.add(pointer);
            }
        }
    }

    private void text(JsonNode item, String pointer, String label, String context, int depth) {
        String text = item.path("text").asString("");
        if (text.isBlank() && hasInline(item)) {
            text = inline(item, depth);
        }
        boolean note = item.path("content_layer").asString("body").equals("notes");
        BlockType type = note || context.equals("comment_section") ? BlockType.OTHER : type(label);
        switch (type) {
            case HEADING -> heading(item, pointer, label, CleanText.of(text).strip());
            case LIST_ITEM -> add(type, listItem(item, text), pointer, item, label);
            case CHECKBOX ->
                    add(
                            type,
                            (label.equals("checkbox_selected") ? "[x] " : "[ ] ") + text.strip(),
                            pointer,
                            item,
                            label);
            case CODE_BLOCK -> add(type, trimLines(text), pointer, item, label);
            default ->
                    add(
                            type,
                            text.strip(),
                            pointer,
                            item,
                            context.equals("comment_section") ? "comment" : note ? "note" : label);
        }
    }

    private static BlockType type(String label) {
        return switch (label) {
            case "title", "section_header" -> BlockType.HEADING;
            case "paragraph", "text" -> BlockType.PARAGRAPH;
            case "list_item" -> BlockType.LIST_ITEM;
            case "code" -> BlockType.CODE_BLOCK;
            case "formula" -> BlockType.FORMULA;
            case "caption" -> BlockType.CAPTION;
            case "footnote" -> BlockType.FOOTNOTE;
            case "page_header" -> BlockType.PAGE_HEADER;
            case "page_footer" -> BlockType.PAGE_FOOTER;
            case "checkbox_selected", "checkbox_unselected" -> BlockType.CHECKBOX;
            case "form" -> BlockType.FORM_REGION;
            case "key_value_region" -> BlockType.KEY_VALUE_REGION;
            default -> BlockType.OTHER;
        };
    }

    private void heading(JsonNode item, String pointer, String label, String text) {
        if (text.isEmpty()) {
            return;
        }
        int level = Math.clamp(item.path("level").asInt(1), 1, 100);
        int rank = label.equals("title") ? TITLE_RANK : level;
        path.removeIf(heading -> heading.rank() >= rank);
        blocks.add(
                new DoclingBlock(
                        BlockType.HEADING,
                        text,
                        pointer,
                        places.of(item),
                        level,
                        path.stream().map(Heading::text).toList(),
                        label));
        path.add(new Heading(rank, text));
    }

    /// With its number, where it has one: a bullet says nothing.
    private static String listItem(JsonNode item, String text) {
        String marker = item.path("marker").asString("").strip();
        boolean numbered = item.path("enumerated").asBoolean(false) && !marker.isEmpty();
        return numbered ? (marker + " " + text.strip()).strip() : text.strip();
    }

    private boolean hasInline(JsonNode item) {
        for (JsonNode child : item.path("children")) {
            JsonNode found = item(child.path("$ref").asString(""));
            if (found != null && found.path("label").asString("").equals("inline")) {
                return true;
            }
        }
        return false;
    }

    /// The words of all texts below, each once.
    private String inline(JsonNode item, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("nested deeper than " + DEEPEST);
        }
        var words = new StringBuilder();
        for (JsonNode child : item.path("children")) {
            String pointer = child.path("$ref").asString("");
            JsonNode found = item(pointer);
            if (found == null || !seen.add(pointer)) {
                continue;
            }
            String text =
                    pointer.startsWith("#/texts/")
                            ? found.path("text").asString("")
                            : inline(found, depth + 1);
            if (!text.isBlank()) {
                words.append(words.isEmpty() ? "" : " ").append(text.strip());
            }
        }
        return words.toString();
    }

    private String picture(JsonNode item) {
        List<String> parts = new ArrayList<>();
        for (JsonNode annotation : item.path("annotations")) {
            parts.add(annotation.path("title").asString("").strip());
            parts.add(annotation.path("text").asString("").strip());
            parts.add(TableText.of(annotation.path("chart_data")));
        }
        parts.add(item.path("meta").path("description").path("text").asString("").strip());
        String words =
                String.join("\n", parts.stream().filter(p -> !p.isEmpty()).distinct().toList());
        return words.isEmpty() ? PICTURE : words;
    }

    private static String graph(JsonNode item) {
        List<String> cells = new ArrayList<>();
        for (JsonNode cell : item.path("graph").path("cells")) {
            String text = cell.path("text").asString("").strip();
            if (!text.isEmpty()) {
                cells.add(text);
            }
        }
        return String.join("\n", cells);
    }

    private void add(
            BlockType type, String content, String pointer, JsonNode item, String nodeType) {
        String clean = CleanText.of(content);
        if (clean.isBlank()) {
            return;
        }
        blocks.add(
                new DoclingBlock(
                        type,
                        clean,
                        pointer,
                        places.of(item),
                        null,
                        path.stream().map(Heading::text).toList(),
                        nodeType));
    }

    /// Without the empty lines around it; the indent of the first line stays.
    private static String trimLines(String code) {
        return code.replaceAll("\\A(?:[ \\t]*\\R)+", "").stripTrailing();
    }
}
