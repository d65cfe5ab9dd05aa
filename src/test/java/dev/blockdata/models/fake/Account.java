package dev.blockdata.models.fake;

import dev.blockdata.models.Tokens;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// What the fake provider knows about one key: its limit, and what it keeps of its prompts.
final class Account {

    private static final int LEAST_KEPT = 1024;
    private static final int KEPT_IN = 128;

    private final Set<String> kept = new HashSet<>();
    private final Deque<Long> lately = new ArrayDeque<>();
    private int limit = Integer.MAX_VALUE;
    private Duration window = Duration.ofMinutes(1);

    synchronized void limit(int requests, Duration every) {
        limit = requests;
        window = every;
    }

    /// Takes a place for a call; how long there is none, if there is none.
    synchronized Duration take(long now) {
        while (!lately.isEmpty() && now - lately.peekFirst() >= window.toNanos()) {
            lately.removeFirst();
        }
        if (lately.size() >= limit) {
            return Duration.ofNanos(window.toNanos() - (now - lately.peekFirst()));
        }
        lately.addLast(now);
        return Duration.ZERO;
    }

    synchronized Map<String, String> headers(Dialect dialect) {
        var headers = new LinkedHashMap<String, String>();
        if (limit < Integer.MAX_VALUE) {
            String left = String.valueOf(limit - lately.size());
            switch (dialect) {
                case ANTHROPIC -> {
                    headers.put("anthropic-ratelimit-requests-limit", String.valueOf(limit));
                    headers.put("anthropic-ratelimit-requests-remaining", left);
                }
                case OPENAI -> {
                    headers.put("x-ratelimit-limit-requests", String.valueOf(limit));
                    headers.put("x-ratelimit-remaining-requests", left);
                    headers.put("x-ratelimit-reset-requests", window.toMillis() + "ms");
                }
            }
        }
        return headers;
    }

    synchronized Dialect.Spent spent(FakeCall call, String written) {
        String prefix = call.dialect().prefix(call.body());
        int all =
                Tokens.estimate(call.system())
                        + Tokens.estimate(call.schema().toString())
                        + Tokens.estimate(call.user());
        int start = prefix.isEmpty() ? 0 : Math.min(all, Tokens.estimate(prefix));
        int output = Tokens.estimate(written);
        if (start < LEAST_KEPT) {
            return new Dialect.Spent(all, 0, 0, output);
        }
        boolean there = !kept.add(prefix);
        return switch (call.dialect()) {
            case ANTHROPIC ->
                    there
                            ? new Dialect.Spent(all - start, start, 0, output)
                            : new Dialect.Spent(all - start, 0, start, output);
            case OPENAI -> {
                int cached = there ? start / KEPT_IN * KEPT_IN : 0;
                yield new Dialect.Spent(all - cached, cached, 0, output);
            }
        };
    }
}
