package dev.blockdata.export;

import dev.blockdata.database.Walls;
import dev.blockdata.projects.Member;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The one door through which data leaves: a document's blocks in reading order, each with its
/// confirmed value.
///
/// A document is read from one snapshot in a transaction of its own, so that it equals one state
/// however long the reader takes, and no snapshot lives longer than a document. Staged values come
/// only where they are asked for.
@Component
public class ConfirmedBlocks {

    /// A document and, where a run was named for it, that run.
    public record Pick(String sourceUid, @Nullable UUID runId) {}

    /// What all lines of a document share; the run is the one whose values they carry, if there is
    /// one.
    public record Source(
            String sourceUid,
            String docTitle,
            String sourceType,
            long filesize,
            @Nullable Long characters,
            Instant uploadedAt,
            String convUid,
            String tool,
            String representation,
            int blocks,
            String blockTypeFreq,
            long convCharacters,
            @Nullable UUID runId,
            @Nullable UUID schemaId,
            @Nullable String schemaRef,
            @Nullable String schemaUid) {}

    /// A block; `locator` and `data` are JSON as the database writes it, `data` null where there is
    /// nothing that may leave.
    public record Row(
            int index,
            String type,
            String locator,
            String content,
            @Nullable String status,
            @Nullable String data,
            @Nullable String model) {}

    /// What of a document's values may leave, and which models said it.
    public record Tally(long blocks, long confirmed, long staged, List<String> models) {

        public Tally {
            models = List.copyOf(models);
        }
    }

    /// Takes a document as it is read: its rows as records, or as lines of a table.
    public interface Sink<R> {

        /// The tally is counted when it is asked for, in the state that the rows are of.
        void begin(Source source, Supplier<Tally> tally) throws IOException;

        void row(R row) throws IOException;

        void end() throws IOException;
    }

    /// Rows held at a time: few, since a block may have a megabyte.
    private static final int FETCH = 200;

    /// The keys hold a document's blocks, overlays and events in reading order, and merging them is
    /// linear whatever the planner knows. Joined by hashes they would have to be sorted, large ones
    /// on disk; joined one by one, as for tables of which there are no statistics yet, 5,000 blocks
    /// took four seconds.
    private static final String IN_READING_ORDER =
            "select set_config('enable_hashjoin', 'off', true) union all select set_config('enable_nestloop', 'off', true)";

    private static final String SOURCE =
            """
            select d.source_uid, d.doc_title, d.source_type, d.source_filesize, d.source_total_characters, d.uploaded_at, d.conv_uid,
                   d.conv_parsing_tool, d.conv_representation_type, d.conv_total_blocks, d.conv_block_type_freq, d.conv_total_characters,
                   r.run_id, s.schema_id, s.schema_ref, s.schema_uid
              from app.documents d
              left join app.runs r on r.project_id = d.project_id and r.source_uid = d.source_uid and r.run_id = coalesce(cast(:run as uuid),
                   (select e.run_id from app.effective_runs(:project, cast(:schema as uuid)) e where e.source_uid = :source))
              left join app.schemas s on s.schema_id = coalesce(r.schema_id, cast(:schema as uuid))
             where d.project_id = :project and d.source_uid = :source and d.status = 'ingested'
            """;

    private static final String ROWS =
            """
            select b.block_index, b.block_type, b.block_locator, b.block_content, o.status, o.model, e.body
              from app.blocks b
              left join app.block_overlays o
                on o.project_id = :project and o.run_id = cast(:run as uuid) and o.block_index = b.block_index
              left join app.overlay_events e
                on e.project_id = :project and e.run_id = cast(:run as uuid) and e.block_index = b.block_index
               and e.event_id = case when o.status = 'confirmed' then o.confirmed_event
                                     when o.status = 'ai_complete' and :staged then o.staged_event end
             where b.project_id = :project and b.source_uid = :source
             order by b.block_index
            """;

