package dev.blockdata.integrations.neo4j;

import dev.blockdata.export.ConfirmedBlocks;
import dev.blockdata.integrations.Rows;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// A delivery's blocks as parts of a graph, in a file: they are read in one state of the database
/// and sent after that, and no more of them is held at once than goes into a transaction.
final class GraphSpool implements AutoCloseable {

    /// Takes some blocks at a time.
    @FunctionalInterface
    interface Taker<E extends Exception> {

        void take(List<GraphBlock> blocks) throws E, IOException;
    }

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// Characters of JSON that go into one transaction.
    private static final int MOST_CHARACTERS = 4_000_000;

    private final Path file;
    private final List<String> gone = new ArrayList<>();
    private Map<String, Object> document = Map.of();
    private long kept;

    private GraphSpool(Path file) {
        this.file = file;
    }

    static GraphSpool of(Path folder, GraphMapping mapping, Rows rows) throws IOException {
        var spool = new GraphSpool(Files.createTempFile(folder, "graph", ".jsonl"));
        try (var out = Files.newBufferedWriter(spool.file)) {
            rows.read(spool.new Filling(new GraphRows(mapping), out));
            return spool;
        } catch (IOException | RuntimeException failure) {
            spool.close();
            throw failure;
        }
    }

    /// What the document's node tells; empty where it is gone.
    Map<String, Object> document() {
        return document;
    }

    /// How many blocks are confirmed.
    long kept() {
        return kept;
    }

    /// Those of the delivery that are not, by their uids.
    List<String> gone() {
        return gone;
    }

    long bytes() throws IOException {
        return Files.size(file);
    }

    /// Of UTF-8, without half a character at its end.
    String beginning(int bytes) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var text = new String(in.readNBytes(bytes), StandardCharsets.UTF_8);
            return text.endsWith("\uFFFD") ? text.substring(0, text.indexOf('\uFFFD')) : text;
        }
    }

    <E extends Exception> void each(int most, Taker<E> taker) throws E, IOException {
        var some = new ArrayList<GraphBlock>();
        long characters = 0;
        try (BufferedReader in = Files.newBufferedReader(file)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                some.add(JSON.readValue(line, GraphBlock.class));
                characters += line.length();
                if (some.size() == most || characters > MOST_CHARACTERS) {
                    taker.take(List.copyOf(some));
                    some.clear();
                    characters = 0;
                }
            }
        }
        if (!some.isEmpty()) {
            taker.take(List.copyOf(some));
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }

    private final class Filling implements ConfirmedBlocks.Sink<ConfirmedBlocks.Row> {

        private final GraphRows rows;
        private final BufferedWriter out;
        private ConfirmedBlocks.@Nullable Source source;

        Filling(GraphRows rows, BufferedWriter out) {
            this.rows = rows;
            this.out = out;
        }

        @Override
        public void begin(ConfirmedBlocks.Source begun, Supplier<ConfirmedBlocks.Tally> tally) {
            source = begun;
            document = Map.of("doc_title", begun.docTitle(), "source_type", begun.sourceType());
        }

        @Override
        public void row(ConfirmedBlocks.Row row) throws IOException {
            if (source == null) {
                throw new IllegalStateException("a row without its document");
            }
            if (row.data() == null) {
                gone.add(GraphRows.uid(source, row.index()));
                return;
            }
            out.write(JSON.writeValueAsString(rows.of(source, row, row.data())));
            out.newLine();
            kept++;
        }

        @Override
        public void end() {
            // Its last line is whole, and so is it.
        }
    }
}
