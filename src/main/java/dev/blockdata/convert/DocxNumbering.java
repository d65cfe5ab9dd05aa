package dev.blockdata.convert;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/// Counts the numbered paragraphs of a Word document in its order, and says what Word would print
/// before each. The numbers are nowhere in the file.
///
/// Lists that share a definition count on together, until one of them says that it starts anew.
final class DocxNumbering {

    private static final int LEVELS = 9;
    private static final int LONGEST_STYLE_CHAIN = 5;

    /// What stands before a paragraph: its number with all that belongs to it, or a bullet.
    record Mark(String list, int level, String text, boolean enumerated) {}

    private final DocxStyles styles;
    private final Map<String, Element> definitions = new HashMap<>();
    private final Map<String, Element> lists = new HashMap<>();
    private final Map<Element, int[]> counters = new HashMap<>();
    private final Map<Element, Map<Integer, DocxLevel>> levels = new HashMap<>();
    private final Set<String> started = new HashSet<>();

    DocxNumbering(@Nullable Element numbering, DocxStyles styles) {
        this.styles = styles;
        for (Element definition : Xml.children(numbering, "w:abstractNum")) {
            definitions.put(Xml.attribute(definition, "abstractNumId"), definition);
        }
        for (Element list : Xml.children(numbering, "w:num")) {
            lists.put(Xml.attribute(list, "numId"), list);
        }
    }

    /// The mark of the next paragraph; null where it has none.
    @Nullable Mark next(@Nullable Element properties) {
        String id = Xml.value(properties, "w:numPr", "w:numId");
        String ownLevel = Xml.value(properties, "w:numPr", "w:ilvl");
        String style = styles.of(properties);
        Element numbered = id.isEmpty() ? styles.numberingStyle(style) : null;
        if (numbered != null) {
            id = Xml.value(numbered, "w:pPr", "w:numPr", "w:numId");
        }
        Element list = lists.get(id);
        Element definition = list == null ? null : definition(list);
        if (list == null || definition == null) {
            return null;
        }
        int level =
                !ownLevel.isEmpty() || numbered == null
                        ? Xml.number(ownLevel, 0)
                        : levelOf(numbered, definition);
        return count(id, list, definition, Math.clamp(level, 0, LEVELS - 1));
    }

    /// A style is numbered at the level that is linked to it, else at the one that it names.
    private static int levelOf(Element style, Element definition) {
        String id = Xml.attribute(style, "styleId");
        for (Element level : Xml.children(definition, "w:lvl")) {
            if (Xml.value(level, "w:pStyle").equals(id)) {
                return Xml.number(Xml.attribute(level, "ilvl"), 0);
            }
        }
        return Xml.number(Xml.value(style, "w:pPr", "w:numPr", "w:ilvl"), 0);
    }

    /// The definition, which may stand in a list style that is only named here.
    private @Nullable Element definition(Element list) {
        Element definition = definitions.get(Xml.value(list, "w:abstractNumId"));
        for (int step = 0; definition != null && step < LONGEST_STYLE_CHAIN; step++) {
            String style = Xml.value(definition, "w:numStyleLink");
            Element linked = style.isEmpty() ? null : lists.get(styles.numberingOf(style));
            if (linked == null) {
                break;
            }
            definition = definitions.get(Xml.value(linked, "w:abstractNumId"));
        }
        return definition;
    }

    private Mark count(String id, Element list, Element definition, int level) {
        int[] counts = counters.computeIfAbsent(definition, _ -> new int[LEVELS]);
        Map<Integer, DocxLevel> all = levels.computeIfAbsent(list, _ -> levels(list, definition));
        DocxLevel own = all.getOrDefault(level, DocxLevel.BULLET);
        boolean anew = started.add(id + "/" + level) && own.startOverride();
        counts[level] = anew ? 1 : counts[level] + 1;
        for (int below = level + 1; below < LEVELS; below++) {
            if (all.getOrDefault(below, DocxLevel.BULLET).restartsAfter(level, below)) {
                counts[below] = 0;
            }
        }
        return new Mark(id, level, own.mark(counts, all), own.enumerated());
    }

    private static Map<Integer, DocxLevel> levels(Element list, Element definition) {
        Map<Integer, DocxLevel> levels = new HashMap<>();
        for (Element level : Xml.children(definition, "w:lvl")) {
            levels.put(Xml.number(Xml.attribute(level, "ilvl"), 0), DocxLevel.of(level));
        }
        for (Element override : Xml.children(list, "w:lvlOverride")) {
            int at = Xml.number(Xml.attribute(override, "ilvl"), 0);
            Element whole = Xml.at(override, "w:lvl");
            if (whole != null) {
                levels.put(at, DocxLevel.of(whole));
            }
            String start = Xml.value(override, "w:startOverride");
            DocxLevel level = levels.get(at);
            if (!start.isEmpty() && level != null) {
                levels.put(at, level.startingAnew(Xml.number(start, 1)));
            }
        }
        return levels;
    }
}
