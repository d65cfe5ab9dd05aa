package dev.blockdata.models.fake;

import dev.blockdata.models.Question;
import dev.blockdata.models.Reply;
import dev.blockdata.models.offline.OfflineModel;
import dev.blockdata.schemas.SchemaArtifact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Valid answers, worked out from the request alone by the built-in model.
final class Answers {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final String IN_PACK = "/properties/answers/items/properties/answer";

    private final OfflineModel model = new OfflineModel();
    private final Map<String, SchemaArtifact> artifacts = new ConcurrentHashMap<>();

    /// What a model that does as it is told would write.
    String written(FakeCall call) {
        return written(call, entries -> entries);
    }

    String written(FakeCall call, UnaryOperator<List<Act.Entry>> fault) {
        JsonNode schema = call.schema();
        JsonNode properties = schema.path("properties");
        if (!schema.at(IN_PACK).isMissingNode()) {
            List<Act.Entry> entries = entries(call, moved(schema, IN_PACK));
            return fault.apply(entries).stream()
                    .map(Act.Entry::element)
                    .collect(Collectors.joining(",", "{\"answers\":[", "]}"));
        }
        boolean wrapped =
                properties.size() == 1
                        && (properties.path("answer").has("properties")
                                || properties.path("answer").has("anyOf")
                                || properties.path("answer").has("oneOf"));
        return wrapped
                ? "{\"answer\":"
                        + entries(call, moved(schema, "/properties/answer")).getLast().json()
                        + "}"
                : entries(call, schema.toString()).getLast().json();
    }

    private List<Act.Entry> entries(FakeCall call, String schema) {
        SchemaArtifact artifact = artifacts.computeIfAbsent(schema, Answers::artifact);
        var settings = new Question.Settings("offline", 0, 2000);
        var entries = new ArrayList<Act.Entry>();
        for (Asked block : call.blocks()) {
            var passage = new Question.Passage(block.text(), "paragraph", List.of(), "");
            Reply reply = model.ask(new Question(artifact, passage, settings));
            String json = reply instanceof Reply.Answer answer ? answer.json() : "{}";
            entries.add(new Act.Entry(block.key(), json));
        }
        return entries;
    }

    private static String moved(JsonNode schema, String from) {
        ObjectNode root = (ObjectNode) schema.at(from).deepCopy();
        for (String name : List.of("$defs", "definitions")) {
            if (schema.has(name)) {
                root.set(name, schema.get(name));
            }
        }
        return root.toString().replace("\"#" + from, "\"#");
    }

    private static SchemaArtifact artifact(String schema) {
        ObjectNode artifact = (ObjectNode) MAPPER.readTree(schema);
        artifact.put("schema_ref", "fake");
        return switch (SchemaArtifact.parse(artifact.toString())) {
            case SchemaArtifact.Parsed.Valid valid -> valid.artifact();
            case SchemaArtifact.Parsed.Malformed wrong ->
                    throw new IllegalArgumentException(wrong.toString());
            case SchemaArtifact.Parsed.Invalid wrong ->
                    throw new IllegalArgumentException(wrong.toString());
        };
    }
}
