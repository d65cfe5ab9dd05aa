package dev.blockdata.convert;

import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/// What is in a text as far as it can be held against another: its words, and how many headings,
/// list items and tables.
record Likeness(List<String> words, long headings, long items, long tables) {

    private static final Pattern HEADING = Pattern.compile("(?m)^#+ ");
    private static final Pattern ITEM = Pattern.compile("(?m)^\\s*(?:[-*+]|\\d+[.)]) ");
    private static final Pattern TABLE = Pattern.compile("(?m)(?:^\\|.*\\n?)+");

    /// What a model has said of charts is in some baselines, and in no file.
    private static final Pattern SAID_BY_A_MODEL = Pattern.compile("(?m)^(Bar|Other) chart$");

    static Likeness ofBaseline(String markdown) {
        String text = SAID_BY_A_MODEL.matcher(markdown).replaceAll("");
        return new Likeness(
                Score.words(text), count(HEADING, text), count(ITEM, text), count(TABLE, text));
    }

    /// A chart with figures is a table, as it is in the baselines.
    static Likeness of(Outcome outcome) {
        long charts =
                outcome.blocks().stream()
                        .filter(block -> !block.nodeType().equals("table"))
                        .filter(block -> count(TABLE, block.content()) > 0)
                        .count();
        return new Likeness(
                outcome.words(),
                outcome.headings(),
                outcome.count("list_item"),
                outcome.count("table") + charts);
    }

    static Likeness ofPlainText(String text) {
        return new Likeness(Score.words(text), 0, 0, 0);
    }

    /// What stands in a cell that spans others is repeated for each, as the baselines do.
    static Likeness ofHtml(String html) {
        Element body = Jsoup.parse(html).body();
        for (Element cell : body.select("td, th")) {
            String text = cell.wholeText();
            for (int more = span(cell, "colspan") * span(cell, "rowspan"); more > 1; more--) {
                cell.appendChild(new TextNode(" " + text));
            }
        }
        return new Likeness(
                Score.words(body.wholeText()),
                body.select("h1, h2, h3, h4, h5, h6").size(),
                body.select("li").size(),
                body.select("table").size());
    }

    private static int span(Element cell, String attribute) {
        String given = cell.attr(attribute);
        return given.matches("[1-9]\\d{0,2}") ? Integer.parseInt(given) : 1;
    }

    private static long count(Pattern pattern, String text) {
        return pattern.matcher(text).results().count();
    }
}
