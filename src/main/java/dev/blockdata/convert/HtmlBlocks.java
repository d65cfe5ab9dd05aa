package dev.blockdata.convert;

import static java.util.stream.Collectors.joining;

import dev.blockdata.docling.DoclingBuilder;
import dev.blockdata.docling.DoclingBuilder.Item;
import dev.blockdata.docling.GroupLabel;
import dev.blockdata.docling.Label;
import dev.blockdata.docling.Text;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;

/// Writes the blocks of a page while its tree is walked. The walk keeps no stack of calls, so that
/// it does not matter how deep a page is nested.
///
/// Words are gathered until a block begins or ends, then written as what surrounds them.
final class HtmlBlocks implements NodeFilter {

    /// Elements within a line of text; all others break it.
    private static final Set<String> INLINE =
            Set.of(
                    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "data",
                    "del", "dfn", "em", "font", "i", "img", "ins", "kbd", "label", "map", "mark",
                    "math", "output", "picture", "q", "rp", "rt", "ruby", "s", "samp", "slot",
                    "small", "source", "span", "strike", "strong", "sub", "sup", "time", "tt", "u",
                    "var", "wbr");

    /// Lists deeper than this are written as if they ended here.
    private static final int DEEPEST_LIST = 50;

    /// Pictures up to this width or height count visitors or keep distances.
    private static final int TINY = 2;

    /// A list that is open; `within` is false for one that is nested too deep to be told apart.
    private static final class OpenList {
        private final @Nullable ListNumbers numbers;
        private final boolean within;
        private boolean inItem;
        private @Nullable Item item;
        private String marker = "";

        OpenList(@Nullable ListNumbers numbers, boolean within) {
            this.numbers = numbers;
            this.within = within;
        }
    }

    /// A figure that is open: the first picture or table in it, and its caption.
    private static final class OpenFigure {
        private @Nullable Item item;
        private String caption = "";
    }

    private final DoclingBuilder document = new DoclingBuilder(Kind.HTML.mimeType());
    private final StringBuilder words = new StringBuilder();
    private final List<Element> pictures = new ArrayList<>();
    private final Deque<OpenList> lists = new ArrayDeque<>();
    private final Deque<OpenFigure> figures = new ArrayDeque<>();
    private final Set<HtmlLeftOut> leftOut = EnumSet.noneOf(HtmlLeftOut.class);
    private boolean empty = true;

    void title(String title) {
        if (!title.isBlank()) {
            document.text(Text.of(Label.TITLE, HtmlText.collapsed(title)));
        }
    }

    boolean isEmpty() {
        return empty;
    }

    byte[] json() {
        flush();
        return document.json();
    }

