package dev.blockdata.worker;

import dev.blockdata.models.Question;
import dev.blockdata.models.Reply;
import dev.blockdata.models.Usage;
import dev.blockdata.schemas.Finding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns the claims of one pack into outcomes: asks the model, with no transaction open, and judges
/// each answer by the whole schema.
///
/// Answers are matched to blocks by their keys and by nothing else. Whatever is missing, doubled,
/// or lost with its pack is asked about again in halves, and at last alone, so that what a model or
/// a block does wrong costs that block's attempt and no other's. One is made for each pack.
final class PackProcessor {

    /// What came of a pack: an outcome for each claim, and why the whole run should stop, if it
    /// should.
    record Result(Map<Claim, Outcome> outcomes, Optional<String> stop) {}

    private static final Logger LOG = LoggerFactory.getLogger(PackProcessor.class);
    private static final int MOST_TOKENS = 64_000;
    private static final int MOST_FINDINGS = 10;

    private static final String WITHDRAWN = "The run was stopped before the model was asked.";

    private final Assignment.Pack pack;
    private final Assignment assignment;
    private final Question.Settings settings;
    private final Function<Question, Optional<Reply>> model;
    private final Consumer<Map<Claim, Outcome>> known;
    private final Map<Claim, Usage> spent = new LinkedHashMap<>();
    private final Map<Claim, Outcome> outcomes = new LinkedHashMap<>();
    private final Set<Claim> decided = new HashSet<>();
    private @Nullable String stop;

    private PackProcessor(
            Assignment.Pack pack,
            Assignment assignment,
            Function<Question, Optional<Reply>> model,
            Consumer<Map<Claim, Outcome>> known) {
        this.pack = pack;
        this.assignment = assignment;
        this.settings = pack.settings();
        this.model = model;
        this.known = known;
    }

    /// @param model asked once per call, empty where the run may ask no more; a failure of its own
    ///   spoils the attempt that it was for
    /// @param known told before each further call what is decided by then; the result holds the
    ///   rest
    static Result process(
            Assignment.Pack pack,
            Assignment assignment,
            Function<Question, Optional<Reply>> model,
            Consumer<Map<Claim, Outcome>> known) {
        var processor = new PackProcessor(pack, assignment, model, known);
        processor.ask(pack.claims());
        return new Result(Map.copyOf(processor.outcomes), Optional.ofNullable(processor.stop));
    }

    private void ask(List<Claim> claims) {
        try {
            if (claims.size() == 1) {
                askAlone(claims.getFirst());
            } else if (!claims.isEmpty()) {
                askTogether(claims);
            }
        } catch (RuntimeException | StackOverflowError failure) {
            LOG.warn(
                    "Block {} of run {} and {} more could not be processed",
                    claims.getFirst().blockIndex(),
                    claims.getFirst().run().runId(),
                    claims.size() - 1,
                    failure);
            List<Claim> open =
                    claims.stream()
                            .filter(c -> !outcomes.containsKey(c) && !decided.contains(c))
                            .toList();
            if (claims.size() == 1) {
                open.forEach(claim -> spend(claim, "error", "The worker failed: " + failure, null));
            } else {
                askInHalves(open);
            }
        }
    }

    private void askTogether(List<Claim> claims) {
        Optional<Reply> reply = call(assignment.about(pack, claims));
        if (reply.isEmpty()) {
            withdraw(claims);
            return;
        }
        switch (reply.get()) {
            case Reply.Answer answer -> {
                book(claims, answer.usage());
                askInHalves(takeParts(claims, answer));
            }
            case Reply.Refused refused -> {
                book(claims, refused.usage());
                askInHalves(claims);
            }
            case Reply.Truncated truncated -> {
                book(claims, truncated.usage());
                askInHalves(claims);
            }
            case Reply.Broken broken -> {
                book(claims, broken.usage());
                askInHalves(claims);
            }
            case Reply.Throttled throttled ->
                    claims.forEach(claim -> release(claim, kind(throttled), throttled.words()));
            case Reply.Unauthorised(var reason) -> stop(claims, "key", reason);
            case Reply.NoModel(var reason) -> stop(claims, "model", reason);
        }
    }

    /// Takes what was said once about a block that was asked about; answers what is left.
    private List<Claim> takeParts(List<Claim> claims, Reply.Answer answer) {
        Map<String, List<String>> said =
                answer.parts().stream()
                        .collect(
                                Collectors.groupingBy(
                                        Reply.Part::key,
                                        Collectors.mapping(Reply.Part::json, Collectors.toList())));
        List<Claim> left = new ArrayList<>();
        for (Claim claim : claims) {
            List<String> about = said.getOrDefault(claim.key(), List.of());
            if (about.size() == 1) {
                take(claim, about.getFirst(), answer.model());
            } else {
                left.add(claim);
            }
        }
        return left;
    }

    /// What is decided does not wait for the next answer.
    private Optional<Reply> call(Question question) {
        if (!outcomes.isEmpty()) {
            known.accept(Map.copyOf(outcomes));
            decided.addAll(outcomes.keySet());
            outcomes.clear();
        }
        return model.apply(question);
    }

    private void askInHalves(List<Claim> claims) {
        if (claims.size() < 2) {
            ask(claims);
            return;
        }
        int half = claims.size() / 2;
        ask(claims.subList(0, half));
        ask(claims.subList(half, claims.size()));
    }

