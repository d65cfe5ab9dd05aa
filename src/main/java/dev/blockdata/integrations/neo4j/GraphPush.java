package dev.blockdata.integrations.neo4j;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Session;
import org.neo4j.driver.TransactionConfig;
import org.neo4j.driver.TransactionContext;
import org.neo4j.driver.exceptions.ClientException;

/// One attempt at bringing blocks of a document into a graph, in transactions that each leave a
/// sound graph behind: whatever comes between them, the next attempt ends with the same graph.
final class GraphPush {

    /// What it is about.
    ///
    /// @param mark whose relationships these are
    /// @param attempt a number that no other attempt has; one that is kept beside a mark at no cost
    record Frame(String sourceUid, UUID mark, long attempt) {}

    /// What it changed.
    record Changes(
            long nodesMade, long nodesDeleted, long relationshipsMade, long relationshipsDeleted) {

        Changes and(Changes more) {
            return new Changes(
                    nodesMade + more.nodesMade,
                    nodesDeleted + more.nodesDeleted,
                    relationshipsMade + more.relationshipsMade,
                    relationshipsDeleted + more.relationshipsDeleted);
        }
    }

    static final int MOST_BLOCKS = 1000;

    private static final int MOST_LINKS = 10_000;
    private static final String INDEX_IS_THERE = "Neo.ClientError.Schema.IndexAlreadyExists";

    private final Session session;
    private final TransactionConfig limits;
    private final GraphMapping mapping;
    private final GraphStatements statements;
    private final Frame frame;
    private final Map<String, @Nullable Object> nothing = new HashMap<>();
    private Changes changes = new Changes(0, 0, 0, 0);

    GraphPush(Session session, TransactionConfig limits, GraphMapping mapping, Frame frame) {
        this.session = session;
        this.limits = limits;
        this.mapping = mapping;
        this.statements = new GraphStatements(mapping);
        this.frame = frame;
        mapping.properties().values().forEach(property -> nothing.put(property, null));
    }

    Changes changes() {
        return changes;
    }

    void constrain() {
        for (var statement : statements.constraints()) {
            try {
                session.run(statement, Map.of(), limits).consume();
            } catch (ClientException refused) {
                // An index that is no constraint finds its nodes as fast.
                if (!INDEX_IS_THERE.equals(refused.code())) {
                    throw refused;
                }
            }
        }
    }

    void document(Map<String, Object> properties) {
        write(step -> step.run(statements.mergeDocument(), Map.of("properties", properties)));
    }

    void blocks(List<GraphBlock> blocks) {
        write(step -> {
            step.run(
                    statements.mergeBlocks(),
                    Map.of(
                            "blocks",
                            blocks.stream()
                                    .map(block ->
                                            Map.of(
                                                    "uid",
                                                    block.uid(),
                                                    "properties",
                                                    block.properties()))
                                    .toList()));
            // A node that was made just now has nothing from before.
            boolean allNew = step.changed.nodesMade() == blocks.size();
            for (int rule = 0; rule < mapping.nodes().size(); rule++) {
                mergeLinks(step, rule, blocks);
            }
            if (allNew) {
                return true;
            }
            var uids = blocks.stream().map(GraphBlock::uid).toList();
            return step.deleteForsaken(step.run(statements.deleteStale(), Map.of("uids", uids)));
        });
    }

    private void mergeLinks(Step step, int number, List<GraphBlock> blocks) {
        var nodes = new LinkedHashMap<Object, Map<String, Object>>();
        var links = new ArrayList<Map<String, Object>>();
        for (var block : blocks) {
            for (var link : block.links()) {
                if (link.rule() == number) {
                    nodes.computeIfAbsent(link.key(), _ -> new HashMap<>())
                            .putAll(link.properties());
                    links.add(Map.of("uid", block.uid(), "key", link.key()));
                }
            }
        }
        var rule = mapping.nodes().get(number);
        var all = new ArrayList<Map<String, Object>>();
        nodes.forEach((key, properties) -> all.add(Map.of("key", key, "properties", properties)));
        some(all, part -> step.run(statements.mergeNodes(rule), Map.of("nodes", part)));
        some(links, part -> step.run(statements.mergeLinks(rule), Map.of("links", part)));
    }

    private static void some(
            List<Map<String, Object>> all, Consumer<List<Map<String, Object>>> taker) {
        for (int from = 0; from < all.size(); from += MOST_LINKS) {
            taker.accept(all.subList(from, Math.min(from + MOST_LINKS, all.size())));
        }
    }

    /// Takes these blocks out.
    void remove(List<String> uids) {
        write(step -> step.remove(step.run(statements.findBlocks(), Map.of("uids", uids))));
    }

    /// Takes out some of the document's blocks that this attempt did not bring; false where there
    /// is none left.
    boolean removeUnwanted() {
        return write(step -> {
            var ids = step.run(statements.findUnwanted(), Map.of("most", MOST_BLOCKS));
            step.remove(ids);
            return !ids.isEmpty();
        });
    }

    /// A transaction that is repeated where Neo4j asks for that; what it changed counts once.
    private <T> T write(Function<Step, T> work) {
        record Done<T>(T result, Changes changes) {}
        var done =
                session.executeWrite(
                        transaction -> {
                            var step = new Step(transaction);
                            return new Done<>(work.apply(step), step.changed);
                        },
                        limits);
        changes = changes.and(done.changes());
        return done.result();
    }

    private final class Step {

        private final TransactionContext transaction;
        private Changes changed = new Changes(0, 0, 0, 0);

        Step(TransactionContext transaction) {
            this.transaction = transaction;
        }

        /// Answers the ids of elements that a statement returns, if it does.
        List<Object> run(String statement, Map<String, ?> parameters) {
            var all = new HashMap<String, @Nullable Object>(parameters);
            all.put("source", frame.sourceUid());
            all.put("mark", frame.mark().toString());
            all.put("push", frame.attempt());
            var result = transaction.run(statement, all);
            List<Object> ids =
                    result.keys().isEmpty() ? List.of() : result.single().get("ids").asList();
            var counters = result.consume().counters();
            changed =
                    changed.and(
                            new Changes(
                                    counters.nodesCreated(),
                                    counters.nodesDeleted(),
                                    counters.relationshipsCreated(),
                                    counters.relationshipsDeleted()));
            return ids;
        }

        boolean remove(List<Object> blocks) {
            if (blocks.isEmpty()) {
                return false;
            }
            run(GraphStatements.EMPTY, Map.of("ids", blocks, "nothing", nothing));
            var ids = new ArrayList<>(run(GraphStatements.DETACH, Map.of("ids", blocks)));
            ids.addAll(blocks);
            return deleteForsaken(ids);
        }

        boolean deleteForsaken(List<Object> ids) {
            if (!ids.isEmpty()) {
                run(GraphStatements.DELETE_FORSAKEN, Map.of("ids", ids));
            }
            return !ids.isEmpty();
        }
    }
}
