import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.LockSupport;

/// What the peers in Java share: the database of `JDBC_URL`, and when all is done.
final class Peer {

    private Peer() {}

    static HikariDataSource database(int workers) {
        var settings = new HikariConfig();
        settings.setJdbcUrl(System.getenv("JDBC_URL"));
        settings.setMaximumPoolSize(workers + 4);
        return new HikariDataSource(settings);
    }

    static void execute(HikariDataSource database, String... statements) throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /// Looks until the count is as said; prints the jobs a second and ends.
    static void finish(HikariDataSource database, String count, int wanted, int jobs, long start)
            throws SQLException {
        while (count(database, count) != wanted) {
            LockSupport.parkNanos(20_000_000);
        }
        System.out.println(jobs / ((System.nanoTime() - start) / 1e9));
        Runtime.getRuntime().halt(0);
    }

    private static int count(HikariDataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
