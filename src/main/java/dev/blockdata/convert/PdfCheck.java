package dev.blockdata.convert;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Holds the structure that was found in a PDF against the words that stand in it: a structure that
/// lost or shuffled them is not to be trusted.
final class PdfCheck {

    /// Below this likeness of the whole document, none of its structure is used.
    private static final double TRUSTED = 0.85;

    /// Below this likeness of a page, its structure is not used even in a document that is trusted.
    private static final double TRUSTED_PAGE = 0.6;

    private static final int DEEPEST = 100;

    private final List<PdfPage> pages;
    private final Map<Integer, List<String>> structured = new HashMap<>();
    private final Map<Integer, Double> likeness = new TreeMap<>();
    private final Map<Integer, List<String>> missing = new TreeMap<>();
    private final double whole;

    PdfCheck(List<PdfPage> pages, List<JsonNode> elements) {
        this.pages = pages;
        elements.forEach(element -> collect(element, 1, 0));
        double common = 0;
        double all = 0;
        for (PdfPage page : pages) {
            List<String> words = page.words().stream().map(word -> same(word.text())).toList();
            List<String> found = structured.getOrDefault(page.number(), List.of());
            int both = 2 * CommonWords.of(words, found);
            int sum = words.size() + found.size();
            common += both;
            all += sum;
            likeness.put(page.number(), sum == 0 ? 1 : both / (double) sum);
            List<String> lost = lost(words, found);
            if (!lost.isEmpty()) {
                missing.put(page.number(), lost);
            }
        }
        whole = all == 0 ? 1 : common / all;
    }

    boolean trusted() {
        return whole >= TRUSTED;
    }

    boolean trusted(PdfPage page) {
        return trusted()
                && likeness.getOrDefault(page.number(), 0.0) >= TRUSTED_PAGE
                && missing.getOrDefault(page.number(), List.of()).stream()
                        .noneMatch(PdfPage.Word::fromRightToLeft);
    }

    /// The words that the structure of a trusted page lost.
    int missing(PdfPage page) {
        return missing.getOrDefault(page.number(), List.of()).size();
    }

    List<PdfPage> untrusted() {
        return pages.stream().filter(page -> !trusted(page)).toList();
    }

    private void collect(JsonNode element, int pageBefore, int depth) {
        int page = element.path("page number").asInt(pageBefore);
        String content = element.path("content").asString("");
        if (!content.isBlank()) {
            List<String> words = structured.computeIfAbsent(page, _ -> new ArrayList<>());
            Stream.of(content.strip().split("[\\s\\p{Z}]+"))
                    .map(PdfCheck::same)
                    .forEach(words::add);
        }
        if (depth < DEEPEST) {
            PdfItems.within(element).forEach(child -> collect(child, page, depth + 1));
        }
    }

    /// Words that are nowhere in what was found, not even written together with others.
    private static List<String> lost(List<String> words, List<String> found) {
        Map<String, Integer> counts = new HashMap<>();
        found.forEach(word -> counts.merge(word, 1, Integer::sum));
        String together = String.join("", found);
        return words.stream()
                .filter(word -> counts.merge(word, -1, Integer::sum) < 0)
                .filter(word -> !together.contains(word))
                .toList();
    }

    private static String same(String word) {
        return Normalizer.normalize(word, Normalizer.Form.NFKC);
    }
}
