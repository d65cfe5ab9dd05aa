package dev.blockdata.database;

import com.zaxxer.hikari.HikariConfig;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/// How connections are made: one at a time while starting, pooled while serving.
final class Connections {

    /// How long somebody waits for a connection while others have them all.
    private static final Duration WAITING = Duration.ofSeconds(8);

    /// Of a process or a line that is gone the server hears nothing for hours, and keeps what was
    /// locked in the middle of a transaction: so it asks for a sign of life, and ends a transaction
    /// in which nothing is asked for ([Walls#reading] alone takes longer).
    private static final String SIGNS_OF_LIFE =
            """
            set idle_in_transaction_session_timeout = '30s';
            set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 4;
            """;

    private Connections() {}

    /// A new connection at each call, closed by the caller.
    static DataSource single(String url, Database.Login login) {
        return source(url, login);
    }

    /// The same, where nothing is waited for longer than that.
    static DataSource impatient(Database database, Duration patience) {
        var source = source(database.url(), database.work());
        source.setConnectTimeout((int) patience.toSeconds());
        source.setSocketTimeout((int) patience.toSeconds());
        source.setApplicationName("blockdata-pulse");
        return source;
    }

    private static PGSimpleDataSource source(String url, Database.Login login) {
        var source = new PGSimpleDataSource();
        try {
            source.setUrl(url);
        } catch (IllegalArgumentException _) {
            // The address may hold a password, and the exception the address: neither is passed on.
            throw new StartRefused(
                    "SPRING_DATASOURCE_URL is no PostgreSQL address; it looks like jdbc:postgresql://host:5432/database.");
        }
        if (!login.name().isEmpty()) {
            source.setUser(login.name());
            source.setPassword(login.password());
        }
        source.setApplicationName("blockdata");
        source.setTcpKeepAlive(true);
        if (source.getServerNames().length > 1
                && PGProperty.TARGET_SERVER_TYPE
                        .getDefaultValue()
                        .equals(source.getTargetServerType())) {
            // Of several hosts only one takes writes.
            source.setTargetServerType("primary");
        }
        return source;
    }

    /// Connections of the application: they may do nothing until a transaction of [Walls] gives
    /// them a role and an identity.
    static Pool api(Database database, DatabaseSettings settings) {
        return pool(
                "api",
                database.url(),
                database.api(),
                settings.apiPool(),
                database.separate() ? null : "set role blockdata_app");
    }

    /// Connections of the worker: they have its role from the start, and nothing else.
    static Pool work(Database database, DatabaseSettings settings) {
        return pool(
                "work",
                database.url(),
                database.work(),
                settings.workPool(),
                "set role blockdata_worker");
    }

    /// What the server or the driver said, on one line.
    static String reason(SQLException failure) {
        return String.valueOf(failure.getMessage()).replaceAll("\\s*\\R\\s*", "; ");
    }

    private static Pool pool(
            String name, String url, Database.Login login, int size, @Nullable String initial) {
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(Math.min(2, size));
        config.setConnectionTimeout(WAITING.toMillis());
        config.setConnectionInitSql(SIGNS_OF_LIFE + Objects.requireNonNullElse(initial, ""));
        var source = source(url, login);
        source.setApplicationName("blockdata-" + name);
        return new Pool(config, new Wires(source, Pulse.PATIENCE));
    }
}
