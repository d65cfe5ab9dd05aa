package dev.blockdata.blocks;

/// A new text for a range of bytes; the empty text removes them.
public record Replacement(Span span, String text) {}
