package dev.blockdata.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings the schema up to date, as its owner, before anything else may connect.
final class Migrations {

    private static final Logger log = LoggerFactory.getLogger(Migrations.class);

    private Migrations() {}

    static void run(Database database) {
        var configuration =
                Flyway.configure()
                        .dataSource(Connections.single(database.url(), database.migrate()))
                        .schemas("app")
                        .locations("classpath:db/migration")
                        .placeholderReplacement(false)
                        .validateMigrationNaming(true);
        if (database.separate()) {
            configuration.initSql("set role " + EmbeddedRoles.OWNER);
        }
        try {
            configuration.load().migrate();
        } catch (FlywayException failure) {
            log.error("{}", failure.getMessage());
            throw new StartRefused(
                    "the database at %s cannot be brought up to date (%s)."
                            .formatted(database.place(), reason(failure)),
                    failure);
        }
    }

    /// Ends the leases of all that is claimed, because whoever claimed it is gone: it is given back
    /// at once, and not when each lease runs out.
    static void abandonClaims(Database database) {
        try (var connection = asOwner(database);
                var statement = connection.createStatement()) {
            statement.execute("select app.abandon_claims()");
        } catch (SQLException failure) {
            throw new StartRefused(
                    "what was claimed before cannot be given back in the database at %s (%s)."
                            .formatted(database.place(), Connections.reason(failure)),
                    failure);
        }
    }

    private static Connection asOwner(Database database) throws SQLException {
        var connection = Connections.single(database.url(), database.migrate()).getConnection();
        if (database.separate()) {
            try (var statement = connection.createStatement()) {
                statement.execute("set role " + EmbeddedRoles.OWNER);
            }
        }
        return connection;
    }

    /// Lets the database check the identities that [Walls] sign under one of these keys, and no
    /// others.
    static void setWallKeys(Database database, List<byte[]> keys) {
        try (var connection = asOwner(database)) {
            connection.setAutoCommit(false);
            var wanted = connection.createArrayOf("bytea", keys.toArray(byte[][]::new));
            change(connection, "delete from app.wall_keys where key <> all (?)", wanted);
            change(
                    connection,
                    "insert into app.wall_keys (key) select unnest(?) on conflict do nothing",
                    wanted);
            connection.commit();
        } catch (SQLException failure) {
            throw new StartRefused(
                    "the keys of the database at %s cannot be set (%s)."
                            .formatted(database.place(), Connections.reason(failure)),
                    failure);
        }
    }

    private static void change(Connection connection, String sql, java.sql.Array keys)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setArray(1, keys);
            statement.executeUpdate();
        }
    }

    private static String reason(FlywayException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return Connections.reason(sql);
            }
        }
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("no reason given");
    }
}
