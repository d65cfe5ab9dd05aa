package dev.blockdata.integrations;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One other side of a project as it is kept, and how its deliveries fare.
///
/// @param waiting deliveries that are open
/// @param failed those that were given up, and can be sent again
/// @param failure why the newest one failed, or its last attempt did; null where the newest was
///   delivered
/// @param mark another whenever what is kept of it is another
record Integration(
        UUID projectId,
        UUID integrationId,
        Kind kind,
        String name,
        @Nullable UUID schemaId,
        @Nullable String schemaRef,
        Trigger trigger,
        boolean paused,
        JsonNode settings,
        byte[] sealed,
        @Nullable String savedByName,
        Instant createdAt,
        Instant savedAt,
        long waiting,
        long failed,
        @Nullable Instant deliveredAt,
        @Nullable Instant failedAt,
        @Nullable String failure,
        String mark) {

    /// When something is sent without anybody asking.
    enum Trigger {
        MANUAL,
        /// With each batch that is confirmed or reopened.
        BATCH,
        /// When nothing of a run is pending, claimed or staged any more.
        RUN;

        /// The word of the database and of JSON.
        @JsonValue
        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Trigger of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
