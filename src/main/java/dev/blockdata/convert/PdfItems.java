package dev.blockdata.convert;

import static java.util.stream.Collectors.groupingBy;

import dev.blockdata.docling.Cell;
import dev.blockdata.docling.CleanText;
import dev.blockdata.docling.DoclingBuilder;
import dev.blockdata.docling.DoclingBuilder.Item;
import dev.blockdata.docling.GroupLabel;
import dev.blockdata.docling.Label;
import dev.blockdata.docling.Layer;
import dev.blockdata.docling.Place;
import dev.blockdata.docling.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Writes the elements that OpenDataLoader found on a page into a document.
final class PdfItems {

    /// Where an element keeps what stands within it.
    private static final List<String> WITHIN =
            List.of("kids", "list items", "toc items", "rows", "cells");

    private static final Pattern PAGE_NUMBER =
            Pattern.compile("(?i)[-–—\\s]*(page\\s+)?\\d{1,4}(\\s*(/|of)\\s*\\d{1,4})?[-–—\\s]*");

    /// Page numbers stand in this part of the page's height, above or below the text.
    private static final double MARGIN = 0.2;

    /// What repeats on pages stands in this part of a page's height, and is not longer than this.
    private static final double EDGE = 0.125;

    private static final int LONGEST_MARGIN = 250;

    /// Points by which two readings of the same place differ: with the room around letters,
    /// without.
    private static final double SLACK = 4;

    private static final int MOST_CELLS = 1_000_000;

    private final DoclingBuilder document;
    private final PdfPage page;
    private final List<JsonNode> elements;
    private final PdfFonts fonts;
    private final Map<Long, List<JsonNode>> captions;

    private PdfItems(
            DoclingBuilder document, PdfPage page, List<JsonNode> elements, PdfFonts fonts) {
        this.document = document;
        this.page = page;
        this.elements = elements.stream().flatMap(PdfItems::withoutFalseLists).toList();
        this.fonts = fonts;
        Set<Long> captioned =
                elements.stream()
                        .filter(element -> Set.of("table", "image").contains(type(element)))
                        .map(element -> element.path("id").asLong(0))
                        .collect(Collectors.toSet());
        captions =
                elements.stream()
                        .filter(element -> type(element).equals("caption"))
                        .filter(element -> captioned.contains(captioned(element)))
                        .collect(groupingBy(PdfItems::captioned));
    }

    static void write(
            DoclingBuilder document, PdfPage page, List<JsonNode> elements, PdfFonts fonts) {
        new PdfItems(document, page, elements, fonts).writeAll();
    }

    /// What stands directly within an element, nothing where it is hidden from who reads the page.
    static Stream<JsonNode> within(JsonNode element) {
        return hidden(element)
                ? Stream.empty()
                : WITHIN.stream().flatMap(name -> element.path(name).valueStream());
    }

    static boolean hidden(JsonNode element) {
        return element.path("hidden text").asBoolean(false);
    }

    private void writeAll() {
        List<PdfGrid> grids = PdfGrid.of(page).stream().filter(this::clear).toList();
        var written = new HashSet<PdfGrid>();
        for (int at = 0; at < elements.size(); at++) {
            Place place = place(elements.get(at));
            Optional<PdfGrid> grid =
                    grids.stream().filter(each -> overlap(each.place(), place)).findFirst();
            if (grid.isPresent()) {
                if (written.add(grid.get())) {
                    write(grid.get());
                }
                continue;
            }
            int end = at;
            while (end < elements.size() && fonts.programText(elements.get(end))) {
                end++;
            }
            if (end > at) {
                programText(elements.subList(at, end));
                at = end - 1;
            } else {
                write(elements.get(at), Layer.BODY);
            }
        }
    }

    private void write(PdfGrid grid) {
        document.table(grid.cells(), grid.rows(), grid.columns(), grid.place());
    }

    /// Whether a table without lines takes the place of whole elements, none of them a table that
    /// was found by its lines.
    private boolean clear(PdfGrid grid) {
        List<JsonNode> covered =
                elements.stream().filter(element -> overlap(grid.place(), place(element))).toList();
        return !covered.isEmpty()
                && covered.stream()
                        .allMatch(element ->
                                !Set.of("table", "image").contains(type(element))
                                        && within(place(element).box(), grid.place().box()));
    }

