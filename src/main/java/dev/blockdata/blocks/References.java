package dev.blockdata.blocks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonmark.ext.footnotes.internal.FootnoteLinkProcessor;
import org.commonmark.internal.InlineParserImpl;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.InlineParser;
import org.commonmark.parser.InlineParserContext;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.SourceLines;
import org.commonmark.parser.beta.LinkInfo;
import org.commonmark.parser.beta.LinkResult;
import org.jspecify.annotations.Nullable;

/// Notes which labels the blocks of a Markdown text refer to, while the library reads its inline
/// content.
final class References {

    /// Two characters of no meaning, from the private use area.
    private static final char HIDDEN_STAR = '\uE00A';

    private static final char HIDDEN_LINE = '\uE00B';

    private final String text;
    private final Map<Node, Set<Label>> byNode = new HashMap<>();
    private final List<Node> nodes = new ArrayList<>();
    private @Nullable InlineParser inline;
    private Set<Label> current = new HashSet<>();

    private References(String text) {
        this.text = text;
    }

    /// What each block refers to, in their order.
    static List<Set<Label>> of(String text) {
        var references = new References(text);
        var inlines =
                new MarkdownPieces.Inlines(
                        references::reader,
                        List.of(
                                (link, _, _) -> references.note(link),
                                new FootnoteLinkProcessor()));
        var pieces = MarkdownPieces.of(text, inlines, references.nodes::add);
        return references.inOrder(pieces);
    }

    private List<Set<Label>> inOrder(List<Piece> pieces) {
        var unread = pieces.size() - nodes.size();
        var all = new ArrayList<Set<Label>>();
        for (var at = 0; at < pieces.size(); at++) {
            if (at < unread) {
                all.add(Set.of());
                continue;
            }
            var node = nodes.get(at - unread);
            if (holdsTable(node)) {
                readWhole(node, pieces.get(at));
            }
            all.add(Set.copyOf(byNode.getOrDefault(node, Set.of())));
        }
        return all;
    }

    private InlineParser reader(InlineParserContext context) {
        var parser = new InlineParserImpl(context);
        inline = parser;
        return (lines, node) -> read(parser, lines, topOf(node));
    }

    /// What is read is noted and then forgotten: it becomes no part of the tree. Emphasis is hidden
    /// from the library: it moves no bracket, and deeply nested it takes minutes.
    private void read(InlineParser parser, SourceLines lines, Node top) {
        current = byNode.computeIfAbsent(top, _ -> new HashSet<>());
        var hidden =
                lines.getLines().stream()
                        .map(line -> SourceLine.of(hide(line.getContent()), null))
                        .toList();
        parser.parse(SourceLines.of(hidden), new Paragraph());
    }

    private static String hide(CharSequence text) {
        return text.toString().replace('*', HIDDEN_STAR).replace('_', HIDDEN_LINE);
    }

    private static String shown(String text) {
        return text.replace(HIDDEN_STAR, '*').replace(HIDDEN_LINE, '_');
    }

    /// The library is not told of the text of a table, so the block is read as it stands.
    private void readWhole(Node node, Piece piece) {
        if (inline != null) {
            var line = SourceLine.of(text.substring(piece.start(), piece.end()), null);
            read(inline, SourceLines.of(line), node);
        }
    }

    /// The nesting of nodes is bounded by the parser.
    private static boolean holdsTable(Node node) {
        if (node instanceof Table) {
            return true;
        }
        for (var child = node.getFirstChild(); child != null; child = child.getNext()) {
            if (holdsTable(child)) {
                return true;
            }
        }
        return false;
    }

    /// The node that is a block of its own: below the document, or an item of a list there.
    private static Node topOf(Node node) {
        var below = node;
        var top = node;
        for (var at = node; at.getParent() != null; at = at.getParent()) {
            below = top;
            top = at;
        }
        return top instanceof ListBlock ? below : top;
    }

    private LinkResult note(LinkInfo link) {
        if (link.destination() == null) {
            var named = link.label();
            var words = shown(link.text());
            var name = named == null || named.isEmpty() ? words : shown(named);
            current.add(Label.of(Label.Kind.LINK, name));
            if (words.startsWith("^")) {
                current.add(Label.of(Label.Kind.FOOTNOTE, words.substring(1)));
            }
        }
        return LinkResult.none();
    }
}
