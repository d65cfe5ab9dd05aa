package dev.blockdata.blocks;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.footnotes.internal.FootnoteBlockParser;
import org.commonmark.internal.DocumentParser;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.SourceLines;
import org.commonmark.parser.block.BlockParser;
import org.commonmark.parser.block.BlockParserFactory;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;
import org.jspecify.annotations.Nullable;

/// Everything that may begin a block, asked in the library's own order, with a guard against
/// endless paragraphs.
///
/// Each of the library's rules asks for the lines of the paragraph so far and gets a fresh copy,
/// which makes a paragraph of n lines cost n². Here a line costs one copy at most, and a paragraph
/// beyond [#LONG] lines none: from there on it counts as a paragraph with text, into which no table
/// header reaches back. One instance serves one document.
final class BlockStarts implements BlockParserFactory {

    private static final int LONG = 1_000;
    private static final SourceLines SOME_TEXT = SourceLines.of(SourceLine.of("text", null));

    private final TableStart table = new TableStart(this);
    private final List<BlockParserFactory> others = new ArrayList<>();
    private @Nullable BlockParser longParagraph;

    BlockStarts() {
        others.add(new FootnoteBlockParser.Factory());
        others.addAll(
                DocumentParser.calculateBlockParserFactories(
                        List.of(), DocumentParser.getDefaultBlockParserTypes()));
    }

    @Override
    public @Nullable BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
        var guarded = new Guarded(matched);
        var start = guarded.isLong() ? BlockStart.none() : table.tryStart(state, guarded);
        return start != null ? start : otherStart(state, guarded);
    }

    /// Whether this line, found inside a table, begins something else and so ends the table.
    boolean interruptsTable(ParserState state, BlockParser table) {
        return otherStart(state, new Guarded(new InTable(table))) != null;
    }

    private @Nullable BlockStart otherStart(ParserState state, MatchedBlockParser matched) {
        for (var factory : others) {
            var start = factory.tryStart(state, matched);
            if (start != null) {
                return start;
            }
        }
        return null;
    }

    private record InTable(BlockParser getMatchedBlockParser) implements MatchedBlockParser {
        @Override
        public SourceLines getParagraphLines() {
            return SourceLines.empty();
        }
    }

    private final class Guarded implements MatchedBlockParser {

        private final MatchedBlockParser matched;
        private @Nullable SourceLines lines;

        private Guarded(MatchedBlockParser matched) {
            this.matched = matched;
        }

        private boolean isLong() {
            return getMatchedBlockParser() == longParagraph;
        }

        @Override
        public BlockParser getMatchedBlockParser() {
            return matched.getMatchedBlockParser();
        }

        @Override
        public SourceLines getParagraphLines() {
            if (isLong()) {
                return SOME_TEXT;
            }
            var known = lines;
            if (known == null) {
                known = matched.getParagraphLines();
                lines = known;
                if (known.getLines().size() > LONG
                        && getMatchedBlockParser().getBlock() instanceof Paragraph) {
                    longParagraph = getMatchedBlockParser();
                }
            }
            return known;
        }
    }
}
