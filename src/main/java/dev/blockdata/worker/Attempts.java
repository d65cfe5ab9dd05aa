package dev.blockdata.worker;

import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
    private final OverlayClaims claims;
    private final Patience patience = new Patience();

    Attempts(Asker asker, Settler settler, HeldClaims held, OverlayClaims claims) {
        this.asker = asker;
        this.settler = settler;
        this.held = held;
        this.claims = claims;
    }

    /// @param answered is told when the calls are over and only the writing is left
    List<Made> make(Assignment.Pack pack, Assignment assignment, Runnable answered) {
        pack.claims().forEach(held::add);
        Access access = assignment.access(pack);
        try {
            PackProcessor.Result result =
                    PackProcessor.process(
                            pack, assignment, question -> asker.ask(question, access));
            answered.run();
            result.stop().ifPresent(reason -> pause(pack.claims().getFirst().run(), reason));
            return settle(
                    result.outcomes().entrySet().stream()
                            .map(e ->
                                    new Settlement(
                                            e.getKey(),
                                            judged(e),
                                            access.payer() == Payer.PLATFORM))
                            .toList());
        } finally {
            pack.claims().forEach(held::remove);
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
        claims.pause(run, reason);
    }
}
