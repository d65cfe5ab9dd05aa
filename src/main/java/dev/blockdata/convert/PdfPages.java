package dev.blockdata.convert;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageTree;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/// Reads the words of a PDF and their places, page by page. Pictures are passed over, not decoded,
/// and nothing in the file is run.
final class PdfPages extends PDFTextStripper {

    private static final int MOST_PAGES = 5_000;
    private static final String TOO_MANY_PAGES =
            "This PDF has more than 5,000 pages. Split it and upload the parts.";

    /// Ends the walk through the pages, for the stripper knows no other way.
    private static final class TooManyPages extends IOException {

        private static final long serialVersionUID = 1L;
    }

    private final List<PdfPage> pages = new ArrayList<>();
    private final List<PdfPage.Line> lines = new ArrayList<>();
    private final List<PdfPage.Word> words = new ArrayList<>();

    private PdfPages() {
        // The order of the file: what lies beside each other may be two columns.
        setSortByPosition(false);
        // Pages are counted here, so the stripper's own number stays at zero.
        setStartPage(0);
    }

    static List<PdfPage> of(Path file) throws UnreadableFile {
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            var reading = new PdfPages();
            reading.writeText(document, Writer.nullWriter());
            return List.copyOf(reading.pages);
        } catch (InvalidPasswordException e) {
            throw new UnreadableFile(UnreadableFile.ENCRYPTED, e);
        } catch (TooManyPages e) {
            throw new UnreadableFile(TOO_MANY_PAGES, e);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw new UnreadableFile(UnreadableFile.DAMAGED, e);
        }
    }

    @Override
    protected void processPages(PDPageTree tree) throws IOException {
        for (PDPage page : tree) {
            if (pages.size() == MOST_PAGES) {
                throw new TooManyPages();
            }
            pages.add(read(page));
        }
    }

    /// A page that cannot be read to its end is marked as such and keeps what was read.
    private PdfPage read(PDPage page) {
        lines.clear();
        words.clear();
        boolean whole = true;
        try {
            if (page.hasContents()) {
                processPage(page);
            }
        } catch (IOException | RuntimeException | StackOverflowError e) {
            whole = false;
        }
        endLine();
        PDRectangle box = page.getCropBox();
        boolean turned = page.getRotation() % 180 != 0;
        return new PdfPage(
                pages.size() + 1,
                turned ? box.getHeight() : box.getWidth(),
                turned ? box.getWidth() : box.getHeight(),
                page.getRotation() == 0
                        ? new PdfPage.Origin(box.getLowerLeftX(), box.getUpperRightY())
                        : null,
                whole,
                lines);
    }

    @Override
    protected void writeString(String text, List<TextPosition> positions) {
        List<String> parts = Stream.of(text.split("\\s+")).filter(part -> !part.isEmpty()).toList();
        List<List<TextPosition>> places = betweenSpaces(positions);
        for (int at = 0; at < parts.size(); at++) {
            // Where letters were put together or turned round, all share the one place.
            boolean same = places.size() == parts.size();
            words.add(word(parts.get(at), same ? places.get(at) : positions));
        }
    }

    private static List<List<TextPosition>> betweenSpaces(List<TextPosition> positions) {
        var all = new ArrayList<List<TextPosition>>();
        boolean inWord = false;
        for (TextPosition position : positions) {
            boolean space = position.getUnicode().isBlank();
            if (!space && !inWord) {
                all.add(new ArrayList<>());
            }
            if (!space) {
                all.getLast().add(position);
            }
            inWord = !space;
        }
        return all;
    }

    private static PdfPage.Word word(String text, List<TextPosition> positions) {
        double left = Double.MAX_VALUE;
        double right = 0;
        double bottom = 0;
        double height = 0;
        for (TextPosition position : positions) {
            left = Math.min(left, position.getXDirAdj());
            right = Math.max(right, position.getXDirAdj() + position.getWidthDirAdj());
            bottom = Math.max(bottom, position.getYDirAdj());
            height = Math.max(height, position.getHeightDir());
        }
        return new PdfPage.Word(text, left, bottom - height, right, bottom);
    }

    @Override
    protected void writeLineSeparator() {
        endLine();
    }

    @Override
    protected void writePageEnd() {
        endLine();
    }

    private void endLine() {
        if (!words.isEmpty()) {
            lines.add(new PdfPage.Line(words));
            words.clear();
        }
    }
}
