package dev.blockdata.integrations.neo4j;

import dev.blockdata.export.ConfirmedBlocks;
import dev.blockdata.integrations.neo4j.GraphMapping.Direction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A graph as it would be, of the first blocks as a picture, of all in numbers.
final class Drawing {

    /// Blocks that are drawn.
    static final int DRAWN = 20;

    /// Blocks that are counted; their nodes likewise.
    static final long COUNTED = 100_000;

    private static final int MOST_NODES = 200;
    private static final int LONGEST_TEXT = 200;

    record Node(String id, String label, String caption, Map<String, Object> properties) {}

    record Relationship(String from, String to, String type) {}

    /// @param passedOver values that can be no node's key: empty ones, longer ones than an index
    ///   takes, things without it
    /// @param complete false where there was more than is counted
    record Counts(
            long documents,
            long rows,
            long nodes,
            long relationships,
            long passedOver,
            boolean complete) {}

    private final GraphMapping mapping;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Set<Relationship> relationships = new LinkedHashSet<>();
    private final Set<UUID> known = new HashSet<>();
    private final Set<String> documents = new HashSet<>();
    private long rows;
    private long related;
    private boolean complete = true;

    Drawing(GraphMapping mapping) {
        this.mapping = mapping;
    }

    boolean isFull() {
        return !complete;
    }

    void add(ConfirmedBlocks.Source source, GraphBlock block) {
        if (rows >= COUNTED || known.size() >= COUNTED) {
            complete = false;
            return;
        }
        rows++;
        documents.add(source.sourceUid());
        boolean drawn = rows <= DRAWN;
        var ofBlock = "block:" + block.uid();
        if (drawn) {
            draw(source, block, ofBlock);
        }
        var of = new HashSet<Relationship>();
        for (var link : block.links()) {
            var rule = mapping.nodes().get(link.rule());
            var id = rule.label() + ":" + link.key();
            known.add(UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)));
            boolean out = rule.direction() == Direction.OUT;
            var relationship =
                    new Relationship(out ? ofBlock : id, out ? id : ofBlock, rule.type());
            of.add(relationship);
            if (drawn && (nodes.containsKey(id) || nodes.size() < MOST_NODES)) {
                nodes.computeIfAbsent(
                        id,
                        _ ->
                                new Node(
                                        id,
                                        rule.label(),
                                        shortened(link.key().toString()),
                                        with(rule.key(), link.key(), link.properties())));
                relationships.add(relationship);
            }
        }
        related += of.size() + 1;
    }

    private void draw(ConfirmedBlocks.Source source, GraphBlock block, String id) {
        var document = "document:" + source.sourceUid();
        nodes.computeIfAbsent(
                document,
                _ ->
                        new Node(
                                document,
                                mapping.documentLabel(),
                                shortened(source.docTitle()),
                                Map.of(GraphMapping.DOCUMENT_KEY, source.sourceUid())));
        nodes.put(
                id,
                new Node(
                        id,
                        mapping.blockLabel(),
                        block.properties().get("block_type")
                                + " "
                                + block.properties().get("block_index"),
                        with(GraphMapping.BLOCK_KEY, block.uid(), block.properties())));
        relationships.add(new Relationship(document, id, GraphMapping.HAS_BLOCK));
    }

    private static Map<String, Object> with(
            String key, Object value, Map<String, ? extends @Nullable Object> more) {
        var properties = new LinkedHashMap<String, Object>();
        properties.put(key, value);
        more.forEach((name, each) -> {
            if (each != null) {
                properties.put(name, each instanceof String text ? shortened(text) : each);
            }
        });
        return properties;
    }

    private static String shortened(String text) {
        int end =
                text.offsetByCodePoints(
                        0, Math.min(LONGEST_TEXT, text.codePointCount(0, text.length())));
        return end == text.length() ? text : text.substring(0, end) + "…";
    }

    List<Node> nodes() {
        return new ArrayList<>(nodes.values());
    }

    List<Relationship> relationships() {
        return new ArrayList<>(relationships);
    }

    Counts counts(long passedOver) {
        return new Counts(
                documents.size(),
                rows,
                rows + documents.size() + known.size(),
                related,
                passedOver,
                complete);
    }
}
