package dev.blockdata.database;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The only way into the database for the application: one transaction in one role, as one
/// identity.
///
/// Role and identity are set by the transaction's first statement, for that transaction alone, and
/// are gone with it however it ends. The identity is signed, so that SQL smuggled into a
/// transaction cannot become somebody else. Outside of these methods a connection of the
/// application may read nothing at all. The address of the request goes along unsigned, for the
/// log.
public final class Walls {

    /// The purpose under which [Secret] makes the key of the signatures.
    static final String PURPOSE = "blockdata walls 1";

    private static final Duration VALIDITY = Duration.ofMinutes(5);
    private static final String ENTER =
            """
            select set_config('role', ?, true), set_config('app.user_id', ?, true), set_config('app.project_id', ?, true),
                   set_config('app.expires', ?, true), set_config('app.signature', ?, true),
                   set_config('app.address', ?, true)
            """;

    private final DataSource pool;
    private final TransactionTemplate transactions;
    private final TransactionTemplate ownTransactions;
    private final TransactionTemplate snapshots;
    private final byte[] key;
    private final Clock clock;
    private final Origin origin;

    Walls(
            DataSource pool,
            PlatformTransactionManager manager,
            Secret secret,
            Clock clock,
            Origin origin) {
        this.pool = pool;
        this.transactions = new TransactionTemplate(manager);
        this.ownTransactions = new TransactionTemplate(manager);
        this.ownTransactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.snapshots = new TransactionTemplate(manager);
        this.snapshots.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.snapshots.setReadOnly(true);
        this.key = secret.key(PURPOSE);
        this.clock = clock;
        this.origin = origin;
    }

    /// One transaction as this user, in no project.
    public <T extends @Nullable Object> T as(UUID userId, Supplier<T> work) {
        return enter(new Identity(Objects.requireNonNull(userId), null), work);
    }

    /// One transaction as this user, in no project.
    public void as(UUID userId, Runnable work) {
        as(userId, nothing(work));
    }

    /// One transaction as this user, inside one project.
    ///
    /// Calls within the same identity join its transaction; calls with another one are refused.
    public <T extends @Nullable Object> T in(UUID userId, UUID projectId, Supplier<T> work) {
        return enter(
                new Identity(Objects.requireNonNull(userId), Objects.requireNonNull(projectId)),
                work);
    }

    /// One transaction as this user, inside one project.
    public void in(UUID userId, UUID projectId, Runnable work) {
        in(userId, projectId, nothing(work));
    }

    /// Reads one state of a project, however many statements that takes: a transaction of its own
    /// that sees no later change and makes none. It may take as long as whoever is read to takes:
    /// nothing is locked in it that others wait for.
    public <T extends @Nullable Object> T reading(UUID userId, UUID projectId, Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(
                    "a transaction is open already, and it may see more than one state");
        }
        return enter(
                snapshots,
                new Identity(Objects.requireNonNull(userId), Objects.requireNonNull(projectId)),
                () -> {
                    waitForTheReader();
                    return work.get();
                });
    }

    /// What only a connection can do, on that of the transaction that is open here.
    @FunctionalInterface
    public interface Connected {

        void on(Connection connection) throws SQLException, IOException;
    }

    /// Does the work on the connection of the transaction that is open, as the identity that it
    /// has.
    public void connected(Connected work) throws IOException {
        if (TransactionSynchronizationManager.getResource(this) == null) {
            throw new IllegalStateException("no transaction is open");
        }
        Connection connection = DataSourceUtils.getConnection(pool);
        try {
            work.on(connection);
        } catch (SQLException failure) {
            throw new Failures().of("copy", failure);
        } finally {
            DataSourceUtils.releaseConnection(connection, pool);
        }
    }

    /// One transaction without any identity: what comes before sign-in.
    public <T extends @Nullable Object> T anonymously(Supplier<T> work) {
        return enter(Identity.NOBODY, work);
    }

    /// One transaction without any identity: what comes before sign-in.
    public void anonymously(Runnable work) {
        anonymously(nothing(work));
    }

    /// Transactions in the role that sees the browser sessions and nothing else.
    ///
    /// Each is one of its own: a response is often finished, and its session saved, in the middle
    /// of another transaction.
    public TransactionOperations sessions() {
        return new Sessions();
    }

    @SuppressWarnings(
            "NullAway") // A transaction gives back what the work gives back, null included.
    private <T extends @Nullable Object> T enter(Identity identity, Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            if (!identity.equals(TransactionSynchronizationManager.getResource(this))) {
                throw new IllegalStateException(
                        "a transaction with another identity, or none, is open already");
            }
            return work.get();
        }
        return enter(transactions, identity, work);
    }

    @SuppressWarnings(
            "NullAway") // A transaction gives back what the work gives back, null included.
    private <T extends @Nullable Object> T enter(
            TransactionTemplate transactions, Identity identity, Supplier<T> work) {
        return transactions.execute(_ -> {
            TransactionSynchronizationManager.bindResource(this, identity);
            try {
                introduce("blockdata_app", identity);
                return work.get();
            } finally {
                TransactionSynchronizationManager.unbindResource(this);
            }
        });
    }

    private void introduce(String role, Identity identity) {
        var expires = Long.toString(clock.instant().plus(VALIDITY).getEpochSecond());
        Connection connection = DataSourceUtils.getConnection(pool);
        try (var statement = connection.prepareStatement(ENTER)) {
            statement.setString(1, role);
            statement.setString(2, identity.user());
            statement.setString(3, identity.project());
            statement.setString(4, expires);
            statement.setString(5, identity.signature(key, expires));
            statement.setString(6, Objects.requireNonNullElse(origin.address(), ""));
            statement.execute();
        } catch (SQLException failure) {
            throw new Failures().of("enter a role", failure);
        } finally {
            DataSourceUtils.releaseConnection(connection, pool);
        }
    }

    private void waitForTheReader() {
        Connection connection = DataSourceUtils.getConnection(pool);
        try (var statement = connection.createStatement()) {
            statement.execute("set local idle_in_transaction_session_timeout = 0");
        } catch (SQLException failure) {
            throw new Failures().of("wait for a reader", failure);
        } finally {
            DataSourceUtils.releaseConnection(connection, pool);
        }
    }

    private static Supplier<@Nullable Object> nothing(Runnable work) {
        return () -> {
            work.run();
            return null;
        };
    }

    private final class Sessions implements TransactionOperations {

        @Override
        public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
            return ownTransactions.execute(status -> {
                var outer = TransactionSynchronizationManager.unbindResourceIfPossible(Walls.this);
                try {
                    introduce("blockdata_session", Identity.NOBODY);
                    return action.doInTransaction(status);
                } finally {
                    if (outer != null) {
                        TransactionSynchronizationManager.bindResource(Walls.this, outer);
                    }
                }
            });
        }
    }
}
