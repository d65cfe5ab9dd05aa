package dev.blockdata.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.util.FileSystemUtils;

/// A PostgreSQL that somebody else runs, as far as the product can tell: one user who may make
/// roles, and an empty database of theirs. For products in processes of their own.
///
/// It keeps its port through everything that may happen to it here.
public final class ExternalServer implements AutoCloseable {

    private static final String DATABASE = "shelves";
    private static final Database.Login KEEPER =
            new Database.Login("keeper", "the keeper's password");

    private final Home home;
    private final DatabaseSettings settings;
    private EmbeddedDatabase server;

    public ExternalServer() {
        this(home());
        var postgres = superuser("postgres");
        postgres.sql("create role keeper login createrole password 'the keeper''s password'")
                .update();
        postgres.sql("create database " + DATABASE + " owner keeper").update();
    }

    private ExternalServer(Home home) {
        this.home = home;
        settings = new DatabaseSettings(1, 1, freePort(), true);
        server = EmbeddedDatabase.start(home, settings);
    }

    private static Home home() {
        try {
            return Home.hold(Files.createTempDirectory("blockdata-external"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Another one that has all that this one has, and without which this one acknowledges nothing
    /// any more.
    public ExternalServer standby() throws IOException {
        Files.writeString(
                data(home).resolve("pg_hba.conf"),
                "host replication all 127.0.0.1/32 scram-sha-256\n",
                StandardOpenOption.APPEND);
        var copy = home();
        var directory = copy.directory("postgres");
        Files.copy(home.path().resolve("postgres/key"), directory.resolve("key"));
        // Start and end of a copy are of one connection.
        var source =
                new SingleConnectionDataSource(
                        server.url("postgres"),
                        EmbeddedDatabase.SUPERUSER,
                        server.login(EmbeddedDatabase.SUPERUSER).password(),
                        true);
        try {
            var postgres = JdbcClient.create(source);
            postgres.sql("select pg_reload_conf(), pg_backup_start('standby', true)")
                    .query()
                    .singleRow();
            FileSystemUtils.copyRecursively(data(home), data(copy));
            var label =
                    postgres.sql("select labelfile from pg_backup_stop(false)")
                            .query(String.class)
                            .single();
            Files.deleteIfExists(data(copy).resolve("postmaster.pid"));
            Files.writeString(data(copy).resolve("backup_label"), label);
            Files.writeString(data(copy).resolve("standby.signal"), "");
            Files.writeString(
                    data(copy).resolve("postgresql.auto.conf"),
                    "primary_conninfo = 'host=127.0.0.1 port=%d user=%s password=%s application_name=standby'\n"
                            .formatted(
                                    port(),
                                    EmbeddedDatabase.SUPERUSER,
                                    server.login(EmbeddedDatabase.SUPERUSER).password()));
            Files.setPosixFilePermissions(data(copy), PosixFilePermissions.fromString("rwx------"));
            var standby = new ExternalServer(copy);
            Files.writeString(
                    data(home).resolve("postgresql.auto.conf"),
                    "synchronous_standby_names = 'standby'\n");
            postgres.sql("select pg_reload_conf()").query().singleRow();
            return standby;
        } finally {
            source.destroy();
        }
    }

    /// A standby takes writes from now on.
    public void promote() {
        superuser("postgres").sql("select pg_promote()").query(Boolean.class).single();
    }

    private static Path data(Home home) {
        return home.path().resolve("postgres/data");
    }

    /// What a product is told to use this one and another, whichever takes writes.
    public List<String> settingsWith(ExternalServer other) {
        var settings = new ArrayList<>(settings());
        settings.set(
                1,
                "jdbc:postgresql://127.0.0.1:%d,127.0.0.1:%d/%s"
                        .formatted(port(), other.port(), DATABASE));
        return settings;
    }

    /// What a product is told to use it, as environment variables in pairs.
    public List<String> settings() {
        return settings(port());
    }

    /// The same by way of something on this machine that listens there.
    public List<String> settings(int port) {
        return List.of(
                "SPRING_DATASOURCE_URL",
                "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE,
                "SPRING_DATASOURCE_USERNAME",
                KEEPER.name(),
                "SPRING_DATASOURCE_PASSWORD",
                KEEPER.password(),
                "BLOCKDATA_SECRET",
                TestDatabase.SECRET);
    }

    public int port() {
        return server.port();
    }

    /// Past all walls.
    public JdbcClient superuser() {
        return superuser(DATABASE);
    }

    private JdbcClient superuser(String database) {
        return JdbcClient.create(
                Connections.single(server.url(database), server.login(EmbeddedDatabase.SUPERUSER)));
    }

    /// Ends every connection of the products: how many there were.
    public int cutConnections() {
        return superuser()
                .sql(
                        "select count(pg_terminate_backend(pid)) from pg_stat_activity where usename = :keeper")
                .param("keeper", KEEPER.name())
                .query(Integer.class)
                .single();
    }

    /// SIGSTOP of all its processes: connections stay, and nothing answers.
    public void freeze() throws IOException, InterruptedException {
        // The first of them makes the others: it is stopped first.
        signal("-STOP");
        signal("-STOP");
    }

    /// SIGCONT.
    public void thaw() throws IOException, InterruptedException {
        signal("-CONT");
    }

    /// SIGKILL of the first process; the others see that it has gone, and go.
    public void kill() throws IOException, InterruptedException {
        var all = processes();
        signal("-KILL", all.getFirst());
        for (var process : all) {
            process.onExit().join();
        }
    }

    public void startAgain() {
        server = EmbeddedDatabase.start(home, settings);
    }

    private void signal(String name) throws IOException, InterruptedException {
        for (var process : processes()) {
            signal(name, process);
        }
    }

    private static void signal(String name, ProcessHandle process)
            throws IOException, InterruptedException {
        var kill = new ProcessBuilder("kill", name, Long.toString(process.pid())).start();
        if (kill.waitFor() != 0 && process.isAlive()) {
            throw new IOException("kill " + name + " of " + process.pid() + " failed");
        }
    }

    private List<ProcessHandle> processes() throws IOException {
        var file = data(home).resolve("postmaster.pid");
        var first = Long.parseLong(Files.readAllLines(file).getFirst().strip());
        return ProcessHandle.of(first).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .toList();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.close();
        try {
            home.close();
            FileSystemUtils.deleteRecursively(home.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
