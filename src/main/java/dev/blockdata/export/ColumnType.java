package dev.blockdata.export;

import dev.blockdata.schemas.LocalRefs;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// What a column holds, read from the schema and never from the rows.
///
/// Where the schema does not say one type, the column is [Json]: the value's own JSON, of which
/// nothing is lost.
sealed interface ColumnType {

    record Text() implements ColumnType {}

    /// A whole number of 64 bits.
    record Whole() implements ColumnType {}

    record Real() implements ColumnType {}

    record Truth() implements ColumnType {}

    /// A moment, in UTC.
    record Moment() implements ColumnType {}

    record ListOf(ColumnType element) implements ColumnType {}

    /// An object whose members are named; where others may come along, they are kept together, as
    /// JSON, in a member of their own.
    record Struct(SequencedMap<String, ColumnType> members, boolean open) implements ColumnType {}

    record Json() implements ColumnType {}

    /// Deeper ones are kept as JSON; a schema that contains itself would have no end.
    int MOST_DEPTH = 8;

    /// Keywords that can name members beside `properties`.
    List<String> ELSEWHERE =
            List.of("patternProperties", "allOf", "if", "dependentSchemas", "$dynamicRef");

    /// The type of what this part of an artifact describes.
    static ColumnType of(JsonNode schema, JsonNode root) {
        return of(schema, root, MOST_DEPTH);
    }

    private static ColumnType of(JsonNode schema, JsonNode root, int depth) {
        if (depth == 0 || !schema.isObject()) {
            return new Json();
        }
        var ref = schema.path("$ref").asString("");
        if (!ref.isEmpty()) {
            return LocalRefs.find(root, ref)
                    .map(found -> of(found.schema(), root, depth - 1))
                    .orElseGet(Json::new);
        }
        var branches = branches(schema);
        if (!branches.isEmpty()) {
            return common(branches, root, depth - 1);
        }
        return switch (onlyType(schema)) {
            case "string" -> new Text();
            case "integer" -> new Whole();
            case "number" -> new Real();
            case "boolean" -> new Truth();
            case "array" -> list(schema, root, depth);
            case "object" -> struct(schema, root, depth);
            default -> new Json();
        };
    }

    private static List<JsonNode> branches(JsonNode schema) {
        var branches = new ArrayList<JsonNode>();
        for (var keyword : List.of("anyOf", "oneOf")) {
            schema.path(keyword).valueStream().forEach(branches::add);
        }
        return branches;
    }

    /// What all branches agree on, those for null aside.
    private static ColumnType common(List<JsonNode> branches, JsonNode root, int depth) {
        var types = new LinkedHashSet<ColumnType>();
        for (var branch : branches) {
            if (!"null".equals(branch.path("type").asString(""))) {
                types.add(of(branch, root, depth));
            }
        }
        return types.size() == 1 ? types.getFirst() : new Json();
    }

    /// The one type beside null that is named, or that all values of an `enum` have; else empty.
    private static String onlyType(JsonNode schema) {
        var types = new LinkedHashSet<String>();
        var type = schema.path("type");
        type.stringValueOpt().ifPresent(types::add);
        type.valueStream().forEach(one -> types.add(one.asString("")));
        if (types.isEmpty()) {
            schema.path("enum").valueStream().map(ColumnType::typeOf).forEach(types::add);
            schema.optional("const").map(ColumnType::typeOf).ifPresent(types::add);
        }
        types.remove("null");
        if (types.equals(Set.of("integer", "number"))) {
            return "number";
        }
        return types.size() == 1 ? types.getFirst() : "";
    }

    private static String typeOf(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "string";
            case BOOLEAN -> "boolean";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            case NULL -> "null";
            default -> "";
        };
    }

    private static ColumnType list(JsonNode schema, JsonNode root, int depth) {
        var tuple = schema.has("prefixItems") || schema.path("items").isArray();
        var element = tuple ? new Json() : of(schema.path("items"), root, depth - 1);
        return element instanceof Json ? new Json() : new ListOf(element);
    }

    /// An object is a struct where members are named; where two names differ only in case, which
    /// readers of tables do not tell apart, it stays JSON.
    private static ColumnType struct(JsonNode schema, JsonNode root, int depth) {
        var properties = schema.path("properties");
        if (properties.isEmpty()) {
            return new Json();
        }
        var members = new LinkedHashMap<String, ColumnType>();
        var names = new HashSet<String>();
        for (Map.Entry<String, JsonNode> member : properties.properties()) {
            if (member.getKey().isEmpty() || !names.add(member.getKey().toLowerCase(Locale.ROOT))) {
                return new Json();
            }
            members.put(member.getKey(), of(member.getValue(), root, depth - 1));
        }
        return new Struct(members, mayHoldMore(schema));
    }

    private static boolean mayHoldMore(JsonNode schema) {
        var closed =
                schema.path("additionalProperties").isBoolean()
                        && !schema.path("additionalProperties").booleanValue();
        return !closed || ELSEWHERE.stream().anyMatch(schema::has);
    }
}
