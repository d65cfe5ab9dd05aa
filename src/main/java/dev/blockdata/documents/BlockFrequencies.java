package dev.blockdata.documents;

import dev.blockdata.blocks.BlockType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// How many blocks of each type: the database keeps no order of keys, so what is read is put into
/// the contract's again.
public final class BlockFrequencies {

    private static final TypeReference<Map<String, Integer>> COUNTS = new TypeReference<>() {};

    private BlockFrequencies() {}

    /// The counts of a stored JSON object.
    public static Map<String, Integer> read(JsonMapper json, String stored) {
        return inOrder(json.readValue(stored, COUNTS));
    }

    static Map<String, Integer> inOrder(Map<String, Integer> counts) {
        var ordered = new LinkedHashMap<String, Integer>();
        for (var type : BlockType.values()) {
            var count = counts.get(type.wire());
            if (count != null) {
                ordered.put(type.wire(), count);
            }
        }
        return Collections.unmodifiableMap(ordered);
    }
}
