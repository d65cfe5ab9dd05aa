package dev.blockdata.worker;

import dev.blockdata.models.Reply;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Requests of a run that are turned down with the same words one after the other: whatever is
/// wrong with them is wrong with all, and a person has to see to it before every block has failed
/// of it.
final class Streaks {

    /// So many in a row are no coincidence.
    static final int LONGEST = 8;

    private record Streak(String words, int length) {}

    private final Map<RunKey, Streak> byRun = new ConcurrentHashMap<>();

    /// Notes what came of a call; why the run should stop, if it should.
    Optional<String> note(RunKey run, Reply reply) {
        if (reply instanceof Reply.Broken(var words, _, var model) && model == null) {
            Streak streak =
                    byRun.merge(
                            run,
                            new Streak(words, 1),
                            (old, one) ->
                                    old.words().equals(words)
                                            ? new Streak(words, old.length() + 1)
                                            : one);
            if (streak.length() >= LONGEST) {
                byRun.remove(run);
                return Optional.of(words);
            }
        } else if (!(reply instanceof Reply.Throttled)) {
            byRun.remove(run);
        }
        return Optional.empty();
    }
}
