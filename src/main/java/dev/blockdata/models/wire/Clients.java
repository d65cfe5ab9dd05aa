package dev.blockdata.models.wire;

import dev.blockdata.models.ModelKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/// A library's clients by key, each made once while it is in use: to make one takes longer than to
/// ask with it, and costs a thread.
///
/// @param <C> the library's own type
public final class Clients<C> {

    private static final int MOST = 100;

    private final Function<ModelKey, C> maker;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<ModelKey, C> made =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<ModelKey, C> eldest) {
                    return size() > MOST;
                }
            };

    public Clients(Function<ModelKey, C> maker) {
        this.maker = maker;
    }

    public C of(ModelKey key) {
        lock.lock();
        try {
            return made.computeIfAbsent(key, maker);
        } finally {
            lock.unlock();
        }
    }
}
