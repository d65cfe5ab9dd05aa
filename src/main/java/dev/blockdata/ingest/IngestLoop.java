package dev.blockdata.ingest;

import dev.blockdata.documents.DocumentWaiting;
import dev.blockdata.documents.SourceFiles;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// Reads what waits, a few documents at once: woken by an upload, and looking by itself, because a
/// document may wait from before a restart.
///
/// While an attempt lives its lease is renewed, until its deadline: then the document fails with
/// words, whatever its thread still does.
@Component
final class IngestLoop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(IngestLoop.class);

    private final IngestClaims claims;
    private final Ingest ingest;
    private final SourceFiles files;
    private final IngestSettings settings;
    private final Semaphore free;
    private final Semaphore calls = new Semaphore(0);
    private final Map<IngestClaim, Attempt> going = new ConcurrentHashMap<>();
    private volatile boolean running;

    IngestLoop(IngestClaims claims, Ingest ingest, SourceFiles files, IngestSettings settings) {
        this.claims = claims;
        this.ingest = ingest;
        this.files = files;
        this.settings = settings;
        this.free = new Semaphore(settings.parallelism());
    }

    private record Attempt(long endsAt, long renewAt) {

        boolean isOver(long now) {
            return now - endsAt >= 0;
        }

        boolean isDue(long now) {
            return now - renewAt >= 0;
        }
    }

    @EventListener
    void wake(DocumentWaiting event) {
        calls.release();
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("ingest").start(this::run);
    }

    /// What is being read is finished, within the time that a shutdown has; the rest waits in the
    /// database.
    @Override
    public void stop() {
        running = false;
        calls.release();
        try {
            if (free.tryAcquire(settings.parallelism(), 20, TimeUnit.SECONDS)) {
                // A stopped loop may be started again.
                free.release(settings.parallelism());
            } else {
                LOG.warn(
                        "Stopping in the middle of {} documents, which are read again after the start",
                        going.size());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            var begun = false;
            try {
                keep();
                begun = begin();
            } catch (DataAccessException failure) {
                LOG.warn(
                        "The database cannot be asked for documents to read: {}",
                        failure.toString());
            } catch (RuntimeException | OutOfMemoryError failure) {
                // Somebody else took the memory: the loop outlives that.
                LOG.error("The ingest goes on after a surprise", failure);
            }
            if (!begun) {
                pause();
            }
        }
    }

    /// Begins to read one document, where there is one, its file can be had and somebody is free.
    private boolean begin() {
        if (!files.areAtHand() || !free.tryAcquire()) {
            return false;
        }
        var given = false;
        try {
            var claim = claims.claim(settings.lease(), settings.maxAttempts());
            claim.ifPresent(this::read);
            given = claim.isPresent();
            return given;
        } finally {
            if (!given) {
                free.release();
            }
        }
    }

    private void read(IngestClaim claim) {
        var now = System.nanoTime();
        going.put(
                claim,
                new Attempt(now + settings.deadline().toNanos(), now + third(settings.lease())));
        Thread.ofVirtual()
                .name("ingest-" + claim.sourceUid())
                .start(() -> {
                    try {
                        ingest.attempt(claim);
                    } catch (DataAccessException failure) {
                        LOG.warn(
                                "Document {} is left for another attempt: {}",
                                claim.sourceUid(),
                                failure.toString());
                    } finally {
                        going.remove(claim);
                        free.release();
                        calls.release();
                    }
                });
    }

    private void keep() {
        var now = System.nanoTime();
        going.forEach((claim, attempt) -> {
            if (attempt.isOver(now)) {
                claims.failConversion(
                        claim,
                        "Reading this document took longer than "
                                + settings.deadline().toSeconds()
                                + " seconds.");
                going.remove(claim);
            } else if (attempt.isDue(now)) {
                claims.keep(claim, settings.lease());
                going.replace(
                        claim,
                        attempt,
                        new Attempt(attempt.endsAt(), now + third(settings.lease())));
            }
        });
    }

    private void pause() {
        try {
            if (calls.tryAcquire(settings.poll().toNanos(), TimeUnit.NANOSECONDS)) {
                calls.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    private static long third(Duration lease) {
        return lease.toNanos() / 3;
    }
}
