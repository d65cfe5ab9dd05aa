package dev.blockdata.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.zip.ZipInputStream;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;

/// That the same confirmed set leaves in every format and layout: each block once, in the same
/// order, with the same value.
final class StoryExports {

    private record Row(String blockUid, @Nullable String summary) {}

    @FunctionalInterface
    private interface Reading {

        List<Row> rows(byte[] file) throws IOException;
    }

    private final Function<String, byte[]> export;

    /// @param export the file for further parameters of the same export
    StoryExports(Function<String, byte[]> export) {
        this.export = export;
    }

    void areAllOf(byte[] jsonl, int documents) throws IOException {
        var all = lines(jsonl);
        assertCells(merged("csv", StoryExports::csv), all);
        assertThat(merged("parquet", StoryExports::parquet)).as("parquet").isEqualTo(all);
        assertThat(apart("jsonl", documents, StoryExports::lines)).as("jsonl, zip").isEqualTo(all);
        assertCells(apart("csv", documents, StoryExports::csv), all);
        assertThat(apart("parquet", documents, StoryExports::parquet))
                .as("parquet, zip")
                .isEqualTo(all);
    }

    private List<Row> merged(String format, Reading reading) throws IOException {
        return reading.rows(export.apply("&format=" + format));
    }

    private List<Row> apart(String format, int documents, Reading reading) throws IOException {
        var rows = new ArrayList<Row>();
        int files = 0;
        var zip = export.apply("&layout=per_document&format=" + format);
        try (var entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = entries.getNextEntry();
                    entry != null;
                    entry = entries.getNextEntry()) {
                if (entry.getName().endsWith("." + format)) {
                    files++;
                    rows.addAll(reading.rows(entries.readAllBytes()));
                }
            }
        }
        assertThat(files).isEqualTo(documents);
        return rows;
    }

    private static List<Row> lines(byte[] file) {
        return new String(file, UTF_8)
                .lines()
                .map(Visitor.JSON::readTree)
                .map(line -> {
                    var summary = line.at("/user_defined/data/summary");
                    return new Row(
                            line.at("/immutable/block/block_uid").asString(),
                            summary.isString() ? summary.asString() : null);
                })
                .toList();
    }

    /// Nothing and the empty text are both empty cells, and an apostrophe is before what a
    /// spreadsheet would run.
    private static void assertCells(List<Row> cells, List<Row> rows) {
        assertThat(cells).hasSameSizeAs(rows);
        for (int i = 0; i < rows.size(); i++) {
            var cell = cells.get(i);
            var text = rows.get(i).summary() == null ? "" : rows.get(i).summary();
            assertThat(cell.blockUid()).isEqualTo(rows.get(i).blockUid());
            assertThat(cell.summary()).isIn(text, "'" + text);
        }
    }

    private static List<Row> csv(byte[] file) throws IOException {
        try (var parser =
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get()
                        .parse(new StringReader(new String(file, UTF_8)))) {
            return parser.stream()
                    .map(row -> new Row(row.get("block_uid"), row.get("summary")))
                    .toList();
        }
    }

    private static List<Row> parquet(byte[] file) throws IOException {
        var found = new ArrayList<Row>();
        try (var reader = ParquetFileReader.open(InputFile.of(ByteBuffer.wrap(file)));
                var rows = reader.rowReader()) {
            while (rows.hasNext()) {
                rows.next();
                found.add(new Row(rows.getString("block_uid"), rows.getString("summary")));
            }
        }
        return found;
    }
}
