package dev.blockdata.database;

import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks the database once a second, by a connection of its own, whether it answers and takes
/// writes. Where it does not, the pools are shut until it does.
///
/// So a statement that takes minutes is told from a server that stands still and from a line that
/// has gone silent, of which a connection alone hears nothing for hours.
final class Pulse implements AutoCloseable {

    /// How long the server may take to answer what costs it nothing.
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final String ASK =
            "select current_setting('transaction_read_only') = 'off', clock_timestamp()";

    private final DataSource source;
    private final List<Pool> pools;
    private final DatabaseClock clock = new DatabaseClock(Clock.systemUTC());
    private final Thread thread;
    private @Nullable Connection connection;
    private boolean away;

    /// @param source whose connections wait no longer than [#PATIENCE] for anything
    Pulse(DataSource source, List<Pool> pools) {
        this.source = source;
        this.pools = List.copyOf(pools);
        feel();
        this.thread = Thread.ofVirtual().name("pulse").start(this::goOn);
    }

    /// The database's, as of the last answer.
    Clock clock() {
        return clock;
    }

    private void goOn() {
        try {
            while (true) {
                Thread.sleep(PAUSE);
                feel();
            }
        } catch (InterruptedException _) {
            hangUp();
        }
    }

    private void feel() {
        var reason = silence();
        if (reason != null) {
            if (!away) {
                LOG.warn("The database is away: {}", reason);
            }
            pools.forEach(Pool::shut);
        } else if (away) {
            LOG.info("The database is back");
            pools.forEach(Pool::open);
        }
        away = reason != null;
    }

    /// Why the database counts as away; null where it does not.
    private @Nullable String silence() {
        boolean fresh = connection == null;
        try {
            return answer();
        } catch (SQLException failure) {
            hangUp();
            if (!fresh && !(failure.getCause() instanceof SocketTimeoutException)) {
                // A connection that was cut says nothing of the server: that is asked anew.
                return silence();
            }
            return isAnswer(failure) ? null : Connections.reason(failure);
        }
    }

    private @Nullable String answer() throws SQLException {
        if (connection == null) {
            connection = source.getConnection();
        }
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(ASK)) {
            row.next();
            clock.hear(row.getObject(2, OffsetDateTime.class).toInstant());
            if (row.getBoolean(1)) {
                return null;
            }
        }
        // Another server may be the one that takes writes by now.
        hangUp();
        return "it is read-only";
    }

    /// One that is full, or that lets us in no more, is there for those who are in.
    private static boolean isAnswer(SQLException failure) {
        var state = String.valueOf(failure.getSQLState());
        return !state.startsWith("08") && !state.startsWith("57P");
    }

    private void hangUp() {
        if (connection != null) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException _) {
                // It was closed already.
            }
            connection = null;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
