package dev.blockdata.runs;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The states of an overlay: the only Java spelling of these words.
///
/// Which may follow which is the database's to know, whose functions alone move an overlay
/// (`R__claims.sql` for the worker, `R__reviews.sql` for people); `OverlayMovesTest` has the whole
/// of it.
public enum OverlayStatus {
    PENDING,
    CLAIMED,
    AI_COMPLETE,
    CONFIRMED,
    REJECTED,
    FAILED;

    /// The word in the database and in every answer.
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<OverlayStatus> ofWire(String word) {
        return Arrays.stream(values()).filter(status -> status.wire().equals(word)).findFirst();
    }

    @JsonCreator
    static OverlayStatus of(String word) {
        return ofWire(word)
                .orElseThrow(() -> new IllegalArgumentException("no state of an overlay: " + word));
    }
}
