package dev.blockdata.integrations.neo4j;

import dev.blockdata.bench.Bench;
import dev.blockdata.bench.Goal;
import dev.blockdata.bench.Table;
import dev.blockdata.export.Scratch;
import dev.blockdata.integrations.Delivery;
import dev.blockdata.integrations.Line;
import dev.blockdata.outbound.AllowedHosts;
import dev.blockdata.outbound.Dialler;
import java.net.InetAddress;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Confirmed blocks into a Neo4j beside the goal of 2,000 a second. Started by `bench/neo4j`.
public final class GraphBench {

    private static final double GOAL = 2000;
    private static final UUID INTEGRATION = UUID.randomUUID();
    private static final UUID SCHEMA = UUID.randomUUID();

    private GraphBench() {}

    public static void main(String[] args) throws Exception {
        int overlays = Bench.size("OVERLAYS", 5012);
        var folder = Files.createTempDirectory("blockdata-graph-bench");
        try (var neo4j = new Neo4jServer();
                var dialler =
                        new Dialler(
                                AllowedHosts.of(List.of("127.0.0.1")), InetAddress::getAllByName)) {
            var line =
                    new Line(
                            UUID.randomUUID(),
                            INTEGRATION,
                            Neo4jSettings.JSON.valueToTree(
                                    Map.of(
                                            "url",
                                            neo4j.url("bolt").toString(),
                                            "username",
                                            Neo4jServer.USER)),
                            Map.of("password", Neo4jServer.PASSWORD));
            var delivery = new GraphDelivery(dialler, Duration.ofMinutes(2), new Scratch(folder));
            var rows = GraphDeliveryIT.many(overlays);
            for (int i = 0; i < 5; i++) {
                neo4j.clear();
                push(delivery, line, rows);
                push(delivery, line, rows);
            }
            var table =
                    new Table("%,d confirmed blocks, a second".formatted(overlays), Bench.ROUNDS);
            var first = new double[Bench.ROUNDS];
            var again = new double[Bench.ROUNDS];
            for (int round = 0; round < Bench.ROUNDS; round++) {
                neo4j.clear();
                first[round] = overlays / push(delivery, line, rows);
                again[round] = overlays / push(delivery, line, rows);
            }
            line(table, "into an empty graph", first);
            line(table, "the same again", again);
        }
        Files.delete(folder);
    }

    private static void line(Table table, String figure, double[] rates) {
        double rate = Table.median(rates);
        table.line("graph", figure, rate, GOAL, rate / GOAL, Goal.moreThan(1));
    }

    /// Answers seconds.
    private static double push(GraphDelivery delivery, Line line, Confirmed rows) throws Exception {
        long begun = System.nanoTime();
        delivery.deliver(
                line,
                new Delivery(
                        UUID.randomUUID(),
                        "pushed",
                        UUID.randomUUID(),
                        rows.sourceUid(),
                        SCHEMA,
                        null,
                        Instant.now(),
                        Instant.now()),
                rows);
        return (System.nanoTime() - begun) / 1e9;
    }
}
