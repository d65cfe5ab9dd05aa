package dev.blockdata.blocks;

/// A half-open range of **bytes** in the UTF-8 representation, never of characters.
public record Span(int start, int end) {

    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("not a range: " + start + " to " + end);
        }
    }

    public int length() {
        return end - start;
    }
}
