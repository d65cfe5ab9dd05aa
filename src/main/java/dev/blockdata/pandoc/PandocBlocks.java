package dev.blockdata.pandoc;

import dev.blockdata.blocks.BlockType;
import dev.blockdata.docling.CleanText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Cuts pandoc's syntax tree into blocks, in its order: each node at the top is one, of a list each
/// item (nested lists stay inside theirs), of a division each node in it. A footnote follows the
/// block that refers to it.
public final class PandocBlocks {

    /// What a picture without a word about it is called, so that it is not passed over.
    private static final String PICTURE = "[picture]";

    private static final String RULE = "---";

    /// What stands before the text in the file itself, in the order in which it is set.
    private static final List<String> FRONT =
            List.of("title", "subtitle", "author", "date", "abstract");

    private static final int DEEPEST = 400;

    private final PandocText texts = new PandocText();
    private final List<PandocBlock> blocks = new ArrayList<>();
    private final List<Heading> path = new ArrayList<>();
    private int depth;

    private record Heading(int level, String text) {}

    /// What a tree holds.
    ///
    /// @param title as the document's own metadata have it
    public record Cut(List<PandocBlock> blocks, @Nullable String title) {

        public Cut {
            blocks = List.copyOf(blocks);
        }
    }

    private PandocBlocks() {}

    /// @param front whether title, authors and abstract are words of the text, as in LaTeX, rather
    ///   than a package's label, as in EPUB
    /// @throws IllegalArgumentException where this is no such tree, or nested beyond all reason
    public static Cut of(JsonNode tree, boolean front) {
        if (!tree.path("pandoc-api-version").isArray() || !tree.path("blocks").isArray()) {
            throw new IllegalArgumentException("not a syntax tree of pandoc");
        }
        var reading = new PandocBlocks();
        JsonNode meta = tree.path("meta");
        String title = reading.plain(meta.path("title"), "$.meta.title");
        reading.texts.takeNotes();
        try {
            if (front) {
                FRONT.forEach(name -> reading.front(meta.path(name), name));
            }
            reading.all(tree.path("blocks"), "$.blocks");
        } catch (PandocText.TooDeep deep) {
            throw new IllegalArgumentException(deep);
        }
        return new Cut(reading.blocks, title.isEmpty() ? null : title);
    }

    /// A value of the metadata as text.
    private String plain(JsonNode value, String at) {
        return switch (value.path("t").asString("")) {
            case "MetaInlines" -> texts.inlines(value.path("c"), at + ".c");
            case "MetaBlocks" -> texts.blocks(value.path("c"), at + ".c");
            case "MetaString" -> CleanText.of(value.path("c").asString("")).strip();
            default -> "";
        };
    }

    private void front(JsonNode value, String name) {
        String at = "$.meta." + name;
        if (name.equals("title")) {
            heading(plain(value, at), 0, at, name);
        } else if (value.path("t").asString("").equals("MetaList")) {
            JsonNode parts = value.path("c");
            for (int i = 0; i < parts.size(); i++) {
                String part = at + ".c[" + i + "]";
                add(BlockType.PARAGRAPH, plain(parts.get(i), part), part, name);
            }
        } else if (value.path("t").asString("").equals("MetaBlocks")) {
            all(value.path("c"), at + ".c");
        } else {
            add(BlockType.PARAGRAPH, plain(value, at), at, name);
        }
    }

    private void all(JsonNode nodes, String at) {
        depth++;
        if (depth > DEEPEST) {
            throw new PandocText.TooDeep();
        }
        for (int i = 0; i < nodes.size(); i++) {
            take(nodes.get(i), at + "[" + i + "]");
        }
        depth--;
    }

    private void take(JsonNode node, String at) {
        String type = node.path("t").asString("");
        JsonNode content = node.path("c");
        switch (type) {
            case "Para", "Plain" -> paragraph(content, at, type);
            case "Header" ->
                    heading(
                            texts.inlines(content.path(2), at + ".c[2]"),
                            Math.clamp(content.path(0).asInt(1), 1, 100),
                            at,
                            type);
            case "LineBlock" -> add(BlockType.PARAGRAPH, texts.lines(content, at + ".c"), at, type);
            case "CodeBlock" -> code(content, at, type);
            case "RawBlock" -> raw(content, at, type);
            case "BlockQuote" ->
                    add(BlockType.BLOCKQUOTE, texts.blocks(content, at + ".c"), at, type);
            case "BulletList" -> items(content, at + ".c", null, type);
            case "OrderedList" ->
                    items(content.path(1), at + ".c[1]", PandocNumbers.of(content.path(0)), type);
            case "DefinitionList" -> definitions(content, at + ".c", type);
            case "HorizontalRule" -> add(BlockType.DIVIDER, RULE, at, type);
            case "Table" -> table(content, at, type);
            case "Figure" -> figure(content, at, type);
            case "Div" -> all(content.path(1), at + ".c[1]");
            default -> {
                // Null, and whatever a later version adds without words.
            }
        }
    }

