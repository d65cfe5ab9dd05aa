package dev.blockdata.worker;

import dev.blockdata.models.Reply;
import dev.blockdata.models.Usage;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/// What this process has spent on each run and not settled yet, in USD: a pack that falls apart
/// makes many calls before the database hears of any.
final class Unbooked {

    private final Map<RunKey, BigDecimal> byRun = new ConcurrentHashMap<>();

    BigDecimal of(RunKey run) {
        return byRun.getOrDefault(run, BigDecimal.ZERO);
    }

    Spending open(RunKey run) {
        return new Spending(run);
    }

    /// What one pack has spent; taken off again when it is closed.
    final class Spending implements AutoCloseable {

        private final RunKey run;
        private BigDecimal spent = BigDecimal.ZERO;
        private int calls;

        private Spending(RunKey run) {
            this.run = run;
        }

        boolean isFirst() {
            return calls == 0;
        }

        void add(Reply reply) {
            calls++;
            BigDecimal cost = usage(reply).costUsd();
            if (cost != null && cost.signum() > 0) {
                spent = spent.add(cost);
                byRun.merge(run, cost, BigDecimal::add);
            }
        }

        /// The database hears of these now: they count there from here on.
        void isBeingBooked(Collection<Outcome> outcomes) {
            outcomes.stream()
                    .map(outcome -> outcome.usage().costUsd())
                    .filter(Objects::nonNull)
                    .map(Objects::requireNonNull)
                    .forEach(this::takeOff);
        }

        @Override
        public void close() {
            takeOff(spent);
        }

        private void takeOff(BigDecimal cost) {
            BigDecimal own = cost.min(spent);
            spent = spent.subtract(own);
            byRun.computeIfPresent(
                    run,
                    (_, all) -> {
                        BigDecimal left = all.subtract(own);
                        return left.signum() > 0 ? left : null;
                    });
        }
    }

    private static Usage usage(Reply reply) {
        return switch (reply) {
            case Reply.Answer answer -> answer.usage();
            case Reply.Refused refused -> refused.usage();
            case Reply.Truncated truncated -> truncated.usage();
            case Reply.Broken broken -> broken.usage();
            case Reply.Throttled _, Reply.Unauthorised _, Reply.NoModel _ -> Usage.NONE;
        };
    }
}
