package dev.blockdata.schemas;

import com.networknt.schema.Schema;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What an answer about one block has to look like: the artifact without what is said to people and
/// models, with `type: object` and `additionalProperties: false` implied where the artifact does
/// not state them.
///
/// Every model's answer, every edit and every confirmation is checked against all of it. Of
/// `format`, `date`, `date-time`, `email` and `uri` are demanded; the others are remarks. May be
/// used by any number of threads.
public final class AnswerSchema {

    static final int MOST_BYTES = 1 << 20;
    static final int MOST_DEPTH = 64;

    private static final List<String> NOT_OF_THE_ANSWER =
            List.of("schema_ref", "prompt_config", "graph_mapping", "$id", "$schema");

    private final JsonNode json;
    private final Schema compiled;

    private AnswerSchema(JsonNode json) {
        this.json = json;
        this.compiled = SchemaLanguage.compile(json);
    }

    static AnswerSchema of(SchemaArtifact artifact) {
        return new AnswerSchema(body(artifact.json()));
    }

    static JsonNode body(JsonNode artifact) {
        ObjectNode body = (ObjectNode) artifact.deepCopy();
        body.remove(NOT_OF_THE_ANSWER);
        if (!body.has("type")) {
            body.put("type", "object");
        }
        if (!body.has("additionalProperties")) {
            body.put("additionalProperties", false);
        }
        return body;
    }

    /// The schema itself, to be shown to a model. Not to be changed.
    public JsonNode json() {
        return json;
    }

    /// What is wrong with an answer as it came over the wire; empty when nothing is.
    public List<Finding> check(String answer) {
        return check(StrictJson.read(answer, MOST_BYTES, MOST_DEPTH));
    }

    /// The same for an answer that is parsed already; what parsing hides (duplicate keys) cannot be
    /// found any more.
    public List<Finding> check(JsonNode answer) {
        return check(StrictJson.read(answer, MOST_BYTES, MOST_DEPTH));
    }

    private List<Finding> check(StrictJson.Outcome outcome) {
        return switch (outcome) {
            case StrictJson.Outcome.Malformed(var message, _, _) ->
                    List.of(new Finding("", "is not JSON: " + message));
            case StrictJson.Outcome.Refused(var findings) -> findings;
            case StrictJson.Outcome.Tree(var root) ->
                    root.isObject()
                            ? SchemaLanguage.check(compiled, root)
                            : List.of(new Finding("", "must be a JSON object"));
        };
    }
}