    /// With every space of it, but for the line ends behind it.
    private void code(JsonNode content, String at, String type) {
        String code = content.path(1).asString("").replaceAll("\\R+\\z", "");
        add(BlockType.CODE_BLOCK, code, at, type);
    }

    private void paragraph(JsonNode inlines, String at, String type) {
        JsonNode only = inlines.size() == 1 ? inlines.get(0) : null;
        if (only != null && only.path("t").asString("").equals("Image")) {
            String words = texts.inlines(inlines, at + ".c");
            add(BlockType.FIGURE, words.isEmpty() ? PICTURE : words, at, "Image");
        } else if (only != null && only.at("/c/0/t").asString("").equals("DisplayMath")) {
            add(BlockType.FORMULA, only.at("/c/1").asString("").strip(), at, "Math");
        } else {
            add(BlockType.PARAGRAPH, texts.inlines(inlines, at + ".c"), at, type);
        }
    }

    private void heading(String text, int level, String at, String type) {
        if (text.isEmpty()) {
            return;
        }
        path.removeIf(heading -> heading.level() >= level);
        blocks.add(new PandocBlock(BlockType.HEADING, text, at, Math.max(1, level), under(), type));
        path.add(new Heading(level, text));
        notes();
    }

    /// HTML is what it is; LaTeX that pandoc does not know is kept as it was written.
    private void raw(JsonNode content, String at, String type) {
        boolean html = content.path(0).asString("").startsWith("html");
        add(html ? BlockType.HTML_BLOCK : BlockType.OTHER, content.path(1).asString(""), at, type);
    }

    private void items(JsonNode items, String at, @Nullable PandocNumbers numbers, String type) {
        for (int i = 0; i < items.size(); i++) {
            String item = at + "[" + i + "]";
            String words = texts.item(items.get(i), item);
            String marked =
                    numbers == null || words.isEmpty() ? words : numbers.marker(i) + " " + words;
            add(BlockType.LIST_ITEM, marked, item, type);
        }
    }

    private void definitions(JsonNode definitions, String at, String type) {
        for (int i = 0; i < definitions.size(); i++) {
            String one = at + "[" + i + "]";
            add(BlockType.DEFINITION, texts.definition(definitions.get(i), one), one, type);
        }
    }

    private void table(JsonNode table, String at, String type) {
        add(BlockType.TABLE, PandocTable.of(table, at + ".c", texts), at, type);
        caption(table.path(1), at + ".c[1]");
    }

    /// The words about its picture, and its caption behind them; a figure of something else (code,
    /// a table) is that.
    private void figure(JsonNode figure, String at, String type) {
        JsonNode inside = figure.path(2);
        String kind = inside.path(0).path("t").asString("");
        if (inside.size() == 1 && (kind.equals("Plain") || kind.equals("Para"))) {
            String words = texts.blocks(inside, at + ".c[2]");
            String caption = texts.blocks(figure.path(1).path(1), at + ".c[1][1]");
            texts.takeNotes();
            boolean more = !words.isEmpty() && !words.equals(caption);
            add(BlockType.FIGURE, more ? words : caption.isEmpty() ? PICTURE : caption, at, type);
            if (more) {
                caption(figure.path(1), at + ".c[1]");
            }
        } else {
            all(inside, at + ".c[2]");
            caption(figure.path(1), at + ".c[1]");
        }
    }

    /// `[short, blocks]`
    private void caption(JsonNode caption, String at) {
        add(BlockType.CAPTION, texts.blocks(caption.path(1), at + "[1]"), at, "Caption");
    }

    private void add(BlockType type, String content, String at, String nodeType) {
        String clean = CleanText.of(content);
        if (!clean.isBlank()) {
            blocks.add(new PandocBlock(type, clean, at, null, under(), nodeType));
        }
        notes();
    }

    private void notes() {
        for (PandocText.Note note : texts.takeNotes()) {
            String words = texts.blocks(note.blocks(), note.path());
            add(BlockType.FOOTNOTE, (note.mark() + " " + words).strip(), note.path(), "Note");
        }
    }

    private List<String> under() {
        return path.stream().map(Heading::text).toList();
    }
}
