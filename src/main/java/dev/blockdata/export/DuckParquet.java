package dev.blockdata.export;

import dev.blockdata.export.FlatTable.Column;
import dev.blockdata.http.Problem;
import dev.blockdata.http.ProblemKind;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has DuckDB read rows of text and write Parquet, within bounds of memory.
///
/// Each value is taken from its text by the type that the schema gives its column. One that does
/// not fit is an error, never another value.
final class DuckParquet {

    /// How many rows there are, of how many bytes, and how many the longest has.
    record Size(long rows, long bytes, int longest) {}

    private static final Logger LOG = LoggerFactory.getLogger(DuckParquet.class);
    private static final String BLOCK = "block_uid";

    /// What is held of a column before it is written is bounded by this many bytes of rows.
    private static final long GROUP_BYTES = 32L << 20;

    private static final long MOST_ROWS = 122_880;
    private static final long FEWEST_ROWS = 2_048;

    /// A value, and what it cannot be, in DuckDB's words.
    private static final Pattern UNFIT =
            Pattern.compile(
                    "could not (?:convert|cast) (?:string|value) (.{1,200}? to '?\\w+)",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final FlatTable table;
    private final Path folder;
    private final Exports.Progress progress;

    /// What does not fit into memory goes into the folder.
    DuckParquet(FlatTable table, Path folder, Exports.Progress progress) {
        this.table = table;
        this.folder = folder;
        this.progress = progress;
    }

    void write(Path rows, Size size, Path target) throws IOException {
        try (var duck = DriverManager.getConnection("jdbc:duckdb:")) {
            DuckSession.bound(duck, folder);
            DuckSession.runWhileWanted(
                    duck,
                    progress,
                    "copy (select %s from %s) to %s (format parquet, compression zstd, row_group_size %d)"
                            .formatted(values(), source(rows, size), text(target), groupOf(size)));
        } catch (SQLException failure) {
            progress.demand();
            var words = String.valueOf(failure.getMessage());
            var unfit = UNFIT.matcher(words);
            if (unfit.find()) {
                throw Problem.of(
                                ProblemKind.CONFLICT,
                                "A value%s does not fit the type that the schema gives its column: %s. CSV and JSON Lines hold it as it is."
                                        .formatted(place(rows, size), unfit.group(1)))
                        .asException();
            }
            throw new IOException("the rows could not be written as Parquet: " + words, failure);
        }
    }

    /// Of which field of which block the first value is that fits no column, as far as plain
    /// columns tell it; in words that follow a noun.
    private String place(Path rows, Size size) {
        var block = at(BLOCK);
        try (var duck = DriverManager.getConnection("jdbc:duckdb:");
                var statement = duck.createStatement()) {
            for (int at = 0; at < table.columns().size(); at++) {
                var column = table.columns().get(at);
                var plain = "c" + at;
                var cast = DuckValues.of(column.type(), plain);
                if (!cast.startsWith("cast(" + plain + " as ")) {
                    continue;
                }
                try (var found =
                        statement.executeQuery(
                                "select c%d from %s where %s is not null and try_%s is null limit 1"
                                        .formatted(block, source(rows, size), plain, cast))) {
                    if (found.next()) {
                        return " of the field “%s”, in the block %s,"
                                .formatted(column.name(), found.getString(1));
                    }
                }
            }
        } catch (SQLException failure) {
            LOG.debug("The place of an unfit value was not found", failure);
        }
        return "";
    }

    private int at(String column) {
        return table.columns().stream().map(Column::name).toList().indexOf(column);
    }

    private static long groupOf(Size size) {
        long row = Math.max(1, size.bytes() / Math.max(1, size.rows()));
        return Math.clamp(GROUP_BYTES / row, FEWEST_ROWS, MOST_ROWS);
    }

    private String source(Path rows, Size size) {
        var columns =
                IntStream.range(0, table.columns().size())
                        .mapToObj(at -> "'c" + at + "': 'VARCHAR'")
                        .collect(Collectors.joining(", ", "{", "}"));
        return """
        read_csv(%s, auto_detect = false, header = false, delim = ',', quote = '"', escape = '"', new_line = '\\n', nullstr = '',
                 allow_quoted_nulls = false, strict_mode = true, max_line_size = %d, columns = %s)
        """
                .formatted(text(rows), Math.max(2 << 20, size.longest() + 1), columns);
    }

    private String values() {
        var values = new ArrayList<String>();
        for (Column column : table.columns()) {
            values.add(
                    DuckValues.of(column.type(), "c" + values.size())
                            + " as "
                            + DuckValues.name(column.name()));
        }
        return String.join(", ", values);
    }

    private static String text(Path path) {
        return DuckValues.literal(path.toString());
    }
}
