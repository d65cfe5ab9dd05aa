package dev.blockdata.keys;

import dev.blockdata.keys.KeyPaces.Grant;
import dev.blockdata.models.LimitsSeen;
import dev.blockdata.models.ModelKey;
import dev.blockdata.models.Usage;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// One key in this process: the turns in hand, the calls in flight, and until when there is nothing
/// to be asked for. Times are in nanoseconds of a steady clock.
final class Lane {

    /// A call that may begin, and what is held for it in the buckets.
    record Begun(
            ModelKey key,
            long version,
            long at,
            boolean trial,
            boolean limited,
            long inputTokens,
            long outputTokens) {}

    /// Turns in hand are good for so long: then somebody may have been told to wait.
    static final long VALIDITY = Duration.ofMillis(100).toNanos();

    /// Whether a person has seen to a key is looked at so often.
    private static final long SOON = Duration.ofSeconds(1).toNanos();

    private static final int FEW = 8;
    private static final int MANY = 64;
    private static final int MOST = 1_000_000_000;

    /// Held by whoever asks the database for turns of this key.
    final ReentrantLock refilling = new ReentrantLock();

    private final Window window = new Window();
    private final Tally tally = new Tally();
    private int inFlight;
    private long usedAt;
    private long toldAt;

    private int turns;
    private long turnsEnd;
    private long turnInput;
    private long turnOutput;
    private int batch = FEW;
    private @Nullable Grant grant;

    private boolean closed;
    private long closedUntil;

    /// Until when nobody need look again, though it may be open earlier than that.
    private long lookAt;

    /// Whether a call may begin as far as this process knows.
    synchronized int room(long now) {
        if (closed && now - lookAt < 0) {
            return 0;
        }
        int most = window.open(now) - inFlight;
        return Math.max(
                0,
                grant != null && grant.answer() == KeyPaces.Answer.TRIAL
                        ? Math.min(most, 1)
                        : most);
    }

    synchronized int inFlight() {
        return inFlight;
    }

    synchronized long usedAt() {
        return usedAt;
    }

    /// Nanoseconds until something may begin, or until it is time to look; nothing or less where
    /// that is now.
    synchronized long closedFor(long now) {
        return closed ? (isAside() ? lookAt : closedUntil) - now : 0;
    }

    /// Why its key is set aside, where it is and was looked at lately.
    synchronized Optional<String> aside(long now) {
        return isAside() && now - lookAt < 0 && grant != null
                ? Optional.ofNullable(grant.words())
                : Optional.empty();
    }

    private boolean isAside() {
        return closed && grant != null && grant.answer() == KeyPaces.Answer.ASIDE;
    }

    /// A turn out of those in hand.
    synchronized Optional<Begun> begin(ModelKey key, long now, long input, long output) {
        Grant current = grant;
        if (current == null || now - turnsEnd >= 0 || room(now) == 0) {
            return Optional.empty();
        }
        int cost =
                current.limited()
                        ? Math.max(ratio(input, turnInput), ratio(output, turnOutput))
                        : 1;
        if (turns < cost) {
            return Optional.empty();
        }
        turns -= cost;
        inFlight++;
        usedAt = now;
        if (current.limited()) {
            tally.back(
                    cost - 1,
                    (double) cost * turnInput - input,
                    (double) cost * turnOutput - output);
        }
        return Optional.of(
                new Begun(
                        key,
                        current.version(),
                        now,
                        current.answer() == KeyPaces.Answer.TRIAL,
                        current.limited(),
                        input,
                        output));
    }

    /// How many turns in hand hold enough for a call that takes more than they were asked for.
    private static int ratio(long need, long held) {
        return held <= 0 || need <= held
                ? 1
                : Math.ceilDiv(Math.clamp(need, 1, MOST), Math.clamp(held, 1, MOST));
    }

    /// Gives back what is in hand, whose time is over, and says how many to ask for next.
    synchronized int wanted(long now) {
        giveBack();
        return Math.clamp(room(now), 1, batch);
    }

