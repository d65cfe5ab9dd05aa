package dev.blockdata.realtime;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// The places of those who follow what changes: together they take no more than a fifth of the
/// memory that there is, and one account no more than four fifths of them.
///
/// A listener costs what Tomcat keeps for a request that is under way, also one that is no longer
/// there, of which nobody hears before its stream ends.
@Component
final class Places {

    /// Measured with 2,000 of them.
    private static final long BYTES_OF_ONE = 200_000;

    private static final int FEWEST = 50;

    private final int all;
    private final Map<UUID, Integer> taken = new HashMap<>();
    private int takenByAll;

    Places() {
        this((int) Math.max(FEWEST, Runtime.getRuntime().maxMemory() / 5 / BYTES_OF_ONE));
    }

    Places(int all) {
        this.all = all;
    }

    /// One place, given back by closing it.
    interface Place extends AutoCloseable {

        @Override
        void close();
    }

    /// Empty where all are taken, or all that one account may have.
    synchronized Optional<Place> take(UUID userId) {
        int own = taken.getOrDefault(userId, 0);
        if (takenByAll >= all || own >= all / 5 * 4) {
            return Optional.empty();
        }
        taken.put(userId, own + 1);
        takenByAll++;
        return Optional.of(() -> leave(userId));
    }

    private synchronized void leave(UUID userId) {
        takenByAll--;
        taken.computeIfPresent(userId, (_, own) -> own == 1 ? null : own - 1);
    }
}
