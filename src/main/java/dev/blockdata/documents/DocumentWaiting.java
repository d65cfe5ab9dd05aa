package dev.blockdata.documents;

import java.util.UUID;

/// Says, after the commit, that a document is in line to be read.
public record DocumentWaiting(UUID projectId, String sourceUid) {}
