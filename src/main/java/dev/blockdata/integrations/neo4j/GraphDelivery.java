package dev.blockdata.integrations.neo4j;

import dev.blockdata.export.Scratch;
import dev.blockdata.http.Findings;
import dev.blockdata.integrations.Delivery;
import dev.blockdata.integrations.Line;
import dev.blockdata.integrations.Rows;
import dev.blockdata.integrations.Target.Answer;
import dev.blockdata.integrations.Undelivered;
import dev.blockdata.outbound.Dialler;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.neo4j.driver.AuthTokens;
import tools.jackson.databind.JsonNode;

/// Brings a delivery's blocks into a graph, and takes out those that are not confirmed any more.
final class GraphDelivery {

    static final String PASSWORD = "password";

    /// What of it a person can look at later.
    private static final int SENT = 4000;

    /// Attempts are numbered by their time, so that a later one is known by its greater number; in
    /// milliseconds since then a number is short for long.
    private static final long SINCE = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();

    private final AtomicLong last = new AtomicLong();
    private final Dialler dialler;
    private final Duration deadline;
    private final Scratch scratch;

    GraphDelivery(Dialler dialler, Duration deadline, Scratch scratch) {
        this.dialler = dialler;
        this.deadline = deadline;
        this.scratch = scratch;
    }

    Answer deliver(Line line, Delivery delivery, Rows rows) throws Undelivered, IOException {
        var settings = Neo4jSettings.JSON.treeToValue(line.settings(), Neo4jSettings.class);
        var mapping = mapping(settings, rows);
        try (var spool = GraphSpool.of(scratch.folder(), mapping, rows)) {
            rows.demand();
            try (var graph = open(settings, line)) {
                var push =
                        new GraphPush(
                                graph.session(),
                                graph.limits(),
                                mapping,
                                new GraphPush.Frame(
                                        delivery.sourceUid(),
                                        mark(line, delivery),
                                        number(delivery)));
                send(graph, push, delivery, spool, rows);
                return new Answer(
                        spool.kept() + (delivery.blocks() == null ? 0 : spool.gone().size()),
                        spool.bytes(),
                        spool.beginning(SENT),
                        0,
                        words(push.changes()));
            }
        }
    }

    /// Goes there, signs in and asks for nothing.
    Answer tryOut(Line line) throws Undelivered, IOException {
        var settings = Neo4jSettings.JSON.treeToValue(line.settings(), Neo4jSettings.class);
        try (var graph = open(settings, line)) {
            graph.step(graph::greet);
            return new Answer(
                    0,
                    0,
                    "",
                    0,
                    settings.username() == null
                            ? "Neo4j is there. No block is confirmed yet that could be sent."
                            : "Neo4j is there and accepts user and password. No block is confirmed yet that could be sent.");
        }
    }

    /// By the database's clock, which is one for all nodes.
    private long number(Delivery delivery) {
        return last.accumulateAndGet(
                delivery.attemptAt().toEpochMilli() - SINCE,
                (before, now) -> Math.max(before + 1, now));
    }

    private static void send(
            GraphLine graph, GraphPush push, Delivery delivery, GraphSpool spool, Rows rows)
            throws Undelivered, IOException {
        graph.step(push::constrain);
        if (spool.kept() > 0) {
            graph.step(() -> push.document(spool.document()));
            spool.<Undelivered>each(
                    GraphPush.MOST_BLOCKS,
                    blocks -> {
                        rows.demand();
                        graph.step(() -> push.blocks(blocks));
                    });
        }
        if (delivery.blocks() == null) {
            while (graph.asked(push::removeUnwanted)) {
                rows.demand();
            }
            return;
        }
        List<String> gone = spool.gone();
        for (int from = 0; from < gone.size(); from += GraphPush.MOST_BLOCKS) {
            rows.demand();
            var some = gone.subList(from, Math.min(from + GraphPush.MOST_BLOCKS, gone.size()));
            graph.step(() -> push.remove(some));
        }
    }

    /// Of what an integration wrote for a schema; a text of this length is kept with the
    /// relationship itself.
    private static UUID mark(Line line, Delivery delivery) {
        return UUID.nameUUIDFromBytes(
                (line.integrationId() + ":" + delivery.schemaId())
                        .getBytes(StandardCharsets.US_ASCII));
    }

    private GraphLine open(Neo4jSettings settings, Line line) {
        var user = settings.username();
        return new GraphLine(
                URI.create(String.valueOf(settings.url())),
                user == null
                        ? AuthTokens.none()
                        : AuthTokens.basic(user, line.secrets().getOrDefault(PASSWORD, "")),
                settings.database(),
                deadline,
                new GuardedNames(dialler));
    }

    private static GraphMapping mapping(Neo4jSettings settings, Rows rows) throws Undelivered {
        JsonNode json = settings.mapping();
        if (json == null || json.isNull()) {
            json = rows.schema().json().path(SchemaMapping.MEMBER);
        }
        if (json.isMissingNode()) {
            throw new Undelivered(
                    "Nothing says what becomes of this schema's fields: the integration has no mapping, and the schema no graph_mapping.",
                    Undelivered.Next.NEVER);
        }
        var findings = new Findings();
        var mapping = MappingReader.read(json, "", findings);
        if (!findings.isEmpty()) {
            var first = findings.all().getFirst();
            throw new Undelivered(
                    "The schema's graph_mapping cannot be used: %s %s."
                            .formatted(first.pointer(), first.message()),
                    Undelivered.Next.NEVER);
        }
        return mapping;
    }

    private static String words(GraphPush.Changes changes) {
        return "%d nodes and %d relationships made, %d nodes and %d relationships taken out"
                .formatted(
                        changes.nodesMade(),
                        changes.relationshipsMade(),
                        changes.nodesDeleted(),
                        changes.relationshipsDeleted());
    }
}
