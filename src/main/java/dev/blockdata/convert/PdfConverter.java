package dev.blockdata.convert;

import static java.util.stream.Collectors.joining;

import dev.blockdata.docling.DoclingBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// PDF files: their structure as OpenDataLoader finds it, held against the words that PDFBox reads;
/// where the two disagree, the words in paragraphs.
final class PdfConverter implements Converter {

    private static final String SCAN =
            "There is no text layer in this PDF: it looks like a scan. Run text recognition (OCR)"
                    + " on it and upload it again.";
    private static final String UNCERTAIN =
            "The structure of this PDF is uncertain: headings, lists and tables were not"
                    + " recognised.";

    private final PdfStructure structure;

    /// @param jar of OpenDataLoader; where it is missing, no structure is recognised
    PdfConverter(Path jar) {
        this.structure = new PdfStructure(jar);
    }

    @Override
    public Reading read(Path file) throws IOException, UnreadableFile {
        List<PdfPage> pages = PdfPages.of(file);
        refuseWhatHasNoText(pages);
        List<JsonNode> elements = structure.of(file).map(PdfConverter::elements).orElse(List.of());
        var check = new PdfCheck(pages, elements);
        var document = new DoclingBuilder(Kind.PDF.mimeType());
        pages.forEach(page -> document.page(page.number(), page.width(), page.height()));
        Map<Integer, List<JsonNode>> byPage = byPage(elements);
        var fonts = new PdfFonts(elements);
        var paragraphs = new PdfParagraphs(document);
        for (PdfPage page : pages) {
            if (check.trusted(page)) {
                PdfItems.write(
                        document, page, byPage.getOrDefault(page.number(), List.of()), fonts);
            } else {
                paragraphs.write(page);
            }
        }
        return new Reading(document.json(), pages.size(), notes(pages, check));
    }

    private static void refuseWhatHasNoText(List<PdfPage> pages) throws UnreadableFile {
        if (pages.stream().allMatch(page -> page.lines().isEmpty())) {
            throw new UnreadableFile(
                    pages.stream().allMatch(PdfPage::whole) && !pages.isEmpty()
                            ? SCAN
                            : UnreadableFile.DAMAGED);
        }
    }

    private static List<JsonNode> elements(JsonNode structure) {
        return structure.path("kids").valueStream().toList();
    }

    private static Map<Integer, List<JsonNode>> byPage(List<JsonNode> elements) {
        var byPage = new HashMap<Integer, List<JsonNode>>();
        int page = 1;
        for (JsonNode element : elements) {
            page = element.path("page number").asInt(page);
            byPage.computeIfAbsent(page, _ -> new ArrayList<>()).add(element);
        }
        return byPage;
    }

    private static List<String> notes(List<PdfPage> pages, PdfCheck check) {
        var notes = new ArrayList<String>();
        if (!check.trusted()) {
            notes.add(UNCERTAIN);
        } else {
            named(check.untrusted())
                    .ifPresent(named ->
                            notes.add(
                                    "The structure of %s is uncertain: headings, lists and tables were not recognised there."
                                            .formatted(named)));
            List<PdfPage> lossy =
                    pages.stream()
                            .filter(check::trusted)
                            .filter(page -> check.missing(page) > 0)
                            .toList();
            int words = lossy.stream().mapToInt(check::missing).sum();
            named(lossy)
                    .ifPresent(named ->
                            notes.add(
                                    words == 1
                                            ? "One word of %s was not found in its place and may be missing."
                                                    .formatted(named)
                                            : "%d words of %s were not found in their place and may be missing."
                                                    .formatted(words, named)));
        }
        named(pages.stream().filter(page -> page.whole() && page.lines().isEmpty()).toList())
                .ifPresent(named ->
                        notes.add(
                                "There is no text on %s; what is written in pictures was not read."
                                        .formatted(named)));
        named(pages.stream().filter(page -> !page.whole()).toList())
                .ifPresent(named ->
                        notes.add("Damaged, and not read to the end: %s.".formatted(named)));
        return notes;
    }

    /// Pages in words: "page 3", "pages 1, 3 and 7"; long lists are cut.
    private static Optional<String> named(List<PdfPage> pages) {
        if (pages.isEmpty()) {
            return Optional.empty();
        }
        List<String> numbers = pages.stream().map(page -> Integer.toString(page.number())).toList();
        if (numbers.size() == 1) {
            return Optional.of("page " + numbers.getFirst());
        }
        if (numbers.size() > 20) {
            return Optional.of(
                    "pages %s and %d more"
                            .formatted(
                                    String.join(", ", numbers.subList(0, 20)),
                                    numbers.size() - 20));
        }
        return Optional.of(
                "pages %s and %s"
                        .formatted(
                                numbers.stream().limit(numbers.size() - 1).collect(joining(", ")),
                                numbers.getLast()));
    }
}
