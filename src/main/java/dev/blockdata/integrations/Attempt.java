package dev.blockdata.integrations;

import java.io.InterruptedIOException;
import org.jspecify.annotations.Nullable;

/// An attempt under way, which can be ended from outside.
final class Attempt {

    private volatile boolean unwanted;
    private volatile long end = Long.MAX_VALUE;
    private @Nullable Thread thread;

    synchronized void onThread(Thread own) {
        thread = own;
    }

    /// Ends what it waits for as well.
    synchronized void giveUp() {
        unwanted = true;
        if (thread != null) {
            thread.interrupt();
        }
    }

    /// Nobody else takes it before that, by [System#nanoTime].
    void holdUntil(long nanos) {
        end = nanos;
    }

    /// Whether somebody else may have it by now.
    boolean hasLapsed(long now) {
        return end != Long.MAX_VALUE && now - end >= 0;
    }

    boolean isUnwanted() {
        return unwanted;
    }

    void demand() throws InterruptedIOException {
        if (unwanted) {
            throw new InterruptedIOException("Nobody wants this delivery any more.");
        }
    }
}
