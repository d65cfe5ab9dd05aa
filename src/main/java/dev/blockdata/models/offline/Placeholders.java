package dev.blockdata.models.offline;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The value that says least, for a field that must have one though the block says nothing about
/// it.
///
/// A default or example of the schema, else empty text, zero, false, the neutral choice; a day that
/// nobody takes for found, 1970-01-01.
final class Placeholders {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEPEST = 12;
    private static final int MOST_ITEMS = 200;
    private static final int ALTERNATIVES = 8;
    private static final List<String> NOTHING =
            List.of(
                    "", "n/a", "N/A", "none", "None", "unknown", "-", "0", "a", "A", "x", "00",
                    "000", "0000");

    private Placeholders() {}

    /// Anything that the field takes, null first.
    static Optional<JsonNode> of(Slot slot, Reading reading, int depth) {
        if (slot.nullable()) {
            return Optional.of(NODES.nullNode());
        }
        return notNull(slot, reading, depth);
    }

    private static Optional<JsonNode> notNull(Slot slot, Reading reading, int depth) {
        return slot.shapes().stream()
                .flatMap(shape -> of(shape, reading, depth).stream())
                .findFirst();
    }

    /// Everything worth trying where the first placeholder is refused for a reason that only the
    /// whole check knows.
    static List<JsonNode> alternatives(Slot slot, Reading reading) {
        Set<JsonNode> all = new LinkedHashSet<>();
        of(slot, reading, 0).ifPresent(all::add);
        for (Shape shape : slot.shapes()) {
            of(shape, reading, 0).ifPresent(all::add);
            all.addAll(some(shape, ALTERNATIVES, reading, 0));
        }
        return List.copyOf(all);
    }

    static Optional<JsonNode> of(Shape shape, Reading reading, int depth) {
        if (depth > DEEPEST) {
            return Optional.empty();
        }
        if (shape.kind() == Shape.Kind.CHOICE) {
            return Optional.of(Choices.last(shape));
        }
        if (!shape.get("default").isMissingNode() && !shape.get("default").isNull()) {
            return Optional.of(shape.get("default"));
        }
        return switch (shape.kind()) {
            case CHOICE -> Optional.empty();
            case BOOLEAN -> Optional.of(NODES.booleanNode(false));
            case NUMBER -> Numbers.nearestToZero(shape);
            case STRING -> text(shape, reading).map(NODES::stringNode);
            case ARRAY -> array(shape, reading, depth);
            case OBJECT -> object(shape, reading, depth);
        };
    }

    private static Optional<String> text(Shape shape, Reading reading) {
        Optional<String> formatted =
                switch (shape.text("format")) {
                    case "date" -> Optional.of("1970-01-01");
                    case "date-time" -> Optional.of("1970-01-01T00:00:00Z");
                    case "email" -> Optional.of("nobody@example.invalid");
                    case "uri" -> Optional.of("about:blank");
                    default -> Optional.empty();
                };
        if (formatted.filter(text -> Texts.fits(shape, text)).isPresent()) {
            return formatted;
        }
        Optional<String> small =
                NOTHING.stream().filter(text -> Texts.fits(shape, text)).findFirst();
        if (small.isPresent()) {
            return small;
        }
        Optional<String> example =
                shape.get("examples")
                        .valueStream()
                        .flatMap(one -> one.stringValueOpt().stream())
                        .filter(text -> Texts.fits(shape, text))
                        .findFirst();
        return example.or(() -> padded(shape, reading));
    }

    private static Optional<String> padded(Shape shape, Reading reading) {
        int least = shape.size("minLength", 0);
        if (shape.get("pattern").isString() || least > 100_000) {
            return Optional.empty();
        }
        String whole = Texts.whole(reading);
        String text =
                whole + "-".repeat(Math.max(0, least - whole.codePointCount(0, whole.length())));
        return Optional.of(text.substring(0, text.offsetByCodePoints(0, least)))
                .filter(one -> Texts.fits(shape, one));
    }

    private static Optional<JsonNode> array(Shape shape, Reading reading, int depth) {
        int least = shape.size("minItems", 0);
        return least > MOST_ITEMS
                ? Optional.empty()
                : fill(shape, List.of(), least, reading, depth);
    }

    /// The given elements, with placeholders behind them where that is too few.
    static Optional<JsonNode> fill(
            Shape shape, List<JsonNode> given, int least, Reading reading, int depth) {
        ArrayNode array = NODES.arrayNode();
        given.forEach(array::add);
        List<Slot> first = shape.prefixItems();
        while (array.size() < least) {
            Slot slot = array.size() < first.size() ? first.get(array.size()) : shape.items();
            Optional<JsonNode> next =
                    shape.get("uniqueItems").asBoolean(false)
                            ? another(slot, new LinkedHashSet<>(array.values()), reading, depth)
                            : of(slot, reading, depth + 1);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            array.add(next.get());
        }
        return Optional.of(array);
    }

    /// A placeholder that is not there yet.
    private static Optional<JsonNode> another(
            Slot slot, Set<JsonNode> taken, Reading reading, int depth) {
        for (Shape shape : slot.shapes()) {
            List<JsonNode> some = some(shape, taken.size(), reading, depth);
            Optional<JsonNode> free = some.stream().filter(one -> !taken.contains(one)).findFirst();
            if (free.isPresent()) {
                return free;
            }
        }
        return Optional.empty();
    }

    private static List<JsonNode> some(Shape shape, int more, Reading reading, int depth) {
        return switch (shape.kind()) {
            case CHOICE -> shape.choices();
            case BOOLEAN -> List.of(NODES.booleanNode(false), NODES.booleanNode(true));
            case NUMBER -> Numbers.fromZeroUp(shape, more + 1);
            case STRING -> texts(shape, more);
            case ARRAY, OBJECT -> of(shape, reading, depth + 1).stream().toList();
        };
    }

    private static List<JsonNode> texts(Shape shape, int taken) {
        return Stream.concat(
                        NOTHING.stream(),
                        IntStream.rangeClosed(1, taken + 1).mapToObj(i -> "n/a " + i))
                .filter(text -> Texts.fits(shape, text))
                .<JsonNode>map(NODES::stringNode)
                .toList();
    }

    private static Optional<JsonNode> object(Shape shape, Reading reading, int depth) {
        ObjectNode object = NODES.objectNode();
        for (var entry : shape.properties().entrySet()) {
            if (shape.required().contains(entry.getKey())) {
                Optional<JsonNode> value = of(entry.getValue(), reading, depth + 1);
                if (value.isEmpty()) {
                    return Optional.empty();
                }
                object.set(entry.getKey(), value.get());
            }
        }
        complete(shape, object, reading, depth);
        return Optional.of(object);
    }

    /// Adds what other fields bring with them, and more where there are too few.
    static void complete(Shape shape, ObjectNode object, Reading reading, int depth) {
        shape.get("dependentRequired")
                .properties()
                .forEach(entry -> {
                    if (object.has(entry.getKey())) {
                        Variants.names(entry.getValue())
                                .forEach(name -> add(shape, object, name, reading, depth));
                    }
                });
        int least = shape.size("minProperties", 0);
        for (String name : shape.properties().keySet()) {
            if (object.size() < least) {
                add(shape, object, name, reading, depth);
            }
        }
    }

    private static void add(
            Shape shape, ObjectNode object, String name, Reading reading, int depth) {
        Slot slot = shape.properties().get(name);
        if (slot != null && !object.has(name)) {
            of(slot, reading, depth + 1).ifPresent(value -> object.set(name, value));
        }
    }
}
