package dev.blockdata.integrations;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What is asked and answered about integrations.
final class IntegrationRequests {

    private IntegrationRequests() {}

    /// A new one.
    ///
    /// @param schemaId the one schema whose runs are sent; null for all
    /// @param trigger `manual`, `batch` or `run`
    /// @param secrets by name, such as `password`
    record Wish(
            @Nullable Kind kind,
            @Nullable String name,
            @Nullable UUID schemaId,
            Integration.@Nullable Trigger trigger,
            @Nullable Boolean paused,
            @Nullable JsonNode settings,
            @Nullable Map<String, String> secrets) {

        @Override
        public String toString() {
            return "Wish[" + kind + "]";
        }
    }

    /// Changes to one: what is left out stays as it is.
    ///
    /// @param schemaId an id, or null for all schemas
    /// @param secrets those that are exchanged, by name; null under a name forgets it
    record Change(
            @Nullable String name,
            @Schema(implementation = UUID.class) @Nullable JsonNode schemaId,
            Integration.@Nullable Trigger trigger,
            @Nullable Boolean paused,
            @Nullable JsonNode settings,
            @Nullable Map<String, @Nullable String> secrets) {

        /// Whether it says anything of where it leads, of what goes there or of who may.
        boolean isAboutTheWay() {
            return schemaId != null || settings != null || secrets != null;
        }

        @Override
        public String toString() {
            return "Change[]";
        }
    }

    /// One as it is shown: of its secrets their names alone.
    ///
    /// @param secrets `set` under each name that is kept, `unreadable` where no secret of this
    ///   installation opens them any more
    record View(
            UUID integrationId,
            UUID projectId,
            Kind kind,
            String name,
            @Nullable UUID schemaId,
            @Nullable String schemaRef,
            Integration.Trigger trigger,
            boolean paused,
            JsonNode settings,
            Map<String, String> secrets,
            @Nullable String savedByName,
            Instant createdAt,
            Instant savedAt,
            long waiting,
            long failed,
            @Nullable Instant deliveredAt,
            @Nullable Instant failedAt,
            @Nullable String failure) {}

    /// What came of a trial with one block.
    ///
    /// @param result `delivered` or `refused`
    /// @param status of HTTP; null where there is none
    /// @param millis how long it took
    record TestView(
            String result, String words, @Nullable Integer status, long rows, long millis) {}

    /// Which runs are pushed; the effective ones where none is named.
    record Push(@Nullable List<UUID> runIds) {}

    /// How many deliveries a push has put into the outbox, or wait there again.
    record Pushed(int deliveries) {}
}
