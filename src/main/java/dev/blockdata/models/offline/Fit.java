package dev.blockdata.models.offline;

import tools.jackson.databind.JsonNode;

/// A value for a field, and how well the block supports it, between 0 and 1.
record Fit(JsonNode value, double score) {

    Fit {
        score = Math.max(0, Math.min(1, score));
    }
}
