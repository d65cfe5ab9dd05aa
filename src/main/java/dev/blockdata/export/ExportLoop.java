package dev.blockdata.export;

import dev.blockdata.http.FullDisk;
import dev.blockdata.http.ProblemException;
import dev.blockdata.projects.Member;
import dev.blockdata.projects.Role;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// Carries out the exports that were asked for in the background, as whoever asked for them.
///
/// Every node does so; a claim has a lease that its process renews, so that a killed one is taken
/// up elsewhere, from the start.
@Component
final class ExportLoop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ExportLoop.class);
    private static final Duration AGAIN = Duration.ofSeconds(5);

    private final ExportClaims claims;
    private final ExportPlan plans;
    private final Exports exports;
    private final ExportFiles files;
    private final Scratch scratch;
    private final ExportSettings settings;
    private final Semaphore places;
    private final Map<ExportClaims.Claim, Attempt> going = new ConcurrentHashMap<>();
    private @Nullable ScheduledExecutorService clock;

    ExportLoop(
            ExportClaims claims,
            ExportPlan plans,
            Exports exports,
            ExportFiles files,
            Scratch scratch,
            ExportSettings settings) {
        this.claims = claims;
        this.plans = plans;
        this.exports = exports;
        this.files = files;
        this.scratch = scratch;
        this.settings = settings;
        this.places = new Semaphore(settings.parallelism());
    }

    /// How far an attempt is, and whether anybody still wants it.
    private static final class Attempt implements Exports.Progress {

        private volatile int documents;
        private volatile long rows;
        private volatile boolean unwanted;

        @Override
        public void written(int documents, long rows) {
            this.documents = documents;
            this.rows = rows;
        }

        @Override
        public void demand() throws Unwanted {
            if (unwanted) {
                throw new Unwanted();
            }
        }
    }

    /// Nobody wants the file any more.
    private static final class Unwanted extends IOException {

        private static final long serialVersionUID = 1;
    }

    @EventListener
    void wake(ExportJobs.Requested event) {
        var timer = clock;
        if (timer != null && !timer.isShutdown()) {
            timer.execute(this::look);
        }
    }

    @Override
    public synchronized void start() {
        if (clock == null) {
            var timer = Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
            long poll = settings.poll().toMillis();
            timer.scheduleWithFixedDelay(this::look, poll, poll, TimeUnit.MILLISECONDS);
            long beat = Math.max(1, Math.min(1000, settings.lease().toMillis() / 4));
            timer.scheduleWithFixedDelay(this::renew, beat, beat, TimeUnit.MILLISECONDS);
            clock = timer;
        }
    }

    /// What is under way is begun again after the start, here or elsewhere.
    @Override
    public synchronized void stop() {
        if (clock != null) {
            clock.shutdownNow();
            clock = null;
            going.values().forEach(attempt -> attempt.unwanted = true);
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return clock != null;
    }

    private void look() {
        try {
            while (places.tryAcquire()) {
                var claim = claims.claim(settings.lease(), settings.maxAttempts());
                if (claim.isEmpty()) {
                    places.release();
                    return;
                }
                var attempt = new Attempt();
                going.put(claim.get(), attempt);
                Thread.ofVirtual().name("export").start(() -> carryOut(claim.get(), attempt));
            }
        } catch (RuntimeException failure) {
            places.release();
            LOG.warn("No export could be claimed", failure);
        }
    }

    private void renew() {
        going.forEach((claim, attempt) -> {
            try {
                if (!claims.keep(claim, attempt.documents, attempt.rows, settings.lease())) {
                    attempt.unwanted = true;
                }
            } catch (RuntimeException failure) {
                LOG.warn("The lease of an export was not renewed: {}", failure.toString());
            }
        });
    }

    private void carryOut(ExportClaims.Claim claim, Attempt attempt) {
        try {
            write(claim, attempt);
        } catch (Unwanted unwanted) {
            LOG.info("Export {} was given up", claim.exportId());
        } catch (ProblemException refused) {
            fail(claim, refused.problem().detail(), null);
        } catch (IOException | RuntimeException | LinkageError failure) {
            LOG.warn("Export {} failed", claim.exportId(), failure);
            var words =
                    FullDisk.isIn(failure)
                            ? "There is no room left on the server for this file."
                            : "The file could not be made.";
            fail(claim, words, claim.attempt() < settings.maxAttempts() ? AGAIN : null);
        } finally {
            going.remove(claim);
            places.release();
        }
    }

    private void write(ExportClaims.Claim claim, Attempt attempt) throws IOException {
        var who = new Member(claim.requestedBy(), claim.projectId(), Role.VIEWER);
        var form = claim.wish().form();
        var file = Files.createTempFile(scratch.folder(), "export", form.fileExtension());
        try {
            var digest = sha256();
            try (var out =
                    new DigestOutputStream(
                            new Wanted(
                                    new BufferedOutputStream(Files.newOutputStream(file), 1 << 16),
                                    attempt),
                            digest)) {
                var plan = plans.of(who, claim.wish().selection(), form);
                exports.write(who, plan, form, out, attempt);
            }
            files.put(claim.key(), file);
            var sum = HexFormat.of().formatHex(digest.digest());
            if (!claims.finish(claim, attempt.rows, Files.size(file), sum, settings.keep())) {
                files.delete(claim.key());
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private void fail(ExportClaims.Claim claim, String words, @Nullable Duration again) {
        try {
            claims.fail(claim, words, again);
        } catch (DataAccessException failure) {
            LOG.warn("A failed export will be tried again: {}", failure.toString());
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Takes bytes as long as somebody wants them.
    private static final class Wanted extends FilterOutputStream {

        private final Attempt attempt;

        Wanted(OutputStream out, Attempt attempt) {
            super(out);
            this.attempt = attempt;
        }

        @Override
        public void write(int value) throws IOException {
            attempt.demand();
            out.write(value);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            attempt.demand();
            out.write(bytes, from, length);
        }
    }
}
