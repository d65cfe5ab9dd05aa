package dev.blockdata.export;

import dev.blockdata.bench.Bench;
import dev.blockdata.bench.Child;
import dev.blockdata.bench.Goal;
import dev.blockdata.bench.Table;
import dev.blockdata.database.BenchClient;
import dev.blockdata.database.BenchServer;
import dev.blockdata.export.ExportForm.Format;
import dev.blockdata.projects.Member;
import dev.blockdata.projects.Role;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Exports beside the database's own COPY of the same rows, each in a fresh process of 160 MB of
/// heap, so that its start and its peak of memory count. Started by `bench/export`.
public final class ExportBench {

    private static final int A_DOCUMENT = 5000;
    private static final UUID USER = UUID.fromString("00000000-0000-0000-0000-000000000001");
    private static final UUID PROJECT = UUID.fromString("00000000-0000-0000-0000-0000000000aa");
    private static final UUID SCHEMA = UUID.fromString("00000000-0000-0000-0000-00000000000c");

    private static final String FROM =
            """
             from app.blocks b
             join app.documents t on t.project_id = b.project_id and t.source_uid = b.source_uid
             join app.runs r on r.project_id = b.project_id and r.source_uid = b.source_uid
             join app.block_overlays o on o.project_id = b.project_id and o.run_id = r.run_id and o.block_index = b.block_index
             join app.overlay_events e on e.project_id = o.project_id and e.run_id = o.run_id and e.block_index = o.block_index and e.event_id = o.confirmed_event
            where t.uploaded_at < timestamptz '2026-01-01' + %d * interval '1 second'
            order by t.uploaded_at, b.block_index
            """;
    private static final Map<String, String> COPIES =
            Map.of(
                    "copy-json",
                    """
                    select json_build_object('immutable', json_build_object('block_uid', t.conv_uid || ':' || b.block_index, 'conv_uid', t.conv_uid,
                             'block_index', b.block_index, 'block_type', b.block_type, 'block_content', b.block_content, 'block_locator', b.block_locator),
                           'user_defined', json_build_object('schema_ref', 'review', 'data', e.body))
                    """,
                    "copy-csv",
                    """
                    select t.conv_uid || ':' || b.block_index, b.block_index, b.block_type, b.block_content, e.body->>'summary', e.body->>'topic',
                           (e.body->>'severity')::int, (e.body->>'confidence')::float8
                    """);

    private ExportBench() {}

    /// What a process did: rows a second, and its peak of memory in megabytes.
    private record Seen(double rate, double peak) {}

    public static void main(String[] args) throws Exception {
        if (args.length == 4) {
            child(Integer.parseInt(args[0]), args[1], args[2], Integer.parseInt(args[3]));
            return;
        }
        int most = Bench.size("EXPORT_ROWS", 1_000_000);
        try (BenchServer server = Bench.server()) {
            server.superuser()
                    .sql(
                            Files.readString(Path.of("bench/sql/exports.sql"))
                                    .replace(":rows", Integer.toString(most)))
                    .update();
            server.walls();
            server.superuser().sql("vacuum analyze").update();
            server.superuser().sql("checkpoint").update();
            var peaks = new HashMap<String, Double>();
            for (int rows : List.of(most / 10, most)) {
                measure(server, rows, rows == most, peaks);
            }
        }
    }

    private static void measure(
            BenchServer server, int rows, boolean largest, Map<String, Double> peaks)
            throws Exception {
        var table =
                new Table(
                        "Exports of %,d confirmed blocks, rows a second".formatted(rows),
                        Bench.ROUNDS);
        var seen = new HashMap<String, List<Double>>();
        compare(table, server, rows, "jsonl", "copy-json", largest ? 1.0 : 0.8, seen);
        compare(table, server, rows, "csv", "copy-csv", largest ? 0.6 : Double.NaN, seen);
        compare(table, server, rows, "parquet", "copy-csv", largest ? 0.75 : Double.NaN, seen);
        for (var format : List.of("jsonl", "csv", "parquet")) {
            double peak =
                    Table.median(
                            seen.get(format).stream().mapToDouble(Double::doubleValue).toArray());
            var before = peaks.put(format, peak);
            if (before != null) {
                table.line(
                        "G13",
                        format + ", peak of memory (MB) beside a tenth of the rows",
                        peak,
                        before,
                        peak / before,
                        format.equals("parquet") ? Goal.none() : Goal.atMost(1.25));
            }
        }
    }

