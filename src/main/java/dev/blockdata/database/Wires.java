package dev.blockdata.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// Makes connections, and remembers those that are open so that they can all be cut.
///
/// A server that takes a connection and then says nothing is waited for a few seconds only.
final class Wires extends DelegatingDataSource {

    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private final int silence;

    Wires(PGSimpleDataSource source, Duration patience) {
        super(source);
        // What the address says of it holds once the server has spoken.
        silence = (int) Duration.ofSeconds(source.getSocketTimeout()).toMillis();
        source.setConnectTimeout((int) patience.toSeconds());
        source.setSocketTimeout((int) patience.toSeconds());
    }

    @Override
    public Connection getConnection() throws SQLException {
        var connection = super.getConnection();
        connection.setNetworkTimeout(Runnable::run, silence);
        for (var other : open) {
            if (other.isClosed()) {
                open.remove(other);
            }
        }
        open.add(connection);
        return connection;
    }

    /// The driver would keep it by a thread for each connection, which it leaves behind.
    @Override
    public void setLoginTimeout(int seconds) {}

    /// Whoever waits for an answer on one of them waits no longer.
    void cut() {
        for (var connection : open) {
            open.remove(connection);
            try {
                connection.abort(Runnable::run);
            } catch (SQLException _) {
                // It was closed already.
            }
        }
    }
}
