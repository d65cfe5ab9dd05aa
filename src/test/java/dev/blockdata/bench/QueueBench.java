package dev.blockdata.bench;

import dev.blockdata.database.BenchServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The queue's own speed, as ratios taken in one run: the cost of a claim as the table grows, and
/// claim and settle without any work between them beside pgbench doing the least that could be
/// called the same. Started by `bench/queue`.
public final class QueueBench {

    private static final UUID PROJECT = UUID.fromString("00000000-0000-0000-0000-0000000000aa");
    private static final UUID RUN = UUID.fromString("00000000-0000-0000-0000-0000000000e1");
    private static final int ROUNDS = 3;
    private static final int SECONDS = 4;
    private static final int WORKERS = 20;
    private static final String CLAIM =
            "select block_index, claim_token from app.claim(?, ?, ?, 'bench', interval '10 minutes')";
    private static final String SETTLE = "select app.settle(?, ?, 3, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String FLUSH = "select app.flush()";
    private static final String RESULT =
            "{\"summary\":\""
                    + "0123456789abcdef".repeat(8)
                    + "\",\"topic\":\"spec\",\"confidence\":0.9,\"notes\":\""
                    + "0123456789abcdef".repeat(4)
                    + "\"}";

    private final BenchServer server;

    private QueueBench(BenchServer server) {
        this.server = server;
    }

    public static void main(String[] args) throws Exception {
        var home = Path.of(args.length > 0 ? args[0] : "bench/out/home");
        Files.createDirectories(home);
        try (var server = new BenchServer(home, WORKERS + 4)) {
            var bench = new QueueBench(server);
            bench.claimAsTheTableGrows();
            bench.noOpQueueBesidePgbench();
        }
    }

    private void claimAsTheTableGrows() throws Exception {
        System.out.println("G3  claim of 25, median of " + ROUNDS + " x 100, one worker");
        layOut(10_000, 10_000);
        double small = medianClaim();
        layOut(1_000_000, 10_000);
        double large = medianClaim();
        System.out.printf(
                "    10k rows, all pending   %6.2f ms%n    1M rows, 1%% pending     %6.2f ms%n",
                small, large);
        System.out.printf(
                "    ratio                   %6.2f    (goal: at most 2)%n%n", large / small);
    }

    private double medianClaim() throws SQLException {
        var times = new ArrayList<Double>();
        try (var connection = server.work().getConnection();
                var claim = connection.prepareStatement(CLAIM)) {
            for (int i = 0; i < ROUNDS * 100; i++) {
                long start = System.nanoTime();
                claim(claim, 25);
                times.add((System.nanoTime() - start) / 1e6);
            }
        }
        times.sort(null);
        return times.get(times.size() / 2);
    }