    private static void compare(
            Table table,
            BenchServer server,
            int rows,
            String format,
            String copy,
            double goal,
            Map<String, List<Double>> peaks)
            throws Exception {
        table.compare(
                "G13",
                format + " beside " + copy.toUpperCase(Locale.ROOT).replace('-', ' '),
                () -> {
                    var seen = run(server, format, rows);
                    peaks.computeIfAbsent(format, _ -> new ArrayList<>()).add(seen.peak());
                    return seen.rate();
                },
                () -> run(server, copy, rows).rate(),
                Double.isNaN(goal) ? Goal.none() : Goal.atLeast(goal));
    }

    private static Seen run(BenchServer server, String mode, int rows) throws Exception {
        var command =
                new ArrayList<>(
                        Child.java(
                                classPath(),
                                ExportBench.class.getName(),
                                Integer.toString(server.port()),
                                server.superuserPassword(),
                                mode,
                                Integer.toString(rows)));
        command.addAll(1, List.of("-Xmx160m", "--enable-native-access=ALL-UNNAMED"));
        var printed = Child.run(Path.of("."), command).lines().toList().getLast().split(" ");
        return new Seen(Double.parseDouble(printed[0]), Double.parseDouble(printed[1]));
    }

    /// That of this process, in which Maven may have loaded the classes itself.
    private static String classPath() {
        return ExportBench.class.getClassLoader() instanceof URLClassLoader loader
                ? Arrays.stream(loader.getURLs())
                        .map(URL::getPath)
                        .collect(Collectors.joining(File.pathSeparator))
                : System.getProperty("java.class.path");
    }

    private static void child(int port, String password, String mode, int rows) throws Exception {
        long start;
        try (var client = new BenchClient(port, password)) {
            start = System.nanoTime();
            if (COPIES.containsKey(mode)) {
                copy(client, mode, rows);
            } else {
                export(client, mode, rows);
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(Locale.ROOT, "%n%.1f %.1f%n", rows / seconds, peak());
    }

    private static void copy(BenchClient client, String mode, int rows) throws Exception {
        try (var connection = client.pool().getConnection()) {
            var query = COPIES.get(mode) + FROM.formatted(rows / A_DOCUMENT);
            var form =
                    mode.equals("copy-csv")
                            ? "(format csv, header)"
                            : "(format csv, quote e'\\x01', delimiter e'\\x02')";
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut(
                            "copy (" + query + ") to stdout " + form,
                            OutputStream.nullOutputStream());
        }
    }

    private static void export(BenchClient client, String mode, int rows) throws IOException {
        var walls = client.walls();
        var jdbc = JdbcClient.create(client.pool());
        var who = new Member(USER, PROJECT, Role.OWNER);
        var form =
                new ExportForm(
                        Format.valueOf(mode.toUpperCase(Locale.ROOT)),
                        false,
                        false,
                        false,
                        List.of());
        var plan = new ExportPlan(walls, jdbc).of(who, new Selection(null, SCHEMA, Set.of()), form);
        var some =
                new ExportPlan.Plan(
                        plan.picks().subList(0, rows / A_DOCUMENT),
                        plan.schemaId(),
                        plan.tableSchema(),
                        plan.title());
        var scratch = new Scratch(Files.createDirectories(Path.of("bench/out/exports")));
        new Exports(new ConfirmedBlocks(walls, jdbc, new FlatTables(jdbc)), scratch)
                .write(who, some, form, OutputStream.nullOutputStream(), () -> {});
    }

    /// Of all memory that this process ever had at once; Linux tells it.
    private static double peak() throws IOException {
        var status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return Double.NaN;
        }
        return Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmHWM:"))
                        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D+", "")))
                        .findFirst()
                        .orElse(Double.NaN)
                / 1024;
    }
}
