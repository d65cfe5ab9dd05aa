package dev.blockdata.integrations;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Takes what is due out of the outbox, each attempt on a thread of its own, and keeps its lease
/// while it lasts. Every node does so; what a node that ended had taken is taken up by another. A
/// node that cannot renew a lease gives the attempt up before another takes it.
@Component
final class DeliveryLoop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryLoop.class);
    private static final Duration TIDY = Duration.ofHours(1);

    private final DeliveryClaims claims;
    private final Sender sender;
    private final Resealing resealing;
    private final DeliverySettings settings;
    private final Semaphore places;
    private final ReentrantLock looking = new ReentrantLock();
    private final Map<DeliveryClaims.Claim, Attempt> going = new ConcurrentHashMap<>();
    private final long beat;
    private final long hold;
    private @Nullable ScheduledExecutorService clock;

    /// Looks that wait for a slow database must not keep leases waiting.
    private @Nullable ScheduledExecutorService leases;

    DeliveryLoop(
            DeliveryClaims claims, Sender sender, Resealing resealing, DeliverySettings settings) {
        this.claims = claims;
        this.sender = sender;
        this.resealing = resealing;
        this.settings = settings;
        this.places = new Semaphore(settings.parallelism());
        this.beat = Math.max(1, Math.min(1000, settings.lease().toMillis() / 4));
        this.hold = settings.lease().minusMillis(beat).toNanos();
    }

    @Override
    public synchronized void start() {
        if (clock == null) {
            var timer = Executors.newScheduledThreadPool(4, Thread.ofVirtual().factory());
            long poll = settings.poll().toMillis();
            timer.scheduleWithFixedDelay(this::look, poll, poll, TimeUnit.MILLISECONDS);
            timer.scheduleWithFixedDelay(this::tidy, poll, TIDY.toMillis(), TimeUnit.MILLISECONDS);
            clock = timer;
            var keeping = Executors.newScheduledThreadPool(2, Thread.ofVirtual().factory());
            keeping.scheduleWithFixedDelay(this::renew, beat, beat, TimeUnit.MILLISECONDS);
            // Apart from renewing, which may hang for as long as the database does.
            keeping.scheduleWithFixedDelay(this::lapse, beat, beat, TimeUnit.MILLISECONDS);
            leases = keeping;
        }
    }

    /// What is under way is sent again after the start, here or elsewhere.
    @Override
    public synchronized void stop() {
        if (clock != null) {
            clock.shutdownNow();
            clock = null;
            if (leases != null) {
                leases.shutdownNow();
                leases = null;
            }
            going.values().forEach(Attempt::giveUp);
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return clock != null;
    }

    /// One look at a time: what it claims has a place.
    private void look() {
        looking.lock();
        try {
            int free = places.availablePermits();
            if (free > 0) {
                long asked = System.nanoTime();
                claims.claim(free, settings).forEach(claim -> begin(claim, asked + hold));
            }
        } catch (RuntimeException failure) {
            LOG.warn("The outbox could not be looked at: {}", failure.toString());
        } finally {
            looking.unlock();
        }
    }

    private void begin(DeliveryClaims.Claim claim, long until) {
        var attempt = new Attempt();
        attempt.holdUntil(until);
        going.put(claim, attempt);
        places.acquireUninterruptibly();
        var _ = Thread.ofVirtual().name("delivery").start(() -> carryOut(claim, attempt));
    }

    private void carryOut(DeliveryClaims.Claim claim, Attempt attempt) {
        try {
            attempt.onThread(Thread.currentThread());
            var end = sender.send(claim, attempt);
            if (!attempt.isUnwanted()) {
                claims.end(claim, end);
            }
        } catch (RuntimeException | LinkageError failure) {
            LOG.warn("Delivery {} will be sent again", claim.deliveryId(), failure);
        } finally {
            going.remove(claim);
            places.release();
        }
        again();
    }

    /// The next of the same integration need not wait for the clock.
    private synchronized void again() {
        if (clock != null && !clock.isShutdown()) {
            clock.execute(this::look);
        }
    }

    private void renew() {
        going.forEach((claim, attempt) -> {
            long asked = System.nanoTime();
            try {
                if (claims.keep(claim, settings.lease())) {
                    attempt.holdUntil(asked + hold);
                } else {
                    attempt.giveUp();
                }
            } catch (RuntimeException failure) {
                LOG.warn("The lease of a delivery was not renewed: {}", failure.toString());
            }
        });
    }

    private void lapse() {
        long now = System.nanoTime();
        going.values().stream().filter(attempt -> attempt.hasLapsed(now)).forEach(Attempt::giveUp);
    }

    private void tidy() {
        try {
            claims.forget(settings.keep());
            resealing.all();
        } catch (RuntimeException failure) {
            LOG.warn("Deliveries were not tidied up: {}", failure.toString());
        }
    }
}
