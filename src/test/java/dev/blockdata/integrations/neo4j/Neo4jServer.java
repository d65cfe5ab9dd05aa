package dev.blockdata.integrations.neo4j;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.SessionConfig;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A real Neo4j on loopback, in a process of its own that has its own class path.
public final class Neo4jServer implements AutoCloseable {

    public static final String USER = "neo4j";
    public static final String PASSWORD = "not-so-secret";

    /// Written by the build, before tests that run after `package`.
    static final Path CLASS_PATH = Path.of("target/neo4j/classpath");

    private static final int PATIENCE_MINUTES = 3;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

    private static @Nullable Neo4jServer shared;

    private final Path folder;
    private final int port;
    private Process process;
    private final Driver driver;

    /// One for all tests of a process, which compiles little of itself, since nobody stays long.
    public static synchronized Neo4jServer shared() throws IOException {
        if (shared == null) {
            var server = new Neo4jServer("-XX:TieredStopAtLevel=1");
            Runtime.getRuntime()
                    .addShutdownHook(
                            new Thread(() -> {
                                try {
                                    server.close();
                                } catch (IOException left) {
                                    throw new UncheckedIOException(left);
                                }
                            }));
            shared = server;
        }
        return shared;
    }

    Neo4jServer(String... options) throws IOException {
        if (!Files.exists(CLASS_PATH)) {
            throw new IllegalStateException(
                    CLASS_PATH
                            + " is missing: ./mvnw antrun:run@neo4j-for-tests writes it, as ./mvnw verify does");
        }
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        this.folder = Files.createTempDirectory("blockdata-neo4j");
        start(options);
        try (var first = GraphDatabase.driver(url("bolt"), AuthTokens.basic(USER, "neo4j"));
                var session = first.session(SessionConfig.forDatabase("system"))) {
            session.run(
                            "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $password",
                            Map.of("password", PASSWORD))
                    .consume();
        }
        this.driver = GraphDatabase.driver(url("bolt"), AuthTokens.basic(USER, PASSWORD));
    }

    public int port() {
        return port;
    }

    URI url(String scheme) {
        return URI.create(scheme + "://127.0.0.1:" + port);
    }

    private void start(String... options) throws IOException {
        Path errors = folder.resolve("errors");
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx640m",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                Files.readString(CLASS_PATH)));
        command.addAll(List.of(options));
        command.addAll(
                List.of(
                        "src/test/neo4j/Neo4jOnLoopback.java",
                        Integer.toString(port),
                        folder.resolve("data").toString()));
        process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
        var slow = process;
        var late =
                CompletableFuture.runAsync(
                        slow::destroyForcibly,
                        CompletableFuture.delayedExecutor(PATIENCE_MINUTES, TimeUnit.MINUTES));
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("ready ")) {
                late.cancel(false);
                return;
            }
        }
        throw new IllegalStateException(
                "Neo4j did not start; it needs about a gigabyte of memory: "
                        + Files.readString(errors));
    }

    public List<Map<String, Object>> query(String statement) {
        try (var session = driver.session()) {
            return session.run(statement).list(row -> row.asMap());
        }
    }

    public long count(String pattern) {
        return (Long) query("MATCH " + pattern + " RETURN count(*) AS n").getFirst().get("n");
    }

    /// Everything in it, a line for each node and each relationship, with labels and all
    /// properties, in an order of its own; but for what a push calls itself by.
    public List<String> graph() {
        var lines = new ArrayList<String>();
        for (var row : query("MATCH (n) RETURN labels(n) AS labels, properties(n) AS of")) {
            lines.add(node(row.get("labels"), row.get("of")));
        }
        for (var row :
                query(
                        """
                        MATCH (n)-[r]->(m)
                        RETURN labels(n) AS labels, properties(n) AS of, type(r) AS type, properties(r) AS says,
                               labels(m) AS others, properties(m) AS to
                        """)) {
            var says = new TreeMap<Object, Object>((Map<?, ?>) row.get("says"));
            says.remove("push");
            lines.add(
                    "%s -[%s %s]-> %s"
                            .formatted(
                                    node(row.get("labels"), row.get("of")),
                                    row.get("type"),
                                    JSON.writeValueAsString(says),
                                    node(row.get("others"), row.get("to"))));
        }
        lines.sort(null);
        return lines;
    }

    private static String node(Object labels, Object properties) {
        var sorted = ((List<?>) labels).stream().map(String::valueOf).sorted().toList();
        return sorted + " " + JSON.writeValueAsString(properties);
    }

    /// The same in one number, for large ones.
    public String digest() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var line : graph()) {
                digest.update(line.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) '\n');
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is in every Java", impossible);
        }
    }

    public void clear() {
        query("MATCH (n) DETACH DELETE n");
    }

    @Override
    public void close() throws IOException {
        driver.close();
        process.destroyForcibly().onExit().join();
        FileSystemUtils.deleteRecursively(folder);
    }
}
