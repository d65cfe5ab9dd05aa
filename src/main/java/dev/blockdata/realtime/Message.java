package dev.blockdata.realtime;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// One event as it goes over the wire, made once for all who listen; with the run that it is about,
/// if it is about one.
record Message(@Nullable UUID runId, byte[] bytes) {

    static Message of(JsonMapper json, String name, @Nullable UUID runId, Object body) {
        return new Message(
                runId,
                frame("event: " + name + "\ndata: " + json.writeValueAsString(body) + "\n\n"));
    }

    static Message reset() {
        return new Message(null, frame("event: reset\ndata: {}\n\n"));
    }

    /// Moves the listener's place without telling them anything; what came before it will not be
    /// told again.
    static byte[] place(Position position) {
        return frame("id: " + position.id() + "\n\n");
    }

    static byte[] frame(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// Whether somebody who follows only one run wants to know; null follows everything.
    boolean concerns(@Nullable UUID followed) {
        return followed == null || runId == null || runId.equals(followed);
    }
}
