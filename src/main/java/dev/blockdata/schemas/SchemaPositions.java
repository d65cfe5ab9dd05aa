package dev.blockdata.schemas;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Where, inside a schema, further schemas stand.
final class SchemaPositions {

    /// A schema inside another. It applies `inPlace` when it judges the same value as the one
    /// around it.
    record Child(String path, JsonNode schema, boolean inPlace) {}

    private static final Set<String> ONE =
            Set.of(
                    "items",
                    "additionalProperties",
                    "contains",
                    "propertyNames",
                    "unevaluatedItems",
                    "unevaluatedProperties",
                    "contentSchema");
    private static final Set<String> ONE_IN_PLACE = Set.of("not", "if", "then", "else");
    private static final Set<String> LIST_IN_PLACE = Set.of("allOf", "anyOf", "oneOf");
    private static final Set<String> MAP =
            Set.of("properties", "patternProperties", "$defs", "definitions");

    private SchemaPositions() {}

    static List<Child> in(JsonNode schema) {
        var children = new ArrayList<Child>();
        for (var entry : schema.properties()) {
            String keyword = entry.getKey();
            JsonNode value = entry.getValue();
            String path = Finding.step(keyword);
            if (ONE.contains(keyword) || ONE_IN_PLACE.contains(keyword)) {
                children.add(new Child(path, value, ONE_IN_PLACE.contains(keyword)));
            } else if (LIST_IN_PLACE.contains(keyword) || keyword.equals("prefixItems")) {
                for (int i = 0; i < value.size(); i++) {
                    children.add(
                            new Child(
                                    path + "/" + i, value.path(i), !keyword.equals("prefixItems")));
                }
            } else if (MAP.contains(keyword) || keyword.equals("dependentSchemas")) {
                value.properties()
                        .forEach(one ->
                                children.add(
                                        new Child(
                                                path + Finding.step(one.getKey()),
                                                one.getValue(),
                                                keyword.equals("dependentSchemas"))));
            }
        }
        return children;
    }
}
