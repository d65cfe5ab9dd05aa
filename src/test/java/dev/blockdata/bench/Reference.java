package dev.blockdata.bench;

import dev.blockdata.database.BenchServer;
import java.io.IOException;

/// The least that could be called the same: pgbench claiming and completing, with nothing on top.
final class Reference {

    private final BenchServer server;

    Reference(BenchServer server) {
        this.server = server;
    }

    double rate(int workers, int batch, int seconds) throws IOException, InterruptedException {
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
                                Integer.toString(workers),
                                "-j",
                                "2",
                                "-T",
                                Integer.toString(seconds),
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
        if (count("pending") == 0) {
            throw new IllegalStateException("too few rows for pgbench; set BENCH_ROWS");
        }
        return (double) count("ai_complete") / seconds;
    }

    private long count(String status) {
        return server.superuser()
                .sql("select count(*) from reference.overlays where status = :status")
                .param("status", status)
                .query(Long.class)
                .single();
    }
}