    private static boolean overlap(Place one, Place other) {
        return one.box() != null
                && other.box() != null
                && one.box().left() < other.box().right()
                && other.box().left() < one.box().right()
                && one.box().top() < other.box().bottom() - SLACK
                && other.box().top() < one.box().bottom() - SLACK;
    }

    private static boolean within(Place.@Nullable Box inner, Place.@Nullable Box outer) {
        return inner != null
                && outer != null
                && inner.top() > outer.top() - 2 * SLACK
                && inner.bottom() < outer.bottom() + 2 * SLACK;
    }

    private void programText(List<JsonNode> parts) {
        String text =
                parts.stream()
                        .map(part -> String.join("\n", lines(part)))
                        .collect(Collectors.joining("\n"));
        document.text(Text.code(null, text).at(place(parts.getFirst())));
    }

    private void write(JsonNode element, Layer layer) {
        if (hidden(element)) {
            return;
        }
        switch (type(element)) {
            case "heading" -> heading(element, layer);
            case "paragraph", "text chunk", "list item" -> paragraph(element, layer);
            case "list", "toc" -> list(element);
            case "table" -> table(element, layer);
            case "image" -> picture(element);
            case "caption" -> loneCaption(element);
            case "formula" ->
                    text(Label.FORMULA, String.join("\n", lines(element)), element, layer);
            case "header", "footer" -> margin(element);
            default -> within(element).forEach(child -> write(child, layer));
        }
    }

    private void heading(JsonNode element, Layer layer) {
        String text = FlowedText.running(lines(element));
        if (layer == Layer.FURNITURE || isPageNumber(text, element)) {
            furniture(text, element);
        } else if (!text.isBlank()) {
            document.text(
                    Text.heading(element.path("heading level").asInt(1), text).at(place(element)));
        }
    }

    private void paragraph(JsonNode element, Layer layer) {
        String text = FlowedText.of(lines(element));
        if (layer == Layer.FURNITURE || isPageNumber(text, element)) {
            furniture(text, element);
        } else {
            text(Label.PARAGRAPH, text, element, layer);
        }
    }

    /// What repeats on pages; but words that are many or far from the edge are the text itself.
    private void margin(JsonNode element) {
        Place.Box box = place(element).box();
        boolean atEdge =
                box != null
                        && (box.bottom() < page.height() * EDGE
                                || box.top() > page.height() * (1 - EDGE));
        String words = String.join(" ", textsWithin(element));
        if (words.length() <= LONGEST_MARGIN && (atEdge || isPageNumber(words, element))) {
            within(element).forEach(child -> write(child, Layer.FURNITURE));
        } else {
            within(element)
                    .forEach(child ->
                            text(Label.PARAGRAPH, FlowedText.of(lines(child)), child, Layer.BODY));
        }
    }

    private void furniture(String text, JsonNode element) {
        Place place = place(element);
        boolean above = place.box() != null && place.box().bottom() < page.height() / 2;
        text(above ? Label.PAGE_HEADER : Label.PAGE_FOOTER, text, element, Layer.FURNITURE);
    }

    private boolean isPageNumber(String text, JsonNode element) {
        Place.Box box = place(element).box();
        return box != null
                && (box.bottom() < page.height() * MARGIN
                        || box.top() > page.height() * (1 - MARGIN))
                && PAGE_NUMBER.matcher(text).matches();
    }

    private void text(Label label, String text, JsonNode element, Layer layer) {
        if (!text.isBlank()) {
            document.text(Text.of(label, text).at(place(element)).in(layer));
        }
    }

    /// Lines that begin with a part number or a brace look like a list, and are none.
    private static Stream<JsonNode> withoutFalseLists(JsonNode element) {
        boolean falseList =
                type(element).equals("list")
                        && within(element)
                                .allMatch(item -> ListMarker.of(firstLine(item)).isEmpty());
        return falseList
                ? within(element).flatMap(item -> Stream.concat(Stream.of(item), within(item)))
                : Stream.of(element);
    }

    private void list(JsonNode list) {
        List<JsonNode> items = within(list).toList();
        document.open(GroupLabel.LIST, "list");
        items.forEach(this::item);
        document.close();
    }

