package dev.blockdata.blocks;

/// A block before it is addressed in bytes: where it stands in the Java string, and what a heading
/// says (empty for others).
record Piece(BlockType type, String nodeType, int start, int end, int level, String heading) {

    Piece(BlockType type, String nodeType, int start, int end) {
        this(type, nodeType, start, end, 0, "");
    }
}
