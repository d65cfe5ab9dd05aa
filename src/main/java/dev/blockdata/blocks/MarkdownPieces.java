package dev.blockdata.blocks;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.commonmark.ext.footnotes.FootnoteDefinition;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.InlineParser;
import org.commonmark.parser.InlineParserContext;
import org.commonmark.parser.InlineParserFactory;
import org.commonmark.parser.Parser;
import org.commonmark.parser.SourceLines;
import org.commonmark.parser.beta.LinkProcessor;

/// Markdown cut at its top-level nodes, a list at its items; inline content is parsed by nobody
/// unless somebody asks to.
final class MarkdownPieces {

    /// Deeper nesting stays text of the block that it is in. The library keeps one span a line for
    /// every open container, so this also bounds the memory that a hostile file can ask for.
    private static final int MAX_OPEN_BLOCKS = 32;

    /// Headings are shown in paths and titles: what lies beyond this is left out there, never in
    /// the block itself.
    private static final int MAX_HEADING_CHARS = 500;

    /// How inline content is read, and who is asked about each pair of brackets that may be a link.
    record Inlines(InlineParserFactory parser, List<LinkProcessor> links) {

        static final Inlines UNREAD = new Inlines(_ -> (InlineParser) (_, _) -> {}, List.of());
    }

    private final String text;
    private final int from;
    private final Inlines inlines;
    private final Consumer<Node> nodes;
    private final List<Piece> pieces = new ArrayList<>();

    private MarkdownPieces(String text, int from, Inlines inlines, Consumer<Node> nodes) {
        this.text = text;
        this.from = from;
        this.inlines = inlines;
        this.nodes = nodes;
    }

    static List<Piece> of(String text) {
        return of(text, Inlines.UNREAD, _ -> {});
    }

    /// The pieces, whose nodes are shown one by one, but for front matter, which is none of the
    /// library's.
    static List<Piece> of(String text, Inlines inlines, Consumer<Node> nodes) {
        var from = !text.isEmpty() && text.charAt(0) == Utf8.BOM ? 1 : 0;
        var frontMatterEnd = FrontMatter.end(text, from);
        if (frontMatterEnd < 0) {
            return new MarkdownPieces(text, from, inlines, nodes).cut();
        }
        var rest = new MarkdownPieces(text, frontMatterEnd, inlines, nodes);
        rest.add(
                BlockType.FRONT_MATTER,
                "FrontMatter",
                from,
                rest.withoutTrailingSpace(frontMatterEnd));
        return rest.cut();
    }

    private List<Piece> cut() {
        var document = parser().parse(text.substring(from));
        for (var node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof ListBlock) {
                for (var item = node.getFirstChild(); item != null; item = item.getNext()) {
                    add(item, BlockType.LIST_ITEM);
                }
            } else {
                add(node, typeOf(node));
            }
        }
        return pieces;
    }

    private Parser parser() {
        var builder = Parser.builder();
        inlines.links().forEach(builder::linkProcessor);
        return builder.enabledBlockTypes(Set.of())
                .customBlockParserFactory(new BlockStarts())
                .includeSourceSpans(IncludeSourceSpans.BLOCKS)
                .maxOpenBlockParsers(MAX_OPEN_BLOCKS)
                .inlineParserFactory(this::keeping)
                .build();
    }

    private InlineParser keeping(InlineParserContext context) {
        var inline = inlines.parser().create(context);
        return (lines, node) -> {
            keepWhatIsNeeded(lines, node);
            inline.parse(lines, node);
        };
    }

    /// Stands where inline content would be parsed.
    private static void keepWhatIsNeeded(SourceLines lines, Node node) {
        if (node instanceof Paragraph
                && node.getPrevious() instanceof LinkReferenceDefinition definition) {
            divideSpans(definition, node, lines.getLines().size());
        } else if (node instanceof Heading) {
            var content = lines.getContent();
            var length = Math.min(content.length(), MAX_HEADING_CHARS);
            if (length < content.length()
                    && Character.isHighSurrogate(content.charAt(length - 1))) {
                length--;
            }
            node.appendChild(new Text(content.substring(0, length)));
        }
    }

    /// Where a definition's title turned out to be none, its lines are in the paragraph behind, but
    /// the library leaves their spans with the definition. There is one span a line, so the last
    /// ones of both are the paragraph's.
    private static void divideSpans(Node definition, Node paragraph, int lines) {
        var spans = new ArrayList<>(definition.getSourceSpans());
        spans.addAll(paragraph.getSourceSpans());
        var first = spans.size() - lines;
        if (first > 0) {
            definition.setSourceSpans(spans.subList(0, first));
            paragraph.setSourceSpans(spans.subList(first, spans.size()));
        }
    }

    private static BlockType typeOf(Node node) {
        return switch (node) {
            case Heading _ -> BlockType.HEADING;
            case Paragraph _ -> BlockType.PARAGRAPH;
            case FencedCodeBlock _, IndentedCodeBlock _ -> BlockType.CODE_BLOCK;
            case Table _ -> BlockType.TABLE;
            case FootnoteDefinition _ -> BlockType.FOOTNOTE;
            case ThematicBreak _ -> BlockType.DIVIDER;
            case HtmlBlock _ -> BlockType.HTML_BLOCK;
            case LinkReferenceDefinition _ -> BlockType.DEFINITION;
            case BlockQuote _ -> BlockType.BLOCKQUOTE;
            default -> BlockType.OTHER;
        };
    }

    private void add(Node node, BlockType type) {
        nodes.accept(node);
        var start = Integer.MAX_VALUE;
        var end = -1;
        for (var span : node.getSourceSpans()) {
            start = Math.min(start, from + span.getInputIndex());
            end = Math.max(end, from + span.getInputIndex() + span.getLength());
        }
        if (end < 0) {
            throw new IllegalStateException(
                    "the parser gave no place for a " + node.getClass().getSimpleName());
        }
        end = withoutTrailingSpace(end);
        if (!(node instanceof IndentedCodeBlock)) {
            start = withoutLeadingSpace(start);
        }
        var name = node.getClass().getSimpleName();
        if (node instanceof Heading heading) {
            var raw = heading.getFirstChild() instanceof Text kept ? kept.getLiteral() : "";
            pieces.add(new Piece(type, name, start, end, heading.getLevel(), raw));
        } else {
            add(type, name, start, end);
        }
    }

    private void add(BlockType type, String nodeType, int start, int end) {
        pieces.add(new Piece(type, nodeType, start, end));
    }

    private int withoutLeadingSpace(int start) {
        var at = start;
        while (text.charAt(at) == ' ' || text.charAt(at) == '\t') {
            at++;
        }
        return at;
    }

    private int withoutTrailingSpace(int end) {
        var at = end;
        while (" \t\r\n".indexOf(text.charAt(at - 1)) >= 0) {
            at--;
        }
        return at;
    }
}
