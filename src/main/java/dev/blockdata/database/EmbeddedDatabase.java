package dev.blockdata.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/// The PostgreSQL server that runs beside the product, with its data under the home.
///
/// Only the holder of the home starts it, and only the holder stops one that a killed predecessor
/// left behind. It listens on the loopback address alone and asks everybody for a password, the
/// superuser included; the passwords are made from a random key in the home.
final class EmbeddedDatabase implements DatabaseServer {

    static final String SUPERUSER = "postgres";

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final int TRIES = 5;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final PostgresPrograms programs;
    private final DatabaseSettings settings;
    private final Path directory;
    private final Path data;
    private final String key;
    private int port;

    private EmbeddedDatabase(
            PostgresPrograms programs, DatabaseSettings settings, Path directory, String key) {
        this.programs = programs;
        this.settings = settings;
        this.directory = directory;
        this.data = directory.resolve("data");
        this.key = key;
    }

    static EmbeddedDatabase start(Home home, DatabaseSettings settings) {
        var directory = home.directory("postgres");
        try {
            if (Files.isDirectory(directory.resolve("data"))
                    && !Files.exists(directory.resolve("key"))) {
                throw new StartRefused(
                        "%s is missing, the key to the database beside it: put it back from a copy."
                                .formatted(directory.resolve("key")));
            }
            var key = Secret.kept(home, "postgres/key");
            home.directory("postgres/log");
            var binaries = PostgresBinaries.unpack(home.directory("postgres/bin"));
            var server =
                    new EmbeddedDatabase(
                            new PostgresPrograms(binaries, directory), settings, directory, key);
            server.checkPrograms();
            server.initialize();
            server.stopLeftOver();
            PostgresBinaries.forgetOthers(binaries);
            server.start();
            return server;
        } catch (IOException failure) {
            throw new StartRefused(
                    "the database in %s cannot be started (%s)."
                            .formatted(directory, Home.reason(failure)),
                    failure);
        }
    }

