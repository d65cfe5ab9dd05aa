package dev.blockdata.export;

import dev.blockdata.export.ConfirmedTable.Line;
import dev.blockdata.export.ConfirmedTable.Texts;
import dev.blockdata.projects.Member;
import java.io.IOException;
import java.io.OutputStream;
import java.util.UUID;
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

    /// Hears of each document when all of it is written.
    @FunctionalInterface
    interface Progress {

        void written(int documents) throws IOException;
    }

    /// Writes all of it; what ends before it returns is not whole.
    void write(
            Member who, ExportPlan.Plan plan, ExportForm form, OutputStream out, Progress progress)
            throws IOException {
        if (form.format().isTable()) {
            writeTables(who, plan, form, out, progress);
            return;
        }
        try (ExportFile<ConfirmedBlocks.Row> file =
                form.perDocument()
                        ? new ZipLayout<>(
                                out, form, (_, entry) -> new JsonlFormat(entry, form.staged()))
                        : new JsonlFormat(out, form.staged())) {
            var done = 0;
            for (var pick : plan.picks()) {
                blocks.read(who, pick, plan.schemaId(), form.staged(), file);
                progress.written(++done);
            }
            file.finish();
        }
    }

    private void writeTables(
            Member who, ExportPlan.Plan plan, ExportForm form, OutputStream out, Progress progress)
            throws IOException {
        var texts = form.format() == ExportForm.Format.CSV ? Texts.HARMLESS : Texts.AS_THEY_ARE;
        try (ExportFile<Line> file =
                form.perDocument()
                        ? new ZipLayout<>(
                                out,
                                form,
                                (source, entry) -> table(who, source.schemaId(), form, entry))
                        : table(who, plan.tableSchema(), form, out)) {
            var done = 0;
            for (var pick : plan.picks()) {
                blocks.copy(who, pick, plan.schemaId(), form, texts, file);
                progress.written(++done);
            }
            file.finish();
        }
    }

    private ExportFile<Line> table(
            Member who, @Nullable UUID schemaId, ExportForm form, OutputStream out)
            throws IOException {
        var table = blocks.table(who, schemaId, form.extras());
        if (form.format() == ExportForm.Format.PARQUET) {
            return new ParquetFormat(table, out, scratch.folder());
        }
        var csv = new CsvFormat(out, form.bom());
        blocks.head(who, table, csv::row);
        return csv;
    }
}
