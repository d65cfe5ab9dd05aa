package dev.blockdata.models.openai;

import dev.blockdata.schemas.LocalRefs;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/// The nulls of strict mode: a field that may be missing is asked for as `null`, and what came back
/// so is taken out again unless the schema itself knows null.
record Nulls(JsonNode schema) {

    private static final int MOST_STEPS = 32;
    private static final List<String> PARTS = List.of("anyOf", "oneOf", "allOf");
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build();

    /// A derived schema that takes null as well.
    static ObjectNode admitted(ObjectNode derived) {
        JsonNode type = derived.path("type");
        JsonNode nothing = JsonNodeFactory.instance.nullNode();
        if (derived.has("$ref")) {
            ObjectNode either = JsonNodeFactory.instance.objectNode();
            either.putArray("anyOf").add(derived).addObject().put("type", "null");
            return either;
        }
        if (derived.path("anyOf") instanceof ArrayNode any) {
            boolean there =
                    any.valueStream()
                            .anyMatch(one -> one.path("type").toString().equals("\"null\""));
            if (!there) {
                any.addObject().put("type", "null");
            }
            return derived;
        }
        if (!type.toString().contains("\"null\"")) {
            ArrayNode types = JsonNodeFactory.instance.arrayNode();
            if (type.isArray()) {
                type.forEach(types::add);
            } else {
                types.add(type);
            }
            derived.set("type", types.add("null"));
        }
        if (derived.path("enum") instanceof ArrayNode values
                && values.valueStream().noneMatch(JsonNode::isNull)) {
            values.add(nothing);
        }
        return derived;
    }

    /// The answer as it was written where nothing is to be taken out, and where it is not sound.
    String takenOut(String answer) {
        if (!answer.contains("null")) {
            return answer;
        }
        try {
            JsonNode tree = MAPPER.readTree(answer);
            return takeOut(schema, tree) ? tree.toString() : answer;
        } catch (JacksonException e) {
            return answer;
        }
    }

    private boolean takeOut(JsonNode place, JsonNode value) {
        JsonNode known = resolved(place);
        boolean changed = false;
        if (value instanceof ObjectNode object) {
            List<String> required =
                    known.path("required")
                            .valueStream()
                            .flatMap(name -> name.stringValueOpt().stream())
                            .toList();
            for (var property : known.path("properties").properties()) {
                JsonNode there = object.path(property.getKey());
                if (there.isNull()
                        && !required.contains(property.getKey())
                        && !knowsNull(property.getValue(), 0)) {
                    object.remove(property.getKey());
                    changed = true;
                } else if (there.isContainer()) {
                    changed |= takeOut(property.getValue(), there);
                }
            }
        } else if (value.isArray()) {
            for (JsonNode element : value) {
                changed |= takeOut(known.path("items"), element);
            }
        }
        for (String name : PARTS) {
            for (JsonNode part : known.path(name)) {
                changed |= takeOut(part, value);
            }
        }
        return changed;
    }

    private boolean knowsNull(JsonNode place, int steps) {
        JsonNode known = resolved(place);
        if (steps > MOST_STEPS) {
            return false;
        }
        if (known.has("type")) {
            return known.get("type").toString().contains("\"null\"");
        }
        if (known.has("const")) {
            return known.get("const").isNull();
        }
        if (known.has("enum")) {
            return known.get("enum").valueStream().anyMatch(JsonNode::isNull);
        }
        for (String name : PARTS) {
            if (known.has(name)) {
                return known.get(name).valueStream().anyMatch(part -> knowsNull(part, steps + 1));
            }
        }
        return !known.has("properties") && !known.has("items");
    }

    private JsonNode resolved(JsonNode place) {
        JsonNode known = place;
        for (int i = 0; i < MOST_STEPS && known.path("$ref").isString(); i++) {
            known =
                    LocalRefs.find(schema, known.path("$ref").stringValue())
                            .map(LocalRefs.Found::schema)
                            .orElse(MissingNode.getInstance());
        }
        return known;
    }
}