    /// The same of a few blocks alone.
    private static final String SOME_ROWS =
            """
            select b.block_index, b.block_type, b.block_locator, b.block_content, o.status, o.model, e.body
              from app.blocks b
              left join app.block_overlays o
                on o.project_id = :project and o.run_id = cast(:run as uuid) and o.block_index = b.block_index
               and o.block_index between lower(cast(:blocks as int4multirange)) and upper(cast(:blocks as int4multirange))
              left join app.overlay_events e
                on e.project_id = :project and e.run_id = cast(:run as uuid) and e.block_index = b.block_index
               and e.event_id = case when o.status = 'confirmed' then o.confirmed_event
                                     when o.status = 'ai_complete' and :staged then o.staged_event end
               and e.block_index between lower(cast(:blocks as int4multirange)) and upper(cast(:blocks as int4multirange))
             where b.project_id = :project and b.source_uid = :source and b.block_index <@ cast(:blocks as int4multirange)
               and b.block_index between lower(cast(:blocks as int4multirange)) and upper(cast(:blocks as int4multirange))
             order by b.block_index
            """;

    private static final String TALLY =
            """
            select count(*) filter (where o.status = 'confirmed') as confirmed, count(*) filter (where o.status = 'ai_complete' and :staged) as staged,
                   coalesce(array_agg(distinct o.model order by o.model)
                       filter (where o.model is not null and (o.status = 'confirmed' or o.status = 'ai_complete' and :staged)), '{}') as models
              from app.block_overlays o where o.project_id = :project and o.run_id = cast(:run as uuid)
            """;

    private final Walls walls;
    private final JdbcClient jdbc;
    private final FlatTables tables;

    ConfirmedBlocks(Walls walls, JdbcClient jdbc, FlatTables tables) {
        this.walls = walls;
        this.jdbc = jdbc;
        this.tables = tables;
    }

    /// Reads one document into the sink. One that was deleted meanwhile is passed over; anything
    /// else that went away is an error, because what is left out must not look as if it had never
    /// been there.
    public void read(Member who, Pick pick, @Nullable UUID schemaId, boolean staged, Sink<Row> sink)
            throws IOException {
        inOneState(
                who, pick, schemaId, source -> stream(who.projectId(), source, staged, null, sink));
    }

    /// Reads of one run these blocks alone, as PostgreSQL writes ranges of numbers; all where it is
    /// null.
    public void read(Member who, Pick pick, @Nullable String blocks, Sink<Row> sink)
            throws IOException {
        inOneState(who, pick, null, source -> stream(who.projectId(), source, false, blocks, sink));
    }

    /// The schemas that runs of the project use, in the order of their ids.
    List<UUID> schemas(Member who) {
        return walls.in(
                who.userId(),
                who.projectId(),
                () ->
                        jdbc.sql(
                                        """
                                        select distinct r.schema_id from app.runs r
                                         where r.project_id = :project and r.status <> 'cancelled' order by r.schema_id
                                        """)
                                .param("project", who.projectId())
                                .query(UUID.class)
                                .list());
    }

    /// The table of a schema, or of blocks alone.
    FlatTable table(Member who, @Nullable UUID schemaId, List<String> extras) {
        return walls.in(who.userId(), who.projectId(), () -> tables.of(schemaId, extras));
    }

