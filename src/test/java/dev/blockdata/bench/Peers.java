package dev.blockdata.bench;

import dev.blockdata.database.BenchServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Other queues on PostgreSQL, on the same server and in a database of their own: each a program
/// that fills its queue, drains it and prints the jobs a second (`bench/peers`).
final class Peers {

    private static final Path FOLDER = Path.of("bench/peers");
    private static final String DATABASE = "peers";

    private final BenchServer server;
    private final String classPath;

    private Peers(BenchServer server, String classPath) {
        this.server = server;
        this.classPath = classPath;
    }

    /// Fetches and compiles them, and makes their database anew.
    static Peers install(BenchServer server) throws IOException, InterruptedException {
        run(List.of("npm", "ci", "--no-audit", "--no-fund", "--silent"));
        run(
                List.of(
                        Path.of("mvnw").toAbsolutePath().toString(),
                        "-f",
                        "pom.xml",
                        "-q",
                        "-B",
                        "-ntp",
                        "-Dskip.web",
                        "compile",
                        "dependency:build-classpath"));
        server.superuser().sql("drop database if exists " + DATABASE + " with (force)").update();
        server.superuser().sql("create database " + DATABASE).update();
        return new Peers(
                server,
                FOLDER.resolve("target/classes").toAbsolutePath()
                        + java.io.File.pathSeparator
                        + Files.readString(FOLDER.resolve("target/classpath")).strip());
    }

    double pgBoss(int jobs, int workers, int batch) throws IOException, InterruptedException {
        return node("pg-boss.mjs", jobs, workers, batch);
    }

    /// One job a round trip, as it comes.
    double graphileWorker(int jobs, int workers) throws IOException, InterruptedException {
        return node("graphile-worker.mjs", "plain", jobs, workers);
    }

    /// Its local queue, with completions in batches.
    double graphileLocalQueue(int jobs, int workers) throws IOException, InterruptedException {
        return node("graphile-worker.mjs", "local", jobs, workers);
    }

    double dbScheduler(int jobs, int workers) throws IOException, InterruptedException {
        return java("DbScheduler", jobs, workers);
    }

    double jobRunr(int jobs, int workers) throws IOException, InterruptedException {
        return java("JobRunrPeer", jobs, workers);
    }

    private double node(String script, Object... arguments)
            throws IOException, InterruptedException {
        return rate(List.of("node", script), arguments);
    }

    private double java(String main, Object... arguments) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return rate(List.of(java, "-cp", classPath, main), arguments);
    }

    private double rate(List<String> program, Object... arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(program);
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        String printed = run(command, login());
        return Double.parseDouble(printed.lines().reduce((_, last) -> last).orElse("nothing"));
    }

    private static String run(List<String> command, String... environment)
            throws IOException, InterruptedException {
        var builder =
                new ProcessBuilder(command)
                        .directory(FOLDER.toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT);
        for (int i = 0; i < environment.length; i += 2) {
            builder.environment().put(environment[i], environment[i + 1]);
        }
        var process = builder.start();
        var printed =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + " failed: " + printed);
        }
        return printed;
    }

    private String[] login() {
        var server = "127.0.0.1:" + this.server.port() + "/" + DATABASE;
        var password = this.server.superuserPassword();
        return new String[] {
            "DATABASE_URL",
            "postgres://postgres:" + password + "@" + server,
            "JDBC_URL",
            "jdbc:postgresql://" + server + "?user=postgres&password=" + password
        };
    }
}
