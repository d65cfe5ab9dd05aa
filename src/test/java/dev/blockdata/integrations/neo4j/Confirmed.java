package dev.blockdata.integrations.neo4j;

import dev.blockdata.export.ConfirmedBlocks;
import dev.blockdata.integrations.Rows;
import dev.blockdata.schemas.SchemaArtifact;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A document whose blocks are confirmed with what a test says.
final class Confirmed implements Rows {

    static final String SCHEMA =
            """
            {"schema_ref": "people", "type": "object", "properties": {
              "summary": {"type": "string"},
              "severity": {"type": "integer"},
              "topic": {"type": ["string", "null"], "enum": ["a", "b", null]},
              "keywords": {"type": "array", "items": {"type": "string"}},
              "people": {"type": "array", "items": {"$ref": "#/$defs/person"}},
              "scores": {"type": "array", "items": {"type": "number"}}},
             "$defs": {"person": {"type": "object", "properties": {"role": {"type": "string"}, "name": {"type": "string"}}}}%s}
            """;

    private final String sourceUid;
    private final SchemaArtifact schema;
    private final List<@Nullable String> data;
    private final int from;
    private Demand demand = () -> {};

    /// What a delivery is asked between its transactions.
    @FunctionalInterface
    interface Demand {

        void run() throws IOException;
    }

    Confirmed(String sourceUid, String graphMapping, List<@Nullable String> data) {
        this(sourceUid, graphMapping, data, 0);
    }

    Confirmed(String sourceUid, String graphMapping, List<@Nullable String> data, int from) {
        this.sourceUid = sourceUid;
        this.schema = schema(graphMapping);
        this.data = new ArrayList<>(data);
        this.from = from;
    }

    static SchemaArtifact schema(String graphMapping) {
        var text =
                SCHEMA.formatted(
                        graphMapping.isEmpty() ? "" : ", \"graph_mapping\": " + graphMapping);
        if (SchemaArtifact.parse(text) instanceof SchemaArtifact.Parsed.Valid(var artifact)) {
            return artifact;
        }
        throw new IllegalArgumentException(text);
    }

    String sourceUid() {
        return sourceUid;
    }

    void onDemand(Demand asked) {
        demand = asked;
    }

    static ConfirmedBlocks.Source source(String sourceUid) {
        return new ConfirmedBlocks.Source(
                sourceUid,
                "A title",
                "md",
                1,
                1L,
                Instant.EPOCH,
                "conv-" + sourceUid,
                "tool",
                "markdown",
                1,
                "{}",
                1,
                null,
                null,
                "people",
                "uid");
    }

    static ConfirmedBlocks.Row row(int index, @Nullable String data) {
        return new ConfirmedBlocks.Row(
                index,
                "paragraph",
                "{}",
                "content",
                data == null ? "pending" : "confirmed",
                data,
                null);
    }

    @Override
    public SchemaArtifact schema() {
        return schema;
    }

    @Override
    public void read(ConfirmedBlocks.Sink<ConfirmedBlocks.Row> sink) throws IOException {
        sink.begin(
                source(sourceUid),
                () -> {
                    throw new UnsupportedOperationException();
                });
        for (int i = 0; i < data.size(); i++) {
            sink.row(row(from + i, data.get(i)));
        }
        sink.end();
    }

    @Override
    public long jsonl(OutputStream out) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long parquet(OutputStream out) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void demand() throws IOException {
        demand.run();
    }
}
