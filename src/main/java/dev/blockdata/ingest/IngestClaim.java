package dev.blockdata.ingest;

import java.util.UUID;

/// One attempt to read one document; the token is new at every attempt, and every later word about
/// it repeats it.
record IngestClaim(UUID projectId, String sourceUid, SourceType type, UUID token) {}
