package dev.blockdata.docling;

/// A cell of a table, at the row and column (from 0) where it begins.
public record Cell(
        int row,
        int column,
        int rowSpan,
        int columnSpan,
        String text,
        boolean columnHeader,
        boolean rowHeader) {

    public Cell {
        if (row < 0 || column < 0 || rowSpan < 1 || columnSpan < 1) {
            throw new IllegalArgumentException("no cell of a table: " + row + ", " + column);
        }
    }
}
