package dev.blockdata.export;

import dev.blockdata.http.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A connection to DuckDB within bounds of memory, that reads nothing but what it is given.
final class DuckSession {

    private static final Logger LOG = LoggerFactory.getLogger(DuckSession.class);
    private static final String MEMORY = "256MB";
    private static final int THREADS = 2;
    private static final Duration LOOK = Duration.ofMillis(500);

    private DuckSession() {}

    /// What does not fit into memory goes into the folder.
    static void bound(Connection duck, Path folder) throws SQLException {
        for (var setting :
                List.of(
                        "threads = " + THREADS,
                        "memory_limit = '" + MEMORY + "'",
                        "temp_directory = "
                                + DuckValues.literal(folder.resolve("spill").toString()),
                        "autoinstall_known_extensions = false",
                        "autoload_known_extensions = false",
                        // The same rows make the same bytes.
                        "preserve_insertion_order = true")) {
            run(duck, "set " + setting);
        }
    }

    /// DuckDB hears of nothing outside while it works: another thread ends it.
    static void runWhileWanted(Connection duck, Exports.Progress progress, String sql)
            throws SQLException {
        try (var statement = duck.createStatement()) {
            var looking =
                    Thread.ofVirtual()
                            .name("wanted")
                            .start(() -> cancelWhenUnwanted(statement, progress));
            try {
                statement.execute(sql);
            } finally {
                looking.interrupt();
                looking.join();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted", interrupted);
        }
    }

    private static void cancelWhenUnwanted(Statement statement, Exports.Progress progress) {
        try {
            while (isWanted(progress)) {
                Thread.sleep(LOOK);
            }
            statement.cancel();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (SQLException failure) {
            LOG.warn("What nobody wants any more was not ended", failure);
        }
    }

    private static boolean isWanted(Exports.Progress progress) {
        try {
            progress.demand();
            return true;
        } catch (IOException | ProblemException _) {
            return false;
        }
    }

    static void run(Connection duck, String sql) throws SQLException {
        try (var statement = duck.createStatement()) {
            statement.execute(sql);
        }
    }
}
