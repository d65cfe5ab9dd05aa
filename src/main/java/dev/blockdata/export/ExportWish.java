package dev.blockdata.export;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An export as it is asked for, word for word; kept so with the job that carries it out.
record ExportWish(
        @Nullable String sourceUid,
        @Nullable UUID schemaId,
        @Nullable List<UUID> runIds,
        @Nullable String format,
        @Nullable String layout,
        @Nullable String include,
        @Nullable Boolean bom,
        @Nullable String extra) {

    Selection selection() {
        return new Selection(sourceUid, schemaId, runIds == null ? Set.of() : Set.copyOf(runIds));
    }

    /// Refuses what is no form.
    ExportForm form() {
        return ExportForm.of(format, include, layout, Boolean.TRUE.equals(bom), extra);
    }
}
