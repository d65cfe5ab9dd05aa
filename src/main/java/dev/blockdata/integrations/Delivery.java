package dev.blockdata.integrations;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something to be sent, under an id that stays the same however often it is tried.
///
/// @param event `run.confirmed`, `blocks.confirmed`, `blocks.reopened`, `pushed` or `test`
/// @param blocks the blocks that it is about, as PostgreSQL writes ranges of numbers; null for all
///   of the run
/// @param createdAt when it came to be
/// @param attemptAt when this attempt of it was begun; both by the database's clock
public record Delivery(
        UUID deliveryId,
        String event,
        UUID runId,
        String sourceUid,
        UUID schemaId,
        @Nullable String blocks,
        Instant createdAt,
        Instant attemptAt) {}
