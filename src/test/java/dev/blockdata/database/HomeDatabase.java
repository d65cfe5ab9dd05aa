package dev.blockdata.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The embedded database of a product that runs in a process of its own, seen past all walls: what
/// a test can read while that process stands still.
public final class HomeDatabase {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int PORT_LINE = 3;

    private final JdbcClient superuser;

    private HomeDatabase(JdbcClient superuser) {
        this.superuser = superuser;
    }

    public static HomeDatabase of(Path home) throws IOException {
        var postgres = home.resolve("postgres");
        var key = Files.readString(postgres.resolve("key")).strip();
        var port =
                Files.readAllLines(postgres.resolve("data/postmaster.pid")).get(PORT_LINE).strip();
        var login =
                new Database.Login(
                        EmbeddedDatabase.SUPERUSER,
                        HexFormat.of()
                                .formatHex(
                                        Secret.derive(
                                                key,
                                                "postgres role " + EmbeddedDatabase.SUPERUSER)));
        return new HomeDatabase(
                JdbcClient.create(
                        Connections.single(
                                "jdbc:postgresql://127.0.0.1:" + port + "/blockdata", login)));
    }

    /// The claims that stand once every statement that had reached the server is through, each as
    /// `run_id block_index`.
    public Set<String> claimed() throws InterruptedException {
        return settled(
                "select run_id || ' ' || block_index from app.block_overlays where status = 'claimed'");
    }

    /// The `source_uid`s of the documents that are being read, once every statement is through.
    public Set<String> converting() throws InterruptedException {
        return settled("select source_uid from app.documents where status = 'converting'");
    }

    private Set<String> settled(String query) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (busy() > 0) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("statements still run after " + PATIENCE);
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return new HashSet<>(superuser.sql(query).query(String.class).list());
    }

    private int busy() {
        return superuser
                .sql(
                        "select count(*) from pg_stat_activity where backend_type = 'client backend' and state = 'active' and pid <> pg_backend_pid()")
                .query(Integer.class)
                .single();
    }
}
