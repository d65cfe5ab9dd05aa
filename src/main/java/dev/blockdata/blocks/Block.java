package dev.blockdata.blocks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One block of a text: its place in reading order, its bytes, and the headings it stands under.
///
/// `content` is exactly what the bytes of `span` decode to. `headingPath` holds the plain texts of
/// the headings above, the outermost first; for a heading those of its ancestors, not its own.
public record Block(
        int index,
        BlockType type,
        String content,
        Span span,
        @Nullable Integer headingLevel,
        List<String> headingPath,
        String nodeType) {

    public Block {
        if (index < 0) {
            throw new IllegalArgumentException("a block index starts at 0: " + index);
        }
        if (content.isEmpty() || span.length() == 0) {
            throw new IllegalArgumentException("block " + index + " is empty");
        }
        if ((headingLevel != null) != (type == BlockType.HEADING)) {
            throw new IllegalArgumentException("a level belongs to headings, and to them alone");
        }
        headingPath = List.copyOf(headingPath);
    }
}
