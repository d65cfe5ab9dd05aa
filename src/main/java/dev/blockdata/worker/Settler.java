package dev.blockdata.worker;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;

/// Writes results as they arrive, in groups: whoever brings one while nobody writes for its run
/// waits a moment for company and writes for all.
///
/// So a slow model's answer stands within milliseconds, and twenty fast ones cost one transaction.
/// Nothing is kept here: a result that cannot be written is lost with its claim, and the lease sees
/// to it.
@Component
final class Settler {

    /// What became of a result.
    enum Fate {
        /// It stands.
        WRITTEN,
        /// Its claim was somebody else's or nobody's by then; nothing was changed.
        STALE,
        /// The database could not be reached for too long.
        LOST
    }

    private record Waiting(Settlement settlement, CompletableFuture<Fate> fate) {}

    private record Stripe(Queue<Waiting> queue, AtomicBoolean led) {}

    private static final Logger LOG = LoggerFactory.getLogger(Settler.class);
    private static final int STRIPES = 16;
    private static final int LARGEST_GROUP = 200;

    /// Longer than a database takes to start again or to be replaced: an answer that is lost is
    /// paid for twice.
    private static final int MOST_TRIES = 240;

    private static final Duration COMPANY = Duration.ofMillis(2);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);

    private final OverlayClaims claims;
    private final MeterRegistry meters;
    private final List<Stripe> stripes =
            Stream.generate(() -> new Stripe(new ConcurrentLinkedQueue<>(), new AtomicBoolean()))
                    .limit(STRIPES)
                    .toList();

    Settler(OverlayClaims claims, MeterRegistry meters) {
        this.claims = claims;
        this.meters = meters;
    }

    /// Writes results of one run and waits until that is done.
    List<Fate> settle(List<Settlement> settlements) {
        if (settlements.isEmpty()) {
            return List.of();
        }
        RunKey run = settlements.getFirst().claim().run();
        Stripe stripe = stripes.get(Math.floorMod(run.hashCode(), STRIPES));
        List<Waiting> waiting =
                settlements.stream()
                        .map(settlement -> new Waiting(settlement, new CompletableFuture<>()))
                        .toList();
        stripe.queue().addAll(waiting);
        // Whoever leaves looks once more: what was added while it left finds no leader else.
        while (!stripe.queue().isEmpty() && stripe.led().compareAndSet(false, true)) {
            try {
                LockSupport.parkNanos(COMPANY.toNanos());
                lead(stripe.queue());
            } finally {
                stripe.led().set(false);
            }
        }
        return waiting.stream().map(one -> one.fate().join()).toList();
    }

    private void lead(Queue<Waiting> queue) {
        while (!queue.isEmpty()) {
            List<Waiting> group = new ArrayList<>();
            for (Waiting next = queue.poll();
                    next != null;
                    next = group.size() < LARGEST_GROUP ? queue.poll() : null) {
                group.add(next);
            }
            Map<RunKey, List<Waiting>> byRun =
                    group.stream()
                            .collect(Collectors.groupingBy(w -> w.settlement().claim().run()));
            byRun.forEach((run, waiting) -> write(run, waiting, true));
        }
    }

    /// Never throws: those who wait must hear something.
    private void write(RunKey run, List<Waiting> waiting, boolean first) {
        for (int tries = 1; ; tries++) {
            // A connection that broke may have broken after the commit: what was told then is not
            // booked again.
            boolean firstTelling = first && tries == 1;
            try {
                Set<UUID> held =
                        claims.settle(
                                run,
                                waiting.stream().map(Waiting::settlement).toList(),
                                firstTelling);
                waiting.forEach(w ->
                        tell(
                                w,
                                held.contains(w.settlement().claim().token())
                                        ? Fate.WRITTEN
                                        : Fate.STALE));
                return;
            } catch (DataAccessResourceFailureException | TransientDataAccessException failure) {
                if (tries == MOST_TRIES) {
                    LOG.error(
                            "{} results of run {} could not be written",
                            waiting.size(),
                            run.runId(),
                            failure);
                    waiting.forEach(w -> tell(w, Fate.LOST));
                    return;
                }
                LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
            } catch (RuntimeException failure) {
                apart(run, waiting, failure, firstTelling);
                return;
            }
        }
    }

    /// The database refuses one of these results: the others must not suffer.
    private void apart(RunKey run, List<Waiting> waiting, RuntimeException failure, boolean first) {
        if (waiting.size() > 1) {
            waiting.forEach(w -> write(run, List.of(w), first));
            return;
        }
        Waiting alone = waiting.getFirst();
        LOG.warn("A result of run {} was refused by the database", run.runId(), failure);
        Settlement instead =
                new Settlement(
                        alone.settlement().claim(),
                        new Outcome.Spent(
                                new Outcome.Trouble(
                                        "unwritable", "The answer could not be stored."),
                                alone.settlement().outcome().model(),
                                alone.settlement().outcome().usage()));
        try {
            boolean held = !claims.settle(run, List.of(instead), first).isEmpty();
            meters.counter("blockdata.overlays.settled", "outcome", held ? "spent" : "stale")
                    .increment();
        } catch (DataAccessException again) {
            LOG.error("Nor could its failure be written", again);
        }
        alone.fate().complete(Fate.LOST);
    }

    private void tell(Waiting waiting, Fate fate) {
        String outcome =
                switch (fate) {
                    case WRITTEN -> waiting.settlement().outcome().word();
                    case STALE -> "stale";
                    case LOST -> "lost";
                };
        meters.counter("blockdata.overlays.settled", "outcome", outcome).increment();
        waiting.fate().complete(fate);
    }
}
