package dev.blockdata.integrations;

import dev.blockdata.export.ConfirmedBlocks;
import dev.blockdata.export.ConfirmedRun;
import dev.blockdata.projects.Member;
import dev.blockdata.schemas.SchemaArtifact;
import dev.blockdata.schemas.Schemas;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// What is confirmed of a delivery's run, read as the person whom the delivery acts for.
@Component
final class RunRows {

    /// What a program is told of a block whose value was taken back.
    private static final String REOPENED = "blocks.reopened";

    private final ConfirmedRun runs;
    private final Schemas schemas;

    RunRows(ConfirmedRun runs, Schemas schemas) {
        this.runs = runs;
        this.schemas = schemas;
    }

    Rows of(Member who, Delivery delivery, Attempt attempt) {
        return new Read(who, delivery, attempt);
    }

    private final class Read implements Rows {

        private final Member who;
        private final Delivery delivery;
        private final Attempt attempt;

        Read(Member who, Delivery delivery, Attempt attempt) {
            this.who = who;
            this.delivery = delivery;
            this.attempt = attempt;
        }

        private ConfirmedBlocks.Pick pick() {
            return new ConfirmedBlocks.Pick(delivery.sourceUid(), delivery.runId());
        }

        /// No schema goes while a run has it.
        @Override
        public SchemaArtifact schema() {
            return schemas.find(who.userId(), delivery.schemaId()).orElseThrow().artifact();
        }

        @Override
        public void read(ConfirmedBlocks.Sink<ConfirmedBlocks.Row> sink) throws IOException {
            runs.read(who, pick(), delivery.blocks(), new Wanted(sink));
        }

        @Override
        public long jsonl(OutputStream out) throws IOException {
            boolean all = delivery.event().equals(REOPENED);
            return runs.jsonl(
                    who,
                    pick(),
                    delivery.blocks(),
                    row -> {
                        attempt.demand();
                        return all || row.data() != null;
                    },
                    out);
        }

        @Override
        public long parquet(OutputStream out) throws IOException {
            return runs.parquet(who, pick(), attempt::demand, out);
        }

        @Override
        public void demand() throws IOException {
            attempt.demand();
        }

        private final class Wanted implements ConfirmedBlocks.Sink<ConfirmedBlocks.Row> {

            private final ConfirmedBlocks.Sink<ConfirmedBlocks.Row> sink;

            Wanted(ConfirmedBlocks.Sink<ConfirmedBlocks.Row> sink) {
                this.sink = sink;
            }

            @Override
            public void begin(ConfirmedBlocks.Source source, Supplier<ConfirmedBlocks.Tally> tally)
                    throws IOException {
                sink.begin(source, tally);
            }

            @Override
            public void row(ConfirmedBlocks.Row row) throws IOException {
                attempt.demand();
                sink.row(row);
            }

            @Override
            public void end() throws IOException {
                sink.end();
            }
        }
    }
}
