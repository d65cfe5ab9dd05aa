package dev.blockdata.blocks;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Markdown to addressable blocks, each with the exact bytes it came from.
public final class MarkdownBlocks {

    private MarkdownBlocks() {}

    /// The blocks of a document and the text of its first level-one heading, where it has one.
    public record Reading(List<Block> blocks, @Nullable String title) {
        public Reading {
            blocks = List.copyOf(blocks);
        }
    }

    /// The blocks of a valid UTF-8 text, in order; none for one of white space alone.
    public static List<Block> of(byte[] utf8) {
        return read(utf8).blocks();
    }

    public static Reading read(byte[] utf8) {
        var text = Utf8.text(utf8);
        return read(text, MarkdownPieces.of(text));
    }

    static Reading read(String text, List<Piece> pieces) {
        var headings = headingTexts(text, pieces).iterator();
        var offsets = new ByteOffsets(text);
        var path = new HeadingPath();
        var blocks = new ArrayList<Block>(pieces.size());
        String title = null;
        for (var piece : pieces) {
            var content = text.substring(piece.start(), piece.end());
            var span = new Span(offsets.at(piece.start()), offsets.at(piece.end()));
            if (piece.type() == BlockType.HEADING) {
                var heading = headings.next();
                if (title == null && piece.level() == 1 && !heading.isEmpty()) {
                    title = heading;
                }
                blocks.add(block(blocks.size(), piece, content, span, path.above(piece.level())));
                path.enter(piece.level(), heading);
            } else {
                blocks.add(block(blocks.size(), piece, content, span, path.current()));
            }
        }
        return new Reading(blocks, title);
    }

    private static Block block(
            int index, Piece piece, String content, Span span, List<String> path) {
        var level = piece.type() == BlockType.HEADING ? Integer.valueOf(piece.level()) : null;
        return new Block(index, piece.type(), content, span, level, path, piece.nodeType());
    }

    private static List<String> headingTexts(String text, List<Piece> pieces) {
        var headings = new ArrayList<String>();
        var definitions = new ArrayList<String>();
        for (var piece : pieces) {
            if (piece.type() == BlockType.HEADING) {
                headings.add(piece.heading());
            } else if (piece.type() == BlockType.DEFINITION) {
                definitions.add(text.substring(piece.start(), piece.end()));
            }
        }
        return HeadingTexts.of(headings, definitions);
    }
}
