package dev.blockdata.integrations.neo4j;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What becomes of a confirmed block in a graph.
///
/// A block is a node with the key `block_uid`, its document one with the key `source_uid`, and
/// between them stands `HAS_BLOCK`. Every name in here fits [Identifier]: there is no other way to
/// make one than [MappingReader].
///
/// @param properties names of a block's properties by the schema's fields
/// @param nodes what stands beside the block
record GraphMapping(
        String blockLabel,
        String documentLabel,
        Map<String, String> properties,
        List<NodeRule> nodes) {

    static final String BLOCK = "Block";
    static final String DOCUMENT = "Document";
    static final String BLOCK_KEY = "block_uid";
    static final String DOCUMENT_KEY = "source_uid";
    static final String HAS_BLOCK = "HAS_BLOCK";

    /// The property by which we know what we made ourselves.
    static final String MARK = "blockdata";

    GraphMapping {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        nodes = List.copyOf(nodes);
    }

    /// Nodes after a field, each with a relationship to the block.
    ///
    /// @param field a text, number or truth value, an object, or a list of such
    /// @param key the property by which a node is known again
    /// @param member whose value is the key, where the field holds objects
    /// @param properties names of further properties, by the object's members
    /// @param type of the relationship
    record NodeRule(
            String field,
            String label,
            String key,
            @Nullable String member,
            Map<String, String> properties,
            String type,
            Direction direction) {

        NodeRule {
            properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        }
    }

    /// Seen from the block.
    enum Direction {
        OUT,
        IN;

        @JsonValue
        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
