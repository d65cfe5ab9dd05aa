package dev.blockdata.runs;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.blockdata.http.Problem;
import dev.blockdata.http.ProblemKind;
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

    /// Refuses what nobody can do to a run that was cancelled.
    ///
    /// @param status the word of the run's status
    public static void demandAlive(String status) {
        if (status.equals(CANCELLED.wire())) {
            throw Problem.of(
                            ProblemKind.RUN_CANCELLED, "A cancelled run is not worked on any more.")
                    .asException();
        }
    }
}
