package dev.blockdata.ingest;

import dev.blockdata.documents.Place;
import java.util.UUID;

/// One attempt to read one document; the token is new at every attempt, and every later word about
/// it repeats it.
///
/// @param place where the document's files are
record IngestClaim(Place place, SourceType type, UUID token) {

    UUID projectId() {
        return place.projectId();
    }

    String sourceUid() {
        return place.sourceUid();
    }
}
