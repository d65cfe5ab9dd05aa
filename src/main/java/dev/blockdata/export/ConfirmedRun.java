package dev.blockdata.export;

import dev.blockdata.projects.Member;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What is confirmed of one run, for whatever sends it on.
///
/// A run that is gone is an error: what is sent must not look as if nothing had been confirmed.
@Component
public class ConfirmedRun {

    /// Whether a block's line goes out; ends what nobody wants any more.
    @FunctionalInterface
    public interface Chosen {

        boolean test(ConfirmedBlocks.Row row) throws IOException;
    }

    /// Ends what nobody wants any more.
    @FunctionalInterface
    public interface Wanted {

        void demand() throws IOException;
    }

    private final ConfirmedBlocks blocks;
    private final Exports exports;
    private final ExportPlan plans;

    ConfirmedRun(ConfirmedBlocks blocks, Exports exports, ExportPlan plans) {
        this.blocks = blocks;
        this.exports = exports;
        this.plans = plans;
    }

    /// Reads these blocks, as PostgreSQL writes ranges of numbers; all where they are null.
    public void read(
            Member who,
            ConfirmedBlocks.Pick pick,
            @Nullable String chosen,
            ConfirmedBlocks.Sink<ConfirmedBlocks.Row> sink)
            throws IOException {
        blocks.read(who, pick, chosen, sink);
    }

    /// Canonical JSON Lines of those that are chosen. Answers how many lines.
    public long jsonl(
            Member who,
            ConfirmedBlocks.Pick pick,
            @Nullable String ranges,
            Chosen chosen,
            OutputStream out)
            throws IOException {
        try (var lines = new ChosenLines(new JsonlFormat(out, false), chosen)) {
            blocks.read(who, pick, ranges, lines);
            lines.finish();
            return lines.count;
        }
    }

    /// The whole run as Parquet with the schema's own types. Answers how many rows.
    public long parquet(Member who, ConfirmedBlocks.Pick pick, Wanted wanted, OutputStream out)
            throws IOException {
        var form = new ExportForm(ExportForm.Format.PARQUET, false, false, false, List.of());
        var runs = pick.runId() == null ? Set.<UUID>of() : Set.of(pick.runId());
        var count = new Counting(wanted);
        exports.write(
                who,
                plans.of(who, new Selection(pick.sourceUid(), null, runs), form),
                form,
                out,
                count);
        return count.rows;
    }

    private static final class Counting implements Exports.Progress {

        private final Wanted wanted;
        private long rows;

        Counting(Wanted wanted) {
            this.wanted = wanted;
        }

        @Override
        public void written(int documents, long rows) {
            this.rows = rows;
        }

        @Override
        public void demand() throws IOException {
            wanted.demand();
        }
    }

    private static final class ChosenLines implements ExportFile<ConfirmedBlocks.Row> {

        private final JsonlFormat lines;
        private final Chosen chosen;
        private long count;

        ChosenLines(JsonlFormat lines, Chosen chosen) {
            this.lines = lines;
            this.chosen = chosen;
        }

        @Override
        public void begin(ConfirmedBlocks.Source source, Supplier<ConfirmedBlocks.Tally> tally) {
            lines.begin(source, tally);
        }

        @Override
        public void row(ConfirmedBlocks.Row row) throws IOException {
            if (chosen.test(row)) {
                lines.row(row);
                count++;
            }
        }

        @Override
        public void end() throws IOException {
            lines.end();
        }

        @Override
        public void finish() {
            lines.finish();
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }
}
