package dev.blockdata.bench;

import static dev.blockdata.bench.Bench.ROUNDS;
import static dev.blockdata.bench.Bench.SECONDS;
import static dev.blockdata.bench.Bench.WORKERS;

import dev.blockdata.bench.Queue.Done;
import dev.blockdata.bench.Queue.Verbs;
import dev.blockdata.database.BenchServer;
import dev.blockdata.realtime.Listeners;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// The queue's own speed, as ratios taken in one run. Started by `bench/queue`, which takes the
/// names of figures.
public final class QueueBench {

    private static final List<String> FIGURES = List.of("G1", "G2", "G3", "G4", "G5", "G6", "G7");
    private static final int RUNS = 77;
    private static final int BLOCKS_A_RUN = 65;
    private static final int LISTENERS = 100;

    private final BenchServer server;
    private final Table table;
    private final Queue queue;

    private QueueBench(BenchServer server, Table table) {
        this.server = server;
        this.table = table;
        this.queue = new Queue(server.work(), Verbs.PRODUCT);
    }

    public static void main(String[] args) throws Exception {
        List<String> wanted = args.length == 0 ? FIGURES : List.of(args);
        if (!FIGURES.containsAll(wanted)) {
            System.err.println("bench/queue takes of these: " + String.join(" ", FIGURES));
            System.exit(2);
        }
        try (var server = Bench.server()) {
            var table =
                    new Table(
                            "Queue with no work in it, jobs a second unless said otherwise",
                            ROUNDS);
            var bench = new QueueBench(server, table);
            bench.warmUp();
            for (String figure : wanted) {
                switch (figure) {
                    case "G1" -> bench.besidePgbench();
                    case "G2" -> bench.besidePeers();
                    case "G3" -> bench.claimAsTheTableGrows();
                    case "G4" -> bench.drain();
                    case "G5" -> bench.fairClaim();
                    case "G6" -> bench.counters();
                    default -> bench.realtime();
                }
            }
        }
    }

    /// So that nobody's first round pays for compiling.
    private void warmUp() throws Exception {
        Bench.layOut(server, 20_000, 20_000);
        queue.rate(WORKERS, 25, 2);
    }

    private void besidePgbench() throws Exception {
        var reference = Child.onPath("pgbench") ? new Reference(server) : null;
        if (reference == null) {
            table.note("G1", "", "pgbench is not on the PATH, so there is nothing to compare with");
        }
        int rows = Bench.size("ROWS", 50_000 * SECONDS);
        for (int batch : new int[] {25, 100}) {
            table.compare(
                    "G1",
                    "batch %d x %d workers beside pgbench".formatted(batch, WORKERS),
                    () -> {
                        Bench.layOut(server, rows, rows);
                        return queue.rate(WORKERS, batch, SECONDS);
                    },
                    () -> {
                        Bench.layOut(server, rows, rows);
                        return reference == null
                                ? Double.NaN
                                : reference.rate(WORKERS, batch, SECONDS);
                    },
                    Goal.atLeast(batch == 25 ? 0.6 : 0.8));
        }
    }

    /// All drain a filled queue of so many jobs, with as many workers; who takes batches takes them
    /// as large.
    private void besidePeers() throws Exception {
        var peers = Peers.install(server);
        int batch = 100;
        int jobs = Bench.size("PEER_JOBS", 20_000);
        beside("pg-boss, batch 100", () -> peers.pgBoss(jobs, WORKERS, batch), 3);
        beside("db-scheduler, lock and fetch", () -> peers.dbScheduler(jobs, WORKERS), 2);
        beside("JobRunr", () -> peers.jobRunr(jobs / 4, WORKERS), 10);
        beside("graphile-worker", () -> peers.graphileWorker(jobs, WORKERS), 3);
        beside("graphile-worker's local queue", () -> peers.graphileLocalQueue(jobs, WORKERS), 0.8);
    }

    private void beside(String peer, Table.Measurement reference, double goal) throws Exception {
        int jobs = Bench.size("PEER_JOBS", 20_000);
        table.compare(
                "G2",
                "batch 100 x %d workers beside %s".formatted(WORKERS, peer),
                () -> {
                    Bench.layOut(server, jobs, jobs);
                    return queue.rate(WORKERS, 100, 600);
                },
                reference,
                Goal.atLeast(goal));
    }

    private void claimAsTheTableGrows() throws Exception {
        int large = Bench.size("LARGE", 1_000_000);
        var small = new double[ROUNDS];
        var grown = new double[ROUNDS];
        Bench.layOut(server, 10_000, 10_000);
        for (int round = 0; round < ROUNDS; round++) {
            small[round] = queue.claimTime(25, 100);
        }
        Bench.layOut(server, large, large / 100);
        for (int round = 0; round < ROUNDS; round++) {
            grown[round] = queue.claimTime(25, 100);
        }
        double measured = Table.median(grown);
        double reference = Table.median(small);
        table.line(
                "G3",
                "claim of 25, ms: 1%% of %,d pending, 10k of 10k".formatted(large),
                measured,
                reference,
                measured / reference,
                Goal.atMost(2));
    }

    private void drain() throws Exception {
        int rows = Bench.size("DRAIN", 36_000);
        drain("last twelfth of %,d beside the first".formatted(rows), rows, false);
        drain("the same while an old snapshot is held", rows, true);
    }

