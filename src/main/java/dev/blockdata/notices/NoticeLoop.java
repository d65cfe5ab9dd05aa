package dev.blockdata.notices;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Tells what has ended, and sends what is due: two things that do not wait for each other. Every
/// node does so; the database makes it happen once.
@Component
final class NoticeLoop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(NoticeLoop.class);
    private static final long PAUSE_MILLIS = 1000;

    private final Mails mails;
    private final Postman postman;
    private @Nullable ScheduledExecutorService threads;

    NoticeLoop(Mails mails, Postman postman) {
        this.mails = mails;
        this.postman = postman;
    }

    @Override
    public synchronized void start() {
        if (threads == null) {
            threads = Executors.newScheduledThreadPool(2, Thread.ofVirtual().factory());
            again(threads, "What has ended could not be told", mails::tellEnds);
            again(threads, "Mail could not be sent", postman::deliver);
        }
    }

    /// Whatever happens in between.
    private static void again(ScheduledExecutorService threads, String words, Runnable work) {
        var _ =
                threads.scheduleWithFixedDelay(
                        () -> {
                            try {
                                work.run();
                            } catch (RuntimeException failure) {
                                LOG.warn("{}: {}", words, failure.toString());
                            }
                        },
                        PAUSE_MILLIS,
                        PAUSE_MILLIS,
                        TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void stop() {
        if (threads != null) {
            threads.shutdownNow();
            threads = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return threads != null;
    }
}
