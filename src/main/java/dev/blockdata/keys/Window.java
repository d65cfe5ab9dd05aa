package dev.blockdata.keys;

import java.time.Duration;

/// How many calls of this process may be in flight on one key: halved when its provider asks for
/// patience, growing with what is answered, and opened little by little after a hold.
///
/// Grows by one for each full round of answers; by one for each answer, which doubles it a round,
/// as long as nothing was ever too much, and again once a trouble is three seconds past, up to
/// where it had been. Times are in nanoseconds of any steady clock. Guarded by its [Lane].
final class Window {

    /// The largest order there can be: whoever gives it says how many calls the key should take,
    /// and a key that takes fewer says so at the cost of no attempt.
    private static final double FIRST = 1000;

    private static final double MOST = 10_000;
    private static final double LEAST = 1;

    private static final long CALM = Duration.ofSeconds(3).toNanos();

    private double size = FIRST;

    /// Where it had been before it was cut, as far as nothing says that this was too much.
    private double before = MOST;

    private long cutAt;
    private boolean cut;
    private long opensAt;
    private long rampNanos;

    /// How many may be in flight now.
    int open(long now) {
        long since = now - opensAt;
        if (rampNanos <= 0 || since >= rampNanos) {
            return (int) size;
        }
        return since < 0 ? 0 : 1 + (int) ((size - 1) * since / rampNanos);
    }

    void answered(long now, int inFlight) {
        // What is not used up says nothing about a larger one.
        if (inFlight * 2 < (int) size) {
            return;
        }
        boolean calm = !cut || now - cutAt >= CALM;
        size = Math.min(MOST, size + (calm && size < before ? 1 : 1 / size));
    }

    /// Halves it, once for all calls that were in flight together.
    void throttled(long now, long begunAt, int inFlight) {
        if (cut && begunAt - cutAt < 0) {
            return;
        }
        double used = Math.max(LEAST, Math.min(size, inFlight));
        if (!cut) {
            before = used;
        } else if (used > before / 2) {
            before = used * 0.9;
        }
        size = Math.max(LEAST, used / 2);
        cutAt = now;
        cut = true;
    }

    /// Nothing before this time, and then more and more until all of it.
    void reopen(long opensAt, long rampNanos) {
        this.opensAt = opensAt;
        this.rampNanos = rampNanos;
    }
}
