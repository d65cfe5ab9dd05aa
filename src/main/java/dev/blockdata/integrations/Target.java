package dev.blockdata.integrations;

import dev.blockdata.projects.Member;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A sort of other side, and how to bring it what is confirmed.
public interface Target {

    Kind kind();

    /// The names of what is secret about it; all else stands in the settings, and is shown.
    Set<String> secretNames(JsonNode settings);

    /// Those of them that a person may give.
    default Set<String> givenNames(JsonNode settings) {
        return secretNames(settings);
    }

    /// What may be kept of the settings that a person gives, in its plain spelling. Ends with a
    /// problem that names what cannot be used, by pointers below `/settings` and `/secrets`.
    JsonNode check(Wanted wanted);

    /// What a person wants to be kept.
    ///
    /// @param schemaId the one schema whose runs are sent; null for all
    /// @param secrets those that are given or were kept, by name
    record Wanted(
            Member who, @Nullable UUID schemaId, JsonNode settings, Map<String, String> secrets) {

        public Wanted {
            secrets = Map.copyOf(secrets);
        }
    }

    /// Where the secrets are for, such as a host and a user: what was kept for one is never sent to
    /// another.
    String place(JsonNode settings);

    /// What is kept of its secrets where some were exchanged.
    ///
    /// @param before as they were kept
    /// @param after as they are to be
    default Map<String, String> exchanged(Map<String, String> before, Map<String, String> after) {
        return after;
    }

    /// Whether a trial brings a block where one is confirmed; else it only tries the way.
    default boolean triesWithBlocks() {
        return true;
    }

    /// Tries the way to it, without anything that is confirmed.
    ///
    /// @throws Undelivered what the other side, or the way to it, had against it
    /// @throws IOException what went wrong on this side
    Answer tryOut(Line line) throws Undelivered, IOException;

    /// Whether it wants to be told of each batch; else only of whole runs.
    default boolean takesBatches() {
        return true;
    }

    /// Brings it over; whatever is thrown, it is tried again as a whole.
    ///
    /// @throws Undelivered what the other side, or the way to it, had against it
    /// @throws IOException what went wrong on this side
    Answer deliver(Line line, Delivery delivery, Rows rows) throws Undelivered, IOException;

    /// What was brought, and what the other side said.
    ///
    /// @param sent the beginning of it, for people to look at
    /// @param status of HTTP; 0 where there is none
    record Answer(long rows, long bytes, String sent, int status, String words) {}
}
