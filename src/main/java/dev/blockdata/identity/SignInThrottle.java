package dev.blockdata.identity;

import dev.blockdata.http.Problem;
import dev.blockdata.http.ProblemKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/// Counts failed sign-ins per account and source, and says how long to wait.
///
/// An attempt counts before it is decided, so that many at once do not slip through, and is taken
/// back when it succeeds. A stranger can lock an account's owner out only from the owner's own
/// address, short of a hundred failures. Counts live in this process.
final class SignInThrottle {

    static final int PER_ACCOUNT_AND_SOURCE = 10;
    static final int PER_ACCOUNT = 100;
    static final int PER_SOURCE = 100;

    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int MANY = 50_000;

    private record Window(Instant ends, int failures) {}

    private record Limit(String key, int most) {}

    private final ConcurrentHashMap<String, Window> windows = new ConcurrentHashMap<>();
    private final Clock clock;

    SignInThrottle(Clock clock) {
        this.clock = clock;
    }

    /// Counts one attempt, or refuses it with 429.
    void attempt(String account, String source) {
        Instant now = clock.instant();
        if (windows.size() > MANY) {
            windows.values().removeIf(window -> !window.ends().isAfter(now));
        }
        for (Limit limit : limits(account, source)) {
            Window window = windows.get(limit.key());
            if (window != null && window.ends().isAfter(now) && window.failures() >= limit.most()) {
                throw tooMany(Duration.between(now, window.ends()));
            }
        }
        for (Limit limit : limits(account, source)) {
            windows.merge(
                    limit.key(),
                    new Window(now.plus(WINDOW), 1),
                    (old, fresh) ->
                            old.ends().isAfter(now)
                                    ? new Window(old.ends(), old.failures() + 1)
                                    : fresh);
        }
    }

    /// Forgets what failed before for this account from here, and this attempt elsewhere.
    void succeeded(String account, String source) {
        List<Limit> limits = limits(account, source);
        windows.remove(limits.getFirst().key());
        for (Limit limit : limits.subList(1, limits.size())) {
            windows.computeIfPresent(
                    limit.key(),
                    (_, window) ->
                            window.failures() <= 1
                                    ? null
                                    : new Window(window.ends(), window.failures() - 1));
        }
    }

    private static List<Limit> limits(String account, String source) {
        return List.of(
                new Limit("both " + source + " " + account, PER_ACCOUNT_AND_SOURCE),
                new Limit("account " + account, PER_ACCOUNT),
                new Limit("source " + source, PER_SOURCE));
    }

    private static RuntimeException tooMany(Duration wait) {
        return new Problem.Later(
                        ProblemKind.THROTTLED,
                        "Too many failed attempts. Wait a while before the next.",
                        wait)
                .asException();
    }
}
