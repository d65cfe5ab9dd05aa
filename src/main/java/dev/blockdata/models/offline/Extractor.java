package dev.blockdata.models.offline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Fills slots from one block: every shape of a slot is tried, and the one that the block supports
/// best is taken.
final class Extractor {

    private static final int DEEPEST = 8;

    private final Reading reading;

    Extractor(Reading reading) {
        this.reading = reading;
    }

    /// The best value for a slot, null where nothing fits.
    @Nullable Fit fill(Slot slot, int depth) {
        Fit best = null;
        for (Shape shape : slot.shapes()) {
            Fit fit = fill(shape, depth);
            if (fit != null && (best == null || fit.score() > best.score())) {
                best = fit;
            }
        }
        return best;
    }

    private @Nullable Fit fill(Shape shape, int depth) {
        if (depth > DEEPEST) {
            return null;
        }
        return switch (shape.kind()) {
            case CHOICE -> Choices.choose(shape, reading);
            case BOOLEAN -> Choices.decide(shape, reading);
            case NUMBER -> Numbers.find(shape, reading);
            case STRING -> Texts.find(shape, reading);
            case ARRAY -> array(shape, depth);
            case OBJECT -> nested(shape, depth);
        };
    }

    private @Nullable Fit array(Shape shape, int depth) {
        int most = shape.size("maxItems", Integer.MAX_VALUE);
        int least = shape.size("minItems", 0);
        List<Fit> fits = new ArrayList<>();
        if (!shape.prefixItems().isEmpty()) {
            return tuple(shape, depth);
        }
        for (Shape item : shape.items().shapes()) {
            fits.addAll(Lists.candidates(shape, item, reading));
            if (item.kind() == Shape.Kind.OBJECT) {
                Fit one = nested(item, depth + 1);
                fits.addAll(one == null ? List.of() : List.of(one));
            }
        }
        List<JsonNode> values = Lists.distinct(fits);
        values = values.subList(0, Math.min(values.size(), most));
        if (values.isEmpty()) {
            return null;
        }
        double score = fits.getFirst().score();
        return Placeholders.fill(shape, values, Math.min(least, 200), reading, depth)
                .map(array -> new Fit(array, score))
                .orElse(null);
    }

    private @Nullable Fit tuple(Shape shape, int depth) {
        List<JsonNode> values = new ArrayList<>();
        double sum = 0;
        for (Slot slot : shape.prefixItems()) {
            Fit fit = fill(slot, depth + 1);
            Optional<JsonNode> value =
                    fit == null ? Placeholders.of(slot, reading, depth) : Optional.of(fit.value());
            if (value.isEmpty()) {
                return null;
            }
            values.add(value.get());
            sum += fit == null ? 0 : fit.score();
        }
        double score = sum / values.size();
        return sum == 0
                ? null
                : new Fit(JsonNodeFactory.instance.arrayNode().addAll(values), score);
    }

    private @Nullable Fit nested(Shape shape, int depth) {
        Map<String, Fit> fits = fits(shape, depth);
        double sum =
                fits.values().stream().mapToDouble(Fit::score).filter(score -> score > 0.35).sum();
        if (sum == 0) {
            return null;
        }
        ObjectNode object = assemble(shape, fits, depth);
        return object == null ? null : new Fit(object, sum / shape.properties().size());
    }

    /// An object for this shape with all that the block gives; null where a required field cannot
    /// be filled at all.
    @Nullable ObjectNode object(Shape shape) {
        return assemble(shape, fits(shape, 0), 0);
    }

    private Map<String, Fit> fits(Shape shape, int depth) {
        Map<String, Fit> fits = new LinkedHashMap<>();
        Map<String, Shape> sure = new LinkedHashMap<>();
        shape.properties()
                .forEach((name, slot) -> {
                    Optional<Shape> scale =
                            slot.shapes().stream().filter(Numbers::asksHowSure).findFirst();
                    Fit fit = scale.isPresent() ? null : fill(slot, depth + 1);
                    scale.ifPresent(one -> sure.put(name, one));
                    if (fit != null) {
                        fits.put(name, fit);
                    }
                });
        int others = shape.properties().size() - sure.size();
        double sum = fits.values().stream().mapToDouble(Fit::score).sum();
        double share = others == 0 ? reading.presence(shape.words()) : sum / others;
        sure.forEach((name, scale) ->
                Numbers.onScale(scale, share)
                        .ifPresent(value -> fits.put(name, new Fit(value, 0))));
        return fits;
    }

    private @Nullable ObjectNode assemble(Shape shape, Map<String, Fit> fits, int depth) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        int most = shape.size("maxProperties", Integer.MAX_VALUE);
        for (var entry : shape.properties().entrySet()) {
            String name = entry.getKey();
            boolean required = shape.required().contains(name);
            Fit fit = fits.get(name);
            Optional<JsonNode> value =
                    fit != null
                            ? Optional.of(fit.value())
                            : required
                                    ? Placeholders.of(entry.getValue(), reading, depth)
                                    : Optional.empty();
            if (value.isEmpty() && required) {
                return null;
            }
            if (required || object.size() < most) {
                value.ifPresent(one -> object.set(name, one));
            }
        }
        Placeholders.complete(shape, object, reading, depth);
        return object;
    }
}
