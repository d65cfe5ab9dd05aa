package dev.blockdata.ingest;

import dev.blockdata.documents.DocumentWaiting;
import dev.blockdata.documents.SourceFiles;
import dev.blockdata.ingest.Tracks.Lane;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
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

    /// How long a shutdown waits for what is being read.
    private static final Duration STOPPING = Duration.ofSeconds(20);

    private final IngestClaims claims;
    private final Ingest ingest;
    private final SourceFiles files;
    private final IngestSettings settings;
    private final Tracks tracks;
    private final Places here;
    private final Places elsewhere;
    private final Semaphore calls = new Semaphore(0);
    private final Map<IngestClaim, Attempt> going = new ConcurrentHashMap<>();
    private volatile boolean running;

    IngestLoop(
            IngestClaims claims,
            Ingest ingest,
            SourceFiles files,
            Tracks tracks,
            IngestSettings settings,
            DoclingSettings docling) {
        this.claims = claims;
        this.ingest = ingest;
        this.files = files;
        this.settings = settings;
        this.tracks = tracks;
        this.here = Places.of(settings.parallelism(), settings.deadline());
        // Its last call may outlast its deadline, and what it does not read may be read here after
        // all.
        this.elsewhere =
                Places.of(
                        docling.parallelism(),
                        docling.deadline().plus(DoclingSettings.CALL).plus(settings.deadline()));
    }

    /// How many documents are read in a lane at once, and how long each may take.
    private record Places(int all, Semaphore free, Duration deadline) {

        static Places of(int all, Duration deadline) {
            return new Places(all, new Semaphore(all), deadline);
        }

        boolean hasRoom() {
            return free.availablePermits() > 0;
        }
    }

    private record Attempt(Duration deadline, long endsAt, long renewAt) {

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
        long end = System.nanoTime() + STOPPING.toNanos();
        try {
            for (Places places : List.of(here, elsewhere)) {
                if (places.free()
                        .tryAcquire(places.all(), end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    // A stopped loop may be started again.
                    places.free().release(places.all());
                }
            }
            if (!going.isEmpty()) {
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

    /// Begins to read one document, where there is one, its file can be had and somebody is free
    /// for its kind.
    private boolean begin() {
        var wanted = EnumSet.noneOf(SourceType.class);
        var unread = EnumSet.noneOf(SourceType.class);
        if (here.hasRoom()) {
            wanted.addAll(tracks.readable(Lane.HERE));
            unread.addAll(tracks.unread());
        }
        if (elsewhere.hasRoom()) {
            wanted.addAll(tracks.readable(Lane.ELSEWHERE));
        }
        if (wanted.isEmpty() || !files.areAtHand()) {
            return false;
        }
        var claim = claims.claim(settings.lease(), settings.maxAttempts(), wanted, unread);
        claim.ifPresent(this::read);
        return claim.isPresent();
    }

    private void read(IngestClaim claim) {
        var places = tracks.lane(claim.type()) == Lane.HERE ? here : elsewhere;
        // Nobody else takes any: there is one.
        places.free().acquireUninterruptibly();
        var now = System.nanoTime();
        going.put(
                claim,
                new Attempt(
                        places.deadline(),
                        now + places.deadline().toNanos(),
                        now + third(settings.lease())));
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
                        places.free().release();
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
                                + attempt.deadline().toSeconds()
                                + " seconds.");
                going.remove(claim);
            } else if (attempt.isDue(now)) {
                claims.keep(claim, settings.lease());
                going.replace(
                        claim,
                        attempt,
                        new Attempt(
                                attempt.deadline(),
                                attempt.endsAt(),
                                now + third(settings.lease())));
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
