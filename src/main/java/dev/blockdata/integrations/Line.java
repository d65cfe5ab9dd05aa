package dev.blockdata.integrations;

import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// The way to one other side: its settings as they were checked, and what is secret about it.
public record Line(
        UUID projectId, UUID integrationId, JsonNode settings, Map<String, String> secrets) {

    /// What stands where a secret stood.
    public static final String HIDDEN = "•••";

    private static final int SHORTEST = 4;

    public Line {
        secrets = Map.copyOf(secrets);
    }

    /// The words without what is secret, for a side that says back what it was told.
    public String hide(String words) {
        var hidden = words;
        for (var secret : secrets.values()) {
            if (secret.length() >= SHORTEST) {
                hidden = hidden.replace(secret, HIDDEN);
            }
        }
        return hidden;
    }

    @Override
    public String toString() {
        return "Line[" + integrationId + "]";
    }
}
