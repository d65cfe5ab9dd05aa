package dev.blockdata.database;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A PostgreSQL as the product starts it by default, durability on, with a migrated database in it:
/// for benchmarks.
public final class BenchServer implements AutoCloseable {

    private final Home home;
    private final EmbeddedDatabase server;
    private final Database database;
    private final HikariDataSource work;

    public BenchServer(Path directory, int connections) {
        home = Home.hold(directory);
        var settings = new DatabaseSettings(connections, connections, 0, true);
        server = EmbeddedDatabase.start(home, settings);
        database = server.prepare();
        Migrations.run(database);
        Migrations.setWallKeys(database, List.of(Secret.derive("bench", Walls.PURPOSE)));
        work = Connections.work(database, settings);
    }

    /// The worker's pool: role `blockdata_worker`, one statement a transaction.
    public DataSource work() {
        return work;
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
        work.close();
        server.close();
        try {
            home.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
