package dev.blockdata.integrations.neo4j;

import dev.blockdata.integrations.Undelivered;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.AuthToken;
import org.neo4j.driver.Config;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.neo4j.driver.SessionConfig;
import org.neo4j.driver.TransactionConfig;
import org.neo4j.driver.exceptions.AuthenticationException;
import org.neo4j.driver.exceptions.ClientException;
import org.neo4j.driver.exceptions.DiscoveryException;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.exceptions.ServiceUnavailableException;
import org.neo4j.driver.exceptions.SessionExpiredException;

/// A line to one Neo4j for one delivery. Each step has a deadline; what goes wrong is said in
/// words.
///
/// A driver a delivery, with one connection: what a driver keeps between calls would have to be
/// closed when a password is exchanged, and it takes a tenth of a second.
final class GraphLine implements AutoCloseable {

    private static final String NO_DATABASE = "Neo.ClientError.Database.DatabaseNotFound";
    private static final String STATEMENT = "Neo.ClientError.Statement.";
    private static final String SCHEMA = ".Schema.";

    /// Each statement answers with one record at most; one more is asked for, to know that there is
    /// none.
    private static final long MOST_RECORDS = 2;

    private final URI uri;
    private final Duration deadline;
    private final GuardedNames names;
    private final Driver driver;
    private final Session session;

    GraphLine(
            URI uri,
            AuthToken token,
            @Nullable String database,
            Duration deadline,
            GuardedNames names) {
        this.uri = uri;
        this.deadline = deadline;
        this.names = names;
        long millis = deadline.toMillis();
        this.driver =
                GuardedDriver.open(
                        uri,
                        token,
                        Config.builder()
                                .withUserAgent("Blockdata")
                                .withConnectionTimeout(millis, TimeUnit.MILLISECONDS)
                                .withConnectionAcquisitionTimeout(millis, TimeUnit.MILLISECONDS)
                                .withMaxTransactionRetryTime(millis / 2, TimeUnit.MILLISECONDS)
                                .withEventLoopThreads(1)
                                .withFetchSize(MOST_RECORDS)
                                .build(),
                        names);
        this.session =
                driver.session(
                        database == null
                                ? SessionConfig.defaultConfig()
                                : SessionConfig.forDatabase(database));
    }

    Session session() {
        return session;
    }

    /// Opens the database, and nothing more.
    void greet() {
        session.run("RETURN 1", Map.of(), limits()).consume();
    }

    /// For Neo4j itself to keep.
    TransactionConfig limits() {
        return TransactionConfig.builder().withTimeout(deadline).build();
    }

    /// Waits for the work, no longer than the deadline. To interrupt the thread ends it.
    void step(Runnable work) throws Undelivered, IOException {
        asked(() -> {
            work.run();
            return true;
        });
    }

    /// The same of work that has an answer.
    boolean asked(BooleanSupplier work) throws Undelivered, IOException {
        var task = new FutureTask<>(work::getAsBoolean);
        Thread.ofVirtual().name("graph").start(task);
        try {
            return task.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw again("Neo4j did not answer within " + deadline.toSeconds() + " seconds.", "");
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The delivery was interrupted.");
        } catch (ExecutionException failed) {
            throw said(failed.getCause());
        } finally {
            task.cancel(true);
        }
    }

    private Undelivered said(@Nullable Throwable failure) throws IOException {
        var inside = names.refused();
        if (failure instanceof AuthenticationException) {
            return again("Neo4j does not accept this user and password.", "");
        }
        if (inside != null) {
            return new Undelivered(String.valueOf(inside.getMessage()), Undelivered.Next.NEVER);
        }
        return switch (failure) {
            case ServiceUnavailableException _, SessionExpiredException _, DiscoveryException _ ->
                    again("Neo4j cannot be reached at " + uri.getRawAuthority() + ".", "");
            case Neo4jException spoken when NO_DATABASE.equals(spoken.code()) ->
                    again("There is no such database at " + uri.getRawAuthority() + ".", "");
            case Neo4jException spoken when String.valueOf(spoken.code()).contains(SCHEMA) ->
                    again(
                            "Neo4j cannot keep the keys unique: two nodes of a label have the same one, or somebody else's constraint is in the way.",
                            answer(spoken));
            case ClientException spoken when String.valueOf(spoken.code()).startsWith(STATEMENT) ->
                    new Undelivered(
                            "Neo4j does not understand what it is sent: it is older than version 5, or a value does not fit.",
                            Undelivered.Next.NEVER,
                            0,
                            answer(spoken),
                            null);
            case Neo4jException spoken -> again("Neo4j refused it.", answer(spoken));
            case null, default -> throw new IOException("a step of a delivery failed", failure);
        };
    }

    private static Undelivered again(String words, String answer) {
        return new Undelivered(words, Undelivered.Next.AGAIN, 0, answer, null);
    }

    private static String answer(Neo4jException spoken) {
        return spoken.code() + ": " + spoken.getMessage();
    }

    /// Nobody waits for a goodbye.
    @Override
    public void close() {
        var _ = driver.closeAsync();
    }
}