    private void giveBack() {
        if (grant != null && grant.limited()) {
            if (turns == 0) {
                batch = Math.min(MANY, batch * 2);
            } else {
                tally.back(turns, (double) turns * turnInput, (double) turns * turnOutput);
                batch = Math.max(1, Math.min(FEW, batch - turns));
            }
        }
        turns = 0;
    }

    /// What the database said when asked at `now`.
    ///
    /// @param spread a random wait on top of a hold, so that nodes do not begin together
    synchronized void refilled(Grant fresh, long now, long input, long output, long spread) {
        boolean held = fresh.answer() == KeyPaces.Answer.HELD;
        boolean same = grant != null && grant.version() == fresh.version();
        boolean wasHeld = closed && grant != null && grant.answer() == KeyPaces.Answer.HELD;
        if (held && !(same && wasHeld)) {
            close(fresh, now, spread);
        } else if (fresh.turns() == 0) {
            closed = true;
            closedUntil = now + fresh.pause().toNanos() + spread / 10;
            lookAt = fresh.answer() == KeyPaces.Answer.ASIDE ? now + SOON : closedUntil;
        } else {
            closed = false;
            turns = fresh.limited() ? fresh.turns() : Integer.MAX_VALUE;
            turnsEnd = now + VALIDITY;
            turnInput = input;
            turnOutput = output;
        }
        grant = fresh;
    }

    /// A hold: nothing in hand is good any more, and nothing begins before its end.
    private void close(Grant fresh, long now, long spread) {
        closed = true;
        closedUntil = now + fresh.pause().toNanos() + spread;
        lookAt = closedUntil;
        window.reopen(closedUntil, spread * 2);
    }

    synchronized void answered(Begun begun, long now, @Nullable LimitsSeen limits, Usage usage) {
        window.answered(now, inFlight);
        inFlight--;
        if (limits != null) {
            tally.seen(limits);
        }
        if (grant == null || grant.failures() > 0 || begun.trial()) {
            tally.answered(begun.version());
        }
        if (begun.trial() && grant != null && grant.answer() == KeyPaces.Answer.TRIAL) {
            closed = false;
            grant = null;
        }
        if (begun.limited()) {
            tally.back(
                    0,
                    begun.inputTokens() - (double) usage.inputTokens() - usage.cacheWriteTokens(),
                    begun.outputTokens() - (double) usage.outputTokens());
        }
    }

    /// Counts the limits of an answer that is told of elsewhere.
    synchronized void seen(LimitsSeen limits) {
        tally.seen(limits);
    }

    synchronized void unused(Begun begun) {
        inFlight--;
        if (begun.trial()) {
            tally.gaveUp(begun.version());
        }
        if (begun.limited()) {
            tally.back(1, begun.inputTokens(), begun.outputTokens());
        }
    }

    /// What it held stays spent: a provider counts what it turns away.
    synchronized void throttled(Begun begun, long now) {
        window.throttled(now, begun.at(), inFlight);
        inFlight--;
    }

    synchronized void refused() {
        inFlight--;
    }

    /// Nothing begins here until then; what is in hand goes back.
    synchronized void hold(Grant held, long now, long spread) {
        giveBack();
        if (grant == null || grant.version() < held.version() || !closed) {
            close(held, now, spread);
            grant = held;
        }
    }

    synchronized void setAside(Grant aside, long now) {
        giveBack();
        closed = true;
        closedUntil = now + aside.pause().toNanos();
        lookAt = now + SOON;
        grant = aside;
    }

    /// Looks at once: somebody has seen to the key.
    synchronized void look() {
        giveBack();
        closed = closed && !isAside();
    }

    /// What the database has not heard yet, if it is time to tell.
    synchronized Optional<Tally.News> news(long now, long every) {
        if (tally.isEmpty() || now - toldAt < every) {
            return Optional.empty();
        }
        toldAt = now;
        return Optional.of(tally.take());
    }
}
