package dev.blockdata.integrations.neo4j;

import static dev.blockdata.integrations.neo4j.Identifier.quoted;

import dev.blockdata.integrations.neo4j.GraphMapping.Direction;
import dev.blockdata.integrations.neo4j.GraphMapping.NodeRule;
import java.util.LinkedHashSet;
import java.util.Set;

/// What is said to Neo4j for a mapping: labels, types and properties of it by name, all values as
/// parameters.
///
/// A node that we made has `blockdata: true`; one of the same key that was there before is only
/// pointed at. A relationship of ours has `blockdata` with whose it is, and `push` with the attempt
/// that wrote it last: what an attempt did not write is no longer wanted.
final class GraphStatements {

    private static final String OURS = "`" + GraphMapping.MARK + "`";

    /// Of relationships that are gone, and of nodes that nothing holds any more.
    static final String DELETE_FORSAKEN =
            """
            UNWIND $ids AS id
            MATCH (n) WHERE elementId(n) = id AND n.`blockdata` = true AND NOT EXISTS { (n)--() }
            DELETE n
            """;

    static final String DETACH =
            """
            UNWIND $ids AS id
            MATCH (b)-[r]-(n) WHERE elementId(b) = id AND r.`blockdata` = $mark
            DELETE r
            RETURN collect(DISTINCT elementId(n)) AS ids
            """;

    /// A block that others hold on to stays, without what it told.
    static final String EMPTY =
            """
            UNWIND $ids AS id
            MATCH (b) WHERE elementId(b) = id AND b.`blockdata` = true
            SET b += $nothing
            """;

    private final GraphMapping mapping;
    private final String block;
    private final String document;

    GraphStatements(GraphMapping mapping) {
        this.mapping = mapping;
        this.block = quoted(mapping.blockLabel());
        this.document = quoted(mapping.documentLabel());
    }

    /// Without them each node would be looked for among all of its label.
    Set<String> constraints() {
        var statements = new LinkedHashSet<String>();
        statements.add(constraint(mapping.documentLabel(), GraphMapping.DOCUMENT_KEY));
        statements.add(constraint(mapping.blockLabel(), GraphMapping.BLOCK_KEY));
        mapping.nodes().forEach(rule -> statements.add(constraint(rule.label(), rule.key())));
        return statements;
    }

    private static String constraint(String label, String key) {
        return "CREATE CONSTRAINT IF NOT EXISTS FOR (n:%s) REQUIRE n.%s IS UNIQUE"
                .formatted(quoted(label), quoted(key));
    }

    String mergeDocument() {
        return """
        MERGE (d:%s {source_uid: $source})
          ON CREATE SET d.%2$s = true
        SET d += CASE WHEN d.%2$s = true THEN $properties ELSE {} END
        """
                .formatted(document, OURS);
    }

    String mergeBlocks() {
        return """
        MATCH (d:%1$s {source_uid: $source})
        UNWIND $blocks AS block
        MERGE (b:%2$s {block_uid: block.uid})
          ON CREATE SET b.%3$s = true
        SET b += CASE WHEN b.%3$s = true THEN block.properties ELSE {} END
        MERGE (d)-[h:HAS_BLOCK {%3$s: $mark}]->(b)
        SET h.push = $push
        """
                .formatted(document, block, OURS);
    }

    String mergeNodes(NodeRule rule) {
        return """
        UNWIND $nodes AS node
        MERGE (n:%s {%s: node.key})
          ON CREATE SET n.%3$s = true
        SET n += CASE WHEN n.%3$s = true THEN node.properties ELSE {} END
        """
                .formatted(quoted(rule.label()), quoted(rule.key()), OURS);
    }

    String mergeLinks(NodeRule rule) {
        var way =
                rule.direction() == Direction.OUT
                        ? "(b)-[r:%s {%s: $mark}]->(n)"
                        : "(n)-[r:%s {%s: $mark}]->(b)";
        return """
        UNWIND $links AS link
        MATCH (b:%s {block_uid: link.uid})
        MATCH (n:%s {%s: link.key})
        MERGE %s
        SET r.push = $push
        """
                .formatted(
                        block,
                        quoted(rule.label()),
                        quoted(rule.key()),
                        way.formatted(quoted(rule.type()), OURS));
    }

    /// What these blocks had from an earlier value.
    String deleteStale() {
        return """
        UNWIND $uids AS uid
        MATCH (b:%s {block_uid: uid})-[r]-(n) WHERE r.%2$s = $mark AND r.push < $push
        DELETE r
        RETURN collect(DISTINCT elementId(n)) AS ids
        """
                .formatted(block, OURS);
    }

    String findBlocks() {
        return """
        UNWIND $uids AS uid
        MATCH (b:%s {block_uid: uid})
        RETURN collect(elementId(b)) AS ids
        """
                .formatted(block);
    }

    /// Blocks of the document that an attempt at all of it did not write, or wrote under another
    /// label.
    String findUnwanted() {
        return """
        MATCH (d:%s {source_uid: $source})-[h:HAS_BLOCK]->(b)
        WHERE h.%s = $mark AND h.push < $push
        WITH b LIMIT $most
        RETURN collect(elementId(b)) AS ids
        """
                .formatted(document, OURS);
    }
}
