package dev.blockdata.models.offline;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A place to be filled: every way in which its schema allows that, and whether null will do.
final class Slot {

    private static final List<String> ANY_TYPE = List.of("any");

    private final List<Shape> shapes;
    private final boolean nullable;

    Slot(String name, JsonNode schema, Variants variants) {
        var ways = new ArrayList<Shape>();
        boolean takesNull = false;
        for (ObjectNode variant : variants.of(schema)) {
            Set<String> types = Variants.names(variant.path("type"));
            boolean open = !variant.has("type");
            boolean listsNull =
                    variant.path("enum").valueStream().anyMatch(JsonNode::isNull)
                            || variant.path("const").isNull();
            takesNull |=
                    (open || types.contains("null"))
                            && (listsNull
                                    || (!variant.has("enum")
                                            && !variant.has("const")
                                            && types.contains("null")));
            for (String type : open ? guess(variant) : types) {
                if (!type.equals("null")) {
                    Shape shape = new Shape(name, type, variant, variants);
                    if (shape.kind() != Shape.Kind.CHOICE || !shape.choices().isEmpty()) {
                        ways.add(shape);
                    }
                }
            }
        }
        this.shapes = List.copyOf(ways);
        this.nullable = takesNull;
    }

    /// Where no type is stated, the keywords tell what was meant.
    private static Iterable<String> guess(JsonNode schema) {
        if (schema.has("enum") || schema.has("const")) {
            return ANY_TYPE;
        }
        if (schema.has("properties") || schema.has("required")) {
            return List.of("object");
        }
        if (schema.has("items")
                || schema.has("prefixItems")
                || schema.has("minItems")
                || schema.has("maxItems")) {
            return List.of("array");
        }
        boolean number =
                schema.has("minimum")
                        || schema.has("maximum")
                        || schema.has("multipleOf")
                        || schema.has("exclusiveMinimum")
                        || schema.has("exclusiveMaximum");
        return List.of(number ? "number" : "string");
    }

    List<Shape> shapes() {
        return shapes;
    }

    boolean nullable() {
        return nullable;
    }
}
