package dev.blockdata.worker;

import java.util.LinkedHashMap;
import java.util.Map;

/// How often a block may run into a call's deadline without using an attempt up: a provider that is
/// slow today must not fail blocks, and a block that no provider answers in time must not go round
/// for ever.
final class Patience {

    private static final int MOST_TIMEOUTS = 5;
    private static final int MOST_BLOCKS = 10_000;

    private record Block(RunKey run, int index) {}

    private final Map<Block, Integer> timeouts =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Block, Integer> eldest) {
                    return size() > MOST_BLOCKS;
                }
            };

    /// The outcome, or where patience is at its end, a spent attempt in its place.
    synchronized Outcome with(Claim claim, Outcome outcome) {
        var block = new Block(claim.run(), claim.blockIndex());
        if (!(outcome instanceof Outcome.Released(var trouble, var usage))) {
            timeouts.remove(block);
            return outcome;
        }
        if (!trouble.kind().equals("timeout")
                || timeouts.merge(block, 1, Integer::sum) < MOST_TIMEOUTS) {
            return outcome;
        }
        timeouts.remove(block);
        return new Outcome.Spent(trouble, null, usage);
    }
}
