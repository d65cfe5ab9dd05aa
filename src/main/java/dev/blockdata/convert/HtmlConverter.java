package dev.blockdata.convert;

import dev.blockdata.blocks.SourceText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/// HTML pages, as a browser without scripts shows them. Nothing that a page names is fetched.
final class HtmlConverter implements Converter {

    private static final String WESTERN = "windows-1252";

    private static final String EMPTY = "There is no text on this page.";
    private static final String NO_TAGS =
            "This is not an HTML page: there is not one tag in it. Give it the file name of what it is.";
    private static final String NO_TEXT = "This is no HTML page: it holds no text.";

    @Override
    public Reading read(Path file) throws IOException, UnreadableFile {
        byte[] bytes = Files.readAllBytes(file);
        Document page = parsed(bytes);
        if (!holdsTag(bytes)) {
            throw new UnreadableFile(NO_TAGS);
        }
        var blocks = new HtmlBlocks();
        if (page.selectFirst("h1") == null) {
            blocks.title(page.title());
        }
        page.body().filter(blocks);
        if (blocks.isEmpty()) {
            throw new UnreadableFile(EMPTY);
        }
        return new Reading(blocks.json(), null, blocks.notes());
    }

    /// In the encoding that a byte-order mark or the page itself names, else UTF-8, else the one
    /// that its letters tell, else what browsers take for text of the West.
    private static Document parsed(byte[] bytes) throws IOException, UnreadableFile {
        Document page = Jsoup.parse(new ByteArrayInputStream(bytes), null, "");
        if (page.charset().equals(StandardCharsets.UTF_8) && !isUtf8(bytes)) {
            String told =
                    SourceText.decode(bytes) instanceof SourceText.Transcoded text
                            ? text.encoding()
                            : WESTERN;
            page = Jsoup.parse(new ByteArrayInputStream(bytes), told, "");
        }
        if (page.charset().name().startsWith("UTF-8") && holdsNul(bytes)) {
            throw new UnreadableFile(NO_TEXT);
        }
        return page;
    }

    /// In whatever encoding: a bracket, and a letter or what begins a declaration.
    private static boolean holdsTag(byte[] bytes) {
        boolean open = false;
        for (byte each : bytes) {
            if (open && (Character.isLetter(each) || each == '!' || each == '/')) {
                return true;
            }
            open = each == '<' || (open && each == 0);
        }
        return false;
    }

    private static boolean holdsNul(byte[] bytes) {
        for (byte each : bytes) {
            if (each == 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
