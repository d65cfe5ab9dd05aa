package dev.blockdata.integrations.webhook;

import dev.blockdata.bench.Bench;
import dev.blockdata.bench.Goal;
import dev.blockdata.bench.Table;
import dev.blockdata.database.BenchServer;
import dev.blockdata.export.ConfirmedBlocks;
import dev.blockdata.export.ConfirmedRun;
import dev.blockdata.export.ReadRuns;
import dev.blockdata.export.Scratch;
import dev.blockdata.integrations.Delivery;
import dev.blockdata.integrations.DeliverySettings;
import dev.blockdata.integrations.Line;
import dev.blockdata.integrations.Receiver;
import dev.blockdata.integrations.Rows;
import dev.blockdata.outbound.AllowedHosts;
import dev.blockdata.outbound.Dialler;
import dev.blockdata.projects.Member;
import dev.blockdata.projects.Role;
import dev.blockdata.schemas.SchemaArtifact;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// Confirmed blocks posted to a receiver beside the goal of 2,000 a second. Started by
/// `bench/webhook`.
public final class WebhookBench {

    private static final int BLOCKS = 5000;
    private static final int BATCH = 100;
    private static final double GOAL = 2000;
    private static final Member WHO =
            new Member(
                    UUID.fromString("00000000-0000-0000-0000-000000000001"),
                    UUID.fromString("00000000-0000-0000-0000-0000000000aa"),
                    Role.OWNER);

    private WebhookBench() {}

    private record Run(UUID runId, String sourceUid) {}

    public static void main(String[] args) throws Exception {
        var folder = Files.createDirectories(Path.of("bench/out/webhook"));
        try (BenchServer server = Bench.server();
                var receiver = new Receiver();
                var dialler =
                        new Dialler(
                                AllowedHosts.of(List.of("127.0.0.1")), InetAddress::getAllByName)) {
            server.superuser()
                    .sql(
                            Files.readString(Path.of("bench/sql/exports.sql"))
                                    .replace(":rows", Integer.toString(BLOCKS)))
                    .update();
            var walls = server.walls();
            server.superuser().sql("vacuum analyze").update();
            var run =
                    server.superuser()
                            .sql("select run_id, source_uid from app.runs")
                            .query((row, _) ->
                                    new Run(row.getObject(1, UUID.class), row.getString(2)))
                            .single();
            var runs = ReadRuns.in(walls, JdbcClient.create(server.api()), folder);
            var settings =
                    new DeliverySettings(
                            1,
                            1,
                            Duration.ofMinutes(1),
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(1),
                            1,
                            Duration.ofDays(1),
                            Duration.ofMinutes(1));
            var target = new WebhookTarget(dialler, settings, new Scratch(folder));
            measure(target, line(receiver), runs, run);
        }
    }

    private static Line line(Receiver receiver) {
        return new Line(
                WHO.projectId(),
                UUID.randomUUID(),
                JsonMapper.builder()
                        .build()
                        .valueToTree(Map.of("url", receiver.url(), "signed", true)),
                Map.of(
                        "signing_secret",
                        "whsec_" + Base64.getEncoder().encodeToString(new byte[32])));
    }

    private static void measure(WebhookTarget target, Line line, ConfirmedRun runs, Run run)
            throws Exception {
        for (int i = 0; i < 5; i++) {
            whole(target, line, runs, run);
        }
        batches(target, line, runs, run);
        var whole = new double[Bench.ROUNDS];
        var batches = new double[Bench.ROUNDS];
        for (int round = 0; round < Bench.ROUNDS; round++) {
            whole[round] = BLOCKS / whole(target, line, runs, run);
            batches[round] = BLOCKS / batches(target, line, runs, run);
        }
        var table = new Table("%,d confirmed blocks, a second".formatted(BLOCKS), Bench.ROUNDS);
        table(table, "a run in one call", whole);
        table(table, "in batches of " + BATCH, batches);
    }

    private static void table(Table table, String figure, double[] rates) {
        double rate = Table.median(rates);
        table.line("webhook", figure, rate, GOAL, rate / GOAL, Goal.moreThan(1));
    }

    /// Answers seconds.
    private static double whole(WebhookTarget target, Line line, ConfirmedRun runs, Run run)
            throws Exception {
        long begun = System.nanoTime();
        send(target, line, runs, run, null);
        return (System.nanoTime() - begun) / 1e9;
    }

    private static double batches(WebhookTarget target, Line line, ConfirmedRun runs, Run run)
            throws Exception {
        long begun = System.nanoTime();
        for (int from = 0; from < BLOCKS; from += BATCH) {
            send(target, line, runs, run, "{[%d,%d)}".formatted(from, from + BATCH));
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    private static void send(
            WebhookTarget target, Line line, ConfirmedRun runs, Run run, @Nullable String blocks)
            throws Exception {
        var delivery =
                new Delivery(
                        UUID.randomUUID(),
                        "blocks.confirmed",
                        run.runId(),
                        run.sourceUid(),
                        UUID.randomUUID(),
                        blocks,
                        Instant.now(),
                        Instant.now());
        target.deliver(line, delivery, new Read(runs, delivery));
    }

    private record Read(ConfirmedRun runs, Delivery delivery) implements Rows {

        private ConfirmedBlocks.Pick pick() {
            return new ConfirmedBlocks.Pick(delivery.sourceUid(), delivery.runId());
        }

        @Override
        public void read(ConfirmedBlocks.Sink<ConfirmedBlocks.Row> sink) throws IOException {
            runs.read(WHO, pick(), delivery.blocks(), sink);
        }

        @Override
        public long jsonl(OutputStream out) throws IOException {
            return runs.jsonl(WHO, pick(), delivery.blocks(), row -> row.data() != null, out);
        }

        @Override
        public long parquet(OutputStream out) throws IOException {
            return runs.parquet(WHO, pick(), () -> {}, out);
        }

        @Override
        public SchemaArtifact schema() {
            throw new UnsupportedOperationException("a webhook needs no schema");
        }

        @Override
        public void demand() {
            // It is wanted.
        }
    }
}
