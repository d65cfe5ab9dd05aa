package dev.blockdata.worker;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Extends the leases of held claims, three times a lease; at a stop until the last of them was
/// settled or given back.
@Component
final class Heartbeat implements SmartLifecycle {

    /// Stops after [Dispatcher] and the web server, which stop in the highest phases.
    static final int PHASE = DEFAULT_PHASE - 10_000;

    private final Routine beat;

    Heartbeat(HeldClaims held, WorkerSettings settings) {
        this.beat = new Routine("heartbeat", settings.lease().dividedBy(3), held::beat);
    }

    @Override
    public void start() {
        beat.start();
    }

    @Override
    public void stop() {
        beat.stop();
    }

    @Override
    public boolean isRunning() {
        return beat.isRunning();
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
