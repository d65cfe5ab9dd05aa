package dev.blockdata.worker;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for what other threads bring about.
final class Awaiting {

    private Awaiting() {}

    static void until(Duration atMost, BooleanSupplier holds) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("did not happen within " + atMost);
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }
}
