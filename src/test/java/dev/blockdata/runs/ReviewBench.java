package dev.blockdata.runs;

import dev.blockdata.bench.Bench;
import dev.blockdata.bench.Goal;
import dev.blockdata.bench.Table;
import dev.blockdata.database.BenchServer;
import dev.blockdata.database.Walls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The dashboard of a project, and confirming all of a run, beside the bare statements. Started by
/// `bench/review`.
public final class ReviewBench {

    private static final UUID USER = UUID.fromString("00000000-0000-0000-0000-000000000001");
    private static final UUID PROJECT = UUID.fromString("00000000-0000-0000-0000-0000000000aa");
    private static final UUID SCHEMA = UUID.fromString("00000000-0000-0000-0000-00000000000c");
    private static final UUID RUN = UUID.fromString("00000000-0000-0000-0000-0000000000e1");
    private static final int LOOKS = 400;

    /// As the first plan would, and a row of history each, as the product's log has one.
    private static final String BARE =
            """
            with done as (update reference.overlays set confirmed = staging, status = 'confirmed', confirmed_at = now(), confirmed_by = '%s'
                           where run_id = '%s' and status = 'ai_complete' returning run_id, block_index)
            insert into reference.events (run_id, block_index, kind) select run_id, block_index, 'confirmed' from done
            """
                    .formatted(USER, RUN);

    private static final String STATUS_ALONE =
            """
            update reference.overlays set status = 'confirmed', confirmed_at = now(), confirmed_by = '%s' where run_id = '%s' and status = 'ai_complete'
            """
                    .formatted(USER, RUN);

    private final BenchServer server;

    private ReviewBench(BenchServer server) {
        this.server = server;
    }

    public static void main(String[] args) throws Exception {
        try (var server = Bench.server()) {
            var bench = new ReviewBench(server);
            bench.dashboard();
            bench.confirming();
        }
    }

    private void dashboard() throws Exception {
        var table = new Table("The dashboard of a project, ms", Bench.ROUNDS);
        double small = look(table, 5_000);
        double large = look(table, 1_000_000);
        table.line(
                "G11",
                "of 1,000,000 overlays beside 5,000",
                large,
                small,
                large / small,
                Goal.atMost(3));
    }

    private double look(Table table, int rows) throws Exception {
        script("exports.sql", rows, 0);
        var walls = server.walls();
        var api = JdbcClient.create(server.api());
        var progress = new Progress(api, walls);
        var taken = new ArrayList<Double>();
        table.compare(
                "G11",
                "of %,d overlays beside SELECT 1 in a transaction of the same person"
                        .formatted(rows),
                () -> median(() -> progress.of(USER, PROJECT, SCHEMA)),
                () ->
                        median(() ->
                                walls.in(
                                        USER,
                                        PROJECT,
                                        () -> api.sql("select 1").query(Integer.class).single())),
                Goal.atMost(10));
        try (var connection = server.superuserConnection()) {
            table.compare(
                    "G11",
                    "of %,d overlays beside a bare SELECT 1".formatted(rows),
                    () -> {
                        double median = median(() -> progress.of(USER, PROJECT, SCHEMA));
                        taken.add(median);
                        return median;
                    },
                    () -> median(() -> execute(connection, "select 1")),
                    Goal.atMost(10));
        }
        return Table.median(taken.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private void confirming() throws Exception {
        var table = new Table("Confirming all of a run, ms", Bench.ROUNDS);
        for (int rows : new int[] {5_000, 100_000}) {
            against(
                    table,
                    "of %,d, results of 350 bytes, beside the bare UPDATE",
                    rows,
                    352,
                    BARE,
                    1.5);
        }
        against(
                table,
                "of %,d, results of 4 kB, beside the status alone",
                20_000,
                4_096,
                STATUS_ALONE,
                3);
        readers(table);
    }

    private void against(Table table, String figure, int rows, int bytes, String bare, double goal)
            throws Exception {
        table.compare(
                "G12",
                figure.formatted(rows),
                () -> {
                    script("staged.sql", rows, bytes);
                    return confirm(server.walls());
                },
                () -> {
                    script("staged.sql", rows, bytes);
                    try (var connection = server.superuserConnection()) {
                        return time(() -> execute(connection, bare));
                    }
                },
                Goal.atMost(goal));
    }

    /// What somebody who looks at the dashboard waits, while all is confirmed and while nothing is.
    private void readers(Table table) throws Exception {
        table.compare(
                "G12",
                "readers while 100,000 are confirmed, p50, beside none",
                () -> {
                    script("staged.sql", 100_000, 352);
                    var walls = server.walls();
                    var progress = new Progress(JdbcClient.create(server.api()), walls);
                    var over = new AtomicBoolean();
                    try (var pool = Executors.newSingleThreadExecutor()) {
                        var confirming =
                                pool.submit(() -> {
                                    double taken = confirm(walls);
                                    over.set(true);
                                    return taken;
                                });
                        var looks = new ArrayList<Double>();
                        while (!over.get()) {
                            looks.add(time(() -> progress.of(USER, PROJECT, SCHEMA)));
                        }
                        confirming.get();
                        return Table.median(
                                looks.stream().mapToDouble(Double::doubleValue).toArray());
                    }
                },
                () -> {
                    var progress = new Progress(JdbcClient.create(server.api()), server.walls());
                    return median(() -> progress.of(USER, PROJECT, SCHEMA));
                },
                Goal.atMost(2));
    }

    private double confirm(Walls walls) {
        var jdbc = JdbcClient.create(server.api());
        return time(() -> {
            int confirmed =
                    walls.in(
                            USER,
                            PROJECT,
                            () ->
                                    jdbc.sql(
                                                    "select confirmed from app.confirm(:project, :run, null, null, null)")
                                            .param("project", PROJECT)
                                            .param("run", RUN)
                                            .query(Integer.class)
                                            .single());
            if (confirmed == 0) {
                throw new IllegalStateException("nothing was confirmed");
            }
        });
    }

    private void script(String name, int rows, int bytes) throws IOException {
        server.superuser()
                .sql(
                        Files.readString(Path.of("bench/sql", name))
                                .replace(":rows", Integer.toString(rows))
                                .replace(":bytes", Integer.toString(bytes)))
                .update();
        server.superuser().sql("vacuum analyze").update();
        server.superuser().sql("checkpoint").update();
    }

    private static double median(Runnable work) {
        var taken = new double[LOOKS];
        for (int i = 0; i < LOOKS; i++) {
            taken[i] = time(work);
        }
        return Table.median(taken);
    }

    private static double time(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }

    private static void execute(Connection connection, String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
