package dev.blockdata.models.fake;

import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A call as the fake provider saw it; `number` counts from one, probes apart.
public record FakeCall(
        int number,
        Instant at,
        long nanos,
        String key,
        Dialect dialect,
        String path,
        JsonNode body,
        boolean probe) {

    /// The model's name on the wire.
    public String model() {
        return body.path("model").stringValueOpt().orElse("");
    }

    /// The text before the question, the same for a whole run.
    public String system() {
        return dialect.system(body);
    }

    /// The message that holds the blocks.
    public String user() {
        return dialect.user(body);
    }

    /// The schema that the answer was asked to fit.
    public JsonNode schema() {
        return dialect.schema(body);
    }

    /// The blocks that were asked about.
    public List<Asked> blocks() {
        return Asked.in(user());
    }

    /// Whether one of the blocks says so.
    public boolean isAbout(String text) {
        return blocks().stream().anyMatch(block -> block.text().contains(text));
    }
}
