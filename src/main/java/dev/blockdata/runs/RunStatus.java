package dev.blockdata.runs;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The states of a run: `running` while anything is pending or claimed, unless a person or a
/// missing key stopped it.
public enum RunStatus {
    RUNNING,
    COMPLETE,
    CANCELLED,
    PAUSED;

    /// The word in the database and in every answer.
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<RunStatus> ofWire(String word) {
        return Arrays.stream(values()).filter(status -> status.wire().equals(word)).findFirst();
    }
}
