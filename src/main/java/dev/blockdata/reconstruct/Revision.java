package dev.blockdata.reconstruct;

import dev.blockdata.blocks.BlockType;
import dev.blockdata.blocks.Span;

/// A block whose confirmed text is another one than the document's: what stood in its bytes, and
/// what is to stand there. The empty text removes them.
public record Revision(int blockIndex, BlockType type, Span span, String before, String after) {}
