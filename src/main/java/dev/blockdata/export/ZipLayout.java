package dev.blockdata.export;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/// One file a document and a manifest, in an archive whose bytes depend on nothing but the data.
///
/// Only [#finish()] writes the archive's directory: what breaks off before is no archive.
final class ZipLayout<R> implements ExportFile<R> {

    /// Makes the file of a document.
    @FunctionalInterface
    interface Files<R> {

        ExportFile<R> of(ConfirmedBlocks.Source source, OutputStream entry) throws IOException;
    }

    /// Almost the oldest time that an archive can say: the very oldest stands for one before it,
    /// and the JDK then adds another, which depends on the time zone.
    private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 1, 1, 0, 0, 2);

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
    private final ExportForm form;
    private final Files<R> files;
    private final FileNames names = new FileNames();
    private final List<Document> documents = new ArrayList<>();
    private @Nullable Open<R> open;

    /// The document that is being written.
    private record Open<R>(
            String name,
            ConfirmedBlocks.Source source,
            ConfirmedBlocks.Tally counts,
            ExportFile<R> file) {}

    ZipLayout(OutputStream out, ExportForm form, Files<R> files) {
        this.zip = new ZipOutputStream(out);
        this.form = form;
        this.files = files;
    }

    @Override
    public void begin(ConfirmedBlocks.Source source, Supplier<ConfirmedBlocks.Tally> tally)
            throws IOException {
        var name = names.unique(source.docTitle(), form.extension());
        enter(name);
        var file = files.of(source, new Entry(zip));
        open = new Open<>(name, source, tally.get(), file);
        file.begin(source, tally);
    }

    @Override
    public void row(R row) throws IOException {
        opened().file().row(row);
    }

    @Override
    public void end() throws IOException {
        try (var file = opened().file()) {
            file.end();
            file.finish();
        }
        zip.closeEntry();
        documents.add(document(opened()));
        open = null;
    }

    /// Writes the manifest and the directory.
    @Override
    public void finish() throws IOException {
        enter("manifest.json");
        zip.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest()));
        zip.closeEntry();
        zip.finish();
    }

    @Override
    public void close() throws IOException {
        if (open != null) {
            open.file().close();
        }
    }

    private Open<R> opened() {
        return Objects.requireNonNull(open, "no document has begun");
    }

    private static Document document(Open<?> open) {
        var source = open.source();
        var counts = open.counts();
        return new Document(
                open.name(),
                source.sourceUid(),
                source.docTitle(),
                source.convUid(),
                source.runId(),
                source.schemaRef(),
                source.schemaUid(),
                counts.blocks(),
                counts.confirmed(),
                counts.staged(),
                counts.models(),
                counts.models().contains(OFFLINE));
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
                form.format().wire(),
                form.staged() ? "staged" : "confirmed",
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
