package dev.blockdata.integrations.neo4j;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Values of JSON as a graph keeps them: texts, whole numbers of 64 bits, doubles, truth values,
/// and lists of one of these. Whatever is deeper is kept as the text of its JSON.
final class GraphValues {

    /// An index takes no longer ones.
    static final int LONGEST_KEY = 1000;

    private GraphValues() {}

    static @Nullable Object of(JsonNode json) {
        return switch (json.getNodeType()) {
            case NULL, MISSING -> null;
            case ARRAY -> list(json);
            case OBJECT -> json.toString();
            case STRING, NUMBER, BOOLEAN, BINARY, POJO -> scalar(json);
        };
    }

    /// What a node is known by: a text without white space around it, a whole number or a truth
    /// value. Null where it is none, or empty, or longer than an index takes.
    static @Nullable Object key(JsonNode json) {
        return switch (json.getNodeType()) {
            case STRING -> {
                var text = json.asString().strip();
                yield text.isEmpty() || text.length() > LONGEST_KEY ? null : text;
            }
            case NUMBER, BOOLEAN -> scalar(json);
            case NULL, MISSING, ARRAY, OBJECT, BINARY, POJO -> null;
        };
    }

    private static Object scalar(JsonNode json) {
        if (json.isBoolean()) {
            return json.booleanValue();
        }
        if (json.isNumber()) {
            if (json.isIntegralNumber()) {
                return json.canConvertToLong() ? (Object) json.longValue() : json.asString();
            }
            double value = json.asDouble();
            return Double.isFinite(value) ? (Object) value : json.asString();
        }
        return json.asString();
    }

    private static List<Object> list(JsonNode json) {
        var values = new ArrayList<Object>();
        boolean whole = true;
        boolean numbers = true;
        boolean alike = true;
        for (var item : json) {
            var value = of(item);
            if (value == null) {
                continue;
            }
            if (value instanceof List) {
                value = item.toString();
            }
            whole &= value instanceof Long;
            numbers &= value instanceof Number;
            alike &= values.isEmpty() || values.getFirst().getClass() == value.getClass();
            values.add(value);
        }
        if (numbers && !whole) {
            values.replaceAll(value -> ((Number) value).doubleValue());
        } else if (!alike) {
            values.replaceAll(Object::toString);
        }
        return values;
    }
}
