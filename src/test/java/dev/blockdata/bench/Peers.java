package dev.blockdata.bench;

import dev.blockdata.database.BenchServer;
import java.io.IOException;
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
        Child.npm(FOLDER);
        String classPath = Child.compiled(FOLDER);
        server.superuser().sql("drop database if exists " + DATABASE + " with (force)").update();
        server.superuser().sql("create database " + DATABASE).update();
        return new Peers(server, classPath);
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
        return rate(Child.java(classPath, main), arguments);
    }

    private double rate(List<String> program, Object... arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(program);
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        String printed = Child.run(FOLDER, command, login());
        return Double.parseDouble(printed.lines().reduce((_, last) -> last).orElse("nothing"));
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
