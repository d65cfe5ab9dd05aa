package dev.blockdata.export;

import dev.blockdata.export.ConfirmedTable.Line;
import dev.blockdata.export.ConfirmedTable.Texts;
import dev.blockdata.projects.Member;
import java.io.IOException;
import java.io.OutputStream;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Writes what a plan names in the form that is asked for, document by document.
@Component
class Exports {

    private final ConfirmedBlocks blocks;
    private final Scratch scratch;

    Exports(ConfirmedBlocks blocks, Scratch scratch) {
        this.blocks = blocks;
        this.scratch = scratch;
    }

    /// Hears how far it is, and ends what nobody wants any more.
    @FunctionalInterface
    interface Progress {

        /// All of so many documents, and so many rows, are written.
        default void written(int documents, long rows) {}

        /// Asked before each row, and again and again while a file is made of them.
        void demand() throws IOException;
    }

    /// Writes all of it; what ends before it returns is not whole.
    void write(
            Member who, ExportPlan.Plan plan, ExportForm form, OutputStream out, Progress progress)
            throws IOException {
        if (form.format().isTable()) {
            writeTables(who, plan, form, out, progress);
            return;
        }
        if (form.format() == ExportForm.Format.DUCKDB) {
            try (var database = new DuckDatabase(blocks, who, form, scratch.folder(), progress)) {
                database.write(plan, out);
            }
            return;
        }
        try (var file =
                new Counted<ConfirmedBlocks.Row>(
                        form.perDocument()
                                ? new ZipLayout<>(
                                        out,
                                        form,
                                        (_, entry) -> new JsonlFormat(entry, form.staged()))
                                : new JsonlFormat(out, form.staged()),
                        progress)) {
            for (var pick : plan.picks()) {
                blocks.read(who, pick, plan.schemaId(), form.staged(), file);
            }
            file.finish();
        }
    }

    private void writeTables(
            Member who, ExportPlan.Plan plan, ExportForm form, OutputStream out, Progress progress)
            throws IOException {
        var texts = form.format() == ExportForm.Format.CSV ? Texts.HARMLESS : Texts.AS_THEY_ARE;
        try (var file =
                new Counted<Line>(
                        form.perDocument()
                                ? new ZipLayout<>(
                                        out,
                                        form,
                                        (source, entry) ->
                                                table(
                                                        who,
                                                        source.schemaId(),
                                                        form,
                                                        entry,
                                                        progress))
                                : table(who, plan.tableSchema(), form, out, progress),
                        progress)) {
            for (var pick : plan.picks()) {
                blocks.copy(who, pick, plan.schemaId(), form, texts, file);
            }
            file.finish();
        }
    }

    private ExportFile<Line> table(
            Member who,
            @Nullable UUID schemaId,
            ExportForm form,
            OutputStream out,
            Progress progress)
            throws IOException {
        var table = blocks.table(who, schemaId, form.extras());
        if (form.format() == ExportForm.Format.PARQUET) {
            return new ParquetFormat(table, out, scratch.folder(), progress);
        }
        var csv = new CsvFormat(out, form.bom());
        blocks.head(who, table, csv::row);
        return csv;
    }

    /// A file that is written as long as it is wanted, and says how far it is.
    private static final class Counted<R> implements ExportFile<R> {

        private static final int STEP = 1000;

        private final ExportFile<R> file;
        private final Progress progress;
        private int documents;
        private long rows;

        Counted(ExportFile<R> file, Progress progress) {
            this.file = file;
            this.progress = progress;
        }

        @Override
        public void begin(ConfirmedBlocks.Source source, Supplier<ConfirmedBlocks.Tally> tally)
                throws IOException {
            file.begin(source, tally);
        }

        @Override
        public void row(R row) throws IOException {
            progress.demand();
            file.row(row);
            rows++;
            if (rows % STEP == 0) {
                progress.written(documents, rows);
            }
        }

        @Override
        public void end() throws IOException {
            file.end();
            documents++;
            progress.written(documents, rows);
        }

        @Override
        public void finish() throws IOException {
            file.finish();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
