package dev.blockdata.keys;

import dev.blockdata.models.LimitsSeen;
import dev.blockdata.models.ModelKey;
import dev.blockdata.models.Reply;
import dev.blockdata.models.Usage;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// The right to begin one call with a key, at once. Ended by what came of the call; the first end
/// counts, and closing one that was not ended gives it back.
public final class Turn implements AutoCloseable {

    private final Pace pace;
    private final Lane lane;
    private final Lane.Begun begun;
    private final AtomicBoolean ended = new AtomicBoolean();

    Turn(Pace pace, Lane lane, Lane.Begun begun) {
        this.pace = pace;
        this.lane = lane;
        this.begun = begun;
    }

    public ModelKey key() {
        return begun.key();
    }

    /// The provider said something for which it bills, whatever it is worth: an answer, a refusal,
    /// one cut off, nonsense.
    public void answered(@Nullable LimitsSeen limits, Usage usage) {
        if (ended.compareAndSet(false, true)) {
            pace.answered(lane, begun, limits, usage);
        }
    }

    /// Later, please. Where the provider says when, it is asked no earlier.
    public void throttled(Reply.Cause cause, @Nullable Duration retryAfter, String words) {
        if (ended.compareAndSet(false, true)) {
            pace.throttled(lane, this, cause, retryAfter, words);
        }
    }

    /// The key is not accepted, or has nothing left to spend.
    public void refusedKey(String words) {
        if (ended.compareAndSet(false, true)) {
            pace.refused(lane, begun, words);
        }
    }

    /// No call was made.
    public void unused() {
        if (ended.compareAndSet(false, true)) {
            pace.unused(lane, begun);
        }
    }

    @Override
    public void close() {
        unused();
    }

    long version() {
        return begun.version();
    }

    Lane.Begun begun() {
        return begun;
    }
}
