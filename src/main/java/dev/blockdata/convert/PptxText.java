package dev.blockdata.convert;

import dev.blockdata.docling.DoclingBuilder;
import dev.blockdata.docling.Label;
import dev.blockdata.docling.Place;
import dev.blockdata.docling.Text;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.poi.sl.usermodel.AutoNumberingScheme;
import org.apache.poi.xslf.usermodel.XSLFTextParagraph;
import org.apache.poi.xslf.usermodel.XSLFTextShape;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/// Writes the text of a shape: paragraphs with bullets as lists by their indent, others as they
/// are.
final class PptxText {

    private static final String BULLETS = "bullets";
    private static final Set<String> KINDS =
            Set.of("a:buNone", "a:buChar", "a:buBlip", "a:buAutoNum");

    private record Counter(String scheme, int number) {}

    private final DoclingBuilder builder;
    private final ListGroups lists;
    private final @Nullable Place place;
    private final Map<Integer, Counter> counters = new HashMap<>();

    PptxText(DoclingBuilder builder, @Nullable Place place) {
        this.builder = builder;
        this.place = place;
        lists = new ListGroups(builder);
    }

    void write(XSLFTextShape shape) {
        for (XSLFTextParagraph paragraph : shape.getTextParagraphs()) {
            String words = words(paragraph).strip();
            if (!words.isEmpty()) {
                write(paragraph, words);
            }
        }
        lists.close();
    }

    private void write(XSLFTextParagraph paragraph, String words) {
        int level = Math.max(0, paragraph.getIndentLevel());
        counters.keySet().removeIf(deeper -> deeper > level);
        AutoNumberingScheme scheme = numbering(paragraph);
        if (scheme != null) {
            String mark = scheme.format(count(level, scheme, paragraph.getAutoNumberingStartAt()));
            lists.item(level, scheme.name(), Text.item(mark, true, words).at(place));
            return;
        }
        counters.remove(level);
        if (hasBullet(paragraph)) {
            lists.item(level, BULLETS, Text.item("•", false, words).at(place));
        } else {
            lists.close();
            builder.text(paragraph(paragraph, words).at(place));
        }
    }

    /// What the paragraph says itself counts before what it inherits.
    private static @Nullable AutoNumberingScheme numbering(XSLFTextParagraph paragraph) {
        return switch (ownBullet(paragraph)) {
            case "a:buNone", "a:buChar", "a:buBlip" -> null;
            default -> paragraph.getAutoNumberingScheme();
        };
    }

    private static boolean hasBullet(XSLFTextParagraph paragraph) {
        return switch (ownBullet(paragraph)) {
            case "a:buNone" -> false;
            case "a:buChar", "a:buBlip" -> true;
            default -> paragraph.isBullet();
        };
    }

    private static String ownBullet(XSLFTextParagraph paragraph) {
        return Xml.children(Xml.at(dom(paragraph), "a:pPr")).stream()
                .map(Xml::name)
                .filter(KINDS::contains)
                .findFirst()
                .orElse("");
    }

    /// A paragraph that is nothing but a formula is one.
    private static Text paragraph(XSLFTextParagraph paragraph, String words) {
        boolean formula =
                words.matches("\\$[^$]+\\$") && !Xml.all(dom(paragraph), "m:oMath").isEmpty();
        return formula
                ? Text.of(Label.FORMULA, words.substring(1, words.length() - 1))
                : Text.of(Label.TEXT, words);
    }

    private int count(int level, AutoNumberingScheme scheme, @Nullable Integer start) {
        int first = start == null ? 1 : start;
        Counter before = counters.get(level);
        String key = scheme.name() + first;
        int number = before != null && before.scheme().equals(key) ? before.number() + 1 : first;
        counters.put(level, new Counter(key, number));
        return number;
    }

    private static Element dom(XSLFTextParagraph paragraph) {
        return (Element) paragraph.getXmlObject().getDomNode();
    }

    /// The words of a paragraph with the formulas among them.
    static String words(XSLFTextParagraph paragraph) {
        var words = new StringBuilder();
        collect(dom(paragraph), words);
        return words.toString();
    }

    private static void collect(@Nullable Element parent, StringBuilder words) {
        for (Element child : Xml.children(parent)) {
            switch (Xml.name(child)) {
                case "a:t" -> words.append(Xml.text(child).replace('\u000B', '\n'));
                case "a:br" -> words.append('\n');
                case "a:pPr", "a:rPr", "a:endParaRPr" -> {}
                case "m:oMath" -> words.append('$').append(Formula.latex(child)).append('$');
                case "mc:AlternateContent" -> collect(Xml.alternative(child), words);
                default -> collect(child, words);
            }
        }
    }
}