    private void drain(String figure, int rows, boolean held) throws Exception {
        var first = new double[ROUNDS];
        var last = new double[ROUNDS];
        var ratios = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            Bench.layOut(server, rows, rows);
            long start;
            List<Done> done;
            try (var old = server.superuserConnection()) {
                old.setAutoCommit(false);
                if (held) {
                    old.setTransactionIsolation(java.sql.Connection.TRANSACTION_REPEATABLE_READ);
                    old.createStatement().execute("select count(*) from app.runs");
                }
                start = System.nanoTime();
                done = queue.drain(4, 25, Integer.MAX_VALUE);
                old.rollback();
            }
            first[round] = twelfth(done, start, rows, 0);
            last[round] = twelfth(done, start, rows, 11);
            ratios[round] = last[round] / first[round];
        }
        table.line(
                "G4",
                figure,
                Table.median(last),
                Table.median(first),
                Table.median(ratios),
                Goal.atLeast(0.7));
    }

    private static double twelfth(List<Done> done, long start, int rows, int twelfth) {
        long from = start;
        int jobs = 0;
        for (Done step : done) {
            jobs += step.jobs();
            if (jobs <= rows / 12 * twelfth) {
                from = step.nanos();
            }
            if (jobs >= rows / 12 * (twelfth + 1)) {
                return rows / 12 / ((step.nanos() - from) / 1e9);
            }
        }
        throw new IllegalStateException("only " + jobs + " of " + rows + " were done");
    }

    private void fairClaim() throws Exception {
        var touched = new double[ROUNDS];
        var round = new int[1];
        int calls = Bench.size("CALLS", 100);
        table.compare(
                "G5",
                "fair over %d runs, %d calls at once; unfair".formatted(RUNS, calls),
                () -> {
                    Bench.layOutRuns(server, RUNS, BLOCKS_A_RUN);
                    long start = System.nanoTime();
                    var done = queue.dispatched(4, calls);
                    touched[round[0]++] = untilAllAreTouched(done);
                    return rate(done, start);
                },
                () -> {
                    Bench.layOutRuns(server, RUNS, BLOCKS_A_RUN);
                    List<UUID> runs =
                            server.superuser()
                                    .sql("select run_id from app.runs order by run_id")
                                    .query(UUID.class)
                                    .list();
                    long start = System.nanoTime();
                    return rate(queue.inTurn(runs, 4, 25), start);
                },
                Goal.atLeast(0.8));
        table.note(
                "",
                "all runs were begun",
                "after %.0f %% of the work".formatted(100 * Table.median(touched)));
    }

    private static double rate(List<Done> done, long start) {
        return done.stream().mapToInt(Done::jobs).sum() / ((done.getLast().nanos() - start) / 1e9);
    }

    private static double untilAllAreTouched(List<Done> done) {
        Set<UUID> seen = new HashSet<>();
        int jobs = 0;
        for (Done step : done) {
            seen.add(step.run());
            jobs += step.jobs();
            if (seen.size() == RUNS) {
                return (double) jobs / (RUNS * BLOCKS_A_RUN);
            }
        }
        return 1;
    }

    private void counters() throws Exception {
        var without = new Queue(server.work(), Uncounted.install(server));
        int rows = Bench.size("ROWS", 50_000 * SECONDS);
        table.compare(
                "G6",
                "batch 25 x 4 workers with counters; without",
                () -> {
                    Bench.layOut(server, rows, rows);
                    return queue.rate(4, 25, SECONDS);
                },
                () -> {
                    Bench.layOut(server, rows, rows);
                    return without.rate(4, 25, SECONDS);
                },
                Goal.atLeast(0.9));
        table.compare(
                "G6",
                "one count in a run of 100k, ms; in one of 5k",
                () -> countTime(100_000),
                () -> countTime(5_000),
                Goal.atMost(1.5));
    }

    private double countTime(int rows) throws Exception {
        Bench.layOut(server, rows, rows);
        var taken = new double[400];
        try (var connection = server.superuserConnection();
                var move = connection.prepareStatement("select app.move(?, ?, 0, 0, 0, 0, 0, 0)")) {
            move.setObject(1, Queue.PROJECT);
            move.setObject(2, Queue.RUN);
            for (int i = 0; i < taken.length; i++) {
                long start = System.nanoTime();
                move.execute();
                taken[i] = (System.nanoTime() - start) / 1e6;
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return Table.median(Arrays.copyOfRange(taken, 100, 400));
    }

    private void realtime() throws Exception {
        int rows = Bench.size("ROWS", 50_000 * SECONDS);
        var heard = new long[1];
        table.compare(
                "G7",
                "batch 25 x %d with %d listeners; with none".formatted(WORKERS, LISTENERS),
                () -> {
                    Bench.layOut(server, rows, rows);
                    try (var listeners = new Listeners(server.work(), Queue.PROJECT, LISTENERS)) {
                        double rate = queue.rate(WORKERS, 25, SECONDS);
                        heard[0] += listeners.heard();
                        return rate;
                    }
                },
                () -> {
                    Bench.layOut(server, rows, rows);
                    return queue.rate(WORKERS, 25, SECONDS);
                },
                Goal.atLeast(0.9));
        table.note("", "messages that the listeners got", "%,d".formatted(heard[0]));
    }
}
