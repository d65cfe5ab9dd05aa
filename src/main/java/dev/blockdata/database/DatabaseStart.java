package dev.blockdata.database;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// The database on its way up, on a thread of its own, while the application is put together beside
/// it; stopped again with the application, also where that never got so far as to use it.
final class DatabaseStart implements AutoCloseable {

    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Executor BESIDE =
            work -> Thread.ofPlatform().name("database-start").start(work);

    private final CompletableFuture<DatabaseServer> server;
    private final CompletableFuture<Database> database;

    private DatabaseStart(
            CompletableFuture<DatabaseServer> server, CompletableFuture<Database> database) {
        this.server = server;
        this.database = database;
    }

    /// Starts the server, and brings what it holds to what this build expects.
    static DatabaseStart begin(
            Supplier<DatabaseServer> server, DatabaseSettings settings, Secret secret) {
        var started = CompletableFuture.supplyAsync(server, BESIDE);
        return new DatabaseStart(
                started, started.thenApply(there -> prepared(there, settings, secret)));
    }

    /// The database as everybody else may see it: prepared, up to date and known to keep what it
    /// was given. Waits until it is, from look to look: a thread that waits without end is taken
    /// for stuck by Spring, which then leaves the server running when it is told to stop.
    ///
    /// @throws StartRefused where it does not come up
    Database database() {
        try {
            while (true) {
                try {
                    return database.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                } catch (TimeoutException _) {
                    // Migrations may take long.
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StartRefused("the start was broken off.", interrupted);
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(failure.getCause());
        }
    }

    /// Whoever gives up in the middle waits until there is something that can be stopped.
    @Override
    public void close() {
        try {
            database.exceptionally(_ -> null).join();
            server.join().close();
        } catch (CompletionException _) {
            // It never started: who asked for the database was told why.
        }
    }

    private static Database prepared(
            DatabaseServer server, DatabaseSettings settings, Secret secret) {
        var database = server.prepare();
        if (settings.durable()) {
            Durability.demand(database);
        }
        Migrations.run(database);
        Migrations.setWallKeys(database, secret.keys(Walls.PURPOSE));
        if (server.exclusive()) {
            Migrations.abandonClaims(database);
        }
        return database;
    }
}
