package dev.blockdata.export;

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
}
