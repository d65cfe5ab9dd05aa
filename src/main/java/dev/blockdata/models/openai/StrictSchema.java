package dev.blockdata.models.openai;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What strict mode takes of a schema: closed objects of which every property is required, those
/// that were not as `null` too; references; choices as `anyOf`. What it does not know is said in
/// the description or dropped, for the whole schema is enforced here anyway.
///
/// Not everything can be said so: a map, an open object without properties, a value of any kind, an
/// array by positions. Then nothing is strict.
final class StrictSchema {

    private static final int DEEPEST = 10;
    private static final int MOST_CHOICES = 500;
    private static final int LONGEST_REMARK = 200;

    private static final Set<String> KEPT =
            Set.of(
                    "title",
                    "description",
                    "minimum",
                    "maximum",
                    "exclusiveMinimum",
                    "exclusiveMaximum",
                    "multipleOf",
                    "minItems",
                    "maxItems");
    private static final List<String> REMARKED =
            List.of("minLength", "maxLength", "pattern", "uniqueItems", "default", "examples");
    private static final Set<String> FORMATS =
            Set.of(
                    "date-time",
                    "time",
                    "date",
                    "duration",
                    "email",
                    "hostname",
                    "ipv4",
                    "ipv6",
                    "uuid");
    private static final List<String> OTHER_PROPERTIES =
            List.of("patternProperties", "prefixItems", "$dynamicRef");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final boolean hasDefs;
    private boolean possible = true;
    private int choices;

    private StrictSchema(boolean hasDefs) {
        this.hasDefs = hasDefs;
    }

    static Optional<ObjectNode> of(ObjectNode schema) {
        var strict = new StrictSchema(schema.has("$defs"));
        ObjectNode derived = strict.derive(schema, 0);
        boolean root =
                derived.path("type").stringValueOpt().orElse("").equals("object")
                        && !derived.has("anyOf");
        for (String name : List.of("$defs", "definitions")) {
            if (schema.path(name) instanceof ObjectNode shared) {
                ObjectNode defs = derived.withObjectProperty("$defs");
                shared.forEachEntry((key, value) -> defs.set(key, strict.derive(value, 1)));
            }
        }
        return root && strict.possible && strict.choices <= MOST_CHOICES
                ? Optional.of(derived)
                : Optional.empty();
    }

    private ObjectNode derive(JsonNode given, int depth) {
        if (!(given instanceof ObjectNode raw) || depth > DEEPEST) {
            possible = false;
            return NODES.objectNode();
        }
        ObjectNode node = Merged.of(raw);
        if (node.has("allOf") || OTHER_PROPERTIES.stream().anyMatch(node::has)) {
            possible = false;
        }
        if (node.path("$ref").isString()) {
            return reference(node.path("$ref").stringValue());
        }
        ObjectNode derived = NODES.objectNode();
        JsonNode choice = node.has("anyOf") ? node.get("anyOf") : node.get("oneOf");
        if (choice instanceof ArrayNode branches && !onlyDemands(node, branches)) {
            return choice(node, branches, derived, depth);
        }
        types(node, derived);
        remark(node, derived);
        switch (derived.path("type").toString()) {
            case String type when type.contains("\"object\"") -> object(node, derived, depth);
            case String type when type.contains("\"array\"") ->
                    derived.set("items", derive(node.path("items"), depth + 1));
            default -> possible &= derived.has("type");
        }
        return derived;
    }

    private ObjectNode reference(String ref) {
        boolean old = ref.startsWith("#/definitions/") && !hasDefs;
        possible &= ref.equals("#") || ref.startsWith("#/$defs/") || old;
        return NODES.objectNode()
                .put("$ref", old ? ref.replace("#/definitions/", "#/$defs/") : ref);
    }

    /// A choice of which fields are required is a demand on an object, not a choice of objects.
    private static boolean onlyDemands(ObjectNode node, ArrayNode branches) {
        return node.has("properties")
                && branches.valueStream()
                        .allMatch(branch ->
                                branch.propertyNames().stream()
                                        .allMatch(name ->
                                                name.equals("required")
                                                        || name.equals("description")
                                                        || name.equals("title")));
    }

    private ObjectNode choice(ObjectNode node, ArrayNode branches, ObjectNode derived, int depth) {
        possible &= !node.has("properties") && !node.has("items") && !node.has("enum");
        remark(node, derived);
        ArrayNode any = derived.putArray("anyOf");
        branches.forEach(branch -> any.add(derive(branch, depth)));
        return derived;
    }

    private void types(ObjectNode node, ObjectNode derived) {
        JsonNode values =
                node.has("const") ? NODES.arrayNode().add(node.get("const")) : node.path("enum");
        if (values instanceof ArrayNode listed) {
            choices += listed.size();
            derived.set("enum", listed.deepCopy());
        }
        if (node.has("type")) {
            derived.set("type", node.get("type").deepCopy());
        } else if (node.has("properties")) {
            derived.put("type", "object");
        } else if (node.has("items")) {
            derived.put("type", "array");
        } else if (values instanceof ArrayNode listed && !listed.isEmpty()) {
            ArrayNode types = NODES.arrayNode();
            listed.valueStream().map(StrictSchema::type).distinct().forEach(types::add);
            derived.set("type", types.size() == 1 ? types.get(0) : types);
        }
    }

    private static String type(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "string";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            case BOOLEAN -> "boolean";
            case OBJECT -> "object";
            case ARRAY -> "array";
            case NULL, MISSING, BINARY, POJO -> "null";
        };
    }

    private void object(ObjectNode node, ObjectNode derived, int depth) {
        JsonNode others = node.path("additionalProperties");
        possible &= others.isMissingNode() || (others.isBoolean() && !others.booleanValue());
        possible &= node.has("properties") || !others.isMissingNode();
        List<String> required =
                node.path("required")
                        .valueStream()
                        .flatMap(name -> name.stringValueOpt().stream())
                        .toList();
        ObjectNode properties = derived.putObject("properties");
        ArrayNode all = derived.putArray("required");
        for (Map.Entry<String, JsonNode> property : node.path("properties").properties()) {
            ObjectNode one = derive(property.getValue(), depth + 1);
            String name = property.getKey();
            properties.set(name, required.contains(name) ? one : Nulls.admitted(one));
            all.add(name);
        }
        possible &= required.stream().allMatch(properties::has);
        derived.put("additionalProperties", false);
    }

    private static void remark(ObjectNode node, ObjectNode derived) {
        var remarks = new StringBuilder(node.path("description").stringValueOpt().orElse(""));
        for (String name : KEPT) {
            if (node.has(name)) {
                derived.set(name, node.get(name).deepCopy());
            }
        }
        for (String name : REMARKED) {
            if (node.has(name)) {
                add(name + " " + node.get(name), remarks);
            }
        }
        String format = node.path("format").stringValueOpt().orElse("");
        if (FORMATS.contains(format)) {
            derived.put("format", format);
        } else if (!format.isEmpty()) {
            add("format " + format, remarks);
        }
        if (!remarks.isEmpty()) {
            derived.put("description", remarks.toString());
        }
    }

    private static void add(String remark, StringBuilder remarks) {
        if (remark.length() <= LONGEST_REMARK) {
            remarks.append(remarks.isEmpty() ? "" : " ").append('(').append(remark).append(')');
        }
    }
}