    int port() {
        return port;
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    Database.Login login(String role) {
        return new Database.Login(role, password(role));
    }

    @Override
    public Database prepare() {
        return EmbeddedRoles.prepare(this, "blockdata");
    }

    /// The home lock sees to that.
    @Override
    public boolean exclusive() {
        return true;
    }

    /// Stops the server and waits for it, without waiting for its clients.
    @Override
    public void close() {
        var outcome = stop("fast");
        if (!outcome.ok() && isRunning()) {
            log.warn(
                    "PostgreSQL did not stop in time and is stopped at once: {}",
                    outcome.lastWords());
            stop("immediate");
        }
    }

    private String password(String role) {
        return HexFormat.of().formatHex(Secret.derive(key, "postgres role " + role));
    }

    private void checkPrograms() {
        var outcome = programs.run(PATIENCE, "postgres", "--version");
        if (outcome.ok()) {
            refuseOtherMajor(outcome.output());
        } else if (programs.asRoot()) {
            throw new StartRefused(
                    "PostgreSQL does not run as root, and the user namespace that would help is not to be had here (%s): run Blockdata as an ordinary user, or name an external database with SPRING_DATASOURCE_URL."
                            .formatted(outcome.lastWords()));
        } else {
            throw new StartRefused(
                    "the embedded PostgreSQL does not run on this machine (%s): name an external one with SPRING_DATASOURCE_URL."
                            .formatted(outcome.lastWords()));
        }
    }

    private void refuseOtherMajor(String version) {
        var ours = version.replaceFirst("(?s)^\\D*(\\d+).*$", "$1");
        var file = data.resolve("PG_VERSION");
        try {
            var theirs = Files.exists(file) ? Files.readString(file).strip() : ours;
            if (!theirs.equals(ours)) {
                throw new StartRefused(
                        "the data in %s was written by PostgreSQL %s and this build brings %s: start the version of Blockdata that wrote it, or move the data with pg_upgrade."
                                .formatted(data, theirs, ours));
            }
        } catch (IOException failure) {
            throw new StartRefused(
                    "%s cannot be read (%s).".formatted(file, Home.reason(failure)), failure);
        }
    }

    /// Makes the data directory, whole or not at all.
    private void initialize() throws IOException {
        if (Files.exists(data)) {
            return;
        }
        var unfinished = directory.resolve("data.unfinished");
        FileSystemUtils.deleteRecursively(unfinished);
        var password = directory.resolve("superuser");
        Home.writePrivately(password, password(SUPERUSER).getBytes(StandardCharsets.US_ASCII));
        var outcome =
                programs.run(
                        PATIENCE,
                        "initdb",
                        "--pgdata=" + unfinished,
                        "--username=" + SUPERUSER,
                        "--pwfile=" + password,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--data-checksums");
        Files.delete(password);
        if (!outcome.ok()) {
            FileSystemUtils.deleteRecursively(unfinished);
            throw refusal("the database cannot be made in %s".formatted(directory), outcome);
        }
        Files.move(unfinished, data);
    }

    /// Stops a server that runs on our data, and forgets the traces of one that no longer does.
    private void stopLeftOver() throws IOException {
        var file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return;
        }
        if (isRunning()) {
            log.info("Stopping the PostgreSQL that an earlier Blockdata left behind");
            close();
        } else if (recordedProcess().isPresent()) {
            // Its number belongs to somebody else by now, whom PostgreSQL would take for the server
            // and refuse to start.
            Files.delete(file);
        }
    }

    private Optional<ProcessHandle> recordedProcess() {
        try {
            var lines = Files.readAllLines(data.resolve("postmaster.pid"));
            return lines.isEmpty()
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                            .filter(ProcessHandle::isAlive);
        } catch (IOException | NumberFormatException _) {
            return Optional.empty();
        }
    }

    private boolean isRunning() {
        return recordedProcess().filter(this::isOurs).isPresent();
    }

    /// A server works in its data directory, also after that was moved; where that cannot be seen,
    /// it must run from our own programs.
    private boolean isOurs(ProcessHandle process) {
        try {
            return Files.isSameFile(Path.of("/proc/" + process.pid() + "/cwd").toRealPath(), data);
        } catch (IOException _) {
            var info = process.info();
            return info.arguments().map(List::of).orElse(List.of()).contains("--pgdata=" + data)
                    || info.command()
                            .filter(command -> Path.of(command).startsWith(directory))
                            .isPresent();
        }
    }

    private void start() throws IOException {
        PostgresPrograms.Outcome outcome = new PostgresPrograms.Outcome(-1, "");
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            if (attempt > 1) {
                // After a kill the old server's children may take a moment to die.
                LockSupport.parkNanos(PAUSE.toNanos());
            }
            port = settings.port() == 0 ? freePort() : settings.port();
            configure();
            var messages = new ServerLog(directory.resolve("log"));
            outcome =
                    programs.run(
                            PATIENCE,
                            "pg_ctl",
                            "start",
                            "--pgdata=" + data,
                            "--log=" + directory.resolve("log").resolve("start.log"),
                            "--wait",
                            "--timeout=" + (PATIENCE.toSeconds() - 10),
                            "--silent");
            if (outcome.ok()) {
                return;
            }
            outcome =
                    new PostgresPrograms.Outcome(
                            outcome.exit(), outcome.output() + "\n" + messages.complaints());
            if (outcome.saysDiskFull()
                    || outcome.output().contains("Address already in use")
                            && settings.port() != 0) {
                break;
            }
            log.info(
                    "PostgreSQL did not start, attempt {} of {}: {}",
                    attempt,
                    TRIES,
                    outcome.lastWords());
        }
        throw refusal("the database in %s does not start".formatted(data), outcome);
    }

    private StartRefused refusal(String what, PostgresPrograms.Outcome outcome) {
        if (outcome.saysDiskFull()) {
            return new StartRefused(what + ": the disk is full.");
        }
        if (outcome.output().contains("Address already in use")) {
            return new StartRefused(
                    what
                            + ": port "
                            + port
                            + " is taken; leave BLOCKDATA_DATABASE_PORT away and a free one is found.");
        }
        return new StartRefused(
                "%s (%s); more stands in %s."
                        .formatted(what, outcome.lastWords(), directory.resolve("log")));
    }

    private PostgresPrograms.Outcome stop(String mode) {
        return programs.run(
                PATIENCE,
                "pg_ctl",
                "stop",
                "--pgdata=" + data,
                "--mode=" + mode,
                "--wait",
                "--timeout=60",
                "--silent");
    }

    private void configure() throws IOException {
        Files.writeString(
                data.resolve("postgresql.conf"),
                ServerConfiguration.postgresql(port, directory.resolve("log"), settings.durable()));
        Files.writeString(
                data.resolve("pg_hba.conf"), ServerConfiguration.HOST_BASED_AUTHENTICATION);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
