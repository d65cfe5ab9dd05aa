package dev.blockdata.worker;

import dev.blockdata.runs.WorkReady;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Tells the dispatcher of this process that a look is worth while; many calls before it looks are
/// one.
@Component
final class Wake {

    private static final Duration COMPANY = Duration.ofMillis(1);

    private final Semaphore calls = new Semaphore(0);

    @EventListener
    void on(WorkReady ready) {
        up();
    }

    void up() {
        calls.release();
    }

    /// Waits for a call, and then a moment for others: slots that free together are filled by one
    /// claim.
    void await(Duration atMost) throws InterruptedException {
        calls.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
        Thread.sleep(COMPANY);
        calls.drainPermits();
    }
}
