package dev.blockdata.blocks;

import java.util.ArrayList;
import java.util.List;

/// Plain text to paragraphs: runs of whole lines between blank ones, never read as Markdown.
public final class TextBlocks {

    private TextBlocks() {}

    /// The blocks of a valid UTF-8 text, each without its last line break; none for a text of white
    /// space alone.
    public static List<Block> of(byte[] utf8) {
        var text = Utf8.text(utf8);
        var offsets = new ByteOffsets(text);
        var blocks = new ArrayList<Block>();
        var from = -1;
        var to = -1;
        var lineStart = !text.isEmpty() && text.charAt(0) == Utf8.BOM ? 1 : 0;
        while (lineStart < text.length()) {
            var lineEnd = Lines.end(text, lineStart);
            var blank = isBlank(text, lineStart, lineEnd);
            if (!blank) {
                from = from < 0 ? lineStart : from;
                to = lineEnd;
            }
            lineStart = Lines.next(text, lineEnd);
            if (from >= 0 && (blank || lineStart >= text.length())) {
                blocks.add(
                        paragraph(
                                blocks.size(),
                                text.substring(from, to),
                                offsets.at(from),
                                offsets.at(to)));
                from = -1;
            }
        }
        return List.copyOf(blocks);
    }

    private static Block paragraph(int index, String content, int start, int end) {
        return new Block(
                index, BlockType.PARAGRAPH, content, new Span(start, end), null, List.of(), "Text");
    }

    private static boolean isBlank(String text, int from, int to) {
        for (var at = from; at < to; at++) {
            var c = text.charAt(at);
            if (!Character.isWhitespace(c) && !Character.isSpaceChar(c)) {
                return false;
            }
        }
        return true;
    }
}
