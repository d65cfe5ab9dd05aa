package dev.blockdata.integrations.neo4j;

import dev.blockdata.http.Finding;
import dev.blockdata.http.Findings;
import dev.blockdata.integrations.neo4j.GraphMapping.Direction;
import dev.blockdata.integrations.neo4j.GraphMapping.NodeRule;
import dev.blockdata.schemas.Field;
import dev.blockdata.schemas.SchemaArtifact;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a schema itself says of a graph, by its `graph_mapping` or by its fields.
final class SchemaMapping {

    static final String MEMBER = "graph_mapping";

    /// Members by which things are called, the best first.
    private static final List<String> KEYS =
            List.of("name", "id", "uid", "key", "title", "label", "code", "text", "value");

    private static final int MOST_NODES = 50;

    /// What may be proposed.
    ///
    /// @param origin `graph_mapping` or `fields`
    /// @param errors why the schema's own mapping is not it, where it has one
    record Proposal(GraphMapping mapping, String origin, List<Finding> errors) {}

    private final SchemaArtifact schema;
    private final Map<String, String> properties = new LinkedHashMap<>();
    private final List<NodeRule> nodes = new ArrayList<>();
    private final Set<String> names = new HashSet<>(MappingReader.OF_BLOCKS);
    private final Set<String> labels =
            new HashSet<>(Set.of(GraphMapping.BLOCK, GraphMapping.DOCUMENT, GraphMapping.MARK));
    private final Set<String> types =
            new HashSet<>(Set.of(GraphMapping.HAS_BLOCK, GraphMapping.MARK));

    private SchemaMapping(SchemaArtifact schema) {
        this.schema = schema;
        names.add(GraphMapping.MARK);
    }

    static Proposal propose(SchemaArtifact schema) {
        var own = schema.json().path(MEMBER);
        var findings = new Findings();
        if (!own.isMissingNode()) {
            var mapping = MappingReader.read(own, "/" + MEMBER, findings);
            if (findings.isEmpty()) {
                return new Proposal(mapping, MEMBER, List.of());
            }
        }
        return new Proposal(new SchemaMapping(schema).ofFields(), "fields", findings.all());
    }

    private GraphMapping ofFields() {
        for (var field : schema.fields()) {
            var rule = nodes.size() < MOST_NODES ? rule(field) : null;
            if (rule == null) {
                properties.put(field.name(), free(Identifier.after(field.name()), names));
            } else {
                nodes.add(rule);
            }
        }
        return new GraphMapping(GraphMapping.BLOCK, GraphMapping.DOCUMENT, properties, nodes);
    }

    /// Lists of texts, of things with a name, and choices become nodes; all else tells something of
    /// the block.
    private @Nullable NodeRule rule(Field field) {
        if (field.types().contains("array")) {
            var items = schema.itemsOf(field);
            if (items.isPresent() && isThing(items.get())) {
                return things(field, items.get());
            }
            return items.isPresent() && items.get().types().contains("string")
                    ? values(field)
                    : null;
        }
        if (isThing(field)) {
            return things(field, field);
        }
        return field.types().contains("string") && !field.enumValues().isEmpty()
                ? values(field)
                : null;
    }

    private static boolean isThing(Field field) {
        return field.types().contains("object");
    }

    private NodeRule values(Field field) {
        var word = singular(Identifier.after(field.name()));
        return new NodeRule(
                field.name(), label(word), "name", null, Map.of(), type(word), Direction.OUT);
    }

    private @Nullable NodeRule things(Field field, Field thing) {
        var members = schema.membersOf(thing);
        var key = key(members).orElse(null);
        if (key == null) {
            return null;
        }
        var word = singular(Identifier.after(field.name()));
        var taken = new HashSet<>(Set.of(GraphMapping.MARK));
        var keyName = free(Identifier.after(key), taken);
        var more = new LinkedHashMap<String, String>();
        for (var member : members) {
            if (!member.name().equals(key)) {
                more.put(member.name(), free(Identifier.after(member.name()), taken));
            }
        }
        return new NodeRule(
                field.name(), label(word), keyName, key, more, type(word), Direction.OUT);
    }

    private static Optional<String> key(List<Field> members) {
        var texts =
                members.stream()
                        .filter(member ->
                                member.types().contains("string")
                                        || member.types().contains("integer"))
                        .map(Field::name)
                        .toList();
        return KEYS.stream()
                .filter(texts::contains)
                .findFirst()
                .or(() -> texts.stream().findFirst());
    }

    private String label(String word) {
        var label =
                Arrays.stream(word.split("_"))
                        .filter(part -> !part.isEmpty())
                        .map(part ->
                                part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
                        .collect(Collectors.joining());
        return free(label, labels);
    }

    private String type(String word) {
        return free("HAS_" + word.toUpperCase(Locale.ROOT), types);
    }

    private static String singular(String word) {
        if (word.endsWith("ies") && word.length() > 4) {
            return word.substring(0, word.length() - 3) + "y";
        }
        return word.endsWith("s") && !word.endsWith("ss") && word.length() > 3
                ? word.substring(0, word.length() - 1)
                : word;
    }

    /// This name, or with a number behind it the first that nobody has.
    private static String free(String name, Set<String> taken) {
        var plain = name.substring(0, Math.min(name.length(), Identifier.LONGEST - 3));
        var found = plain;
        for (int i = 2; !taken.add(found); i++) {
            found = plain + i;
        }
        return found;
    }
}
