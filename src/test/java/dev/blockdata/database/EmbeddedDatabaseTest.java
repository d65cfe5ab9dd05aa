package dev.blockdata.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

final class EmbeddedDatabaseTest {

    private static final DatabaseSettings DURABLE = new DatabaseSettings(2, 2, 0, true);

    /// One for all, so that the cluster is made once: every test begins with whatever the one
    /// before it left.
    @TempDir private static Path directory;

    private Home home;

    @BeforeEach
    void hold() {
        home = Home.hold(directory);
    }

    @AfterEach
    void letGo() throws IOException {
        home.close();
    }

    @Test
    void keepsItsDataFromStartToStart() {
        try (var server = start()) {
            note(server, "first");
        }
        try (var server = start()) {
            assertThat(noted(server)).isEqualTo("first");
        }
    }

    @Test
    void comesBackAfterTheServerWasKilled() throws Exception {
        try (var first = start()) {
            note(first, "killed server");
            ProcessHandle.of(recordedPid()).orElseThrow().destroyForcibly();
            try (var second = start()) {
                assertThat(noted(second)).isEqualTo("killed server");
            }
        }
    }

    @Test
    void stopsTheServerThatAKilledProcessLeftBehind() throws Exception {
        home.close();
        try (var child = ChildJvm.start(KeepsRunning.class, Map.of(), directory.toString())) {
            assertThat(child.output().lines().filter(line -> line.startsWith("ready ")).findFirst())
                    .isPresent();
            child.kill();
        }
        var orphan = ProcessHandle.of(recordedPid()).orElseThrow();
        assertThat(orphan.info().command()).isPresent();
        home = Home.hold(directory);
        try (var server = start()) {
            // Who ended but was not fetched by its parent still counts as alive; it runs no program
            // any more.
            assertThat(orphan.info().command()).isEmpty();
            note(server, "after the orphan");
        }
    }

    @Test
    void isNotMisledByAProcessThatHasTheNumberOfAnOldServer() throws Exception {
        try (var server = start()) {
            note(server, "before");
        }
        Files.writeString(
                directory.resolve("postgres/data/postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + directory.resolve("postgres/data") + "\n");
        try (var server = start()) {
            assertThat(noted(server)).isEqualTo("before");
        }
    }

    @Test
    void asksEverybodyForAPassword() {
        try (var server = start()) {
            server.prepare();
            for (var role :
                    new String[] {
                        "postgres", "blockdata_api", "blockdata_work", "blockdata_migrate"
                    }) {
                for (var password : new String[] {"", "postgres", role}) {
                    var intruder = new Database.Login(role, password);
                    assertThatThrownBy(() ->
                                    Connections.single(server.url("postgres"), intruder)
                                            .getConnection())
                            .as(role)
                            .hasMessageContaining("password");
                }
            }
            assertThat(ask(server, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(server, "show unix_socket_directories")).isEmpty();
        }
    }

    @Test
    void isDurableAndSaysSoItself() {
        try (var server = start()) {
            assertThat(ask(server, "show fsync")).isEqualTo("on");
            assertThat(ask(server, "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(server, "show full_page_writes")).isEqualTo("on");
            assertThat(ask(server, "show data_checksums")).isEqualTo("on");
            Durability.demand(server.prepare());
        }
    }

    @Test
    void isRefusedWhenItIsNotDurable() {
        try (var server = EmbeddedDatabase.start(home, TestServer.SETTINGS)) {
            var database = server.prepare();
            assertThatThrownBy(() -> Durability.demand(database))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining(
                            "fsync and full_page_writes and synchronous_commit is off");
        }
    }

    @Test
    void leavesWhatElseIsInTheHomeAsItIs() throws Exception {
        var other = directory.resolve("notes.txt");
        Files.writeString(other, "mine");
        Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rw-r--r--"));
        try (var server = start()) {
            server.prepare();
        }
        assertThat(other).hasContent("mine");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(other)))
                .isEqualTo("rw-r--r--");
        for (var ours : new String[] {"postgres", "postgres/data"}) {
            assertThat(
                            PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(directory.resolve(ours))))
                    .as(ours)
                    .isEqualTo("rwx------");
        }
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(directory.resolve("postgres/key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void refusesDataOfAnotherMajorVersion() throws Exception {
        start().close();
        var version = directory.resolve("postgres/data/PG_VERSION");
        var real = Files.readString(version);
        Files.writeString(version, "17\n");
        try {
            assertThatThrownBy(this::start)
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("was written by PostgreSQL 17 and this build brings 18");
        } finally {
            Files.writeString(version, real);
        }
    }

    @Test
    void saysThatAPortIsTaken() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() ->
                            EmbeddedDatabase.start(
                                    home, new DatabaseSettings(2, 2, taken.getLocalPort(), true)))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("port " + taken.getLocalPort() + " is taken");
        }
    }

    @Test
    void triesAgainWhenWhatStoodInTheWayIsGone() throws Exception {
        start().close();
        var data = directory.resolve("postgres/data");
        // PostgreSQL refuses a data directory that others may read, until the first refusal is in
        // its log and the mode is put right.
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxrwxrwx"));
        var repair =
                CompletableFuture.runAsync(() -> {
                    try {
                        while (!refusedOverPermissions()) {
                            TimeUnit.MILLISECONDS.sleep(5);
                        }
                        Files.setPosixFilePermissions(
                                data, PosixFilePermissions.fromString("rwx------"));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
        try (var server = start()) {
            note(server, "at the second try");
        }
        repair.get(5, TimeUnit.SECONDS);
    }

    private static boolean refusedOverPermissions() throws IOException {
        try (var logs = Files.list(directory.resolve("postgres/log"))) {
            for (var log : logs.toList()) {
                if (Files.readString(log).contains("has invalid permissions")) {
                    return true;
                }
            }
        }
        return false;
    }

    private EmbeddedDatabase start() {
        return EmbeddedDatabase.start(home, DURABLE);
    }

    private static long recordedPid() throws IOException {
        return Long.parseLong(
                Files.readAllLines(directory.resolve("postgres/data/postmaster.pid")).getFirst());
    }

    private static void note(EmbeddedDatabase server, String text) {
        var jdbc = superuser(server);
        jdbc.sql("create table if not exists notes (text text)").update();
        jdbc.sql("delete from notes").update();
        jdbc.sql("insert into notes values (:text)").param("text", text).update();
    }

    private static String noted(EmbeddedDatabase server) {
        return ask(server, "select text from notes");
    }

    private static String ask(EmbeddedDatabase server, String sql) {
        return superuser(server).sql(sql).query(String.class).single();
    }

    private static JdbcClient superuser(EmbeddedDatabase server) {
        return JdbcClient.create(
                Connections.single(
                        server.url("postgres"), server.login(EmbeddedDatabase.SUPERUSER)));
    }
}
