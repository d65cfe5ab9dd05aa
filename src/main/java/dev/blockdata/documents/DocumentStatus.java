package dev.blockdata.documents;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Where a document stands on its one road: uploaded, converting, ingested; or failed, with words.
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

    /// Whether the road may go from here to there; an abandoned attempt is taken up again, a failed
    /// document tried again.
    boolean canBecome(DocumentStatus next) {
        return switch (this) {
            case UPLOADED -> next == CONVERTING || next == CONVERSION_FAILED;
            case CONVERTING ->
                    next == CONVERTING
                            || next == INGESTED
                            || next == CONVERSION_FAILED
                            || next == INGEST_FAILED;
            case INGESTED -> false;
            case CONVERSION_FAILED, INGEST_FAILED -> next == UPLOADED;
        };
    }
}
