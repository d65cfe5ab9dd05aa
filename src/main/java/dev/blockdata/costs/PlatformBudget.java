package dev.blockdata.costs;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Tells the database what this installation allows each user a month, and goes on with the runs
/// that it held back when a new month has begun.
@Component
class PlatformBudget implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PlatformBudget.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final CostSettings settings;
    private volatile @Nullable Thread thread;

    PlatformBudget(@Qualifier("work") JdbcClient jdbc, CostSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /// Before anything is claimed under another budget.
    @Override
    public void start() {
        tell();
        thread = Thread.ofVirtual().name("platform-budget").start(this::goOn);
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /// Before the dispatcher, which is of the last phase.
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 1;
    }

    private void goOn() {
        while (thread == Thread.currentThread()) {
            try {
                Thread.sleep(PAUSE);
                tell();
            } catch (InterruptedException _) {
                return;
            } catch (DataAccessException failure) {
                LOG.warn("The platform's budget could not be looked at: {}", failure.toString());
            }
        }
    }

    private void tell() {
        jdbc.sql("select app.set_platform_budget(cast(:usd as numeric))")
                .param("usd", settings.platformBudget())
                .query(Integer.class)
                .single();
    }
}