    /// The names of a table's columns, as its first line.
    void head(Member who, FlatTable table, ConfirmedTable.Lines lines) throws IOException {
        try {
            walls.in(
                    who.userId(),
                    who.projectId(),
                    () -> {
                        try {
                            walls.connected(connection ->
                                    new ConfirmedTable(connection).head(table, lines));
                        } catch (IOException failure) {
                            throw new UncheckedIOException(failure);
                        }
                    });
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    /// Reads one document as lines of a table, with the columns of its schema and the extras.
    void copy(
            Member who,
            Pick pick,
            @Nullable UUID schemaId,
            ExportForm form,
            ConfirmedTable.Texts texts,
            Sink<ConfirmedTable.Line> sink)
            throws IOException {
        inOneState(
                who,
                pick,
                schemaId,
                source -> {
                    var table = tables.of(source.schemaId(), form.extras());
                    sink.begin(source, () -> tally(who.projectId(), source, form.staged()));
                    walls.connected(connection ->
                            new ConfirmedTable(connection)
                                    .rows(
                                            table,
                                            who.projectId(),
                                            source,
                                            form.staged(),
                                            texts,
                                            sink::row));
                    sink.end();
                });
    }

    @FunctionalInterface
    private interface Reading {

        void read(Source source) throws IOException;
    }

    private void inOneState(Member who, Pick pick, @Nullable UUID schemaId, Reading reading)
            throws IOException {
        try {
            walls.reading(
                    who.userId(),
                    who.projectId(),
                    () -> {
                        var source = source(who.projectId(), pick, schemaId);
                        source.ifPresent(found -> {
                            jdbc.sql(IN_READING_ORDER).query(String.class).list();
                            try {
                                reading.read(found);
                            } catch (IOException failure) {
                                throw new UncheckedIOException(failure);
                            }
                        });
                        return source.isPresent();
                    });
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    private Tally tally(UUID projectId, Source source, boolean staged) {
        return jdbc.sql(TALLY)
                .param("project", projectId)
                .param("run", source.runId())
                .param("staged", staged)
                .query((row, _) ->
                        new Tally(
                                source.blocks(),
                                row.getLong("confirmed"),
                                row.getLong("staged"),
                                List.of((String[]) row.getArray("models").getArray())))
                .single();
    }

    private Optional<Source> source(UUID projectId, Pick pick, @Nullable UUID schemaId) {
        var source =
                jdbc.sql(SOURCE)
                        .param("project", projectId)
                        .param("source", pick.sourceUid())
                        .param("run", pick.runId())
                        .param("schema", schemaId)
                        .query(ConfirmedBlocks::source)
                        .optional();
        if (source.isEmpty()
                && !jdbc.sql("select app.my_project() is not null").query(Boolean.class).single()) {
            throw new IllegalStateException("whoever exports is no longer a member of the project");
        }
        if (source.isPresent() && pick.runId() != null && source.get().runId() == null) {
            throw new IllegalStateException(
                    "the run " + pick.runId() + " was deleted while it was exported");
        }
        return source;
    }

    private void stream(
            UUID projectId, Source source, boolean staged, @Nullable String blocks, Sink<Row> sink)
            throws IOException {
        sink.begin(source, () -> tally(projectId, source, staged));
        jdbc.sql(blocks == null ? ROWS : SOME_ROWS)
                .withFetchSize(FETCH)
                .param("project", projectId)
                .param("source", source.sourceUid())
                .param("run", source.runId())
                .param("staged", staged)
                .param("blocks", blocks)
                .query(row -> {
                    try {
                        sink.row(row(row));
                    } catch (IOException failure) {
                        throw new UncheckedIOException(failure);
                    }
                });
        sink.end();
    }

    private static Source source(ResultSet row, int number) throws SQLException {
        return new Source(
                row.getString("source_uid"),
                row.getString("doc_title"),
                row.getString("source_type"),
                row.getLong("source_filesize"),
                row.getObject("source_total_characters", Long.class),
                row.getObject("uploaded_at", OffsetDateTime.class).toInstant(),
                row.getString("conv_uid"),
                row.getString("conv_parsing_tool"),
                row.getString("conv_representation_type"),
                row.getInt("conv_total_blocks"),
                row.getString("conv_block_type_freq"),
                row.getLong("conv_total_characters"),
                row.getObject("run_id", UUID.class),
                row.getObject("schema_id", UUID.class),
                row.getString("schema_ref"),
                row.getString("schema_uid"));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getInt("block_index"),
                row.getString("block_type"),
                row.getString("block_locator"),
                row.getString("block_content"),
                row.getString("status"),
                row.getString("body"),
                row.getString("model"));
    }
}
