package dev.blockdata.schemas;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// The name under which an owner finds an artifact: its own `schema_ref`, else one made of `$id` or
/// `title`.
final class SchemaRef {

    sealed interface Choice {

        record Chosen(String ref) implements Choice {}

        record Refused(Finding finding) implements Choice {}
    }

    private static final int LONGEST = 64;
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");
    private static final Pattern OTHERS = Pattern.compile("[^a-z0-9_-]+");
    private static final Pattern START = Pattern.compile("^[_-]+");
    private static final Pattern END = Pattern.compile("[_-]+$");

    private SchemaRef() {}

    static Choice of(JsonNode artifact) {
        JsonNode own = artifact.get("schema_ref");
        if (own != null) {
            return own.isString() && SHAPE.matcher(own.stringValue()).matches()
                    ? new Choice.Chosen(own.stringValue())
                    : refused(
                            "must be 1 to 64 of a-z, 0-9, _ and -, beginning with a letter or digit");
        }
        return slug(lastSegment(artifact.path("$id").asString("")))
                .or(() -> slug(artifact.path("title").asString("")))
                .<Choice>map(Choice.Chosen::new)
                .orElseGet(() ->
                        refused("is missing, and neither $id nor title makes a name: add it"));
    }

    private static String lastSegment(String id) {
        String path = id.replaceAll("[?#].*", "").replaceAll("/+$", "");
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static Optional<String> slug(String words) {
        String slug = OTHERS.matcher(words.toLowerCase(Locale.ROOT)).replaceAll("_");
        slug = START.matcher(slug).replaceAll("");
        slug = slug.substring(0, Math.min(slug.length(), LONGEST));
        return Optional.of(END.matcher(slug).replaceAll("")).filter(name -> !name.isEmpty());
    }

    private static Choice refused(String message) {
        return new Choice.Refused(new Finding("/schema_ref", message));
    }
}
