package dev.blockdata.integrations.objects;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// What stands in the folder of a schema: the files, and which of them are of now.
///
/// @param version of this form
record Manifest(int version, UUID projectId, UUID schemaId, List<Entry> files, Instant updatedAt) {

    private static final int VERSION = 1;

    /// @param key the object's whole name
    /// @param sourceUid the document whose blocks the rows are
    /// @param current whether it is the newest of its document
    record Entry(
            String key,
            UUID runId,
            String sourceUid,
            UUID deliveryId,
            long rows,
            long bytes,
            String sha256,
            Instant writtenAt,
            boolean current) {

        private Entry passed() {
            return new Entry(
                    key, runId, sourceUid, deliveryId, rows, bytes, sha256, writtenAt, false);
        }
    }

    Manifest {
        files = List.copyOf(files);
    }

    static Manifest empty(UUID projectId, UUID schemaId) {
        return new Manifest(VERSION, projectId, schemaId, List.of(), Instant.EPOCH);
    }

    /// With this file as the one of its document; one of the same name is replaced.
    Manifest with(Entry added) {
        var all = new ArrayList<Entry>();
        for (var entry : files) {
            if (!entry.key().equals(added.key())) {
                all.add(entry.sourceUid().equals(added.sourceUid()) ? entry.passed() : entry);
            }
        }
        all.add(added);
        return new Manifest(VERSION, projectId, schemaId, all, added.writtenAt());
    }
}
