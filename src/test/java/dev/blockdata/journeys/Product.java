package dev.blockdata.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The built jar as a process of its own, on a home of its own: what a user starts, and what an
/// operator kills.
public final class Product implements AutoCloseable {

    /// A start takes seconds; on a machine that others use too it may take minutes.
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    /// Half of what a start costs is the second compiler's work, which no journey is long enough to
    /// gain by.
    private static final List<String> QUICK_START = List.of("-XX:TieredStopAtLevel=1");

    private final Path home;
    private final int port;
    private final List<String> launcher;
    private Path jar;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private List<String> flags = QUICK_START;
    private Process process;

    private Product(Path home, int port, List<String> launcher, Path jar) {
        this.home = home;
        this.port = port;
        this.launcher = launcher;
        this.jar = jar;
    }

    /// Starts the product on a fresh home; `settings` are environment variables in pairs.
    public static Product start(String... settings) throws IOException {
        return start(Files.createTempDirectory("blockdata-journey"), List.of(), jar(), settings);
    }

    /// Starts it on a fresh home as an operator does, for what is measured; `flags` are Java's.
    static Product startAtFullSpeed(List<String> flags, String... settings) throws IOException {
        var product =
                prepare(Files.createTempDirectory("blockdata-job"), List.of(), jar(), settings);
        product.flags = flags;
        return started(product);
    }

    /// Starts it, by root, as the user of that name, on a fresh home that is theirs; `jar` is one
    /// that they can read.
    static Product startAs(String user, Path jar) throws IOException {
        var home = Files.createTempDirectory("blockdata-journey");
        Files.setOwner(
                home,
                home.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user));
        return start(
                home,
                List.of("setpriv", "--reuid=" + user, "--regid=65534", "--clear-groups", "--"),
                jar);
    }

    /// Starts another build of it.
    static Product startFrom(Path jar, String... settings) throws IOException {
        return start(Files.createTempDirectory("blockdata-journey"), List.of(), jar, settings);
    }

    /// Starts another one that reads the same files, as nodes with one volume do.
    static Product startBeside(Product other, String... settings) throws IOException {
        return startBeside(other, jar(), settings);
    }

    /// The same of another build.
    static Product startBeside(Product other, Path jar, String... settings) throws IOException {
        var home = Files.createTempDirectory("blockdata-journey");
        Files.createSymbolicLink(home.resolve("files"), other.home.resolve("files"));
        return start(home, List.of(), jar, settings);
    }

    /// What it is started from the next time.
    void becomes(Path other) {
        jar = other;
    }

    private static Product start(Path home, List<String> launcher, Path jar, String... settings)
            throws IOException {
        return started(prepare(home, launcher, jar, settings));
    }

    private static Product prepare(Path home, List<String> launcher, Path jar, String... settings)
            throws IOException {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        var product = new Product(home, port, launcher, jar);
        for (int i = 0; i < settings.length; i += 2) {
            product.settings.put(settings[i], settings[i + 1]);
        }
        return product;
    }

    private static Product started(Product product) throws IOException {
        try {
            product.startAgain();
        } catch (IOException | IllegalStateException failure) {
            product.close();
            throw failure;
        }
        return product;
    }

    public static Path jar() {
        return Path.of(System.getProperty("blockdata.jar", "target/blockdata.jar"))
                .toAbsolutePath();
    }

    public URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    public Path home() {
        return home;
    }

    public Path log() {
        return home.resolveSibling(home.getFileName() + ".log");
    }

    public void startAgain() throws IOException {
        var command = new ArrayList<>(launcher);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(
                List.of("-Xmx512m", "--enable-native-access=ALL-UNNAMED", "-jar", jar.toString()));
        var builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().putAll(settings);
        builder.environment().put("BLOCKDATA_HOME", home.toString());
        builder.environment().put("SERVER_PORT", Integer.toString(port));
        process = builder.start();
        awaitReady();
    }

    private void awaitReady() throws IOException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        var request =
                HttpRequest.newBuilder(uri("/actuator/health/readiness"))
                        .timeout(Duration.ofSeconds(5))
                        .build();
        try (var http = HttpClient.newHttpClient()) {
            while (System.nanoTime() < until) {
                if (!process.isAlive()) {
                    throw new IllegalStateException(
                            "The product ended: " + Files.readString(log()));
                }
                if (answers(http, request)) {
                    return;
                }
                process.waitFor(200, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException(
                "The product did not become ready: " + Files.readString(log()));
    }

    private static boolean answers(HttpClient http, HttpRequest request)
            throws InterruptedException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        }
    }

    /// SIGSTOP: the process stands still in the middle of whatever it does, and its database, a
    /// process of its own, can be looked at.
    public void freeze() throws IOException, InterruptedException {
        signal("-STOP");
    }

    /// SIGCONT.
    public void thaw() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        var kill = new ProcessBuilder("kill", name, Long.toString(process.pid())).start();
        if (kill.waitFor() != 0) {
            throw new IOException("kill " + name + " of " + process.pid() + " failed");
        }
    }

    /// SIGTERM: how long it took to end.
    Duration terminate() throws InterruptedException {
        long begun = System.nanoTime();
        process.destroy();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            throw new IllegalStateException("the product did not end in two minutes");
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    long pid() {
        return process.pid();
    }

    /// SIGKILL: nothing gets to say good-bye.
    public void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(40, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> files = Files.walk(home)) {
            files.sorted(java.util.Comparator.reverseOrder()).forEach(Product::delete);
        }
        Files.deleteIfExists(log());
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
