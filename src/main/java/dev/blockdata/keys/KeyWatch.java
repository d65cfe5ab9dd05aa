package dev.blockdata.keys;

import dev.blockdata.models.ModelKey;
import dev.blockdata.models.Provider.Probe;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Tries the platform's keys when the process starts, and again those that were set aside long
/// enough ago; and brings people's keys under the newest secret. In the background: nobody waits
/// for it.
@Component
class KeyWatch implements SmartLifecycle {

    /// What came of a trial, and when.
    record Result(Probe probe, Instant at) {}

    private static final Logger LOG = LoggerFactory.getLogger(KeyWatch.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final PlatformKeys platform;
    private final Trials trials;
    private final Pace pace;
    private final KeyPaces paces;
    private final UserKeys owned;
    private final Map<String, Result> results = new ConcurrentHashMap<>();
    private @Nullable Thread thread;

    KeyWatch(PlatformKeys platform, Trials trials, Pace pace, KeyPaces paces, UserKeys owned) {
        this.platform = platform;
        this.trials = trials;
        this.pace = pace;
        this.paces = paces;
        this.owned = owned;
    }

    /// What came of the last trial of this key by this process.
    Optional<Result> result(String keyId) {
        return Optional.ofNullable(results.get(keyId));
    }

    @Override
    public synchronized void start() {
        if (thread == null) {
            thread = Thread.ofVirtual().name("key watch").start(this::watch);
        }
    }

    @Override
    public synchronized void stop() {
        if (thread != null) {
            thread.interrupt();
            thread = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    private void watch() {
        quietly(paces::forgetUnused);
        quietly(owned::resealAll);
        platform.all().forEach(key -> quietly(() -> attempt(key)));
        while (true) {
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException _) {
                return;
            }
            quietly(() -> pace.overdue().forEach(this::attempt));
        }
    }

    private void attempt(ModelKey key) {
        Probe probe = trials.ofUsed(key);
        results.put(key.id(), new Result(probe, Clock.systemUTC().instant()));
        switch (probe) {
            case Probe.Accepted(var remarks) -> LOG.info("{} is accepted. {}", key, remarks);
            case Probe.Rejected(var reason) -> LOG.warn("{} is not accepted: {}", key, reason);
            case Probe.Unreachable(var reason) ->
                    LOG.warn("{} could not be tried: {}", key, reason);
        }
    }

    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            LOG.warn("Keys could not be looked after: {}", failure.toString());
        }
    }
}
