package dev.blockdata.worker;

import dev.blockdata.models.Reply;
import dev.blockdata.models.Usage;
import dev.blockdata.schemas.Finding;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Turns one claim into an outcome: asks the model, with no transaction open, and judges the answer
/// by the whole schema.
///
/// Whatever a model throws spoils this block's attempt alone.
@Component
final class BlockProcessor {

    /// What came of asking, and what it says about asking further.
    record Judged(Outcome outcome, Advice advice) {

        static Judged of(Outcome outcome) {
            return new Judged(outcome, new Advice.GoOn());
        }
    }

    /// What a reply says about the next ones.
    sealed interface Advice {

        record GoOn() implements Advice {}

        record SlowDown(Duration delay) implements Advice {}

        record PauseRun(String reason) implements Advice {}
    }

    private static final Logger LOG = LoggerFactory.getLogger(BlockProcessor.class);
    private static final int MOST_TOKENS = 64_000;
    private static final int MOST_FINDINGS = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    Judged process(Claim claim, Assignment assignment) {
        try {
            int maxTokens = assignment.settings().maxTokens();
            Reply reply = assignment.model().ask(assignment.about(claim, maxTokens));
            if (reply instanceof Reply.Truncated(var usage, _) && maxTokens < MOST_TOKENS) {
                Reply longer =
                        assignment
                                .model()
                                .ask(assignment.about(claim, Math.min(MOST_TOKENS, maxTokens * 2)));
                return judge(assignment, longer, usage);
            }
            return judge(assignment, reply, Usage.NONE);
        } catch (RuntimeException | StackOverflowError failure) {
            LOG.warn(
                    "Block {} of run {} could not be processed",
                    claim.blockIndex(),
                    claim.run().runId(),
                    failure);
            return Judged.of(spent("error", "The worker failed: " + failure, null, null));
        }
    }

    private static Judged judge(Assignment assignment, Reply reply, Usage before) {
        return switch (reply) {
            case Reply.Answer answer ->
                    Judged.of(
                            check(
                                    assignment,
                                    answer.json(),
                                    answer.model(),
                                    before.plus(answer.usage())));
            case Reply.Refused(var words, var usage, var model) ->
                    Judged.of(
                            new Outcome.Failed(
                                    trouble("refused", words), model, before.plus(usage)));
            case Reply.Truncated(var usage, var model) ->
                    Judged.of(
                            spent(
                                    "truncated",
                                    "The answer did not fit into the tokens allowed.",
                                    model,
                                    before.plus(usage)));
            case Reply.Throttled(_, var wait, var words) ->
                    new Judged(
                            new Outcome.Released(trouble("throttled", words)),
                            new Advice.SlowDown(wait == null ? PATIENCE : wait));
            case Reply.Broken(var reason, var usage, var model) ->
                    Judged.of(spent("broken", reason, model, before.plus(usage)));
            case Reply.Unauthorised(var reason) ->
                    new Judged(
                            new Outcome.Released(trouble("key", reason)),
                            new Advice.PauseRun(reason));
        };
    }

    private static Outcome check(Assignment assignment, String json, String model, Usage usage) {
        List<Finding> findings = assignment.artifact().answerSchema().check(json);
        if (findings.isEmpty()) {
            return new Outcome.Staged(json, model, usage);
        }
        String words =
                findings.stream()
                        .limit(MOST_FINDINGS)
                        .map(finding ->
                                (finding.pointer().isEmpty() ? "the answer" : finding.pointer())
                                        + " "
                                        + finding.message())
                        .collect(Collectors.joining("; "));
        return spent("invalid_answer", words, model, usage);
    }

    private static Outcome spent(
            String kind, String words, @Nullable String model, @Nullable Usage usage) {
        return new Outcome.Spent(trouble(kind, words), model, usage);
    }

    private static Outcome.Trouble trouble(String kind, String words) {
        return new Outcome.Trouble(kind, words);
    }
}
