package dev.blockdata.export;

import dev.blockdata.projects.Member;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/// A DuckDB database of what leaves: the tables `documents`, `blocks` and `overlays`, a view
/// `confirmed` that joins them, and a view for each schema with a column for each field, of the
/// field's own type. Two documents of the same content have blocks of the same uid: a block is
/// known by both.
///
/// It is made on disk and leaves when it is whole.
final class DuckDatabase implements AutoCloseable {

    private static final List<String> TABLES =
            List.of(
                    "create table documents (source_uid varchar primary key, doc_title varchar, source_type varchar, source_filesize bigint, uploaded_at timestamptz, conv_uid varchar, conv_parsing_tool varchar, conv_total_blocks bigint)",
                    "create table blocks (block_uid varchar, source_uid varchar, block_index integer, block_type varchar, block_locator json, block_content varchar, primary key (source_uid, block_uid))",
                    "create table overlays (source_uid varchar, block_uid varchar, schema_id uuid, schema_ref varchar, run_id uuid, status varchar, model varchar, data json)",
                    "create view confirmed as select d.doc_title, b.*, o.schema_ref, o.run_id, o.model, o.data from overlays o join blocks b using (source_uid, block_uid) join documents d using (source_uid) where o.data is not null and o.status = 'confirmed' order by d.uploaded_at, d.source_uid, b.block_index");

    /// Whoever reads it need not have the version of DuckDB that writes it.
    private static final String OLDEST_READER = "v1.0.0";

    private static final Set<String> OURS = Set.of("documents", "blocks", "overlays", "confirmed");

    private final ConfirmedBlocks blocks;
    private final Member who;
    private final ExportForm form;
    private final Exports.Progress progress;
    private final Path folder;
    private final Set<String> seen = new HashSet<>();
    private final Map<UUID, ConfirmedBlocks.Source> schemas = new LinkedHashMap<>();
    private int documents;
    private long rows;

    DuckDatabase(
            ConfirmedBlocks blocks,
            Member who,
            ExportForm form,
            Path scratch,
            Exports.Progress progress)
            throws IOException {
        this.blocks = blocks;
        this.who = who;
        this.form = form;
        this.progress = progress;
        this.folder = Files.createTempDirectory(scratch, "duckdb");
    }

