package dev.blockdata.schemas;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Optional;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/// Follows a `$ref` inside the one document that it stands in: `#`, `#/a/pointer` or `#anchor`.
public final class LocalRefs {

    /// A schema and where it stands.
    public record Found(String pointer, JsonNode schema) {}

    private LocalRefs() {}

    /// The schema that `ref` means, empty where it leaves the document or nothing stands there.
    public static Optional<Found> find(JsonNode root, String ref) {
        if (!ref.startsWith("#")) {
            return Optional.empty();
        }
        String fragment = decode(ref.substring(1));
        if (fragment.isEmpty()) {
            return Optional.of(new Found("", root));
        }
        if (!fragment.startsWith("/")) {
            return anchor(root, fragment);
        }
        JsonNode target = root.at(JsonPointer.compile(fragment));
        return target.isObject() || target.isBoolean()
                ? Optional.of(new Found(fragment, target))
                : Optional.empty();
    }

    private static Optional<Found> anchor(JsonNode root, String name) {
        var open = new ArrayDeque<Found>();
        open.add(new Found("", root));
        while (!open.isEmpty()) {
            Found at = open.remove();
            if (at.schema().path("$anchor").asString("").equals(name)
                    || at.schema().path("$dynamicAnchor").asString("").equals(name)) {
                return Optional.of(at);
            }
            for (SchemaPositions.Child child : SchemaPositions.in(at.schema())) {
                open.add(new Found(at.pointer() + child.path(), child.schema()));
            }
        }
        return Optional.empty();
    }

    private static String decode(String fragment) {
        try {
            return URLDecoder.decode(fragment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return fragment;
        }
    }
}
