package dev.blockdata.worker;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// One attempt on one claim from beginning to end: asked, judged, written, with the lease kept
/// alive in between.
@Component
final class Attempts {

    /// What became of an attempt.
    record Made(Outcome outcome, Settler.Fate fate) {}

    /// Why a run is paused that has nobody to ask.
    static final String NO_KEY = "no_key";

    private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final BlockProcessor processor;
    private final Settler settler;
    private final HeldClaims held;
    private final OverlayClaims claims;
    private volatile long throttledUntil = System.nanoTime();

    Attempts(BlockProcessor processor, Settler settler, HeldClaims held, OverlayClaims claims) {
        this.processor = processor;
        this.settler = settler;
        this.held = held;
        this.claims = claims;
    }

    Made make(Claim claim, Assignment assignment) {
        held.add(claim);
        try {
            BlockProcessor.Judged judged = processor.process(claim, assignment);
            switch (judged.advice()) {
                case BlockProcessor.Advice.GoOn() -> {}
                case BlockProcessor.Advice.SlowDown(var wait) -> throttle(wait);
                case BlockProcessor.Advice.PauseRun(var reason) -> {
                    LOG.info("Run {} is paused: {}", claim.run().runId(), reason);
                    claims.pause(claim.run(), reason);
                }
            }
            return settle(new Settlement(claim, judged.outcome()));
        } finally {
            held.remove(claim);
        }
    }

    /// Keeps the lease of a claim alive that is not being asked about yet.
    void hold(Claim claim) {
        held.add(claim);
    }

    void letGo(Claim claim) {
        held.remove(claim);
    }

    Made settle(Settlement settlement) {
        return new Made(settlement.outcome(), settler.settle(settlement));
    }

    /// Whether a provider asked for patience and it is not over.
    boolean isThrottled() {
        return System.nanoTime() - throttledUntil < 0;
    }

    private void throttle(Duration wait) {
        Duration bounded = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
        throttledUntil = System.nanoTime() + bounded.toNanos();
    }
}
