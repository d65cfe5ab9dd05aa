package dev.blockdata.convert;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Tells program text by its letters of equal width, in a document that is mostly set in others: a
/// receipt that is printed in such letters throughout is no program.
final class PdfFonts {

    private static final Pattern EQUAL_WIDTH =
            Pattern.compile("(?i).*(courier|mono|consol|menlo|cmtt|typewriter|fixed).*");

    private static final Set<String> PARTS = Set.of("paragraph", "list item");

    private final boolean mostlyOthers;

    PdfFonts(List<JsonNode> elements) {
        long equal = 0;
        long all = 0;
        for (JsonNode element : elements) {
            int length = element.path("content").asString("").length();
            all += length;
            equal += equalWidth(element) ? length : 0;
        }
        mostlyOthers = equal * 2 < all;
    }

    boolean programText(JsonNode element) {
        return mostlyOthers
                && PARTS.contains(element.path("type").asString(""))
                && equalWidth(element)
                && !PdfItems.hidden(element);
    }

    private static boolean equalWidth(JsonNode element) {
        return EQUAL_WIDTH.matcher(element.path("font").asString("")).matches();
    }
}