    List<String> notes() {
        return leftOut.isEmpty()
                ? List.of()
                : List.of(
                        "Left out of this page: %s."
                                .formatted(
                                        leftOut.stream()
                                                .map(HtmlLeftOut::words)
                                                .collect(joining(", "))));
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode text) {
            words.append(HtmlText.inline(text));
            return FilterResult.CONTINUE;
        }
        return node instanceof Element element ? head(element) : FilterResult.CONTINUE;
    }

    private FilterResult head(Element element) {
        if (element.nameIs("script") && element.attr("type").startsWith("math/tex")) {
            formula(element.data(), element.attr("type").contains("display"));
            return FilterResult.SKIP_ENTIRELY;
        }
        HtmlLeftOut reason = HtmlLeftOut.of(element);
        if (reason != null) {
            leftOut.add(reason);
            return FilterResult.SKIP_ENTIRELY;
        }
        if (!INLINE.contains(element.normalName())) {
            flush();
        }
        switch (element.normalName()) {
            case "br" -> words.append('\n');
            case "img" -> pictures.add(element);
            case "math" -> {
                String tex = HtmlText.tex(element);
                if (tex != null) {
                    formula(tex, element.attr("display").equals("block"));
                    return FilterResult.SKIP_CHILDREN;
                }
            }
            case "h1", "h2", "h3", "h4", "h5", "h6" -> {
                heading(element);
                return FilterResult.SKIP_CHILDREN;
            }
            case "pre" -> {
                add(Text.code(language(element), HtmlText.asWritten(element)));
                return FilterResult.SKIP_CHILDREN;
            }
            case "figcaption" -> {
                caption(HtmlText.of(element));
                return FilterResult.SKIP_CHILDREN;
            }
            case "table" -> {
                if (!HtmlTable.forLayout(element)) {
                    table(element);
                    return FilterResult.SKIP_CHILDREN;
                }
            }
            case "figure" -> figures.push(new OpenFigure());
            case "ul", "ol", "menu" -> openList(element);
            case "li" -> openItem(element);
            default -> {}
        }
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (!(node instanceof Element element)
                || INLINE.contains(element.normalName())
                || HtmlLeftOut.of(element) != null) {
            return FilterResult.CONTINUE;
        }
        flush();
        switch (element.normalName()) {
            case "figure" -> closeFigure();
            case "ul", "ol", "menu" -> closeList();
            case "li" -> closeItem();
            default -> {}
        }
        return FilterResult.CONTINUE;
    }

    private void heading(Element element) {
        String text = HtmlText.of(element).replace('\n', ' ');
        add(Text.heading(element.normalName().charAt(1) - '0', text));
    }

    private void formula(String tex, boolean alone) {
        if (alone) {
            flush();
            add(Text.of(Label.FORMULA, tex.strip()));
        } else {
            words.append(' ').append(tex.strip()).append(' ');
        }
    }

    /// Writes the words gathered so far as a list item or a paragraph, then the pictures among
    /// them.
    private void flush() {
        String text = HtmlText.collapsed(words);
        words.setLength(0);
        OpenList list = lists.peek();
        if (!text.isEmpty() && list != null && list.inItem && list.item == null) {
            list.item = document.text(Text.item(list.marker, list.numbers != null, text));
            empty = false;
        } else {
            add(Text.of(Label.PARAGRAPH, text));
        }
        pictures.forEach(this::picture);
        pictures.clear();
    }

    private @Nullable Item add(Text text) {
        if (text.text().isBlank()) {
            return null;
        }
        empty = false;
        return document.text(text);
    }

    private void picture(Element image) {
        String description = HtmlText.collapsed(image.attr("alt"));
        boolean decorative = image.hasAttr("alt") && description.isEmpty();
        boolean tiny = size(image, "width") <= TINY || size(image, "height") <= TINY;
        if (tiny || (decorative && figures.isEmpty())) {
            return;
        }
        inFigure(document.picture(description, null));
        empty = false;
    }

    private static int size(Element image, String name) {
        String digits = image.attr(name).strip();
        return digits.matches("\\d{1,6}") ? Integer.parseInt(digits) : Integer.MAX_VALUE;
    }

    private void table(Element element) {
        HtmlTable table = HtmlTable.of(element);
        if (!table.hasWords()) {
            return;
        }
        Item item = document.table(table.cells(), table.rows(), table.columns(), null);
        empty = false;
        inFigure(item);
        for (Element child : element.children()) {
            if (child.nameIs("caption") && !HtmlText.of(child).isBlank()) {
                document.caption(item, Text.of(Label.CAPTION, HtmlText.of(child)));
            }
        }
    }

    private void inFigure(Item item) {
        OpenFigure figure = figures.peek();
        if (figure != null && figure.item == null) {
            figure.item = item;
        }
    }

    private void caption(String text) {
        OpenFigure figure = figures.peek();
        if (figure == null) {
            add(Text.of(Label.CAPTION, text));
        } else {
            figure.caption = figure.caption.isEmpty() ? text : figure.caption + "\n" + text;
        }
    }

    private void closeFigure() {
        OpenFigure figure = figures.pop();
        Text caption = Text.of(Label.CAPTION, figure.caption);
        if (figure.item == null) {
            add(caption);
        } else if (!figure.caption.isBlank()) {
            document.caption(figure.item, caption);
        }
    }

    private void openList(Element element) {
        OpenList around = lists.peek();
        boolean within = lists.size() < DEEPEST_LIST;
        if (within && around != null && around.item != null) {
            document.openUnder(around.item, GroupLabel.LIST, "list");
        } else if (within) {
            document.open(GroupLabel.LIST, "list");
        }
        lists.push(new OpenList(element.nameIs("ol") ? numbers(element) : null, within));
    }

    private static ListNumbers numbers(Element list) {
        boolean down = list.hasAttr("reversed");
        int items = (int) list.children().stream().filter(child -> child.nameIs("li")).count();
        return new ListNumbers(list.attr("type"), number(list, "start", down ? items : 1), down);
    }

    private static int number(Element element, String name, int otherwise) {
        String digits = element.attr(name).strip();
        return digits.matches("-?\\d{1,9}") ? Integer.parseInt(digits) : otherwise;
    }

    private void closeList() {
        if (lists.pop().within) {
            document.close();
        }
    }

    private void openItem(Element element) {
        OpenList list = lists.peek();
        if (list == null) {
            return;
        }
        list.inItem = true;
        list.item = null;
        list.marker = "-";
        if (list.numbers != null) {
            if (element.hasAttr("value")) {
                list.numbers.jump(number(element, "value", 1));
            }
            list.marker = list.numbers.next();
        }
    }

    private void closeItem() {
        OpenList list = lists.peek();
        if (list != null) {
            list.inItem = false;
            list.item = null;
        }
    }

    private static @Nullable String language(Element pre) {
        Element code = pre.selectFirst("code[class]");
        for (String name : (code == null ? pre : code).classNames()) {
            if (name.startsWith("language-") || name.startsWith("lang-")) {
                return name.substring(name.indexOf('-') + 1);
            }
        }
        return null;
    }
}
