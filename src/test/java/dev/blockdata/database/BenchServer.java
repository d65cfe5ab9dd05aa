package dev.blockdata.database;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/// A PostgreSQL as the product starts it by default, durability on, with a migrated database in it:
/// for benchmarks.
public final class BenchServer implements AutoCloseable {

    private final Home home;
    private final Secret secret;
    private final EmbeddedDatabase server;
    private final Database database;
    private final HikariDataSource api;
    private final HikariDataSource work;

    public BenchServer(Path directory, int connections) {
        home = Home.hold(directory);
        secret = Secret.of(new HomeSettings(directory, List.of("bench"), true), home);
        var settings = new DatabaseSettings(connections, connections, 0, true);
        server = EmbeddedDatabase.start(home, settings);
        database = server.prepare();
        Migrations.run(database);
        Migrations.setWallKeys(database, List.of(secret.key(Walls.PURPOSE)));
        api = Connections.api(database, settings);
        work = Connections.work(database, settings);
    }

    /// The worker's pool: role `blockdata_worker`, one statement a transaction.
    public DataSource work() {
        return work;
    }

    /// The application's pool; nothing may be read outside of [#walls()].
    public DataSource api() {
        return api;
    }

    /// The application's way in. Sets their key anew: whoever lays rows out may have taken it away.
    public Walls walls() {
        Migrations.setWallKeys(database, List.of(secret.key(Walls.PURPOSE)));
        return new Walls(
                api, new JdbcTransactionManager(api), secret, Clock.systemUTC(), Origin.NONE);
    }

    /// Past all walls, to lay out rows.
    public JdbcClient superuser() {
        return JdbcClient.create(Connections.single(database.url(), superuserLogin()));
    }

    public Connection superuserConnection() throws SQLException {
        return Connections.single(database.url(), superuserLogin()).getConnection();
    }

    public int port() {
        return server.port();
    }

    public String superuserPassword() {
        return superuserLogin().password();
    }

    private Database.Login superuserLogin() {
        return server.login(EmbeddedDatabase.SUPERUSER);
    }

    @Override
    public void close() {
        api.close();
        work.close();
        server.close();
        try {
            home.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
