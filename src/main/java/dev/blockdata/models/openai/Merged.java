package dev.blockdata.models.openai;

import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A schema with its `allOf` worked in where that is plain: all parts are schemas that do not
/// contradict each other about anything but their properties and what they require.
final class Merged {

    private static final Set<String> NOT_PLAIN = Set.of("$ref", "anyOf", "oneOf", "allOf", "not");

    private Merged() {}

    /// The same schema, still with `allOf`, where it is not plain.
    static ObjectNode of(ObjectNode schema) {
        if (!(schema.path("allOf") instanceof ArrayNode parts)) {
            return schema;
        }
        ObjectNode merged = schema.deepCopy();
        merged.remove("allOf");
        for (JsonNode part : parts) {
            boolean alone = parts.size() == 1 && merged.isEmpty();
            if (!(part instanceof ObjectNode other)
                    || (!alone && NOT_PLAIN.stream().anyMatch(other::has))
                    || !merge(merged, other)) {
                return schema;
            }
        }
        return merged;
    }

    private static boolean merge(ObjectNode into, ObjectNode part) {
        for (Map.Entry<String, JsonNode> entry : part.properties()) {
            JsonNode there = into.get(entry.getKey());
            JsonNode more = entry.getValue();
            if (there == null) {
                into.set(entry.getKey(), more.deepCopy());
            } else if (entry.getKey().equals("required") && there instanceof ArrayNode names) {
                more.forEach(names::add);
            } else if (entry.getKey().equals("properties")
                    && there instanceof ObjectNode properties
                    && more.propertyNames().stream().noneMatch(properties::has)) {
                more.forEachEntry((name, value) -> properties.set(name, value.deepCopy()));
            } else if (!there.equals(more)) {
                return false;
            }
        }
        return true;
    }
}
