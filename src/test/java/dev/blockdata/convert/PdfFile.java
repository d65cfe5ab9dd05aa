package dev.blockdata.convert;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/// A PDF that a test writes line by line, in points from the top left corner of a letter page.
final class PdfFile implements AutoCloseable {

    static final PDFont PLAIN = new PDType1Font(FontName.HELVETICA);
    static final PDFont BOLD = new PDType1Font(FontName.HELVETICA_BOLD);
    static final PDFont TYPEWRITER = new PDType1Font(FontName.COURIER);

    private final PDDocument document = new PDDocument();
    private PDPage page = new PDPage();

    PdfFile page() {
        page = new PDPage();
        document.addPage(page);
        return this;
    }

    PdfFile line(PDFont font, int size, float left, float top, String text) throws IOException {
        try (var content =
                new PDPageContentStream(
                        document, page, PDPageContentStream.AppendMode.APPEND, true)) {
            content.beginText();
            content.setFont(font, size);
            content.newLineAtOffset(left, page.getMediaBox().getHeight() - top);
            content.showText(text);
            content.endText();
        }
        return this;
    }

    PdfFile lines(float left, float top, String... lines) throws IOException {
        for (int at = 0; at < lines.length; at++) {
            line(PLAIN, 11, left, top + at * 13, lines[at]);
        }
        return this;
    }

    PdfFile rule(float left, float top, float right, float bottom) throws IOException {
        try (var content =
                new PDPageContentStream(
                        document, page, PDPageContentStream.AppendMode.APPEND, true)) {
            float height = page.getMediaBox().getHeight();
            content.moveTo(left, height - top);
            content.lineTo(right, height - bottom);
            content.stroke();
        }
        return this;
    }

    PdfFile lockedWith(String user) throws IOException {
        document.protect(new StandardProtectionPolicy("owner", user, new AccessPermission()));
        return this;
    }

    byte[] bytes() throws IOException {
        var bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return bytes.toByteArray();
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
