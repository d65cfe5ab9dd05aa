package dev.blockdata.convert;

import dev.blockdata.docling.CleanText;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;

/// The words of an element as a page shows them: one space where there were many, line breaks where
/// the page breaks a line.
final class HtmlText implements NodeFilter {

    private static final Set<String> BROKEN_BEFORE =
            Set.of("br", "p", "div", "li", "tr", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6");

    private final StringBuilder text = new StringBuilder();

    static String of(Element element) {
        var reading = new HtmlText();
        element.filter(reading);
        return collapsed(reading.text);
    }

    /// The words of a text that is shown as it is written.
    static String asWritten(Element element) {
        String text = CleanText.of(element.wholeText());
        return text.startsWith("\n") ? text.substring(1) : text;
    }

    /// Each line with single spaces, and without empty lines.
    static String collapsed(CharSequence text) {
        return CleanText.of(text.toString())
                .lines()
                .map(line -> line.replaceAll("[\\s\\p{Z}]+", " ").strip())
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    /// A text node's words on one line: its own line breaks are spaces to a browser.
    static String inline(TextNode node) {
        return node.getWholeText().replaceAll("\\s+", " ");
    }

    /// The TeX source that a formula carries beside its signs.
    static @Nullable String tex(Element math) {
        for (Element semantics : math.children()) {
            for (Element source : semantics.children()) {
                if (source.nameIs("annotation")
                        && source.attr("encoding").endsWith("tex")
                        && !source.wholeText().isBlank()) {
                    return source.wholeText().strip();
                }
            }
        }
        String alternative = math.attr("alttext").strip();
        return alternative.isEmpty() ? null : alternative;
    }

    static boolean hidden(Element element) {
        String style = element.attr("style").toLowerCase(Locale.ROOT).replaceAll("\\s", "");
        return element.hasAttr("hidden")
                || element.attr("aria-hidden").equalsIgnoreCase("true")
                || style.contains("display:none")
                || style.contains("visibility:hidden");
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode words) {
            text.append(inline(words));
        } else if (node instanceof Element element) {
            return head(element);
        }
        return FilterResult.CONTINUE;
    }

    private FilterResult head(Element element) {
        String name = element.normalName();
        if (HtmlLeftOut.of(element) != null) {
            return FilterResult.SKIP_ENTIRELY;
        }
        if (name.equals("math")) {
            String tex = tex(element);
            if (tex != null) {
                text.append(' ').append(tex).append(' ');
                return FilterResult.SKIP_ENTIRELY;
            }
        }
        if (name.equals("img")) {
            text.append(' ').append(element.attr("alt")).append(' ');
        }
        if (BROKEN_BEFORE.contains(name)) {
            text.append('\n');
        } else if (name.equals("td") || name.equals("th")) {
            text.append(' ');
        }
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (BROKEN_BEFORE.contains(node.normalName()) && !node.normalName().equals("br")) {
            text.append('\n');
        }
        return FilterResult.CONTINUE;
    }
}
