package dev.blockdata.database;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/// A database of a test's own: migrated, empty, with the roles and pools of production.
///
/// All tests of a JVM share one server, which is as the embedded one but for fsync; each database
/// is a copy of one migrated template. A test that wants the whole application takes
/// [ApplicationTest] instead.
public final class TestDatabase implements AutoCloseable {

    /// The secret of every test: whoever knows it can sign an identity.
    public static final String SECRET = "the secret of all tests that everybody knows";

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final String name;
    private final Database database;
    private final HikariDataSource api;
    private final HikariDataSource work;
    private final PlatformTransactionManager transactions;
    private final Walls walls;

    private TestDatabase(String name, int connections) {
        this.name = name;
        this.database = EmbeddedRoles.logins(TestServer.running(), name);
        var settings = new DatabaseSettings(connections, connections, 0, false);
        this.api = Connections.api(database, settings);
        this.work = Connections.work(database, settings);
        this.transactions = new JdbcTransactionManager(api);
        this.walls = walls(Clock.systemUTC());
    }

    /// A new one, made in a fraction of a second.
    public static TestDatabase fresh() {
        return fresh(60);
    }

    /// A new one whose two pools hold so many connections at most.
    public static TestDatabase fresh(int connections) {
        var server = TestServer.running();
        var name = "test_" + HexFormat.of().toHexDigits(NUMBERS.incrementAndGet());
        // Without fsync the files are copied five times faster than the log is written.
        TestServer.execute(
                "create database %s template %s strategy file_copy"
                        .formatted(name, TestServer.TEMPLATE));
        EmbeddedRoles.close(server, name);
        return new TestDatabase(name, connections);
    }

    /// The pool that the application has: nothing may be read outside of [#walls()].
    public DataSource api() {
        return api;
    }

    /// The pool that the worker has.
    public DataSource work() {
        return work;
    }

    /// Connections of somebody whom no wall holds, to look at what is really there.
    public DataSource superuser() {
        return Connections.single(
                database.url(), TestServer.running().login(EmbeddedDatabase.SUPERUSER));
    }

    /// Connections that a migration would have: `set role blockdata_owner` makes them the owner's.
    public DataSource migrate() {
        return Connections.single(database.url(), database.migrate());
    }

    public Walls walls() {
        return walls;
    }

    /// Walls that believe in another time.
    public Walls walls(Clock clock) {
        return new Walls(api, transactions, secret(), clock, Origin.NONE);
    }

    public PlatformTransactionManager transactions() {
        return transactions;
    }

    /// On the pool of the application; joins the transactions of [#walls()].
    public JdbcClient jdbc() {
        return JdbcClient.create(api);
    }

    /// On the pool of the worker.
    public JdbcClient workJdbc() {
        return JdbcClient.create(work);
    }

    /// Past all walls.
    public JdbcClient superuserJdbc() {
        return JdbcClient.create(superuser());
    }

    @Override
    public void close() {
        api.close();
        work.close();
        TestServer.drop(name);
    }

    Database database() {
        return database;
    }

    /// The secret that signs identities in tests.
    public static Secret secret() {
        return secret(SECRET);
    }

    /// Another one, or several: the first is the newest.
    public static Secret secret(String... secrets) {
        return Secret.of(new HomeSettings(Path.of("."), List.of(secrets), true), TestServer.home());
    }
}
