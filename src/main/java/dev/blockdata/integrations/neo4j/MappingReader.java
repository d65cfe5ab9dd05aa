package dev.blockdata.integrations.neo4j;

import dev.blockdata.http.Findings;
import dev.blockdata.integrations.neo4j.GraphMapping.Direction;
import dev.blockdata.integrations.neo4j.GraphMapping.NodeRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/// Reads a mapping that a person, a schema or a program wrote, and says at which pointers it cannot
/// be used.
final class MappingReader {

    /// What a block's node tells of itself.
    static final Set<String> OF_BLOCKS =
            Set.of("block_uid", "block_type", "block_index", "source_uid", "doc_title");

    private static final int MOST_NODES = 50;
    private static final int MOST_PROPERTIES = 200;
    private static final int LONGEST_FIELD = 64;

    private final Findings findings;

    private MappingReader(Findings findings) {
        this.findings = findings;
    }

    /// The mapping as far as it can be read; it is usable where nothing was found.
    static GraphMapping read(JsonNode json, String at, Findings findings) {
        return new MappingReader(findings).mapping(json, at);
    }

    private GraphMapping mapping(JsonNode json, String at) {
        known(json, at, Set.of("block_label", "document_label", "properties", "nodes"));
        var block = name(json, "block_label", at, GraphMapping.BLOCK);
        var document = name(json, "document_label", at, GraphMapping.DOCUMENT);
        findings.require(
                !block.equals(document), at + "/document_label", "is another than the block's");
        var properties = properties(json.path("properties"), at + "/properties", OF_BLOCKS);
        var nodes = nodes(json.path("nodes"), at + "/nodes");
        var keys = new HashMap<String, String>();
        for (int i = 0; i < nodes.size(); i++) {
            var rule = nodes.get(i);
            var here = at + "/nodes/" + i;
            findings.require(
                            !rule.label().equals(block) && !rule.label().equals(document),
                            here + "/label",
                            "is another than the block's and the document's")
                    .require(
                            rule.key().equals(keys.computeIfAbsent(rule.label(), _ -> rule.key())),
                            here + "/key",
                            "is the same wherever the label is the same")
                    .require(
                            !rule.type().equals(GraphMapping.HAS_BLOCK),
                            here + "/type",
                            "is another than " + GraphMapping.HAS_BLOCK);
        }
        return new GraphMapping(block, document, properties, nodes);
    }

    private List<NodeRule> nodes(JsonNode json, String at) {
        if (json.isMissingNode() || json.isNull()) {
            return List.of();
        }
        if (!json.isArray() || json.size() > MOST_NODES) {
            findings.require(false, at, "is a list of at most " + MOST_NODES + " rules");
            return List.of();
        }
        var rules = new ArrayList<NodeRule>();
        for (int i = 0; i < json.size(); i++) {
            rules.add(rule(json.get(i), at + "/" + i));
        }
        return rules;
    }

    private NodeRule rule(JsonNode json, String at) {
        known(
                json,
                at,
                Set.of("field", "label", "key", "member", "properties", "type", "direction"));
        var key = name(json, "key", at, null);
        return new NodeRule(
                field(json.path("field"), at + "/field"),
                name(json, "label", at, null),
                key,
                json.path("member").isMissingNode() || json.path("member").isNull()
                        ? null
                        : field(json.path("member"), at + "/member"),
                properties(json.path("properties"), at + "/properties", Set.of(key)),
                name(json, "type", at, null),
                direction(json.path("direction"), at + "/direction"));
    }

    private Direction direction(JsonNode json, String at) {
        if (json.isMissingNode() || json.isNull()) {
            return Direction.OUT;
        }
        for (var direction : Direction.values()) {
            if (direction.wire().equals(json.stringValueOpt().orElse(""))) {
                return direction;
            }
        }
        findings.require(false, at, "is out or in, seen from the block");
        return Direction.OUT;
    }

    private Map<String, String> properties(JsonNode json, String at, Set<String> taken) {
        if (json.isMissingNode() || json.isNull()) {
            return Map.of();
        }
        if (!json.isObject() || json.size() > MOST_PROPERTIES) {
            findings.require(
                    false,
                    at,
                    "is an object of at most "
                            + MOST_PROPERTIES
                            + " names of properties by fields");
            return Map.of();
        }
        var properties = new LinkedHashMap<String, String>();
        var used = new HashSet<String>();
        json.propertyStream()
                .forEach(entry -> {
                    boolean sound = isField(entry.getKey());
                    var here = sound ? at + JsonPointer.empty().appendProperty(entry.getKey()) : at;
                    var property = entry.getValue().stringValueOpt().orElse("");
                    findings.require(sound, at, "names a field of more than 64 characters, or none")
                            .require(Identifier.matches(property), here, Identifier.RULE)
                            .require(
                                    !taken.contains(property)
                                            && !property.equals(GraphMapping.MARK),
                                    here,
                                    "is the name of a property that is set anyway")
                            .require(used.add(property), here, "is there twice");
                    properties.put(entry.getKey(), property);
                });
        return properties;
    }

    private String name(JsonNode json, String member, String at, @Nullable String otherwise) {
        var value = json.path(member);
        if (otherwise != null && (value.isMissingNode() || value.isNull())) {
            return otherwise;
        }
        var name = value.stringValueOpt().orElse("");
        findings.require(Identifier.matches(name), at + "/" + member, Identifier.RULE)
                .require(
                        !name.equals(GraphMapping.MARK),
                        at + "/" + member,
                        "is a name that Blockdata itself uses");
        return name;
    }

    private String field(JsonNode json, String at) {
        var field = json.stringValueOpt().orElse("");
        findings.require(isField(field), at, "is the name of a field, of at most 64 characters");
        return field;
    }

    private static boolean isField(String name) {
        return !name.isEmpty() && name.length() <= LONGEST_FIELD;
    }

    private void known(JsonNode json, String at, Set<String> members) {
        if (!json.isObject()) {
            findings.require(false, at, "is an object");
            return;
        }
        findings.require(
                members.containsAll(json.propertyNames()),
                at,
                "has something else than " + String.join(", ", members.stream().sorted().toList()));
    }
}
