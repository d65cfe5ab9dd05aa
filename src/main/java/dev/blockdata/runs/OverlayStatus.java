package dev.blockdata.runs;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The states of an overlay, and which may follow which: the only Java spelling of these words.
///
/// The moves themselves are made by the database's functions (`R__claims.sql` by the worker,
/// `R__reviews.sql` by people).
public enum OverlayStatus {
    PENDING,
    CLAIMED,
    AI_COMPLETE,
    CONFIRMED,
    REJECTED,
    FAILED;

    /// What this state may become in one step; an edit stays where it is and is no step.
    public Set<OverlayStatus> next() {
        return switch (this) {
            case PENDING -> EnumSet.of(CLAIMED);
            case CLAIMED -> EnumSet.of(AI_COMPLETE, FAILED, PENDING);
            case AI_COMPLETE -> EnumSet.of(CONFIRMED, REJECTED, PENDING);
            case CONFIRMED, REJECTED -> EnumSet.of(AI_COMPLETE);
            case FAILED -> EnumSet.of(AI_COMPLETE, PENDING);
        };
    }

    public boolean canBecome(OverlayStatus next) {
        return next().contains(next);
    }

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
