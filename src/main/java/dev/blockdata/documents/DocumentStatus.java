package dev.blockdata.documents;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Where a document stands on its one road: uploaded, converting, ingested; or failed, with words.
///
/// The database's functions move it (`R__documents.sql`); `DocumentStatusTest` has which state may
/// follow which.
public enum DocumentStatus {
    UPLOADED,
    CONVERTING,
    INGESTED,
    CONVERSION_FAILED,
    INGEST_FAILED;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<DocumentStatus> of(String wire) {
        return Arrays.stream(values()).filter(status -> status.wire().equals(wire)).findFirst();
    }
}
