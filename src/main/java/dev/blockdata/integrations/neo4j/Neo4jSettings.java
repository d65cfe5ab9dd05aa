package dev.blockdata.integrations.neo4j;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/// How a Neo4j is reached, and what becomes of a block there.
///
/// @param username null where it asks for none
/// @param database null for the user's home database
/// @param mapping null where each schema's own `graph_mapping` counts
record Neo4jSettings(
        @Nullable String url,
        @Nullable String username,
        @Nullable String database,
        @Nullable JsonNode mapping) {

    static final JsonMapper JSON =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();
}
