package dev.blockdata.export;

import dev.blockdata.http.Problem;
import dev.blockdata.http.ProblemKind;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How the rows leave: in which format, in one file or in one a document, with what is staged or
/// without, and which further columns a table has.
///
/// @param extras names of [FlatTable#EXTRAS], in their order there
record ExportForm(
        Format format, boolean perDocument, boolean staged, boolean bom, List<String> extras) {

    enum Format {
        JSONL("application/x-ndjson"),
        CSV("text/csv;charset=utf-8"),
        PARQUET("application/vnd.apache.parquet"),
        DUCKDB("application/vnd.duckdb");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean isTable() {
            return this == CSV || this == PARQUET;
        }
    }

    ExportForm {
        extras = List.copyOf(extras);
    }

    /// Reads the parameters as they are asked with; `zip` is the short word for JSON Lines of each
    /// document.
    static ExportForm of(
            @Nullable String format,
            @Nullable String include,
            @Nullable String layout,
            boolean bom,
            @Nullable String extra) {
        var zip = "zip".equals(format);
        var chosen = zip || format == null ? Format.JSONL : format(format);
        demand(
                include == null || Set.of("confirmed", "staged").contains(include),
                "include is confirmed or staged.");
        demand(
                layout == null || Set.of("merged", "per_document").contains(layout),
                "layout is merged or per_document.");
        var extras = extras(extra);
        demand(
                extras.isEmpty() || chosen.isTable(),
                "extra is for csv and parquet: a line of JSON always has the same keys.");
        demand(
                chosen != Format.DUCKDB || !"per_document".equals(layout),
                "duckdb is one file of all documents.");
        demand(!bom || chosen == Format.CSV, "bom is for csv alone.");
        return new ExportForm(
                chosen,
                zip || "per_document".equals(layout),
                "staged".equals(include),
                bom,
                extras);
    }

    private static Format format(String name) {
        for (var format : Format.values()) {
            if (format.wire().equals(name)) {
                return format;
            }
        }
        throw refused(
                "format is jsonl, csv, parquet, duckdb, or zip for one file of jsonl a document.");
    }

    private static List<String> extras(@Nullable String names) {
        if (names == null || names.isBlank()) {
            return List.of();
        }
        var wanted = new LinkedHashSet<>(Arrays.asList(names.split(",", -1)));
        demand(
                FlatTable.EXTRAS.containsAll(wanted),
                "extra is a list, with commas, of " + String.join(", ", FlatTable.EXTRAS) + ".");
        return FlatTable.EXTRAS.stream().filter(wanted::contains).toList();
    }

    /// The ending of each file of rows.
    String extension() {
        return "." + format.wire();
    }

    /// The ending of what is downloaded.
    String fileExtension() {
        return perDocument ? ".zip" : extension();
    }

    String mediaType() {
        return perDocument ? "application/zip" : format.mediaType;
    }

    private static void demand(boolean holds, String detail) {
        if (!holds) {
            throw refused(detail);
        }
    }

    private static RuntimeException refused(String detail) {
        return Problem.of(ProblemKind.INVALID_PARAMETER, detail).asException();
    }
}
