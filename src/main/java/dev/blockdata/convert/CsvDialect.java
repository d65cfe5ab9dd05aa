package dev.blockdata.convert;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/// How a CSV file separates and quotes its cells, found in its first lines; `start` is where its
/// rows begin.
record CsvDialect(char delimiter, @Nullable Character quote, int start) {

    private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');
    private static final int LOOKED_AT = 64 * 1024;
    private static final int ROWS_LOOKED_AT = 100;

    static CsvDialect of(String text) {
        char quote = quote(text);
        // Excel's own way to say it.
        if (text.startsWith("sep=")
                && text.length() > 5
                && (text.charAt(5) == '\n' || text.charAt(5) == '\r')) {
            return new CsvDialect(text.charAt(4), quote, 5);
        }
        String head = head(text);
        CsvDialect best = new CsvDialect(',', quote, 0);
        double bestScore = 0;
        for (char delimiter : DELIMITERS) {
            var dialect = new CsvDialect(delimiter, quote, 0);
            double score = dialect.score(head);
            if (score > bestScore) {
                best = dialect;
                bestScore = score;
            }
        }
        return best;
    }

    CsvDialect withoutQuotes() {
        return new CsvDialect(delimiter, null, start);
    }

    CSVFormat format() {
        return CSVFormat.Builder.create()
                .setDelimiter(delimiter)
                .setQuote(quote)
                .setIgnoreEmptyLines(true)
                .setLenientEof(true)
                .setTrailingData(true)
                .get();
    }

    private static char quote(String text) {
        String head = head(text);
        return head.indexOf('"') < 0 && head.matches("(?s)(.*[,;\t|\n])?'[^'\n]*'([,;\t|\r\n].*)?")
                ? '\''
                : '"';
    }

    private static String head(String text) {
        if (text.length() <= LOOKED_AT) {
            return text;
        }
        int end = text.lastIndexOf('\n', LOOKED_AT);
        return text.substring(0, end > 0 ? end : LOOKED_AT);
    }

    /// How many rows agree on a number of cells above one; more cells decide between equals.
    private double score(String head) {
        Map<Integer, Integer> counts = new HashMap<>();
        var widths = new ArrayList<Integer>();
        try (CSVParser parser = CSVParser.parse(head, format())) {
            for (CSVRecord row : parser) {
                widths.add(row.size());
                counts.merge(row.size(), 1, Integer::sum);
                if (widths.size() == ROWS_LOOKED_AT) {
                    break;
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // Quotes that do not close here: what was read until there counts.
        }
        double score = 0;
        for (Map.Entry<Integer, Integer> width : counts.entrySet()) {
            if (width.getKey() > 1) {
                double agreed = width.getValue() / (double) widths.size();
                score = Math.max(score, agreed + Math.min(width.getKey(), 100) / 1000.0);
            }
        }
        return score;
    }
}
