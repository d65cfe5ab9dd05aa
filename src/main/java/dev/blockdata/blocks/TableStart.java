package dev.blockdata.blocks;

import org.commonmark.node.Block;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockParserFactory;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;
import org.jspecify.annotations.Nullable;

/// GFM tables as one block: a header row, below it a delimiter row with as many cells, then rows up
/// to a blank line or another block.
final class TableStart implements BlockParserFactory {

    private final BlockStarts starts;

    TableStart(BlockStarts starts) {
        this.starts = starts;
    }

    @Override
    public @Nullable BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
        var line = state.getLine().getContent();
        var delimiters = delimiterCells(line, state.getNextNonSpaceIndex());
        if (delimiters == 0 || state.getIndent() >= 4) {
            return BlockStart.none();
        }
        var paragraph = matched.getParagraphLines().getLines();
        if (paragraph.isEmpty() || cells(paragraph.getLast().getContent()) != delimiters) {
            return BlockStart.none();
        }
        return BlockStart.of(new TableRows()).atIndex(state.getIndex()).replaceParagraphLines(1);
    }

    /// The number of cells of a delimiter row (`|---|:-:|`), or 0 where the line is none.
    private static int delimiterCells(CharSequence line, int from) {
        var pipe = false;
        for (var at = from; at < line.length(); at++) {
            var c = line.charAt(at);
            if (" \t|:-".indexOf(c) < 0) {
                return 0;
            }
            pipe |= c == '|';
        }
        if (!pipe) {
            return 0;
        }
        var row = line.subSequence(from, line.length()).toString().strip();
        var inner = row.substring(row.startsWith("|") ? 1 : 0);
        inner = inner.endsWith("|") ? inner.substring(0, inner.length() - 1) : inner;
        var count = 0;
        for (var cell : inner.split("\\|", -1)) {
            if (!isDelimiter(cell.strip())) {
                return 0;
            }
            count++;
        }
        return count;
    }

    private static boolean isDelimiter(String cell) {
        var from = cell.startsWith(":") ? 1 : 0;
        var to = cell.length() - (cell.endsWith(":") ? 1 : 0);
        return to > from && cell.substring(from, to).chars().allMatch(c -> c == '-');
    }

    /// The number of cells of a header row, or 0 for a line without a pipe; a pipe behind a
    /// backslash divides nothing.
    private static int cells(CharSequence line) {
        var row = line.toString().strip();
        var pipes = 0;
        var lastIsPipe = false;
        for (var at = 0; at < row.length(); at++) {
            lastIsPipe = row.charAt(at) == '|';
            if (lastIsPipe) {
                pipes++;
            } else if (row.charAt(at) == '\\') {
                at++;
            }
        }
        if (pipes == 0) {
            return 0;
        }
        return pipes + 1 - (row.startsWith("|") ? 1 : 0) - (lastIsPipe && row.length() > 1 ? 1 : 0);
    }

    private final class TableRows extends AbstractBlockParser {

        private final Table table = new Table();

        @Override
        public Block getBlock() {
            return table;
        }

        @Override
        public @Nullable BlockContinue tryContinue(ParserState state) {
            return state.isBlank() || starts.interruptsTable(state, this)
                    ? BlockContinue.none()
                    : BlockContinue.atIndex(state.getIndex());
        }
    }
}
