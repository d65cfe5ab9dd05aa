package dev.blockdata.models.offline;

import dev.blockdata.schemas.LocalRefs;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The plain schemas that a schema with references, `allOf` and alternatives comes down to: each of
/// them says in its own keywords what an answer has to be.
final class Variants {

    private static final int MOST = 12;
    private static final int DEEPEST = 24;
    private static final Set<String> TAKEN_APART =
            Set.of("$ref", "$dynamicRef", "allOf", "anyOf", "oneOf", "if", "then", "else");
    private static final Set<String> TIGHTER_WHEN_HIGHER =
            Set.of("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties");
    private static final Set<String> TIGHTER_WHEN_LOWER =
            Set.of("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties");

    private final JsonNode root;

    Variants(JsonNode root) {
        this.root = root;
    }

    List<ObjectNode> of(JsonNode schema) {
        return of(schema, 0);
    }

    private List<ObjectNode> of(JsonNode schema, int depth) {
        if (depth > DEEPEST || (schema.isBoolean() && !schema.booleanValue())) {
            return List.of();
        }
        ObjectNode own = JsonNodeFactory.instance.objectNode();
        schema.properties().stream()
                .filter(entry -> !TAKEN_APART.contains(entry.getKey()))
                .forEach(entry -> own.set(entry.getKey(), entry.getValue()));
        List<ObjectNode> found = List.of(own);
        for (String keyword : List.of("$ref", "$dynamicRef")) {
            if (schema.path(keyword).isString()) {
                var target = LocalRefs.find(root, schema.path(keyword).stringValue());
                found =
                        target.isEmpty()
                                ? List.of()
                                : cross(found, of(target.get().schema(), depth + 1));
            }
        }
        for (JsonNode part : schema.path("allOf")) {
            found = cross(found, of(part, depth + 1));
        }
        for (String keyword : List.of("anyOf", "oneOf")) {
            if (schema.path(keyword).isArray()) {
                List<ObjectNode> branches = new ArrayList<>();
                schema.path(keyword).forEach(branch -> branches.addAll(of(branch, depth + 1)));
                found = cross(found, branches);
            }
        }
        return schema.has("if") ? conditional(found, schema, depth) : found;
    }

    private List<ObjectNode> conditional(List<ObjectNode> found, JsonNode schema, int depth) {
        List<ObjectNode> all = new ArrayList<>(found);
        if (schema.has("then")) {
            all.addAll(
                    cross(
                            cross(found, of(schema.path("if"), depth + 1)),
                            of(schema.path("then"), depth + 1)));
        }
        if (schema.has("else")) {
            all.addAll(cross(found, of(schema.path("else"), depth + 1)));
        }
        return all.subList(0, Math.min(all.size(), MOST));
    }

    private List<ObjectNode> cross(List<ObjectNode> some, List<ObjectNode> others) {
        List<ObjectNode> all = new ArrayList<>();
        for (ObjectNode one : some) {
            for (ObjectNode other : others) {
                if (all.size() < MOST) {
                    all.add(merge(one, other));
                }
            }
        }
        return all;
    }

    private static ObjectNode merge(ObjectNode one, ObjectNode other) {
        ObjectNode merged = JsonNodeFactory.instance.objectNode();
        one.properties().forEach(entry -> merged.set(entry.getKey(), entry.getValue()));
        other.properties()
                .forEach(entry -> {
                    JsonNode mine = merged.get(entry.getKey());
                    merged.set(
                            entry.getKey(),
                            mine == null
                                    ? entry.getValue()
                                    : both(entry.getKey(), mine, entry.getValue()));
                });
        return merged;
    }

    private static JsonNode both(String keyword, JsonNode mine, JsonNode theirs) {
        if (TIGHTER_WHEN_HIGHER.contains(keyword) || TIGHTER_WHEN_LOWER.contains(keyword)) {
            boolean higher = theirs.asDouble(0) > mine.asDouble(0);
            return higher == TIGHTER_WHEN_HIGHER.contains(keyword) ? theirs : mine;
        }
        return switch (keyword) {
            case "required" -> union(mine, theirs);
            case "properties" -> properties(mine, theirs);
            case "enum" -> intersection(mine, theirs);
            case "type" -> types(mine, theirs);
            case "description" ->
                    JsonNodeFactory.instance.stringNode(
                            mine.asString("") + " " + theirs.asString(""));
            default -> mine;
        };
    }

    private static JsonNode properties(JsonNode mine, JsonNode theirs) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        mine.properties().forEach(entry -> all.set(entry.getKey(), entry.getValue()));
        theirs.properties()
                .forEach(entry -> {
                    JsonNode known = all.get(entry.getKey());
                    if (known == null) {
                        all.set(entry.getKey(), entry.getValue());
                    } else {
                        ArrayNode both =
                                JsonNodeFactory.instance
                                        .arrayNode()
                                        .add(known)
                                        .add(entry.getValue());
                        all.set(
                                entry.getKey(),
                                JsonNodeFactory.instance.objectNode().set("allOf", both));
                    }
                });
        return all;
    }

    private static JsonNode union(JsonNode mine, JsonNode theirs) {
        Set<JsonNode> all = new LinkedHashSet<>(mine.values());
        all.addAll(theirs.values());
        return JsonNodeFactory.instance.arrayNode().addAll(all);
    }

    private static JsonNode intersection(JsonNode mine, JsonNode theirs) {
        Set<JsonNode> all = new LinkedHashSet<>(mine.values());
        all.retainAll(new LinkedHashSet<>(theirs.values()));
        return JsonNodeFactory.instance.arrayNode().addAll(all);
    }

    private static JsonNode types(JsonNode mine, JsonNode theirs) {
        Set<String> one = names(mine);
        Set<String> other = names(theirs);
        ArrayNode both = JsonNodeFactory.instance.arrayNode();
        for (String name : one) {
            if (other.contains(name) || (name.equals("integer") && other.contains("number"))) {
                both.add(name);
            } else if (name.equals("number") && other.contains("integer")) {
                both.add("integer");
            }
        }
        return both;
    }

    static Set<String> names(JsonNode type) {
        Set<String> names = new LinkedHashSet<>();
        type.stringValueOpt().ifPresent(names::add);
        type.valueStream().forEach(one -> one.stringValueOpt().ifPresent(names::add));
        return names;
    }
}
