package dev.blockdata.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/// Connections of one role, kept open for whoever needs one. While the database is away there are
/// none, and nobody waits for one; whoever was in the middle of something is let go.
///
/// A statement may take as long as it takes: only [Pulse] says when the database is away.
final class Pool extends HikariDataSource {

    private final Wires wires;
    private volatile boolean shut;

    /// @param wires where the connections come from; `config` says the rest
    Pool(HikariConfig config, Wires wires) {
        super(with(config, wires));
        this.wires = wires;
    }

    private static HikariConfig with(HikariConfig config, Wires wires) {
        config.setDataSource(wires);
        return config;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (shut) {
            throw new SQLTransientConnectionException("the database is away", "08001");
        }
        return super.getConnection();
    }

    /// Nothing that is open will be answered any more.
    void shut() {
        shut = true;
        getHikariPoolMXBean().softEvictConnections();
        wires.cut();
    }

    void open() {
        shut = false;
    }
}
