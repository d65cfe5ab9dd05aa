package dev.blockdata.schemas;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// One field of an artifact as a column or a form wants to know it, read tolerantly.
///
/// `types` are JSON Schema's own names without `null`, empty where the schema leaves it open;
/// `enumValues` likewise without null. A local `$ref` is followed, and the branches of `anyOf` and
/// `oneOf` are taken together.
public record Field(
        String name,
        List<String> types,
        boolean nullable,
        List<JsonNode> enumValues,
        Notes notes,
        JsonNode json) {

    /// What the field says of itself.
    public record Notes(
            Optional<String> title, Optional<String> description, Optional<String> format) {}

    private static final int MOST_REFS = 16;

    public Field {
        types = List.copyOf(types);
        enumValues = List.copyOf(enumValues);
    }

    static Field of(String name, JsonNode schema, JsonNode root) {
        List<JsonNode> parts = new ArrayList<>();
        gather(schema, root, parts, MOST_REFS);
        Set<String> types = new LinkedHashSet<>();
        Set<JsonNode> values = new LinkedHashSet<>();
        for (JsonNode part : parts) {
            JsonNode type = part.path("type");
            type.stringValueOpt().ifPresent(types::add);
            type.valueStream().forEach(one -> one.stringValueOpt().ifPresent(types::add));
            part.path("enum").valueStream().forEach(values::add);
            part.optional("const").ifPresent(values::add);
        }
        boolean nullable = types.remove("null") | values.removeIf(JsonNode::isNull);
        if (types.isEmpty()) {
            values.forEach(value -> types.add(typeOf(value)));
        }
        return new Field(
                name,
                List.copyOf(types),
                nullable,
                List.copyOf(values),
                new Notes(
                        first(parts, "title"), first(parts, "description"), first(parts, "format")),
                schema);
    }

    /// What a list holds, under the list's own name; empty where the schema leaves it open.
    Optional<Field> items(JsonNode root) {
        return parts(root).stream()
                .map(part -> part.path("items"))
                .filter(JsonNode::isObject)
                .findFirst()
                .map(items -> of(name, items, root));
    }

    /// The members of an object, in the schema's order.
    List<Field> members(JsonNode root) {
        return parts(root).stream()
                .flatMap(part -> part.path("properties").propertyStream())
                .map(member -> of(member.getKey(), member.getValue(), root))
                .toList();
    }

    private List<JsonNode> parts(JsonNode root) {
        List<JsonNode> parts = new ArrayList<>();
        gather(json, root, parts, MOST_REFS);
        return parts;
    }

    private static void gather(JsonNode schema, JsonNode root, List<JsonNode> parts, int left) {
        if (left == 0 || parts.size() > 100) {
            return;
        }
        parts.add(schema);
        String ref = schema.path("$ref").asString("");
        if (!ref.isEmpty()) {
            LocalRefs.find(root, ref)
                    .ifPresent(found -> gather(found.schema(), root, parts, left - 1));
        }
        for (String keyword : List.of("anyOf", "oneOf", "allOf")) {
            schema.path(keyword)
                    .valueStream()
                    .forEach(branch -> gather(branch, root, parts, left - 1));
        }
    }

    private static String typeOf(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "string";
            case BOOLEAN -> "boolean";
            case NUMBER -> value.canConvertToExactIntegral() ? "integer" : "number";
            case ARRAY -> "array";
            case OBJECT -> "object";
            case NULL, BINARY, MISSING, POJO -> "null";
        };
    }

    private static Optional<String> first(List<JsonNode> parts, String keyword) {
        return parts.stream()
                .flatMap(part -> part.path(keyword).stringValueOpt().stream())
                .findFirst();
    }
}
