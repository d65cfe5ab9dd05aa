package dev.blockdata.export;

import dev.blockdata.export.FlatTable.Column;
import dev.blockdata.http.Problem;
import dev.blockdata.http.ProblemKind;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Has DuckDB read rows of text and write Parquet, within bounds of memory.
///
/// Each value is taken from its text by the type that the schema gives its column. One that does
/// not fit is an error, never another value.
final class DuckParquet {

    /// How many rows there are, of how many bytes, and how many the longest has.
    record Size(long rows, long bytes, int longest) {}

    private static final String MEMORY = "256MB";
    private static final int THREADS = 2;

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

    /// What does not fit into memory goes into the folder.
    DuckParquet(FlatTable table, Path folder) {
        this.table = table;
        this.folder = folder;
    }

    void write(Path rows, Size size, Path target) throws IOException {
        try (var duck = DriverManager.getConnection("jdbc:duckdb:")) {
            for (var setting : settings()) {
                run(duck, "set " + setting);
            }
            run(
                    duck,
                    "copy (select %s from %s) to %s (format parquet, compression zstd, row_group_size %d)"
                            .formatted(values(), source(rows, size), text(target), groupOf(size)));
        } catch (SQLException failure) {
            var words = String.valueOf(failure.getMessage());
            var unfit = UNFIT.matcher(words);
            if (unfit.find()) {
                throw Problem.of(
                                ProblemKind.CONFLICT,
                                "A value does not fit the type that the schema gives its column: "
                                        + unfit.group(1)
                                        + ". CSV and JSON Lines hold it as it is.")
                        .asException();
            }
            throw new IOException("the rows could not be written as Parquet: " + words, failure);
        }
    }

    private List<String> settings() {
        return List.of(
                "threads = " + THREADS,
                "memory_limit = '" + MEMORY + "'",
                "temp_directory = " + text(folder.resolve("spill")),
                "autoinstall_known_extensions = false",
                "autoload_known_extensions = false",
                // The same rows make the same bytes.
                "preserve_insertion_order = true");
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
            values.add(value(column.type(), "c" + values.size()) + " as " + name(column.name()));
        }
        return String.join(", ", values);
    }

    private static String value(ColumnType type, String text) {
        return switch (type) {
            case ColumnType.Text _, ColumnType.Json _ -> text;
            case ColumnType.Whole _ -> "cast(" + text + " as bigint)";
            case ColumnType.Real _ -> "cast(" + text + " as double)";
            case ColumnType.Truth _ -> "cast(" + text + " as boolean)";
            case ColumnType.Moment _ -> "cast(" + text + " as timestamp with time zone)";
            case ColumnType.ListOf _, ColumnType.Struct _ ->
                    json(type, "cast(" + text + " as json)", 0);
        };
    }

    /// The value of JSON that stands inside of a column; `depth` keeps the names of its variables
    /// apart.
    private static String json(ColumnType type, String json, int depth) {
        return switch (type) {
            case ColumnType.Json _ -> "cast(nullif(" + json + ", 'null') as varchar)";
            case ColumnType.ListOf(var element) -> {
                var each = "e" + depth;
                yield "list_transform(cast(%s as json[]), lambda %s: %s)"
                        .formatted(json, each, json(element, each, depth + 1));
            }
            case ColumnType.Struct(var members, var open) ->
                    "case when json_type(%s) = 'OBJECT' then struct_pack(%s) end"
                            .formatted(json, members(members, open, json, depth));
            default -> value(type, "json_extract_string(" + json + ", '$')");
        };
    }

    private static String members(
            SequencedMap<String, ColumnType> members, boolean open, String json, int depth) {
        var packed = new ArrayList<String>();
        members.forEach((member, type) ->
                packed.add(
                        name(member)
                                + " := "
                                + json(
                                        type,
                                        "json_extract(%s, %s)"
                                                .formatted(json, literal(pointer(member))),
                                        depth)));
        if (open) {
            var known =
                    members.keySet().stream()
                            .map(member -> "%s, null".formatted(literal(member)))
                            .collect(Collectors.joining(", ", "json_object(", ")"));
            packed.add(
                    name(free(members))
                            + " := nullif(cast(json_merge_patch(%s, %s) as varchar), '{}')"
                                    .formatted(json, known));
        }
        return String.join(", ", packed);
    }

    /// The member for what the schema does not name.
    private static String free(SequencedMap<String, ColumnType> members) {
        var name = "others";
        while (members.keySet().stream().anyMatch(name::equalsIgnoreCase)) {
            name = "_" + name;
        }
        return name;
    }

    /// RFC 6901.
    private static String pointer(String member) {
        return "/" + member.replace("~", "~0").replace("/", "~1");
    }

    private static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String text(Path path) {
        return literal(path.toString());
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static void run(Connection duck, String sql) throws SQLException {
        try (var statement = duck.createStatement()) {
            statement.execute(sql);
        }
    }
}
