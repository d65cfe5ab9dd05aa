package dev.blockdata.models.offline;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One way to fill a field: a plain schema of one type, and the words that tell what is looked for.
final class Shape {

    enum Kind {
        CHOICE,
        BOOLEAN,
        NUMBER,
        STRING,
        ARRAY,
        OBJECT
    }

    private final String fieldName;
    private final Kind kind;
    private final ObjectNode json;
    private final Variants variants;
    private final boolean integer;
    private final Set<String> nameWords;
    private final Set<String> words;
    private final List<JsonNode> choices;
    private volatile @Nullable Map<String, Slot> properties;
    private volatile @Nullable Slot items;

    Shape(String fieldName, String type, ObjectNode json, Variants variants) {
        this.fieldName = fieldName;
        this.json = json;
        this.variants = variants;
        this.choices = choices(type, json);
        this.integer = type.equals("integer");
        this.kind =
                choices.isEmpty() && !json.has("enum") && !json.has("const")
                        ? kind(type)
                        : Kind.CHOICE;
        this.nameWords = Words.wanted(fieldName + " " + text("title"));
        this.words = new LinkedHashSet<>(nameWords);
        words.addAll(Words.wanted(description()));
    }

    private static Kind kind(String type) {
        return switch (type) {
            case "boolean" -> Kind.BOOLEAN;
            case "integer", "number" -> Kind.NUMBER;
            case "array" -> Kind.ARRAY;
            case "object" -> Kind.OBJECT;
            default -> Kind.STRING;
        };
    }

    private static List<JsonNode> choices(String type, ObjectNode json) {
        List<JsonNode> all = new ArrayList<>();
        json.optional("const").ifPresent(all::add);
        if (all.isEmpty()) {
            json.path("enum").forEach(all::add);
        }
        all.removeIf(value -> !isOf(type, value));
        return List.copyOf(all);
    }

    private static boolean isOf(String type, JsonNode value) {
        return switch (type) {
            case "string" -> value.isString();
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isNumber() && value.canConvertToExactIntegral();
            case "number" -> value.isNumber();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            case "null" -> value.isNull();
            default -> !value.isNull();
        };
    }

    String fieldName() {
        return fieldName;
    }

    Kind kind() {
        return kind;
    }

    boolean integer() {
        return integer;
    }

    List<JsonNode> choices() {
        return choices;
    }

    /// What the field's name and title say.
    Set<String> nameWords() {
        return nameWords;
    }

    /// What name, title and description say together.
    Set<String> words() {
        return words;
    }

    boolean named(Set<String> stems) {
        return nameWords.stream().anyMatch(stems::contains);
    }

    String description() {
        return text("description");
    }

    String text(String keyword) {
        return json.path(keyword).asString("");
    }

    JsonNode get(String keyword) {
        return json.path(keyword);
    }

    int size(String keyword, int otherwise) {
        JsonNode value = json.path(keyword);
        return value.isNumber()
                ? (int) Math.min(Integer.MAX_VALUE, Math.max(0, value.asDouble(otherwise)))
                : otherwise;
    }

    Optional<BigDecimal> number(String keyword) {
        JsonNode value = json.path(keyword);
        return value.isNumber() ? Optional.of(value.decimalValue()) : Optional.empty();
    }

    Set<String> required() {
        return Variants.names(json.path("required"));
    }

    Map<String, Slot> properties() {
        Map<String, Slot> known = properties;
        if (known == null) {
            var made = new LinkedHashMap<String, Slot>();
            json.path("properties")
                    .properties()
                    .forEach(entry ->
                            made.put(entry.getKey(), slot(entry.getKey(), entry.getValue())));
            for (String name : required()) {
                made.computeIfAbsent(
                        name, missing -> slot(missing, json.path("additionalProperties")));
            }
            known = made;
            properties = known;
        }
        return known;
    }

    /// What stands in an array; an element speaks for the array's own name too.
    Slot items() {
        Slot known = items;
        if (known == null) {
            known = slot(fieldName, json.path("items"));
            items = known;
        }
        return known;
    }

    List<Slot> prefixItems() {
        return json.path("prefixItems").valueStream().map(one -> slot(fieldName, one)).toList();
    }

    private Slot slot(String name, JsonNode schema) {
        return new Slot(name, schema, variants);
    }
}
