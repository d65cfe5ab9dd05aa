package dev.blockdata.blocks;

import org.jspecify.annotations.Nullable;

/// A table as a text that reads as one: rows of cells between bars, the first row set off by
/// dashes, whatever it was written in before. A cell that spans others stands where it begins, the
/// covered ones are empty.
public final class PlainTable {

    private PlainTable() {}

    /// @param cells rows of as many columns each; null where there is nothing
    /// @return empty where no cell has a word
    public static String of(@Nullable String[][] cells) {
        var text = new StringBuilder();
        boolean any = false;
        for (int row = 0; row < cells.length; row++) {
            text.append(row == 0 ? "|" : "\n|");
            for (String cell : cells[row]) {
                String words = cell == null ? "" : cell(cell);
                any |= !words.isEmpty();
                text.append(' ').append(words).append(" |");
            }
            if (row == 0) {
                text.append("\n|").append(" --- |".repeat(cells[row].length));
            }
        }
        return any ? text.toString() : "";
    }

    /// What a cell says, in one line, its bars told from those between cells.
    public static String cell(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ").replace("|", "\\|");
    }
}
