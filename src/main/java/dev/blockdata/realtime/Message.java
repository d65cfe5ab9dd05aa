package dev.blockdata.realtime;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// One event as it goes over the wire, made once for all who listen; with the run that it is about,
/// if it is about one, and the person whom it is for, if it is for one alone.
record Message(@Nullable UUID runId, @Nullable UUID userId, byte[] bytes) {

    static Message of(JsonMapper json, String name, @Nullable UUID runId, Object body) {
        return new Message(runId, null, event(json, name, body));
    }

    static Message to(UUID userId, JsonMapper json, String name, Object body) {
        return new Message(null, userId, event(json, name, body));
    }

    private static byte[] event(JsonMapper json, String name, Object body) {
        return frame("event: " + name + "\ndata: " + json.writeValueAsString(body) + "\n\n");
    }

    static Message reset() {
        return new Message(null, null, frame("event: reset\ndata: {}\n\n"));
    }

    /// Moves the listener's place without telling them anything; what came before it will not be
    /// told again.
    static byte[] place(Position position) {
        return frame("id: " + position.id() + "\n\n");
    }

    static byte[] frame(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// Whether this listener, who follows only one run or with null everything, is to know.
    boolean concerns(UUID listener, @Nullable UUID followed) {
        return userId == null
                ? followed == null || runId == null || runId.equals(followed)
                : userId.equals(listener);
    }
}
