package dev.blockdata.worker;

import dev.blockdata.models.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

        record NoModel(String name) implements Result {}

        record NoRun() implements Result {}
    }

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final Outcome.Released NOT_BEGUN =
            new Outcome.Released(
                    new Outcome.Trouble(
                            "not_begun",
                            "The invocation's time was over before this block's turn."));

    private final OverlayClaims claims;
    private final Assignments assignments;
    private final Attempts attempts;
    private final Semaphore slots;

    /// Invocations share slots of their own, as many as the dispatcher has.
    Worker(
            OverlayClaims claims,
            Assignments assignments,
            Attempts attempts,
            WorkerSettings settings) {
        this.claims = claims;
        this.assignments = assignments;
        this.attempts = attempts;
        this.slots = new Semaphore(settings.concurrency());
    }

    /// Ends within `time`, releasing what it has not begun.
    Result runOnce(RunKey run, int limit, @Nullable String modelOverride, Duration time) {
        long deadline = System.nanoTime() + time.toNanos();
        return switch (assignments.of(run, modelOverride)) {
            case Assignment.Found.NoRun() -> new Result.NoRun();
            case Assignment.Found.NoModel(var name) -> new Result.NoModel(name);
            case Assignment.Found.Ready(var assignment) ->
                    new Result.Done(work(run, limit, assignment, deadline));
        };
    }

    private Report work(RunKey run, int limit, Assignment assignment, long deadline) {
        String worker = WorkerNames.next();
        List<Claim> claimed = claims.claim(run, limit, worker);
        List<CompletableFuture<Attempts.Made>> pending =
                claimed.stream().map(claim -> begin(claim, assignment, deadline)).toList();
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
            switch (one.outcome()) {
                case Outcome.Staged staged -> {
                    succeeded++;
                    usage = usage.plus(staged.usage());
                }
                case Outcome.Failed lost -> {
                    failed++;
                    usage = usage.plus(lost.usage() == null ? Usage.NONE : lost.usage());
                }
                case Outcome.Spent spent -> {
                    failed++;
                    usage = usage.plus(spent.usage() == null ? Usage.NONE : spent.usage());
                }
                case Outcome.Released back -> {
                    released++;
                    usage = usage.plus(back.usage() == null ? Usage.NONE : back.usage());
                }
            }
        }
        return new Report(
                worker, claimed.size(), succeeded, failed, released, claims.pending(run), usage);
    }

    private CompletableFuture<Attempts.Made> begin(
            Claim claim, Assignment assignment, long deadline) {
        var future = new CompletableFuture<Attempts.Made>();
        Thread.ofVirtual()
                .name("call")
                .start(() -> {
                    try {
                        future.complete(attempt(claim, assignment, deadline));
                    } catch (RuntimeException | Error failure) {
                        future.completeExceptionally(failure);
                    }
                });
        return future;
    }

    private Attempts.Made attempt(Claim claim, Assignment assignment, long deadline) {
        attempts.hold(claim);
        try {
            if (!slots.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                return attempts.settle(new Settlement(claim, NOT_BEGUN));
            }
        } catch (InterruptedException _) {
            return attempts.settle(new Settlement(claim, NOT_BEGUN));
        } finally {
            attempts.letGo(claim);
        }
        try {
            return attempts.make(claim, assignment);
        } finally {
            slots.release();
        }
    }

    private static void await(
            CompletableFuture<Attempts.Made> future, long deadline, List<Attempts.Made> made) {
        try {
            // A little over the deadline, in which what was not begun is given back.
            made.add(
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
