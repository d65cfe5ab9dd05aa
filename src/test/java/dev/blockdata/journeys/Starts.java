package dev.blockdata.journeys;

import dev.blockdata.bench.Child;
import dev.blockdata.bench.Goal;
import dev.blockdata.bench.Table;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// How long a start takes until the product is ready, on a home that is there: as a jar, and laid
/// out with an archive of what Java had learned in an earlier start; beside an empty application.
final class Starts {

    private static final int ROUNDS = 5;
    private static final Path EMPTY = Path.of("bench/empty/target/empty.jar").toAbsolutePath();
    private static final Path LAID_OUT = Path.of("bench/out/laid-out").toAbsolutePath();
    private static final Path HOME = Path.of("bench/out/start-home").toAbsolutePath();

    private final Table table;

    Starts(Table table) {
        this.table = table;
    }

    void measure() throws Exception {
        clear(LAID_OUT);
        Child.run(
                Path.of("."),
                List.of(
                        java(),
                        "-Djarmode=tools",
                        "-jar",
                        Product.jar().toString(),
                        "extract",
                        "--destination",
                        LAID_OUT.toString()));
        var archive = LAID_OUT.resolve("blockdata.aot");
        var laidOut = LAID_OUT.resolve("blockdata.jar").toString();
        start(List.of("-XX:AOTCacheOutput=" + archive, "-jar", laidOut));
        var empty = new double[ROUNDS];
        var jar = new double[ROUNDS];
        var fast = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            empty[round] = start(List.of("-jar", EMPTY.toString()));
            jar[round] = start(List.of("-jar", Product.jar().toString()));
            fast[round] = start(List.of("-XX:AOTCache=" + archive, "-jar", laidOut));
        }
        double reference = Table.median(empty);
        line("start of the jar beside an empty one", Table.median(jar), reference, 1.6);
        line("laid out, with its archive", Table.median(fast), reference, 0.6);
    }

    private void line(String figure, double measured, double reference, double most) {
        table.line("", figure, measured, reference, measured / reference, Goal.atMost(most));
    }

    /// Seconds until it is ready; then it is asked to end, and does.
    private static double start(List<String> program) throws Exception {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        var command = new ArrayList<String>();
        command.add(java());
        command.addAll(List.of("-Xmx512m", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(program);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        Files.createDirectories(HOME);
        builder.redirectOutput(HOME.resolveSibling("start.log").toFile());
        builder.environment().put("BLOCKDATA_HOME", HOME.toString());
        builder.environment().put("SERVER_PORT", Integer.toString(port));
        long begun = System.nanoTime();
        var process = builder.start();
        try {
            var health = URI.create("http://localhost:" + port + "/actuator/health/readiness");
            while (!answers(health)) {
                if (!process.isAlive()) {
                    throw new IllegalStateException("it ended: see bench/out/start.log");
                }
                TimeUnit.MILLISECONDS.sleep(5);
            }
            return (System.nanoTime() - begun) / 1e9;
        } finally {
            process.destroy();
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
        }
    }

    private static boolean answers(URI uri) {
        try {
            var connection = (HttpURLConnection) uri.toURL().openConnection();
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(2_000);
            // The empty one has no such page, and is there all the same.
            int status = connection.getResponseCode();
            connection.disconnect();
            return status == 200 || status == 404;
        } catch (IOException _) {
            return false;
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static void clear(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
