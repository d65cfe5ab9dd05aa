package dev.blockdata.pandoc;

import dev.blockdata.docling.CleanText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The words of a part of pandoc's tree: nothing of its mark-up, every space of its code.
///
/// A footnote leaves its mark in the text (`[1]`) and waits in `notes` for whoever reads on.
/// Formulas are LaTeX between dollars, as in every other track.
final class PandocText {

    /// A footnote that was met: its mark, its blocks and where they are.
    record Note(String mark, JsonNode blocks, String path) {}

    private static final int DEEPEST = 400;

    private final List<Note> notes = new ArrayList<>();
    private int marks;

    /// The notes since the last call.
    List<Note> takeNotes() {
        List<Note> taken = List.copyOf(notes);
        notes.clear();
        return taken;
    }

    /// The text of a line of inlines, without the white space around it.
    String inlines(JsonNode inlines, String path) {
        var text = new StringBuilder();
        inlines(inlines, path, text, 0);
        return CleanText.of(text.toString()).strip();
    }

    private void inlines(JsonNode inlines, String path, StringBuilder text, int depth) {
        if (depth > DEEPEST) {
            throw new TooDeep();
        }
        for (int i = 0; i < inlines.size(); i++) {
            inline(inlines.get(i), path + "[" + i + "]", text, depth + 1);
        }
    }

    private void inline(JsonNode node, String path, StringBuilder text, int depth) {
        JsonNode content = node.path("c");
        switch (node.path("t").asString("")) {
            case "Str" -> text.append(content.asString(""));
            case "Space", "SoftBreak" -> text.append(' ');
            case "LineBreak" -> text.append('\n');
            case "Emph",
                    "Underline",
                    "Strong",
                    "Strikeout",
                    "Superscript",
                    "Subscript",
                    "SmallCaps" ->
                    inlines(content, path + ".c", text, depth);
            case "Quoted" -> quoted(content, path, text, depth);
            case "Cite", "Span" -> inlines(content.path(1), path + ".c[1]", text, depth);
            case "Code" -> text.append(content.path(1).asString(""));
            case "Math" -> text.append('$').append(content.path(1).asString("")).append('$');
            case "Link" -> link(content, path, text, depth);
            case "Image" -> inlines(content.path(1), path + ".c[1]", text, depth);
            case "Note" -> note(content, path + ".c", text);
            default -> raw(content, text);
        }
    }

    private void quoted(JsonNode content, String path, StringBuilder text, int depth) {
        boolean single = content.path(0).path("t").asString("").equals("SingleQuote");
        text.append(single ? '‘' : '“');
        inlines(content.path(1), path + ".c[1]", text, depth);
        text.append(single ? '’' : '”');
    }

    /// Its words; an address without any is its own.
    private void link(JsonNode content, String path, StringBuilder text, int depth) {
        int before = text.length();
        inlines(content.path(1), path + ".c[1]", text, depth);
        if (text.length() == before) {
            text.append(content.path(2).path(0).asString(""));
        }
    }

    private void note(JsonNode blocks, String path, StringBuilder text) {
        marks++;
        String mark = "[" + marks + "]";
        text.append(mark);
        notes.add(new Note(mark, blocks, path));
    }

    /// LaTeX that pandoc does not know says something to a reader; tags of HTML do not.
    private static void raw(JsonNode content, StringBuilder text) {
        String format = content.path(0).asString("");
        if (format.equals("latex") || format.equals("tex")) {
            text.append(content.path(1).asString(""));
        }
    }

    /// The text of blocks that are one block here: of a quote, a list item, a cell, a note.
    ///
    /// Paragraphs are set off by an empty line; what pandoc calls plain, and the items of a list,
    /// stand on lines of their own.
    String blocks(JsonNode blocks, String path) {
        return CleanText.of(flat(blocks, path, 0)).strip();
    }

    /// The text of an item of a list, the lists in it set in.
    String item(JsonNode blocks, String path) {
        return CleanText.of(flat(blocks, path, 1)).strip();
    }

    private String flat(JsonNode blocks, String path, int depth) {
        if (depth > DEEPEST) {
            throw new TooDeep();
        }
        var text = new StringBuilder();
        String before = "";
        for (int i = 0; i < blocks.size(); i++) {
            String type = blocks.get(i).path("t").asString("");
            String words = flat(blocks.get(i), type, path + "[" + i + "]", depth);
            if (!words.isBlank()) {
                boolean tight = before.equals("Plain") || (type.endsWith("List") && depth > 0);
                text.append(text.isEmpty() ? "" : tight ? "\n" : "\n\n").append(words);
                before = type;
            }
        }
        return text.toString();
    }

    private String flat(JsonNode node, String type, String path, int depth) {
        JsonNode content = node.path("c");
        return switch (type) {
            case "Plain", "Para" -> inlines(content, path + ".c");
            case "Header" -> inlines(content.path(2), path + ".c[2]");
            case "LineBlock" -> lines(content, path + ".c");
            case "CodeBlock", "RawBlock" -> content.path(1).asString("");
            case "BlockQuote" -> flat(content, path + ".c", depth + 1);
            case "BulletList" -> items(content, path + ".c", null, depth);
            case "OrderedList" ->
                    items(
                            content.path(1),
                            path + ".c[1]",
                            PandocNumbers.of(content.path(0)),
                            depth);
            case "DefinitionList" -> definitions(content, path + ".c", depth);
            case "Table" -> PandocTable.of(content, path + ".c", this);
            case "Figure" -> flat(content.path(2), path + ".c[2]", depth + 1);
            case "Div" -> flat(content.path(1), path + ".c[1]", depth + 1);
            default -> "";
        };
    }

    private String items(JsonNode items, String path, @Nullable PandocNumbers numbers, int depth) {
        var text = new StringBuilder();
        for (int i = 0; i < items.size(); i++) {
            String marker = numbers == null ? "-" : numbers.marker(i);
            text.append(text.isEmpty() ? "" : "\n")
                    .append("  ".repeat(depth))
                    .append(
                            (marker + " " + flat(items.get(i), path + "[" + i + "]", depth + 1))
                                    .strip());
        }
        return text.toString();
    }

    private String definitions(JsonNode definitions, String path, int depth) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < definitions.size(); i++) {
            all.add(definition(definitions.get(i), path + "[" + i + "]", depth));
        }
        return String.join("\n", all);
    }

    /// A term, and what it means behind a colon.
    String definition(JsonNode definition, String path) {
        return CleanText.of(definition(definition, path, 0)).strip();
    }

    private String definition(JsonNode definition, String path, int depth) {
        var text = new StringBuilder(inlines(definition.path(0), path + "[0]"));
        JsonNode meanings = definition.path(1);
        for (int i = 0; i < meanings.size(); i++) {
            text.append("\n: ").append(flat(meanings.get(i), path + "[1][" + i + "]", depth + 1));
        }
        return text.toString();
    }

    /// Lines that end where their author ended them.
    String lines(JsonNode lines, String path) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            var line = new StringBuilder();
            inlines(lines.get(i), path + "[" + i + "]", line, 0);
            all.add(CleanText.of(line.toString()).stripTrailing());
        }
        return String.join("\n", all);
    }

    /// More of one inside the other than anybody writes.
    static final class TooDeep extends RuntimeException {

        private static final long serialVersionUID = 1;

        TooDeep() {
            super("nested deeper than " + DEEPEST);
        }
    }
}
