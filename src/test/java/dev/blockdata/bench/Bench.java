package dev.blockdata.bench;

import dev.blockdata.database.BenchServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the benchmarks share: their sizes, and rows for their tables. A size is an environment
/// variable, so that a quiet machine can take longer runs than a busy one.
public final class Bench {

    public static final int ROUNDS = size("ROUNDS", 3);
    public static final int SECONDS = size("SECONDS", 2);
    static final int WORKERS = 20;

    private Bench() {}

    public static int size(String name, int otherwise) {
        String given = System.getenv("BENCH_" + name);
        return given == null ? otherwise : Integer.parseInt(given);
    }

    public static BenchServer server() throws IOException {
        var home = Path.of("bench/out/home");
        Files.createDirectories(home);
        return new BenchServer(home, WORKERS + 10);
    }

    /// One run of so many blocks, the last of them pending.
    public static void layOut(BenchServer server, int rows, int pending) throws IOException {
        run(server, "lay-out.sql", rows, pending);
        settle(server);
    }

    /// So many runs of so many blocks each, under one standing order.
    static void layOutRuns(BenchServer server, int runs, int rows) throws IOException {
        run(server, "lay-out.sql", rows, rows);
        run(server, "more-runs.sql", rows, runs);
        settle(server);
    }

    private static void settle(BenchServer server) {
        server.superuser().sql("vacuum analyze").update();
        server.superuser().sql("checkpoint").update();
    }

    private static void run(BenchServer server, String script, int rows, int pending)
            throws IOException {
        server.superuser()
                .sql(
                        Files.readString(Path.of("bench/sql", script))
                                .replace(":rows", Integer.toString(rows))
                                .replace(":pending", Integer.toString(pending))
                                .replace(":runs", Integer.toString(pending)))
                .update();
    }
}
