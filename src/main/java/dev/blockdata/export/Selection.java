package dev.blockdata.export;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is asked to leave: one document or all, for a schema or none, through these runs or the
/// effective ones.
///
/// Runs that are named stand in for the effective ones of their documents; without a schema they
/// are also the only documents.
record Selection(@Nullable String sourceUid, @Nullable UUID schemaId, Set<UUID> runIds) {

    Selection {
        runIds = Set.copyOf(runIds);
    }

    /// What the log of the project says of it, in a map that takes more.
    Map<String, Object> told(ExportForm form) {
        var told = new LinkedHashMap<String, Object>();
        told.put("format", form.format().wire());
        told.put("layout", form.perDocument() ? "per_document" : "merged");
        told.put("include", form.staged() ? "staged" : "confirmed");
        if (sourceUid != null) {
            told.put("source_uid", sourceUid);
        }
        if (schemaId != null) {
            told.put("schema_id", schemaId);
        }
        if (!runIds.isEmpty()) {
            told.put("run_ids", runIds.stream().sorted().toList());
        }
        return told;
    }
}
