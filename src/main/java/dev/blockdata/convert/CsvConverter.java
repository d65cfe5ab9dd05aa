package dev.blockdata.convert;

import dev.blockdata.blocks.SourceText;
import dev.blockdata.docling.Cell;
import dev.blockdata.docling.DoclingBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// CSV files in whatever dialect: one table, in parts where it is long.
final class CsvConverter implements Converter {

    private static final String EMPTY = "There is nothing in this file.";
    private static final String MARKUP = "This is not a CSV file: it is %s with another file name.";
    private static final String QUOTES =
            "The quotes in this file do not match, so they were read as letters.";

    @Override
    public Reading read(Path file) throws IOException, UnreadableFile {
        String text = text(Files.readAllBytes(file));
        refuseMarkup(text);
        var notes = new ArrayList<String>();
        CsvDialect dialect = CsvDialect.of(text);
        List<List<String>> rows;
        try {
            rows = rows(text, dialect);
        } catch (IOException | UncheckedIOException e) {
            notes.add(QUOTES);
            rows = rows(text, dialect.withoutQuotes());
        }
        if (rows.isEmpty()) {
            throw new UnreadableFile(EMPTY);
        }
        int columns = rows.stream().mapToInt(List::size).max().orElse(1);
        noteRaggedRows(rows, notes);
        var document = new DoclingBuilder(Kind.CSV.mimeType());
        new SplitTable(document).write(cells(rows), columns);
        return new Reading(document.json(), null, notes);
    }

    /// Programs that save a page, or a sheet as XML, under this name are many.
    private static void refuseMarkup(String text) throws UnreadableFile {
        String head = text.stripLeading();
        head = head.substring(0, Math.min(100, head.length())).toLowerCase(Locale.ROOT);
        if (head.startsWith("<!doctype html") || head.startsWith("<html")) {
            throw new UnreadableFile(MARKUP.formatted("an HTML page"));
        }
        if (head.startsWith("<?xml")) {
            throw new UnreadableFile(MARKUP.formatted("an XML file"));
        }
    }

    private static String text(byte[] bytes) throws UnreadableFile {
        byte[] utf8 =
                switch (SourceText.decode(bytes)) {
                    case SourceText.Utf8Text text -> text.bytes();
                    case SourceText.Transcoded text -> text.bytes();
                    case SourceText.Refused refused -> throw new UnreadableFile(refused.reason());
                };
        String text = new String(utf8, StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static List<List<String>> rows(String text, CsvDialect dialect)
            throws IOException, UnreadableFile {
        var rows = new ArrayList<List<String>>();
        long cells = 0;
        try (CSVParser parser =
                CSVParser.parse(text.substring(dialect.start()), dialect.format())) {
            for (CSVRecord row : parser) {
                long filled = row.stream().filter(cell -> !cell.isBlank()).count();
                cells += filled;
                if (cells > SplitTable.MOST_CELLS) {
                    throw new UnreadableFile(SplitTable.TOO_LARGE);
                }
                if (filled > 0) {
                    rows.add(row.toList());
                }
            }
        }
        return rows;
    }

    private static List<SplitTable.Row> cells(List<List<String>> rows) {
        var all = new ArrayList<SplitTable.Row>();
        for (int row = 0; row < rows.size(); row++) {
            var cells = new ArrayList<Cell>();
            for (int column = 0; column < rows.get(row).size(); column++) {
                String text = rows.get(row).get(column).strip();
                if (!text.isEmpty()) {
                    cells.add(new Cell(row, column, 1, 1, text, row == 0, false));
                }
            }
            all.add(new SplitTable.Row(cells));
        }
        return all;
    }

    private static void noteRaggedRows(List<List<String>> rows, List<String> notes) {
        int width = rows.getFirst().size();
        long ragged = rows.stream().filter(row -> row.size() != width).count();
        if (ragged == 1) {
            notes.add("One row has another number of cells than the first row.");
        } else if (ragged > 1) {
            notes.add("%d rows have another number of cells than the first row.".formatted(ragged));
        }
    }
}