    private void askAlone(Claim claim) {
        Optional<Reply> reply = call(assignment.about(pack, claim, settings, null));
        if (reply.isPresent()
                && reply.get() instanceof Reply.Truncated(var usage, _)
                && settings.maxTokens() < MOST_TOKENS) {
            book(List.of(claim), usage);
            var longer =
                    new Question.Settings(
                            settings.model(),
                            settings.temperature(),
                            Math.min(MOST_TOKENS, settings.maxTokens() * 2));
            reply = call(assignment.about(pack, claim, longer, null));
        }
        if (reply.isEmpty()) {
            withdraw(List.of(claim));
            return;
        }
        switch (reply.get()) {
            case Reply.Answer answer -> {
                book(List.of(claim), answer.usage());
                take(claim, answer.json(), answer.model());
            }
            case Reply.Broken(var reason, var usage, var name) -> {
                book(List.of(claim), usage);
                if (name == null) {
                    spend(claim, "broken", reason, null);
                } else {
                    mend(claim, "", List.of(new Finding("", reason)), "broken", name);
                }
            }
            default -> end(claim, reply.get());
        }
    }

    /// Stages an answer that is valid, and has one that is not mended once.
    private void take(Claim claim, String json, String name) {
        List<Finding> findings = assignment.artifact().answerSchema().check(json);
        if (findings.isEmpty()) {
            outcomes.put(claim, new Outcome.Staged(json, name, spent(claim)));
        } else {
            mend(claim, json, findings, "invalid_answer", name);
        }
    }

    /// The one repair call: the model sees what it said and what is wrong with it.
    private void mend(
            Claim claim,
            String json,
            List<Finding> findings,
            String kind,
            @Nullable String firstName) {
        Optional<Reply> reply =
                call(
                        assignment.about(
                                pack, claim, settings, new Question.Correction(json, findings)));
        if (reply.isEmpty()) {
            withdraw(List.of(claim));
            return;
        }
        switch (reply.get()) {
            case Reply.Answer answer -> {
                book(List.of(claim), answer.usage());
                List<Finding> left = assignment.artifact().answerSchema().check(answer.json());
                if (left.isEmpty()) {
                    outcomes.put(
                            claim, new Outcome.Staged(answer.json(), answer.model(), spent(claim)));
                } else {
                    spend(claim, "invalid_answer", words(left), answer.model());
                }
            }
            case Reply.Broken(_, var usage, var name) -> {
                book(List.of(claim), usage);
                spend(claim, kind, words(findings), name == null ? firstName : name);
            }
            default -> end(claim, reply.get());
        }
    }

    /// What is no answer ends the attempt.
    private void end(Claim claim, Reply reply) {
        switch (reply) {
            case Reply.Answer _, Reply.Broken _ -> throw new IllegalArgumentException("an answer");
            case Reply.Refused(var words, var usage, var name) -> {
                book(List.of(claim), usage);
                outcomes.put(
                        claim,
                        new Outcome.Failed(
                                new Outcome.Trouble("refused", words), name, spent(claim)));
            }
            case Reply.Truncated(var usage, var name) -> {
                book(List.of(claim), usage);
                spend(claim, "truncated", "The answer did not fit into the tokens allowed.", name);
            }
            case Reply.Throttled throttled -> release(claim, kind(throttled), throttled.words());
            case Reply.Unauthorised(var reason) -> stop(List.of(claim), "key", reason);
            case Reply.NoModel(var reason) -> stop(List.of(claim), "model", reason);
        }
    }

    /// What no later block can do better at either.
    private void stop(List<Claim> claims, String kind, String reason) {
        claims.forEach(claim -> release(claim, kind, reason));
        stop = reason;
    }

    /// Nothing was asked; what was spent before is kept.
    private void withdraw(List<Claim> claims) {
        claims.forEach(claim -> release(claim, "stopped", WITHDRAWN));
    }

    private void spend(Claim claim, String kind, String words, @Nullable String name) {
        outcomes.put(
                claim, new Outcome.Spent(new Outcome.Trouble(kind, words), name, spent(claim)));
    }

    private void release(Claim claim, String kind, String words) {
        outcomes.put(claim, new Outcome.Released(new Outcome.Trouble(kind, words), spent(claim)));
    }

    private void book(List<Claim> claims, Usage usage) {
        List<Usage> shares = usage.shared(claims.stream().map(Claim::tokens).toList());
        for (int i = 0; i < claims.size(); i++) {
            spent.merge(claims.get(i), shares.get(i), Usage::plus);
        }
    }

    private Usage spent(Claim claim) {
        return spent.getOrDefault(claim, Usage.NONE);
    }

    private static String kind(Reply.Throttled throttled) {
        return switch (throttled.cause()) {
            case LIMIT -> "throttled";
            case OVERLOADED -> "overloaded";
            case UNREACHABLE -> "unreachable";
            case TIMEOUT -> "timeout";
        };
    }

    private static String words(List<Finding> findings) {
        return findings.stream()
                .limit(MOST_FINDINGS)
                .map(finding ->
                        finding.pointer().isEmpty()
                                ? finding.message()
                                : finding.pointer() + " " + finding.message())
                .collect(Collectors.joining("; "));
    }
}
