package dev.blockdata.convert;

import dev.blockdata.docling.DoclingBuilder;
import dev.blockdata.docling.Label;
import dev.blockdata.docling.Text;
import java.util.ArrayList;
import java.util.List;

/// The words of a page in paragraphs: all that can be said of a page whose structure is uncertain.
final class PdfParagraphs {

    /// A step down by more than this much of the usual one is an empty line.
    private static final double EMPTY_LINE = 1.35;

    /// A letter size that differs by more than this begins something else.
    private static final double OTHER_SIZE = 1.25;

    private final DoclingBuilder document;

    PdfParagraphs(DoclingBuilder document) {
        this.document = document;
    }

    void write(PdfPage page) {
        double step = usualStep(page.lines());
        var paragraph = new ArrayList<PdfPage.Line>();
        for (PdfPage.Line line : page.lines()) {
            if (!paragraph.isEmpty() && !continues(paragraph.getLast(), line, step)) {
                write(page, paragraph);
                paragraph.clear();
            }
            paragraph.add(line);
        }
        write(page, paragraph);
    }

    private static boolean continues(PdfPage.Line before, PdfPage.Line line, double step) {
        double down = line.bottom() - before.bottom();
        double larger = Math.max(before.height(), line.height());
        double smaller = Math.min(before.height(), line.height());
        return down > 0 && down <= step * EMPTY_LINE && larger <= smaller * OTHER_SIZE;
    }

    /// The step down from line to line that most lines of the page take.
    private static double usualStep(List<PdfPage.Line> lines) {
        var steps = new ArrayList<Double>();
        for (int at = 1; at < lines.size(); at++) {
            double down = lines.get(at).bottom() - lines.get(at - 1).bottom();
            if (down > 0) {
                steps.add(down);
            }
        }
        steps.sort(null);
        // Text has more lines within paragraphs than between them: a third of the way is safe.
        return steps.isEmpty() ? 0 : steps.get(steps.size() / 3);
    }

    private void write(PdfPage page, List<PdfPage.Line> lines) {
        if (lines.isEmpty()) {
            return;
        }
        String text = FlowedText.of(lines.stream().map(PdfPage.Line::text).toList());
        document.text(
                Text.of(Label.PARAGRAPH, text)
                        .at(
                                page.around(
                                        lines.stream()
                                                .flatMap(line -> line.words().stream())
                                                .toList())));
    }
}