    private void noOpQueueBesidePgbench() throws Exception {
        boolean pgbench = onPath();
        System.out.println(
                "G1  no-op queue, "
                        + WORKERS
                        + " workers, jobs a second, median of "
                        + ROUNDS
                        + " alternated rounds of "
                        + SECONDS
                        + " s"
                        + (pgbench
                                ? ""
                                : "; pgbench is not on the PATH, so there is nothing to compare with"));
        for (int batch : new int[] {25, 100}) {
            var ours = new double[ROUNDS];
            var theirs = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                layOut(400_000, 400_000);
                ours[round] = drain(batch);
                theirs[round] = pgbench ? reference(batch) : Double.NaN;
            }
            Arrays.sort(ours);
            Arrays.sort(theirs);
            System.out.printf(
                    "    batch %3d   product %,8.0f   pgbench %,8.0f   ratio %5.2f    (goal: at least %s)%n",
                    batch,
                    ours[ROUNDS / 2],
                    theirs[ROUNDS / 2],
                    ours[ROUNDS / 2] / theirs[ROUNDS / 2],
                    batch == 25 ? "0.6" : "0.8");
        }
    }

    private double drain(int batch) throws Exception {
        long until = System.nanoTime() + SECONDS * 1_000_000_000L;
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var workers = new ArrayList<Future<Integer>>();
            for (int i = 0; i < WORKERS; i++) {
                workers.add(pool.submit(() -> work(batch, until)));
            }
            int done = 0;
            for (var worker : workers) {
                done += worker.get();
            }
            return (double) done / SECONDS;
        }
    }

    private int work(int batch, long until) throws SQLException {
        int done = 0;
        try (var connection = server.work().getConnection();
                var claim = connection.prepareStatement(CLAIM);
                var settle = connection.prepareStatement(SETTLE);
                var flush = connection.prepareStatement(FLUSH)) {
            while (System.nanoTime() < until) {
                var claimed = claim(claim, batch);
                if (claimed.indexes().isEmpty()) {
                    return done;
                }
                done += settle(connection, settle, claimed);
                flush.execute();
            }
        }
        return done;
    }

    private record Claimed(List<Integer> indexes, List<UUID> tokens) {}

    private static Claimed claim(PreparedStatement claim, int batch) throws SQLException {
        claim.setObject(1, PROJECT);
        claim.setObject(2, RUN);
        claim.setInt(3, batch);
        var claimed = new Claimed(new ArrayList<>(batch), new ArrayList<>(batch));
        try (var rows = claim.executeQuery()) {
            while (rows.next()) {
                claimed.indexes().add(rows.getInt(1));
                claimed.tokens().add(rows.getObject(2, UUID.class));
            }
        }
        return claimed;
    }

    private static int settle(Connection connection, PreparedStatement settle, Claimed claimed)
            throws SQLException {
        int n = claimed.indexes().size();
        settle.setObject(1, PROJECT);
        settle.setObject(2, RUN);
        settle.setArray(3, connection.createArrayOf("int4", claimed.indexes().toArray()));
        settle.setArray(4, connection.createArrayOf("uuid", claimed.tokens().toArray()));
        settle.setArray(5, repeated(connection, "text", "staged", n));
        settle.setArray(6, repeated(connection, "jsonb", RESULT, n));
        settle.setArray(7, connection.createArrayOf("text", new String[n]));
        settle.setArray(8, connection.createArrayOf("text", new String[n]));
        settle.setArray(9, repeated(connection, "text", "offline", n));
        settle.setArray(10, repeated(connection, "jsonb", "{\"calls\":1}", n));
        settle.execute();
        return n;
    }

    private static Array repeated(Connection connection, String type, String value, int n)
            throws SQLException {
        var values = new String[n];
        Arrays.fill(values, value);
        return connection.createArrayOf(type, values);
    }

    private double reference(int batch) throws IOException, InterruptedException {
        long before = staged();
        var pgbench =
                new ProcessBuilder(
                                "pgbench",
                                "-n",
                                "-M",
                                "prepared",
                                "-f",
                                "bench/sql/reference.pgbench",
                                "-D",
                                "batch=" + batch,
                                "-c",
                                Integer.toString(WORKERS),
                                "-j",
                                "2",
                                "-T",
                                Integer.toString(SECONDS),
                                "-h",
                                "127.0.0.1",
                                "-p",
                                Integer.toString(server.port()),
                                "-U",
                                "postgres",
                                "blockdata")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        pgbench.environment().put("PGPASSWORD", server.superuserPassword());
        if (pgbench.start().waitFor() != 0) {
            throw new IllegalStateException("pgbench failed");
        }
        return (double) (staged() - before) / SECONDS;
    }

    private long staged() {
        return server.superuser()
                .sql("select count(*) from reference.overlays where status = 'ai_complete'")
                .query(Long.class)
                .single();
    }

    private static boolean onPath() {
        return Arrays.stream(System.getenv("PATH").split(java.io.File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "pgbench")));
    }

    private void layOut(int rows, int pending) throws IOException {
        var script =
                Files.readString(Path.of("bench/sql/lay-out.sql"))
                        .replace(":rows", Integer.toString(rows))
                        .replace(":pending", Integer.toString(pending));
        var superuser = server.superuser();
        superuser.sql(script).update();
        superuser.sql("vacuum analyze").update();
        superuser.sql("checkpoint").update();
    }
}
