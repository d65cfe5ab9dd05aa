package dev.blockdata.worker;

import dev.blockdata.models.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// Works through the standing orders of the database: fills every free slot with one call, over all
/// projects and runs, and each again as it frees.
///
/// It remembers nothing that matters: orders and claims stand in the database, so any node goes on
/// where another died.
@Component
final class Dispatcher implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration IDLE = Duration.ofMillis(500);

    /// How long a stop waits for claims to be given back, where the database is away too.
    private static final Duration RELEASING = Duration.ofSeconds(5);

    private static final Outcome.Released STOPPING =
            new Outcome.Released(
                    new Outcome.Trouble("stopped", "The worker was stopped."), Usage.NONE);
    private static final Outcome NO_ROOM =
            new Outcome.Released(
                    new Outcome.Trouble("stopped", "There was no call to spare for it yet."),
                    Usage.NONE);

    private final OverlayClaims claims;
    private final WorkedRuns runs;
    private final Assignments assignments;
    private final Attempts attempts;
    private final Asker asker;
    private final Wake wake;
    private final WorkerSettings settings;
    private final Semaphore slots;
    private final String name = WorkerNames.next();

    /// Runs whose last claim made more calls than there was room for.
    private final Set<RunKey> scattered = ConcurrentHashMap.newKeySet();

    private final Map<Assignment.Pack, Thread> begun = new ConcurrentHashMap<>();

    /// Of those begun: answered, and on the way to the database. The next calls need not wait for
    /// that.
    private final Set<Assignment.Pack> ended = ConcurrentHashMap.newKeySet();

    private final AtomicReference<@Nullable Thread> loop = new AtomicReference<>();

    Dispatcher(
            OverlayClaims claims,
            WorkedRuns runs,
            Assignments assignments,
            Attempts attempts,
            Asker asker,
            Wake wake,
            WorkerSettings settings) {
        this.claims = claims;
        this.runs = runs;
        this.assignments = assignments;
        this.attempts = attempts;
        this.asker = asker;
        this.wake = wake;
        this.settings = settings;
        this.slots = new Semaphore(settings.concurrency());
    }

    @Override
    public boolean isAutoStartup() {
        return settings.dispatcher();
    }

    @Override
    public void start() {
        Thread thread = Thread.ofVirtual().name("dispatcher").unstarted(this::loop);
        if (loop.compareAndSet(null, thread)) {
            thread.start();
        }
    }

    /// Claims nothing more, waits for the calls in flight, and gives back what the grace was too
    /// short for: no attempt is used up.
    @Override
    public void stop() {
        Thread thread = loop.getAndSet(null);
        if (thread == null) {
            return;
        }
        try {
            wake.up();
            thread.join();
            if (!allHaveEnded(settings.grace())) {
                release();
            }
        } catch (InterruptedException _) {
            release();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return loop.get() != null;
    }

    private boolean allHaveEnded(Duration within) throws InterruptedException {
        long until = System.nanoTime() + within.toNanos();
        while (!begun.isEmpty()) {
            long left = until - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            wake.await(Duration.ofNanos(left));
        }
        return true;
    }

    private void release() {
        Map<Assignment.Pack, Thread> left = Map.copyOf(begun);
        LOG.info("{} calls did not end in time and are given back", left.size());
        List<Thread> releasing =
                left.keySet().stream()
                        .map(pack -> Thread.ofVirtual().start(() -> giveBack(pack)))
                        .toList();
        long until = System.nanoTime() + RELEASING.toNanos();
        for (Thread thread : releasing) {
            try {
                thread.join(Duration.ofNanos(Math.max(1, until - System.nanoTime())));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
        // Only now: a call that ends by the interrupt finds its claim gone, and uses no attempt up.
        left.values().forEach(Thread::interrupt);
    }

    private void loop() {
        while (loop.get() == Thread.currentThread()) {
            boolean more = false;
            try {
                more = fill();
            } catch (RuntimeException failure) {
                LOG.warn("The dispatcher could not look for work: {}", failure.toString());
            }
            try {
                wake.await(more ? Duration.ZERO : IDLE);
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    /// At once and beside the loop: others are waiting for their share.
    private void giveBackTogether(List<Assignment.Pack> packs) {
        List<Settlement> unasked =
                packs.stream()
                        .flatMap(pack -> pack.claims().stream())
                        .map(claim -> new Settlement(claim, NO_ROOM))
                        .toList();
        Thread.ofVirtual().name("give-back").start(() -> attempts.settle(unasked));
    }

    private void giveBack(Assignment.Pack pack) {
        attempts.settle(
                pack.claims().stream().map(claim -> new Settlement(claim, STOPPING)).toList());
    }

    /// Begins what there is room for; answers whether there may be both more room and more to do.
    private boolean fill() {
        int free = settings.concurrency() - begun.size() + ended.size();
        if (free <= 0) {
            return false;
        }
        int calls = 0;
        for (OverlayClaims.Share share : claims.dispatchable(free, endedClaims())) {
            int take = Math.min(share.take(), free - calls);
            if (take > 0 && loop.get() == Thread.currentThread()) {
                calls += tryToBegin(share.run(), take);
            }
        }
        return calls > 0 && calls < free;
    }

    private List<Claim> endedClaims() {
        return ended.stream().flatMap(pack -> pack.claims().stream()).toList();
    }

    /// A run that cannot even be begun must not keep the others waiting.
    private int tryToBegin(RunKey run, int calls) {
        try {
            return begin(run, calls);
        } catch (DataAccessException failure) {
            throw failure;
        } catch (RuntimeException failure) {
            LOG.error("Run {} cannot be worked on", run.runId(), failure);
            runs.pause(run, "it cannot be worked on; the log says why");
            return 0;
        }
    }

    private int begin(RunKey run, int calls) {
        return switch (assignments.of(run, null)) {
            case Assignment.Found.Ready(var assignment) -> begin(run, calls, assignment);
            case Assignment.Found.NoModel(var model, var reason) -> {
                LOG.info("Run {} is paused, {} cannot be asked: {}", run.runId(), model, reason);
                runs.pause(run, reason);
                yield 0;
            }
            case Assignment.Found.NoRun() -> 0;
        };
    }

    private int begin(RunKey run, int calls, Assignment assignment) {
        Optional<String> standstill = asker.standstill(assignment.accesses().values());
        if (standstill.isPresent()) {
            LOG.info("Run {} is paused: {}", run.runId(), standstill.get());
            runs.pause(run, standstill.get());
            return 0;
        }
        int room = Math.min(calls, asker.room(assignment.accesses().values()));
        if (room <= 0) {
            return 0;
        }
        List<Assignment.Pack> packs =
                assignments.packs(
                        run,
                        assignment,
                        claims.claimDispatched(
                                run,
                                room,
                                scattered.contains(run) ? 1 : assignment.mostBlocks(),
                                name,
                                assignment.payer(),
                                endedClaims()));
        packs.stream().limit(room).forEach(pack -> begin(pack, assignment));
        if (packs.size() > room) {
            // Blocks that failed before, or are too large for company, are calls of their own: so
            // many are not claimed a second time.
            scattered.add(run);
            giveBackTogether(packs.subList(room, packs.size()));
        } else if (packs.size() < room) {
            scattered.remove(run);
        }
        return Math.min(room, packs.size());
    }

    /// A pack waits for its slot here: blocks that were too large for company may make more calls
    /// than there was room for.
    private void begin(Assignment.Pack pack, Assignment assignment) {
        Thread thread =
                Thread.ofVirtual()
                        .name("call")
                        .unstarted(() -> {
                            try {
                                attempts.hold(pack.claims());
                                slots.acquire();
                                try (var slot = new Slot()) {
                                    if (loop.get() == null) {
                                        giveBack(pack);
                                    } else {
                                        attempts.make(
                                                pack,
                                                assignment,
                                                () -> {
                                                    ended.add(pack);
                                                    slot.close();
                                                });
                                    }
                                }
                            } catch (InterruptedException _) {
                                // The dispatcher was stopped, and has given the claims back.
                                attempts.letGo(pack.claims());
                            } finally {
                                ended.remove(pack);
                                begun.remove(pack);
                                wake.up();
                            }
                        });
        begun.put(pack, thread);
        thread.start();
    }

    /// Room for one call, given back once, by whichever comes first.
    private final class Slot implements AutoCloseable {

        private boolean free;

        @Override
        public void close() {
            if (!free) {
                free = true;
                slots.release();
                wake.up();
            }
        }
    }
}
