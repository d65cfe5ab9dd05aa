package dev.blockdata.integrations.neo4j;

import dev.blockdata.export.ConfirmedBlocks;
import dev.blockdata.integrations.neo4j.GraphBlock.Link;
import dev.blockdata.integrations.neo4j.GraphMapping.NodeRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Turns confirmed blocks into parts of a graph by a mapping. It knows of no database: what is
/// drawn beforehand and what is sent are the same.
final class GraphRows {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final GraphMapping mapping;
    private long passedOver;

    GraphRows(GraphMapping mapping) {
        this.mapping = mapping;
    }

    /// How many values could be the key of no node: empty ones, too long ones, objects without the
    /// member.
    long passedOver() {
        return passedOver;
    }

    static String uid(ConfirmedBlocks.Source source, int index) {
        return source.convUid() + ":" + index;
    }

    GraphBlock of(ConfirmedBlocks.Source source, ConfirmedBlocks.Row row, String confirmed) {
        var data = JSON.readTree(confirmed);
        var properties = new LinkedHashMap<String, @Nullable Object>();
        properties.put("block_type", row.type());
        properties.put("block_index", (long) row.index());
        properties.put("source_uid", source.sourceUid());
        properties.put("doc_title", source.docTitle());
        mapping.properties()
                .forEach((field, property) ->
                        properties.put(property, GraphValues.of(data.path(field))));
        // The same node under the same rule is one, however often a list names it.
        var links = new LinkedHashMap<List<Object>, Link>();
        for (int i = 0; i < mapping.nodes().size(); i++) {
            for (var item : items(data.path(mapping.nodes().get(i).field()))) {
                var link = link(i, item);
                if (link == null) {
                    passedOver++;
                } else {
                    links.merge(List.of(i, link.key()), link, GraphRows::together);
                }
            }
        }
        return new GraphBlock(
                uid(source, row.index()), properties, new ArrayList<>(links.values()));
    }

    private static Link together(Link one, Link other) {
        var properties = new HashMap<>(one.properties());
        properties.putAll(other.properties());
        return new Link(one.rule(), one.key(), properties);
    }

    private static Iterable<JsonNode> items(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        return value.isArray() ? value : List.of(value);
    }

    private @Nullable Link link(int number, JsonNode item) {
        NodeRule rule = mapping.nodes().get(number);
        var key = GraphValues.key(rule.member() == null ? item : item.path(rule.member()));
        if (key == null) {
            return null;
        }
        Map<String, Object> properties = new LinkedHashMap<>();
        rule.properties()
                .forEach((member, property) -> {
                    var value = GraphValues.of(item.path(member));
                    if (value != null) {
                        properties.put(property, value);
                    }
                });
        return new Link(number, key, properties);
    }
}
