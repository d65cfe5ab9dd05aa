package dev.blockdata.export;

import dev.blockdata.export.ConfirmedTable.Line;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.springframework.util.FileSystemUtils;

/// Parquet with the schema's own types, made by DuckDB from the database's rows.
///
/// The rows wait in a file of their own, since Parquet is written by columns: nothing of it leaves
/// before the whole is there.
final class ParquetFormat implements ExportFile<Line> {

    private static final int BUFFER = 1 << 16;

    private final FlatTable table;
    private final OutputStream out;
    private final Path folder;
    private final Path rows;
    private final OutputStream toRows;
    private final Exports.Progress progress;
    private long count;
    private long bytes;
    private int longest;

    /// What waits does so in a folder of its own inside of `scratch`.
    ParquetFormat(FlatTable table, OutputStream out, Path scratch, Exports.Progress progress)
            throws IOException {
        this.table = table;
        this.progress = progress;
        this.out = out;
        this.folder = Files.createTempDirectory(scratch, "parquet");
        this.rows = folder.resolve("rows.csv");
        this.toRows = new BufferedOutputStream(Files.newOutputStream(rows), BUFFER);
    }

    @Override
    public void begin(ConfirmedBlocks.Source source, Supplier<ConfirmedBlocks.Tally> tally) {
        // Each row says of which document it is.
    }

    @Override
    public void row(Line line) throws IOException {
        toRows.write(line.bytes());
        count++;
        bytes += line.bytes().length;
        longest = Math.max(longest, line.bytes().length);
    }

    @Override
    public void end() {
        // The next document's rows follow.
    }

    @Override
    public void finish() throws IOException {
        toRows.close();
        var file = folder.resolve("rows.parquet");
        new DuckParquet(table, folder, progress)
                .write(rows, new DuckParquet.Size(count, bytes, longest), file);
        Files.copy(file, out);
        out.flush();
    }

    @Override
    public void close() throws IOException {
        toRows.close();
        FileSystemUtils.deleteRecursively(folder);
    }
}
