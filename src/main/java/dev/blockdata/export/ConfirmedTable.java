package dev.blockdata.export;

import dev.blockdata.export.FlatTable.Column;
import dev.blockdata.export.FlatTable.Source;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/// The rows of a document as a table, written by the database itself: nothing reads a value and
/// writes it again.
///
/// `COPY` takes no parameters: what a person chose stands in it as a literal that the driver has
/// escaped.
final class ConfirmedTable {

    /// A row as the database writes it: CSV, and how long it is without its line feed.
    record Line(byte[] bytes, int length) {}

    /// Takes the rows.
    @FunctionalInterface
    interface Lines {

        void line(Line line) throws IOException;
    }

    /// Whether texts are made harmless for spreadsheets.
    enum Texts {
        AS_THEY_ARE,
        HARMLESS
    }

    /// From this size on a value is stored out of line, and read once for all its fields.
    private static final int STORED_ASIDE = 1900;

    private static final String NAMES =
            """
            with names as materialized (select user_id, %2$s as display_name from app.names_in_project(%1$s))
            """;

    private static final String FROM =
            """
             from app.blocks b
             join app.documents t on t.project_id = b.project_id and t.source_uid = b.source_uid
             left join app.runs r on r.project_id = b.project_id and r.run_id = %2$s
             left join app.schemas s on s.schema_id = %6$s
             left join app.block_overlays o on o.project_id = %1$s and o.run_id = %2$s and o.block_index = b.block_index
             left join app.overlay_events e on e.project_id = %1$s and e.run_id = %2$s and e.block_index = b.block_index
              and e.event_id = case when o.status = 'confirmed' then o.confirmed_event
                                    when o.status = 'ai_complete' and %4$s then o.staged_event end
             left join lateral (select case when pg_column_size(e.body) > %5$d then e.body || '{}' else e.body end as value offset 0) d on true
            where b.project_id = %1$s and b.source_uid = %3$s
            order by b.block_index
            """;

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Connection connection;
    private final PGConnection database;

    ConfirmedTable(Connection connection) throws SQLException {
        this.connection = connection;
        this.database = connection.unwrap(PGConnection.class);
    }

    /// The names of the columns, as a row.
    void head(FlatTable table, Lines lines) throws SQLException, IOException {
        var names =
                table.columns().stream()
                        .map(column -> harmless(literal(column.name())))
                        .collect(Collectors.joining(", "));
        copy("select " + names, lines);
    }

    /// The rows of a document in reading order.
    void rows(
            FlatTable table,
            UUID projectId,
            ConfirmedBlocks.Source source,
            boolean staged,
            Texts texts,
            Lines lines)
            throws SQLException, IOException {
        var values =
                table.columns().stream()
                        .map(column -> value(column, texts))
                        .collect(Collectors.joining(", "));
        var project = literal(projectId);
        var run = literal(source.runId());
        copy(
                NAMES.formatted(
                                project,
                                texts == Texts.HARMLESS ? harmless("display_name") : "display_name")
                        + "select "
                        + values
                        + FROM.formatted(
                                project,
                                run,
                                literal(source.sourceUid()),
                                staged,
                                STORED_ASIDE,
                                literal(source.schemaId())),
                lines);
    }

    private String value(Column column, Texts texts) {
        return switch (column.source()) {
            case Source.Sql(var expression, var free) ->
                    free && texts == Texts.HARMLESS
                            ? harmless("(" + expression + ")::text")
                            : expression;
            case Source.Field(var name) -> field(literal(name), column.type(), texts);
        };
    }

    private static String field(String name, ColumnType type, Texts texts) {
        var text = "d.value->>" + name;
        if (texts == Texts.AS_THEY_ARE) {
            // Where the column is JSON, a text keeps its quotes and null is no value.
            return type instanceof ColumnType.Json ? "nullif(d.value->" + name + ", 'null')" : text;
        }
        return switch (type) {
            case ColumnType.Text _ -> harmless(text);
            case ColumnType.Json _ ->
                    "case jsonb_typeof(d.value->%s) when 'string' then %s else %s end"
                            .formatted(name, harmless(text), text);
            default -> text;
        };
    }

    private static String harmless(String text) {
        return "app.spreadsheet_text(" + text + ")";
    }

    private void copy(String query, Lines lines) throws SQLException, IOException {
        CopyOut copy = database.getCopyAPI().copyOut("copy (" + query + ") to stdout (format csv)");
        try {
            // The protocol sends one row at a time, each with its line feed.
            for (var row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
                lines.line(new Line(row, row.length - 1));
            }
        } finally {
            drain(copy, connection);
        }
    }

    /// Lets the rest of a document go by when nobody takes it, for a while: to cancel instead could
    /// hit whatever the connection is used for next. After that the connection itself is given up.
    private static void drain(CopyOut copy, Connection connection) throws SQLException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (copy.isActive() && copy.readFromCopy() != null) {
            if (System.nanoTime() - until > 0) {
                connection.abort(Runnable::run);
                return;
            }
        }
    }

    private static String literal(@Nullable UUID id) {
        return id == null ? "null::uuid" : "'" + id + "'::uuid";
    }

    private String literal(String text) {
        try {
            return "'" + database.escapeLiteral(text) + "'";
        } catch (SQLException failure) {
            throw new IllegalArgumentException("a text that cannot be in the database", failure);
        }
    }
}