    private void item(JsonNode element) {
        if (hidden(element)) {
            return;
        }
        var lines = new ArrayList<>(lines(element));
        var deeper = new ArrayList<JsonNode>();
        for (JsonNode child : within(element).toList()) {
            if (type(child).equals("paragraph")) {
                lines.addAll(lines(child));
            } else {
                deeper.add(child);
            }
        }
        String text = FlowedText.running(lines);
        ListMarker marker = ListMarker.of(text);
        Item item =
                document.text(
                        Text.item(
                                        marker.marker(),
                                        marker.enumerated(),
                                        text.substring(marker.length()))
                                .at(place(element)));
        for (JsonNode child : deeper) {
            if (type(child).equals("list")) {
                document.openUnder(item, GroupLabel.LIST, "list");
                within(child).forEach(this::item);
                document.close();
            } else {
                write(child, Layer.BODY);
            }
        }
    }

    private void table(JsonNode table, Layer layer) {
        int rows = table.path("number of rows").asInt(0);
        int columns = table.path("number of columns").asInt(0);
        if (rows * (long) columns <= 1 || rows * (long) columns > MOST_CELLS) {
            // A frame around a text, or nothing that a person could read as a table.
            within(table)
                    .flatMap(row -> type(row).equals("table row") ? within(row) : Stream.of(row))
                    .forEach(cell -> write(cell, layer));
            return;
        }
        List<Cell> cells =
                table.path("rows")
                        .valueStream()
                        .flatMap(row -> row.path("cells").valueStream())
                        .map(PdfItems::cell)
                        .filter(cell -> cell.row() < rows && cell.column() < columns)
                        .toList();
        if (cells.stream().allMatch(cell -> cell.text().isBlank())) {
            return;
        }
        captions(table, document.table(cells, rows, columns, place(table)));
    }

    private static Cell cell(JsonNode cell) {
        return new Cell(
                Math.max(0, cell.path("row number").asInt(1) - 1),
                Math.max(0, cell.path("column number").asInt(1) - 1),
                Math.max(1, cell.path("row span").asInt(1)),
                Math.max(1, cell.path("column span").asInt(1)),
                String.join("\n", textsWithin(cell)),
                cell.path("is_header").asBoolean(false),
                false);
    }

    private static List<String> textsWithin(JsonNode element) {
        var texts = new ArrayList<String>();
        String own = FlowedText.running(lines(element));
        if (!own.isBlank() && !hidden(element)) {
            texts.add(own);
        }
        within(element).forEach(child -> texts.addAll(textsWithin(child)));
        return texts;
    }

    private void picture(JsonNode element) {
        String description = element.path("alt").asString(element.path("description").asString(""));
        captions(element, document.picture(description.strip(), place(element)));
    }

    private void captions(JsonNode element, Item item) {
        for (JsonNode caption : captions.getOrDefault(element.path("id").asLong(0), List.of())) {
            document.caption(
                    item,
                    Text.of(Label.CAPTION, FlowedText.running(lines(caption))).at(place(caption)));
        }
    }

    private void loneCaption(JsonNode caption) {
        if (!captions.containsKey(captioned(caption))) {
            text(Label.CAPTION, FlowedText.running(lines(caption)), caption, Layer.BODY);
        }
    }

    private static long captioned(JsonNode caption) {
        return caption.path("linked content id").asLong(0);
    }

    private static String type(JsonNode element) {
        return element.path("type").asString("");
    }

    private static String firstLine(JsonNode element) {
        List<String> lines = lines(element);
        return lines.isEmpty() ? "" : lines.getFirst();
    }

    private static List<String> lines(JsonNode element) {
        return CleanText.of(element.path("content").asString(""))
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /// The file measures from the bottom of the page, the document from its top.
    private Place place(JsonNode element) {
        JsonNode box = element.path("bounding box");
        PdfPage.Origin origin = page.origin();
        if (origin == null || box.size() != 4) {
            return Place.onPage(page.number());
        }
        return new Place(
                page.number(),
                new Place.Box(
                        box.get(0).asDouble(0) - origin.left(),
                        origin.top() - box.get(3).asDouble(0),
                        box.get(2).asDouble(0) - origin.left(),
                        origin.top() - box.get(1).asDouble(0)));
    }
}
