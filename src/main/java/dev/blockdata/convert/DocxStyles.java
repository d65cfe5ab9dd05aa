package dev.blockdata.convert;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/// The styles of a Word document. A style inherits along its chain; its id may be in any language,
/// the names of the built-in ones are stored in English by every Word.
final class DocxStyles {

    private static final Pattern HEADING = Pattern.compile("heading ([1-9])");

    /// "Source Code" and "HTMLCode", but not "Postcode".
    private static final Pattern CODE =
            Pattern.compile(
                    "(.*[^a-zA-Z])?code.*|.*Code.*|(?i:.*(sourcecode|verbatim|preformatted).*)");

    private static final Pattern MONOSPACED =
            Pattern.compile(
                    "(?i)(courier|consolas|menlo|monaco|lucida console|andale mono|fira code|"
                            + "cascadia|inconsolata|source code|.*\\bmono\\b|.*mono$).*");
    private static final int BODY_LEVEL = 9;

    private final Map<String, Element> byId = new HashMap<>();
    private final Map<String, List<Element>> chains = new HashMap<>();
    private String usual = "";
    private final @Nullable Element defaults;

    DocxStyles(@Nullable Element styles) {
        defaults = Xml.at(styles, "w:docDefaults", "w:rPrDefault", "w:rPr");
        for (Element style : Xml.children(styles, "w:style")) {
            String id = Xml.attribute(style, "styleId");
            byId.putIfAbsent(id, style);
            if (Xml.attribute(style, "type").equals("paragraph")
                    && Set.of("1", "true").contains(Xml.attribute(style, "default"))) {
                usual = id;
            }
        }
    }

    /// The style of a paragraph, the document's usual one where it names none.
    String of(@Nullable Element properties) {
        String named = Xml.value(properties, "w:pStyle");
        return named.isEmpty() ? usual : named;
    }

    /// A style and those that it is based on, nearest first.
    private List<Element> chain(String id) {
        return chains.computeIfAbsent(id, this::follow);
    }

    private List<Element> follow(String id) {
        List<Element> chain = new ArrayList<>();
        Element style = byId.get(id);
        while (style != null && !chain.contains(style)) {
            chain.add(style);
            style = byId.get(Xml.value(style, "w:basedOn"));
        }
        return chain;
    }

    private boolean any(String id, Predicate<String> name) {
        return name.test(id)
                || chain(id).stream().anyMatch(style -> name.test(Xml.value(style, "w:name")));
    }

    boolean isTitle(String id) {
        return any(id, name -> name.equalsIgnoreCase("title"));
    }

    boolean isCaption(String id) {
        return any(id, name -> name.equalsIgnoreCase("caption"));
    }

    boolean isCode(String id) {
        return any(id, name -> CODE.matcher(name).matches());
    }

    /// The level (from 1) of a heading, null where it is none.
    @Nullable Integer heading(@Nullable Element properties) {
        String own = Xml.value(properties, "w:outlineLvl");
        if (!own.isEmpty()) {
            return level(own);
        }
        String id = of(properties);
        Element inherited = paragraphProperty(id, "w:outlineLvl");
        if (inherited != null) {
            return level(Xml.attribute(inherited, "val"));
        }
        // Written by programs that leave the built-in styles undefined.
        for (Element style : chain(id)) {
            Matcher named = HEADING.matcher(Xml.value(style, "w:name").toLowerCase(Locale.ROOT));
            if (named.matches()) {
                return Integer.valueOf(named.group(1));
            }
        }
        return null;
    }

    private static @Nullable Integer level(String outline) {
        int level = Xml.number(outline, BODY_LEVEL);
        return level >= 0 && level < BODY_LEVEL ? level + 1 : null;
    }

    /// What the chain says of a property of paragraphs.
    @Nullable Element paragraphProperty(String id, String property) {
        for (Element style : chain(id)) {
            Element found = Xml.at(style, "w:pPr", property);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /// The nearest style in the chain that numbers its paragraphs.
    @Nullable Element numberingStyle(String id) {
        for (Element style : chain(id)) {
            if (Xml.at(style, "w:pPr", "w:numPr", "w:numId") != null) {
                return style;
            }
        }
        return null;
    }

    /// The numbering that a list style stands for.
    String numberingOf(String listStyle) {
        return Xml.value(byId.get(listStyle), "w:pPr", "w:numPr", "w:numId");
    }

    /// Whether a run is program text: by its style, or because its font is one for programs in a
    /// document that is not written in such a font throughout.
    boolean isCode(@Nullable Element runProperties, String paragraphStyle) {
        String style = Xml.value(runProperties, "w:rStyle");
        if (!style.isEmpty() && isCode(style)) {
            return true;
        }
        return monospaced(font(runProperties, style, paragraphStyle))
                && !monospaced(font(null, "", usual));
    }

    private String font(@Nullable Element properties, String style, String paragraphStyle) {
        String font = font(properties);
        for (String id : List.of(style, paragraphStyle)) {
            for (Element one : chain(id)) {
                font = font.isEmpty() ? font(Xml.at(one, "w:rPr")) : font;
            }
        }
        return font.isEmpty() ? font(defaults) : font;
    }

    private static String font(@Nullable Element properties) {
        return Xml.attribute(Xml.at(properties, "w:rFonts"), "ascii");
    }

    private static boolean monospaced(String font) {
        return MONOSPACED.matcher(font).matches();
    }
}
