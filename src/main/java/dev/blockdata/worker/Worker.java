package dev.blockdata.worker;

import dev.blockdata.models.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// One worker invocation: claim a batch, process it, write, tell. Stateless; any number may run at
/// the same time.
@Component
final class Worker {

    /// What an invocation did. What is still being asked when its time is over is in `claimed`
    /// alone, and is written when it comes.
    record Report(
            String workerId,
            int claimed,
            int succeeded,
            int failed,
            int released,
            int remainingPending,
            Usage usage) {}

    /// What came of asking for an invocation.
    sealed interface Result {

        record Done(Report report) implements Result {}

        record NoModel(String name, String reason) implements Result {}

        record NoRun() implements Result {}
    }

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final Outcome.Released NOT_BEGUN =
            new Outcome.Released(
                    new Outcome.Trouble(
                            "not_begun",
                            "The invocation's time was over before this block's turn."),
                    Usage.NONE);

    private final OverlayClaims claims;
    private final WorkedRuns runs;
    private final Assignments assignments;
    private final Attempts attempts;
    private final Semaphore slots;

    /// Invocations share slots of their own, as many as the dispatcher has.
    Worker(
            OverlayClaims claims,
            WorkedRuns runs,
            Assignments assignments,
            Attempts attempts,
            WorkerSettings settings) {
        this.claims = claims;
        this.runs = runs;
        this.assignments = assignments;
        this.attempts = attempts;
        this.slots = new Semaphore(settings.concurrency());
    }

    /// What an invocation is to do: so many blocks at the most, on behalf of whom, and with which
    /// model where not the run's own.
    record Order(int limit, @Nullable String modelOverride, @Nullable UUID onBehalfOf) {}

    /// Ends within `time`, releasing what it has not begun.
    Result runOnce(RunKey run, Order order, Duration time) {
        long deadline = System.nanoTime() + time.toNanos();
        if (order.onBehalfOf() != null) {
            runs.takeUp(run, order.onBehalfOf());
        }
        return switch (assignments.of(run, order.modelOverride())) {
            case Assignment.Found.NoRun() -> new Result.NoRun();
            case Assignment.Found.NoModel(var name, var reason) -> new Result.NoModel(name, reason);
            case Assignment.Found.Ready(var assignment) ->
                    new Result.Done(work(run, order.limit(), assignment, deadline));
        };
    }

    private Report work(RunKey run, int limit, Assignment assignment, long deadline) {
        String worker = WorkerNames.next();
        List<Claim> claimed = claims.claim(run, limit, worker, assignment.payer());
        List<CompletableFuture<List<Attempts.Made>>> pending =
                assignments.packs(run, assignment, claimed).stream()
                        .map(pack -> begin(pack, assignment, deadline))
                        .toList();
        List<Attempts.Made> made = new ArrayList<>();
        pending.forEach(future -> await(future, deadline, made));
        int succeeded = 0;
        int failed = 0;
        int released = 0;
        Usage usage = Usage.NONE;
        for (Attempts.Made one : made) {
            if (one.fate() != Settler.Fate.WRITTEN) {
                continue;
            }
            usage = usage.plus(one.outcome().usage());
            switch (one.outcome()) {
                case Outcome.Staged _ -> succeeded++;
                case Outcome.Failed _, Outcome.Spent _ -> failed++;
                case Outcome.Released _ -> released++;
            }
        }
        return new Report(
                worker, claimed.size(), succeeded, failed, released, runs.pending(run), usage);
    }

    private CompletableFuture<List<Attempts.Made>> begin(
            Assignment.Pack pack, Assignment assignment, long deadline) {
        var future = new CompletableFuture<List<Attempts.Made>>();
        Thread.ofVirtual()
                .name("call")
                .start(() -> {
                    try {
                        future.complete(attempt(pack, assignment, deadline));
                    } catch (RuntimeException | Error failure) {
                        future.completeExceptionally(failure);
                    }
                });
        return future;
    }

    private List<Attempts.Made> attempt(
            Assignment.Pack pack, Assignment assignment, long deadline) {
        attempts.hold(pack.claims());
        try {
            if (!slots.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                return giveBack(pack);
            }
        } catch (InterruptedException _) {
            return giveBack(pack);
        } finally {
            attempts.letGo(pack.claims());
        }
        try {
            return attempts.make(pack, assignment, () -> {});
        } finally {
            slots.release();
        }
    }

    private List<Attempts.Made> giveBack(Assignment.Pack pack) {
        return attempts.settle(
                pack.claims().stream().map(claim -> new Settlement(claim, NOT_BEGUN)).toList());
    }

    private static void await(
            CompletableFuture<List<Attempts.Made>> future,
            long deadline,
            List<Attempts.Made> made) {
        try {
            // A little over the deadline, in which what was not begun is given back.
            made.addAll(
                    future.get(
                            Math.max(0, deadline - System.nanoTime()) + TimeUnit.SECONDS.toNanos(1),
                            TimeUnit.NANOSECONDS));
        } catch (TimeoutException _) {
            LOG.debug("a call goes on beyond its invocation");
        } catch (ExecutionException failure) {
            LOG.error("A block could not be settled", failure.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
