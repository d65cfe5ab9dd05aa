package dev.blockdata.worker;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Something done again and again in a thread of its own, whatever happens in between.
final class Routine {

    private static final Logger LOG = LoggerFactory.getLogger(Routine.class);

    private final String name;
    private final Duration pause;
    private final Runnable work;
    private @Nullable Thread thread;

    Routine(String name, Duration pause, Runnable work) {
        this.name = name;
        this.pause = pause;
        this.work = work;
    }

    synchronized void start() {
        if (thread == null) {
            thread = Thread.ofVirtual().name(name).start(this::loop);
        }
    }

    synchronized void stop() {
        if (thread != null) {
            thread.interrupt();
            thread = null;
        }
    }

    synchronized boolean isRunning() {
        return thread != null;
    }

    private void loop() {
        while (true) {
            try {
                Thread.sleep(pause);
            } catch (InterruptedException _) {
                return;
            }
            try {
                work.run();
            } catch (RuntimeException failure) {
                LOG.warn("{}: {}", name, failure.toString());
            }
        }
    }
}
