package dev.blockdata.worker;

import java.util.UUID;

/// Which run of which project.
record RunKey(UUID projectId, UUID runId) {}
