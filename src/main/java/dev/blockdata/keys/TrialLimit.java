package dev.blockdata.keys;

import dev.blockdata.http.Problem;
import dev.blockdata.http.ProblemKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Bounds how often a person has keys tried, so that nobody finds out with our help which ones are
/// good. Counts live in this process.
final class TrialLimit {

    static final int MOST = 30;

    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int MANY = 10_000;

    private record Window(Instant ends, int tries) {}

    private final Map<UUID, Window> windows = new ConcurrentHashMap<>();
    private final Clock clock;

    TrialLimit(Clock clock) {
        this.clock = clock;
    }

    /// Counts one attempt, or refuses it with 429.
    void attempt(UUID userId) {
        Instant now = clock.instant();
        if (windows.size() > MANY) {
            windows.values().removeIf(window -> !window.ends().isAfter(now));
        }
        Window window =
                windows.merge(
                        userId,
                        new Window(now.plus(WINDOW), 1),
                        (old, fresh) ->
                                old.ends().isAfter(now)
                                        ? new Window(old.ends(), old.tries() + 1)
                                        : fresh);
        if (window.tries() > MOST) {
            throw new Problem.Later(
                            ProblemKind.THROTTLED,
                            "Too many keys were tried. Wait a while before the next.",
                            Duration.between(now, window.ends()))
                    .asException();
        }
    }
}
