package dev.blockdata.export;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/// One file a document and a manifest, in an archive whose bytes depend on nothing but the data.
///
/// Only [#finish()] writes the archive's directory: what breaks off before is no archive.
final class ZipLayout implements ConfirmedBlocks.Sink {

    /// The oldest time that an archive can say.
    private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 1, 1, 0, 0);

    private static final String OFFLINE = "offline";
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .build();

    record Manifest(
            String format,
            String include,
            Counts counts,
            List<String> models,
            boolean offline,
            List<Document> documents) {}

    record Counts(int documents, long blocks, long confirmed, long staged) {}

    record Document(
            String file,
            String sourceUid,
            String docTitle,
            String convUid,
            @Nullable UUID runId,
            @Nullable String schemaRef,
            @Nullable String schemaUid,
            long blocks,
            long confirmed,
            long staged,
            List<String> models,
            boolean offline) {}

    private final ZipOutputStream zip;
    private final boolean includeStaged;
    private final FileNames names = new FileNames();
    private final List<Document> documents = new ArrayList<>();
    private final TreeSet<String> models = new TreeSet<>();
    private JsonlFormat lines;
    private ConfirmedBlocks.@Nullable Source source;
    private String file = "";
    private long blocks;
    private long confirmed;
    private long staged;

    ZipLayout(OutputStream out, boolean includeStaged) {
        this.zip = new ZipOutputStream(out);
        this.includeStaged = includeStaged;
        this.lines = new JsonlFormat(OutputStream.nullOutputStream(), includeStaged);
    }

    @Override
    public void begin(ConfirmedBlocks.Source source) throws IOException {
        this.source = source;
        file = names.unique(source.docTitle(), ".jsonl");
        blocks = 0;
        confirmed = 0;
        staged = 0;
        models.clear();
        enter(file);
        lines = new JsonlFormat(new Entry(zip), includeStaged);
        lines.begin(source);
    }

    @Override
    public void row(ConfirmedBlocks.Row row) throws IOException {
        lines.row(row);
        blocks++;
        if (row.data() == null) {
            return;
        }
        if ("confirmed".equals(row.status())) {
            confirmed++;
        } else {
            staged++;
        }
        if (row.model() != null) {
            models.add(row.model());
        }
    }

    @Override
    public void end() throws IOException {
        lines.end();
        zip.closeEntry();
        var done = source;
        if (done != null) {
            documents.add(
                    new Document(
                            file,
                            done.sourceUid(),
                            done.docTitle(),
                            done.convUid(),
                            done.runId(),
                            done.schemaRef(),
                            done.schemaUid(),
                            blocks,
                            confirmed,
                            staged,
                            List.copyOf(models),
                            models.contains(OFFLINE)));
        }
    }

    /// Writes the manifest and the directory.
    void finish() throws IOException {
        enter("manifest.json");
        zip.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest()));
        zip.closeEntry();
        zip.finish();
    }

    private Manifest manifest() {
        var counts =
                new Counts(
                        documents.size(),
                        documents.stream().mapToLong(Document::blocks).sum(),
                        documents.stream().mapToLong(Document::confirmed).sum(),
                        documents.stream().mapToLong(Document::staged).sum());
        var used =
                documents.stream()
                        .flatMap(document -> document.models().stream())
                        .sorted()
                        .distinct()
                        .toList();
        return new Manifest(
                "jsonl",
                includeStaged ? "staged" : "confirmed",
                counts,
                used,
                used.contains(OFFLINE),
                documents);
    }

    private void enter(String name) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(ALWAYS);
        zip.putNextEntry(entry);
    }

    /// An entry is flushed at its end without emptying the compressor, whose blocks would otherwise
    /// depend on when that was.
    private static final class Entry extends FilterOutputStream {

        Entry(OutputStream zip) {
            super(zip);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void flush() {
            // The archive does it when it must.
        }
    }
}
