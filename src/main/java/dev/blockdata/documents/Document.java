package dev.blockdata.documents;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One uploaded source in one project, in the shape that every answer shares.
///
/// `convBlockTypeFreq` is in the order of the contract's block types.
public record Document(
        UUID projectId,
        String sourceUid,
        String sourceType,
        String docTitle,
        String fileName,
        DocumentStatus status,
        @Nullable String error,
        long sourceFilesize,
        @Nullable Long sourceTotalCharacters,
        @Nullable String convUid,
        @Nullable String convParsingTool,
        @Nullable String convToolVersion,
        @Nullable String convRepresentationType,
        @Nullable Integer convTotalBlocks,
        @Nullable Map<String, Integer> convBlockTypeFreq,
        @Nullable Long convTotalCharacters,
        boolean representationIsSource,
        int reportNotes,
        UUID uploadedBy,
        Instant uploadedAt) {}
