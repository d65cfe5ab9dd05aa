package dev.blockdata.blocks;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.commonmark.ext.footnotes.FootnoteDefinition;
import org.commonmark.node.BulletList;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.jspecify.annotations.Nullable;

/// How the blocks of a text stand to each other: which list an item is of, and what is defined
/// where and referred to from where.
public final class Outline {

    /// A block in its place.
    ///
    /// @param listed the list that it is an item of
    /// @param defines what it defines for the whole document
    public record Entry(Block block, @Nullable Listed listed, List<Label> defines) {

        public Entry {
            defines = List.copyOf(defines);
        }
    }

    /// A place in a list.
    ///
    /// @param list which of the document's lists
    /// @param marker what stands before its items, without their numbers
    /// @param number the one that a reader sees, 0 for bullets
    public record Listed(int list, boolean ordered, String marker, int number, boolean tight) {}

    private final List<Entry> entries;
    private final Supplier<List<Set<Label>>> references;

    private Outline(List<Entry> entries, Supplier<List<Set<Label>>> references) {
        this.entries = List.copyOf(entries);
        this.references = references;
    }

    /// A valid UTF-8 text, read as Markdown.
    public static Outline ofMarkdown(byte[] utf8) {
        var text = Utf8.text(utf8);
        var nodes = new ArrayList<Node>();
        var pieces = MarkdownPieces.of(text, MarkdownPieces.Inlines.UNREAD, nodes::add);
        var blocks = MarkdownBlocks.read(text, pieces).blocks();
        var lists = new Lists();
        var entries = new ArrayList<Entry>(blocks.size());
        var unread = blocks.size() - nodes.size();
        for (var block : blocks) {
            var at = block.index() - unread;
            entries.add(
                    at < 0
                            ? new Entry(block, null, List.of())
                            : new Entry(block, lists.place(nodes.get(at)), defined(nodes.get(at))));
        }
        return new Outline(entries, () -> References.of(text));
    }

    /// A valid UTF-8 text of plain paragraphs, none of which has to do with another.
    public static Outline ofText(byte[] utf8) {
        var entries =
                TextBlocks.of(utf8).stream()
                        .map(block -> new Entry(block, null, List.of()))
                        .toList();
        return new Outline(entries, () -> entries.stream().map(_ -> Set.<Label>of()).toList());
    }

    public List<Entry> entries() {
        return entries;
    }

    /// What each block refers to, whether it is defined or not; the text is read anew for that.
    public List<Set<Label>> references() {
        return references.get();
    }

    /// The nesting of nodes is bounded by the parser.
    private static List<Label> defined(Node node) {
        var labels = new ArrayList<Label>();
        addDefined(node, labels);
        return labels;
    }

    private static void addDefined(Node node, List<Label> labels) {
        if (node instanceof LinkReferenceDefinition link) {
            labels.add(Label.of(Label.Kind.LINK, link.getLabel()));
        } else if (node instanceof FootnoteDefinition note) {
            labels.add(Label.of(Label.Kind.FOOTNOTE, note.getLabel()));
        }
        for (var child = node.getFirstChild(); child != null; child = child.getNext()) {
            addDefined(child, labels);
        }
    }

    /// Counts the lists of a document and the items in them.
    private static final class Lists {

        private @Nullable Node list;
        private int lists;
        private int items;

        @Nullable Listed place(Node node) {
            var parent = node.getParent();
            if (parent != list) {
                list = parent;
                lists++;
                items = 0;
            }
            return switch (parent) {
                case OrderedList ordered -> {
                    var start = ordered.getMarkerStartNumber();
                    var number = (start == null ? 1 : start) + items++;
                    yield listed(ordered, true, ordered.getMarkerDelimiter(), number);
                }
                case BulletList bullets -> listed(bullets, false, bullets.getMarker(), 0);
                case null, default -> null;
            };
        }

        private Listed listed(ListBlock in, boolean ordered, @Nullable String marker, int number) {
            return new Listed(lists, ordered, String.valueOf(marker), number, in.isTight());
        }
    }
}
