package dev.blockdata.worker;

import dev.blockdata.models.Question;
import dev.blockdata.models.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// One attempt on the claims of one pack from beginning to end: asked, judged, written, with the
/// leases kept alive in between.
@Component
final class Attempts {

    /// What became of an attempt on one claim.
    record Made(Outcome outcome, Settler.Fate fate) {}

    private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);

    private final Asker asker;
    private final Settler settler;
    private final HeldClaims held;
    private final WorkedRuns runs;
    private final Unbooked unbooked = new Unbooked();
    private final Streaks streaks = new Streaks();
    private final Patience patience = new Patience();

    /// A call that follows so soon on its claim needs no other look at the run.
    private static final long AT_ONCE = Duration.ofMillis(200).toNanos();

    Attempts(Asker asker, Settler settler, HeldClaims held, WorkedRuns runs) {
        this.asker = asker;
        this.settler = settler;
        this.held = held;
        this.runs = runs;
    }

    /// @param answered is told when the calls are over and only the writing is left
    List<Made> make(Assignment.Pack pack, Assignment assignment, Runnable answered) {
        pack.claims().forEach(held::add);
        Access access = assignment.access(pack);
        RunKey run = pack.claims().getFirst().run();
        List<Made> made = new ArrayList<>();
        try (var spending = unbooked.open(run)) {
            PackProcessor.Result result =
                    PackProcessor.process(
                            pack,
                            assignment,
                            question -> ask(question, pack, access, spending),
                            known -> made.addAll(write(known, access, spending)));
            answered.run();
            result.stop().ifPresent(reason -> pause(run, reason));
            made.addAll(write(result.outcomes(), access, spending));
            return made;
        } finally {
            pack.claims().forEach(held::remove);
        }
    }

    private List<Made> write(
            Map<Claim, Outcome> outcomes, Access access, Unbooked.Spending spending) {
        spending.isBeingBooked(outcomes.values());
        return settle(
                outcomes.entrySet().stream()
                        .map(e ->
                                new Settlement(
                                        e.getKey(), judged(e), access.payer() == Payer.PLATFORM))
                        .toList());
    }

    /// One call may follow on the claim at once; every other one, a second about the same block
    /// too, only while the run may go on.
    private Optional<Reply> ask(
            Question question, Assignment.Pack pack, Access access, Unbooked.Spending spending) {
        boolean first = spending.isFirst() && System.nanoTime() - pack.since() < AT_ONCE;
        RunKey run = pack.claims().getFirst().run();
        if (!first && !mayAsk(pack, access)) {
            return Optional.empty();
        }
        Reply reply = asker.ask(question, access);
        spending.add(reply);
        streaks.note(run, reply).ifPresent(reason -> pause(run, reason));
        return Optional.of(reply);
    }

    /// Where the database cannot say, nothing is asked: that is no fault of the block, and uses no
    /// attempt up.
    private boolean mayAsk(Assignment.Pack pack, Access access) {
        RunKey run = pack.claims().getFirst().run();
        try {
            return runs.mayAsk(run, pack.claims(), access.payer(), unbooked.of(run));
        } catch (DataAccessException failure) {
            LOG.warn("Blocks of run {} are given back: {}", run.runId(), failure.toString());
            return false;
        }
    }

    /// Keeps the leases of claims alive that are not being asked about yet.
    void hold(List<Claim> waiting) {
        waiting.forEach(held::add);
    }

    void letGo(List<Claim> waiting) {
        waiting.forEach(held::remove);
    }

    List<Made> settle(List<Settlement> settlements) {
        List<Settler.Fate> fates = settler.settle(settlements);
        return java.util.stream.IntStream.range(0, fates.size())
                .mapToObj(i -> new Made(settlements.get(i).outcome(), fates.get(i)))
                .toList();
    }

    private Outcome judged(Map.Entry<Claim, Outcome> judged) {
        return patience.with(judged.getKey(), judged.getValue());
    }

    private void pause(RunKey run, String reason) {
        LOG.info("Run {} is paused: {}", run.runId(), reason);
        runs.pause(run, reason);
    }
}
