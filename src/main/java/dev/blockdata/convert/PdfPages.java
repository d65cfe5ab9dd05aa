package dev.blockdata.convert;

import dev.blockdata.docling.CleanText;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
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

    private static final String EMPTY = "This PDF is empty: there is nothing on its pages.";

    /// A space that does not break a line separates words as well.
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    /// Ends the walk through the pages, for the stripper knows no other way.
    private static final class TooManyPages extends IOException {

        private static final long serialVersionUID = 1L;
    }

    /// The lines of a page, and whether it could be read to its end.
    private record Read(List<PdfPage.Line> lines, boolean whole) {}

    private final Map<Integer, Read> read = new HashMap<>();
    private final List<PdfPage.Line> lines = new ArrayList<>();
    private final List<PdfPage.Word> words = new ArrayList<>();

    private PdfPages() {
        // The order of the file: what lies beside each other may be two columns.
        setSortByPosition(false);
    }

    static List<PdfPage> of(Path file) throws UnreadableFile {
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            var reading = new PdfPages();
            reading.writeText(document, Writer.nullWriter());
            refuseWhatIsEmpty(document);
            return reading.pages(document);
        } catch (InvalidPasswordException e) {
            throw new UnreadableFile(UnreadableFile.ENCRYPTED, e);
        } catch (TooManyPages e) {
            throw new UnreadableFile(TOO_MANY_PAGES, e);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw new UnreadableFile(UnreadableFile.DAMAGED, e);
        }
    }

    private static void refuseWhatIsEmpty(PDDocument document) throws UnreadableFile {
        for (PDPage page : document.getPages()) {
            if (page.hasContents()) {
                return;
            }
        }
        throw new UnreadableFile(document.getNumberOfPages() > 0 ? EMPTY : UnreadableFile.DAMAGED);
    }

    private List<PdfPage> pages(PDDocument document) {
        var pages = new ArrayList<PdfPage>();
        for (PDPage page : document.getPages()) {
            Read found = read.getOrDefault(pages.size() + 1, new Read(List.of(), true));
            PDRectangle box = page.getCropBox();
            boolean turned = page.getRotation() % 180 != 0;
            pages.add(
                    new PdfPage(
                            pages.size() + 1,
                            turned ? box.getHeight() : box.getWidth(),
                            turned ? box.getWidth() : box.getHeight(),
                            page.getRotation() == 0
                                    ? new PdfPage.Origin(box.getLowerLeftX(), box.getUpperRightY())
                                    : null,
                            found.whole(),
                            found.lines()));
        }
        return List.copyOf(pages);
    }

    @Override
    protected void processPages(PDPageTree tree) throws IOException {
        int count = 0;
        for (PDPage _ : tree) {
            if (++count > MOST_PAGES) {
                throw new TooManyPages();
            }
        }
        super.processPages(tree);
    }

    /// A page that cannot be read to its end keeps what was read.
    @Override
    public void processPage(PDPage page) {
        boolean whole = true;
        try {
            super.processPage(page);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            whole = false;
        }
        endLine();
        read.put(getCurrentPageNo(), new Read(List.copyOf(lines), whole));
        lines.clear();
    }

    @Override
    protected void writeString(String text, List<TextPosition> positions) {
        List<String> parts =
                Stream.of(SPACES.split(CleanText.of(text)))
                        .filter(part -> !part.isEmpty())
                        .toList();
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
            boolean space = SPACES.matcher(position.getUnicode()).matches();
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
