package dev.blockdata.realtime;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One listener: what they have not been told yet, in a queue that ends them when they let it fill.
final class Subscription implements AutoCloseable {

    private static final int DEPTH = 64;
    private static final Batch LAST = new Batch(List.of(), null);

    private final @Nullable UUID runId;
    private final Runnable onClose;
    private final BlockingQueue<Batch> queue = new ArrayBlockingQueue<>(DEPTH);
    private volatile boolean ended;

    Subscription(@Nullable UUID runId, Batch opening, Runnable onClose) {
        this.runId = runId;
        this.onClose = onClose;
        queue.add(opening);
    }

    @Nullable UUID runId() {
        return runId;
    }

    /// Never waits: whoever is too slow is cut off, and comes back to be told what they missed.
    void offer(Batch batch) {
        if (!queue.offer(batch)) {
            end();
        }
    }

    void end() {
        ended = true;
        queue.clear();
        queue.offer(LAST);
    }

    boolean isEnded() {
        return ended;
    }

    /// The next batch, or null when none came in time.
    @Nullable Batch next(long millis) throws InterruptedException {
        return queue.poll(millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        ended = true;
        onClose.run();
    }
}
