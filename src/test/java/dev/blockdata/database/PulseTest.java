package dev.blockdata.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class PulseTest {

    private static final String CUT =
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()";

    private final TestDatabase database = TestDatabase.fresh(3);
    private final Pool pool = (Pool) database.api();
    private final Pulse pulse = new Pulse(database.superuser(), List.of(pool));

    @BeforeEach
    void works() throws SQLException {
        try (var connection = pool.getConnection()) {
            assertThat(connection.isValid(1)).isTrue();
        }
    }

    @AfterEach
    void close() {
        pulse.close();
        database.close();
    }

    /// Else what an orphan had locked would be locked for hours.
    @Test
    void theServerGivesUpWhomItHearsNothingOf() {
        for (var client : List.of(database.jdbc(), database.workJdbc())) {
            assertThat(
                            client.sql(
                                            """
                                            select concat_ws(' ', current_setting('idle_in_transaction_session_timeout'), current_setting('tcp_keepalives_idle'),
                                                             current_setting('tcp_keepalives_interval'), current_setting('tcp_keepalives_count'))
                                            """)
                                    .query(String.class)
                                    .single())
                    .isEqualTo("30s 10 5 4");
        }
    }

    @Test
    void whoWaitsForAnAnswerIsLetGoWhenThePoolIsShut() throws Exception {
        try (var connection = pool.getConnection()) {
            var answer =
                    CompletableFuture.supplyAsync(
                            () -> failureOf(connection, "select pg_sleep(60)"));
            TimeUnit.MILLISECONDS.sleep(300);

            pool.shut();

            assertThat(answer.get(2, TimeUnit.SECONDS).getSQLState()).startsWith("08");
            assertThatThrownBy(pool::getConnection).hasMessageContaining("away");
        }
        pool.open();
        works();
    }

    @Test
    void aReadOnlyServerCountsAsAwayUntilItTakesWrites() throws Exception {
        readOnly(true);
        await(false);
        readOnly(false);
        await(true);
    }

    @Test
    void aCutConnectionIsNoReasonToGiveTheServerUp() throws Exception {
        try (var connection = database.superuser().getConnection();
                var statement = connection.createStatement()) {
            for (int i = 0; i < 20; i++) {
                statement.execute(CUT);
                TimeUnit.MILLISECONDS.sleep(100);
                assertThat(isOpen()).isTrue();
            }
        }
    }

    @Test
    void aBrokenTransactionSaysThatTheDatabaseIsAway() {
        var manager = new JdbcTransactionManager(pool);
        manager.setExceptionTranslator(new Failures());
        assertThatThrownBy(() ->
                        new TransactionTemplate(manager)
                                .executeWithoutResult(_ -> {
                                    pool.shut();
                                    throw new IllegalStateException("something else");
                                }))
                .isInstanceOf(DataAccessResourceFailureException.class);
        assertThat(new Failures().of("write", new SQLException("read-only transaction", "25006")))
                .isInstanceOf(DataAccessResourceFailureException.class);
    }

    @Test
    void aWrongClockTellsTheDatabasesTime() {
        var wrong = new DatabaseClock(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-10)));
        wrong.hear(Instant.now());
        assertThat(Duration.between(wrong.instant(), Instant.now()).abs())
                .isLessThan(Duration.ofSeconds(1));
        assertThat(Duration.between(pulse.clock().instant(), Instant.now()).abs())
                .isLessThan(Duration.ofSeconds(5));
    }

    private void readOnly(boolean isSo) {
        TestServer.execute(
                "alter database %s set default_transaction_read_only = %s"
                        .formatted(name(), isSo ? "on" : "off"));
        // It holds for connections that are made from now on.
        database.superuserJdbc().sql(CUT).query().listOfRows();
    }

    private String name() {
        return database.database().place().replaceFirst(".*/", "");
    }

    private void await(boolean open) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (isOpen() != open) {
            assertThat(System.nanoTime()).isLessThan(until);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private boolean isOpen() {
        try (var _ = pool.getConnection()) {
            return true;
        } catch (SQLException _) {
            return false;
        }
    }

    private static SQLException failureOf(Connection connection, String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
            throw new AssertionError("it was answered");
        } catch (SQLException failure) {
            return failure;
        }
    }
}
