package dev.blockdata.export;

import dev.blockdata.http.Problem;
import dev.blockdata.http.ProblemException;
import dev.blockdata.http.ProblemKind;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The places for exports that are under way at once, of which nobody gets more than a share.
///
/// A slow reader holds a connection to the database; so many of them leave others for the rest of
/// the product, and the share leaves places for other people.
final class ExportPlaces {

    static final int AT_ONCE = 8;
    static final int OF_ONE_USER = 3;

    private static final Duration TRY_AGAIN = Duration.ofSeconds(10);

    private final Semaphore all = new Semaphore(AT_ONCE, true);
    private final ConcurrentHashMap<UUID, Share> shares = new ConcurrentHashMap<>();
    private final Duration patience;

    ExportPlaces(Duration patience) {
        this.patience = patience;
    }

    /// One place, given back by closing it.
    interface Place extends AutoCloseable {

        @Override
        void close();
    }

    /// What one user holds or waits for; forgotten when that is nothing.
    private record Share(Semaphore places, int takers) {

        static Share joined(@Nullable Share share) {
            return share == null
                    ? new Share(new Semaphore(OF_ONE_USER, true), 1)
                    : new Share(share.places(), share.takers() + 1);
        }

        @Nullable Share left() {
            return takers == 1 ? null : new Share(places, takers - 1);
        }
    }

    /// Waits for a place, first among the user's own exports, then among all.
    Place take(UUID userId) {
        long until = System.nanoTime() + patience.toNanos();
        Semaphore own = shares.compute(userId, (_, share) -> Share.joined(share)).places();
        boolean mine = false;
        boolean taken = false;
        try {
            mine = own.tryAcquire(left(until), TimeUnit.NANOSECONDS);
            if (!mine) {
                throw new Problem.Later(
                                ProblemKind.TOO_MANY_EXPORTS,
                                OF_ONE_USER
                                        + " exports of yours are under way. Let one of them end first.",
                                TRY_AGAIN)
                        .asException();
            }
            taken = all.tryAcquire(left(until), TimeUnit.NANOSECONDS);
            if (!taken) {
                throw busy("Many exports are under way. Try again soon.");
            }
            return () -> {
                all.release();
                own.release();
                leave(userId);
            };
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw busy("The server is stopping.");
        } finally {
            if (!taken) {
                if (mine) {
                    own.release();
                }
                leave(userId);
            }
        }
    }

    /// Whether anybody holds a place or waits for one.
    boolean isQuiet() {
        return shares.isEmpty() && all.availablePermits() == AT_ONCE;
    }

    private void leave(UUID userId) {
        shares.computeIfPresent(userId, (_, share) -> share.left());
    }

    private static long left(long until) {
        return Math.max(0, until - System.nanoTime());
    }

    private static ProblemException busy(String detail) {
        return new Problem.Later(ProblemKind.BUSY, detail, TRY_AGAIN).asException();
    }
}
