package dev.blockdata.worker;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Gives back what dead workers held, and drops old notices. Every node does so; the database makes
/// it happen once.
@Component
final class Reaper implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Reaper.class);
    private static final Duration PAUSE = Duration.ofSeconds(3);
    private static final Duration KEEP_NOTICES = Duration.ofHours(1);

    private final OverlayClaims claims;
    private final Wake wake;
    private final Routine reaping;
    private final Routine trimming;

    Reaper(OverlayClaims claims, Wake wake) {
        this.claims = claims;
        this.wake = wake;
        this.reaping = new Routine("reaper", PAUSE, this::reap);
        this.trimming =
                new Routine(
                        "feed trim", PAUSE.multipliedBy(20), () -> claims.trimFeed(KEEP_NOTICES));
    }

    void reap() {
        int given = claims.reap();
        if (given > 0) {
            LOG.info("{} blocks were given back by the reaper", given);
            wake.up();
        }
    }

    @Override
    public void start() {
        reaping.start();
        trimming.start();
    }

    @Override
    public void stop() {
        reaping.stop();
        trimming.stop();
    }

    @Override
    public boolean isRunning() {
        return reaping.isRunning();
    }
}
