package dev.blockdata.convert;

import dev.blockdata.docling.Cell;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/// The figures that a chart draws, as the file keeps them beside the drawing: a column for each
/// series, a row for each category. The workbook behind them is not opened.
record ChartFigures(String title, List<Cell> cells, int rows, int columns) {

    private static final int MOST_POINTS = 10_000;
    private static final int MOST_SERIES = 256;

    /// Spreadsheets show fifteen digits; what follows is the binary fraction's rest.
    private static final MathContext SHOWN = new MathContext(15);

    private record Column(String head, TreeMap<Integer, String> points) {}

    ChartFigures {
        cells = List.copyOf(cells);
    }

    /// @param space the root of a chart's part
    static ChartFigures of(Element space) {
        Element chart = Xml.at(space, "c:chart");
        List<Element> series = Xml.all(Xml.at(chart, "c:plotArea"), "c:ser");
        List<Column> columns = new ArrayList<>();
        for (Element one : series.subList(0, Math.min(MOST_SERIES, series.size()))) {
            String name = words(Xml.at(one, "c:tx"));
            Column across = column("", first(one, "c:cat", "c:xVal"));
            if (columns.isEmpty() || !columns.getFirst().points().equals(across.points())) {
                if (columns.isEmpty() || !across.points().isEmpty()) {
                    columns.add(across);
                }
            }
            columns.add(column(name, first(one, "c:val", "c:yVal")));
            Element size = Xml.at(one, "c:bubbleSize");
            if (size != null) {
                columns.add(column(name, size));
            }
        }
        return table(title(chart, columns), columns);
    }

    /// A chart of one series without a title of its own is called after it.
    private static String title(@Nullable Element chart, List<Column> columns) {
        String title = words(Xml.at(chart, "c:title"));
        boolean series =
                title.isEmpty()
                        && columns.size() == 2
                        && !Xml.on(Xml.at(chart, "c:autoTitleDeleted"));
        return series ? columns.getLast().head() : title;
    }

    private static @Nullable Element first(Element series, String name, String otherwise) {
        Element found = Xml.at(series, name);
        return found == null ? Xml.at(series, otherwise) : found;
    }

    private static Column column(String head, @Nullable Element data) {
        TreeMap<Integer, String> points = new TreeMap<>();
        // Categories may have levels, the innermost comes first.
        List<Element> levels = Xml.all(data, "c:lvl");
        for (Element level : levels.isEmpty() ? caches(data) : levels.reversed()) {
            String format = formatCode(level);
            for (Element point : Xml.children(level, "c:pt")) {
                int index = Xml.number(Xml.attribute(point, "idx"), -1);
                if (index >= 0 && index < MOST_POINTS) {
                    points.merge(
                            index,
                            value(text(Xml.at(point, "c:v")), format),
                            (a, b) -> a + " " + b);
                }
            }
        }
        return new Column(head, points);
    }

    private static List<Element> caches(@Nullable Element data) {
        List<Element> caches = new ArrayList<>();
        for (String kind : List.of("c:strCache", "c:numCache", "c:strLit", "c:numLit")) {
            caches.addAll(Xml.all(data, kind));
        }
        return caches;
    }

    private static String formatCode(Element cache) {
        return text(Xml.at(cache, "c:formatCode"));
    }

    private static String text(@Nullable Element element) {
        return element == null ? "" : Xml.text(element).strip();
    }

    private static String value(String raw, String format) {
        try {
            if (!format.isEmpty() && DateUtil.isADateFormat(-1, format)) {
                var date = DateUtil.getLocalDateTime(Double.parseDouble(raw));
                boolean day = date.toLocalTime().toSecondOfDay() == 0;
                return day ? date.toLocalDate().toString() : date.toString();
            }
            if (raw.length() < MOST_POINTS && raw.matches("-?[0-9.]+([eE][-+]?[0-9]{1,3})?")) {
                return new BigDecimal(raw).round(SHOWN).stripTrailingZeros().toPlainString();
            }
        } catch (IllegalArgumentException _) {
            return raw;
        }
        return raw;
    }

    /// The words of a title or of a series' name, written there or taken from the sheet.
    private static String words(@Nullable Element element) {
        var words = new StringBuilder();
        for (Element paragraph : Xml.all(element, "a:p")) {
            words.append(words.isEmpty() ? "" : " ");
            Xml.all(paragraph, "a:t").forEach(t -> words.append(Xml.text(t)));
        }
        if (words.isEmpty()) {
            Xml.all(element, "c:v")
                    .forEach(v -> words.append(words.isEmpty() ? "" : " ").append(text(v)));
        }
        return words.toString().strip();
    }

    private static ChartFigures table(String title, List<Column> columns) {
        int points =
                columns.stream()
                        .filter(column -> !column.points().isEmpty())
                        .mapToInt(column -> column.points().lastKey() + 1)
                        .max()
                        .orElse(0);
        List<Cell> cells = new ArrayList<>();
        for (int row = 0; row <= points && points > 0; row++) {
            for (int at = 0; at < columns.size(); at++) {
                Column column = columns.get(at);
                String text = row == 0 ? column.head() : column.points().getOrDefault(row - 1, "");
                cells.add(new Cell(row, at, 1, 1, text, row == 0, row > 0 && at == 0));
            }
        }
        return new ChartFigures(title, cells, points == 0 ? 0 : points + 1, columns.size());
    }
}