    void write(ExportPlan.Plan plan, OutputStream out) throws IOException {
        var file = folder.resolve("blockdata.duckdb");
        var storage = new Properties();
        storage.setProperty("storage_compatibility_version", OLDEST_READER);
        try (var duck =
                (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:" + file, storage)) {
            DuckSession.bound(duck, folder);
            for (var table : TABLES) {
                DuckSession.run(duck, table);
            }
            fill(duck, plan);
            for (var view : views()) {
                DuckSession.run(duck, view);
            }
            DuckSession.runWhileWanted(duck, progress, "checkpoint");
        } catch (SQLException failure) {
            progress.demand();
            throw new IOException("the rows could not be written as a database", failure);
        }
        Files.copy(file, out);
        out.flush();
    }

    private void fill(DuckDBConnection duck, ExportPlan.Plan plan)
            throws SQLException, IOException {
        try (var toDocuments = duck.createAppender("main", "documents");
                var toBlocks = duck.createAppender("main", "blocks");
                var toOverlays = duck.createAppender("main", "overlays")) {
            var sink = new Filling(toDocuments, toBlocks, toOverlays);
            var all = plan.schemaId() == null ? blocks.schemas(who) : List.of(plan.schemaId());
            for (var pick : plan.picks()) {
                for (var schema : pick.runId() == null ? all : List.<UUID>of()) {
                    blocks.read(who, pick, schema, form.staged(), sink);
                }
                if (pick.runId() != null || all.isEmpty()) {
                    blocks.read(who, pick, null, form.staged(), sink);
                }
                progress.written(++documents, rows);
            }
        }
    }

    private final class Filling implements ConfirmedBlocks.Sink<ConfirmedBlocks.Row> {

        private final DuckDBAppender toDocuments;
        private final DuckDBAppender toBlocks;
        private final DuckDBAppender toOverlays;
        private ConfirmedBlocks.@Nullable Source source;
        private boolean first;

        Filling(DuckDBAppender toDocuments, DuckDBAppender toBlocks, DuckDBAppender toOverlays) {
            this.toDocuments = toDocuments;
            this.toBlocks = toBlocks;
            this.toOverlays = toOverlays;
        }

        @Override
        public void begin(ConfirmedBlocks.Source begun, Supplier<ConfirmedBlocks.Tally> tally)
                throws IOException {
            source = begun;
            first = seen.add(begun.sourceUid());
            if (begun.runId() != null && begun.schemaId() != null) {
                schemas.putIfAbsent(begun.schemaId(), begun);
            }
            if (first) {
                appended(() -> {
                    toDocuments.beginRow();
                    toDocuments.append(begun.sourceUid());
                    toDocuments.append(begun.docTitle());
                    toDocuments.append(begun.sourceType());
                    toDocuments.append(begun.filesize());
                    toDocuments.append(begun.uploadedAt().atOffset(ZoneOffset.UTC));
                    toDocuments.append(begun.convUid());
                    toDocuments.append(begun.tool());
                    toDocuments.append((long) begun.blocks());
                    toDocuments.endRow();
                });
            }
        }

        @Override
        public void row(ConfirmedBlocks.Row row) throws IOException {
            progress.demand();
            var of = Objects.requireNonNull(source);
            var uid = of.convUid() + ":" + row.index();
            if (first) {
                appended(() -> {
                    toBlocks.beginRow();
                    toBlocks.append(uid);
                    toBlocks.append(of.sourceUid());
                    toBlocks.append(row.index());
                    toBlocks.append(row.type());
                    toBlocks.append(row.locator());
                    toBlocks.append(row.content());
                    toBlocks.endRow();
                });
            }
            if (of.runId() != null) {
                appended(() -> {
                    toOverlays.beginRow();
                    toOverlays.append(of.sourceUid());
                    toOverlays.append(uid);
                    toOverlays.append(of.schemaId());
                    toOverlays.append(of.schemaRef());
                    toOverlays.append(of.runId());
                    toOverlays.append(row.status());
                    toOverlays.append(row.model());
                    toOverlays.append(row.data());
                    toOverlays.endRow();
                });
            }
            rows++;
        }

        @Override
        public void end() {
            // The next document's rows follow.
        }
    }

    @FunctionalInterface
    private interface Appending {

        void append() throws SQLException;
    }

    private static void appended(Appending appending) throws IOException {
        try {
            appending.append();
        } catch (SQLException failure) {
            throw new IOException("a row could not be written to the database", failure);
        }
    }

    /// Names of views tell no upper from lower case.
    private List<String> views() {
        var names = new HashSet<>(OURS);
        var views = new ArrayList<String>();
        schemas.forEach((schemaId, source) -> {
            var name = String.valueOf(source.schemaRef());
            while (!names.add(name.toLowerCase(Locale.ROOT))) {
                name += "_" + String.valueOf(source.schemaUid()).substring(0, 8);
            }
            views.add(view(name, schemaId));
        });
        return views;
    }

    private String view(String name, UUID schemaId) {
        var columns = new ArrayList<String>();
        for (var column : blocks.table(who, schemaId, List.of()).columns()) {
            if (column.source() instanceof FlatTable.Source.Field(var field)) {
                columns.add(
                        DuckValues.json(
                                        column.type(),
                                        "json_extract(o.data, %s)"
                                                .formatted(
                                                        DuckValues.literal(
                                                                DuckValues.pointer(field))),
                                        0)
                                + " as "
                                + DuckValues.name(column.name()));
            }
        }
        return "create view %s as select d.doc_title, b.source_uid, b.block_uid, b.block_index, b.block_type, b.block_content, o.status%s from overlays o join blocks b using (source_uid, block_uid) join documents d using (source_uid) where o.schema_id = '%s'"
                .formatted(
                        DuckValues.name(name),
                        columns.isEmpty() ? "" : ", " + String.join(", ", columns),
                        schemaId);
    }

    @Override
    public void close() throws IOException {
        FileSystemUtils.deleteRecursively(folder);
    }
}
