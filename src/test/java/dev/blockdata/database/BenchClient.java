package dev.blockdata.database;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/// The application's way into the database of a [BenchServer] from another process.
public final class BenchClient implements AutoCloseable {

    private final HikariDataSource pool = new HikariDataSource();

    public BenchClient(int port, String password) {
        pool.setJdbcUrl("jdbc:postgresql://127.0.0.1:" + port + "/blockdata");
        pool.setUsername(EmbeddedDatabase.SUPERUSER);
        pool.setPassword(password);
        pool.setMaximumPoolSize(2);
    }

    public DataSource pool() {
        return pool;
    }

    public Walls walls() {
        var secret = Secret.of(new HomeSettings(Path.of("."), List.of("bench"), true), null);
        return new Walls(
                pool, new JdbcTransactionManager(pool), secret, Clock.systemUTC(), Origin.NONE);
    }

    @Override
    public void close() {
        pool.close();
    }
}
