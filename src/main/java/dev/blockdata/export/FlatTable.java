package dev.blockdata.export;

import dev.blockdata.schemas.SchemaArtifact;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A row a block, and which columns it has: the fixed ones, those asked for, and one for each field
/// of the schema in the schema's own order.
///
/// The names are the same in every format; a field that is named like one of our columns, asked for
/// or not, is `data.<name>`.
record FlatTable(List<Column> columns) {

    /// A column: its name, its type, and where its value comes from.
    record Column(String name, ColumnType type, Source source) {}

    /// Where a value comes from.
    sealed interface Source {

        /// An SQL expression over `b`, `o` and the other relations of [ConfirmedTable]; `free`
        /// where it is text that people or documents chose, which a spreadsheet might run.
        record Sql(String expression, boolean free) implements Source {}

        /// A field of the value.
        record Field(String name) implements Source {}
    }

    /// Columns that come only where they are asked for, by their names, in this order.
    static final List<String> EXTRAS =
            List.of("run_id", "run_name", "schema_ref", "model", "heading_path", "page_no");

    private static final ColumnType TEXT = new ColumnType.Text();
    private static final ColumnType WHOLE = new ColumnType.Whole();

    private static final Map<String, Column> EXTRA =
            Map.of(
                    "run_id", sql("run_id", TEXT, "r.run_id"),
                    "run_name", free("run_name", "r.run_name"),
                    "schema_ref", free("schema_ref", "s.schema_ref"),
                    "model", free("model", "case when d.value is not null then o.model end"),
                    "heading_path", free("heading_path", "array_to_string(b.heading_path, ' > ')"),
                    "page_no", sql("page_no", WHOLE, "b.page_no"));

    private static final List<Column> FIXED =
            List.of(
                    sql("source_uid", TEXT, "b.source_uid"),
                    free("doc_title", "t.doc_title"),
                    sql("block_uid", TEXT, "t.conv_uid || ':' || b.block_index"),
                    sql("block_index", WHOLE, "b.block_index"),
                    sql("block_type", TEXT, "b.block_type"),
                    free("block_content", "b.block_content"),
                    sql("status", TEXT, "o.status"),
                    sql(
                            "confirmed_at",
                            new ColumnType.Moment(),
                            "to_char(o.confirmed_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"),
                    sql("confirmed_by", TEXT, "o.confirmed_by"),
                    sql(
                            "confirmed_by_name",
                            TEXT,
                            "(select n.display_name from names n where n.user_id = o.confirmed_by)"));

    private static final Set<String> OURS =
            Stream.concat(FIXED.stream().map(Column::name), EXTRAS.stream())
                    .collect(Collectors.toUnmodifiableSet());

    FlatTable {
        columns = List.copyOf(columns);
    }

    /// The table of a schema, or of blocks alone.
    static FlatTable of(@Nullable SchemaArtifact artifact, List<String> extras) {
        var columns = new ArrayList<>(FIXED);
        EXTRAS.stream().filter(extras::contains).map(EXTRA::get).forEach(columns::add);
        if (artifact == null) {
            return new FlatTable(columns);
        }
        var fields = artifact.fields();
        var named = new HashSet<String>();
        fields.forEach(field -> named.add(folded(field.name())));
        for (var field : fields) {
            columns.add(
                    new Column(
                            free(field.name(), named),
                            ColumnType.of(field.json(), artifact.json()),
                            new Source.Field(field.name())));
        }
        return new FlatTable(columns);
    }

    /// The name of a field's column. It hangs on the schema alone, not on which columns are asked
    /// for nor on the order of the fields.
    private static String free(String field, Set<String> named) {
        var name = field;
        while (OURS.contains(folded(name))
                || (!name.equals(field) && named.contains(folded(name)))) {
            name = "data." + name;
        }
        return name;
    }

    private static Column sql(String name, ColumnType type, String expression) {
        return new Column(name, type, new Source.Sql(expression, false));
    }

    private static Column free(String name, String expression) {
        return new Column(name, TEXT, new Source.Sql(expression, true));
    }

    /// Readers of tables tell no names apart that differ only in case.
    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
