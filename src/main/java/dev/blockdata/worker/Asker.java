package dev.blockdata.worker;

import dev.blockdata.costs.Prices;
import dev.blockdata.keys.KeyRing;
import dev.blockdata.keys.Pace;
import dev.blockdata.keys.Turn;
import dev.blockdata.models.AnswerSize;
import dev.blockdata.models.LanguageModel;
import dev.blockdata.models.ModelKey;
import dev.blockdata.models.ModelName;
import dev.blockdata.models.Models;
import dev.blockdata.models.Prompt;
import dev.blockdata.models.Question;
import dev.blockdata.models.Reply;
import dev.blockdata.models.Tokens;
import dev.blockdata.models.Usage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts questions to the models that they name: with the keys of whoever dispatched the run, else
/// the platform's, each call in a turn that its key has to spare; and says what each reply cost.
@Component
final class Asker {

    /// Why a run is paused that has no key to ask with.
    static final String NO_KEY = "no_key";

    /// How long a call that has its slot waits for a turn, before its blocks are given back.
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

    private final Models models;
    private final KeyRing keys;
    private final Pace pace;
    private final Prices prices;
    private final LackingModels lacking = new LackingModels(Clock.systemUTC());

    Asker(Models models, KeyRing keys, Pace pace, Prices prices) {
        this.models = models;
        this.keys = keys;
        this.pace = pace;
        this.prices = prices;
    }

    /// How this person's runs can ask a model.
    Access access(String model, @Nullable UUID dispatchedBy) {
        Optional<LanguageModel> free = models.named(model);
        if (free.isPresent()) {
            return new Access.Free(free.get());
        }
        return switch (keys.find(ModelName.of(model), dispatchedBy)) {
            case KeyRing.Found.Keys(var found) ->
                    models.provider(found.getFirst())
                            .<Access>map(provider ->
                                    new Access.Keyed(provider, lacking.without(found, model)))
                            .orElseGet(() -> new Access.None(NO_KEY));
            case KeyRing.Found.NoKey _ -> new Access.None(NO_KEY);
            case KeyRing.Found.NotAllowed(var words) -> new Access.None(words);
        };
    }

    /// How many calls may begin now where any of these may have to be asked.
    int room(Collection<Access> accesses) {
        return accesses.stream().mapToInt(this::room).min().orElse(0);
    }

    private int room(Access access) {
        return switch (access) {
            case Access.Free _ -> Integer.MAX_VALUE;
            case Access.Keyed(_, var own) -> pace.room(own);
            case Access.None _ -> 0;
        };
    }

    /// Why a run that needs all of these should stop until a person has seen to it.
    Optional<String> standstill(Collection<Access> accesses) {
        return accesses.stream()
                .flatMap(access ->
                        switch (access) {
                            case Access.Free _ -> Optional.<String>empty().stream();
                            case Access.None(var reason) -> Optional.of(reason).stream();
                            case Access.Keyed(_, var own) ->
                                    pace.state(own) instanceof Pace.State.SetAside(var words)
                                            ? Optional.of(words).stream()
                                            : Optional.<String>empty().stream();
                        })
                .findFirst();
    }

    /// Asks once. A key that is refused is set aside, one that does not have the model is passed by
    /// for it, and another one asked while there is one.
    Reply ask(Question question, Access access) {
        String name = question.settings().model();
        return switch (access) {
            case Access.Free(var model) -> prices.pricing(model, name).ask(question);
            case Access.Keyed keyed -> ask(question, name, keyed);
            case Access.None(var reason) -> new Reply.Unauthorised(reason);
        };
    }

    private Reply ask(Question question, String name, Access.Keyed access) {
        long input = input(question);
        long output = output(question);
        Access.Keyed usable =
                new Access.Keyed(access.provider(), lacking.without(access.keys(), name));
        Reply refused = null;
        for (int tries = 0; tries <= access.keys().size(); tries++) {
            Optional<Turn> found = turn(usable, input, output);
            if (found.isEmpty()) {
                return refused != null ? refused : notNow(usable);
            }
            try (Turn turn = found.get()) {
                Reply reply =
                        prices.pricing(
                                        access.provider()
                                                .model(
                                                        turn.key(),
                                                        limits -> pace.seen(turn.key(), limits)),
                                        name)
                                .ask(question);
                end(turn, reply);
                switch (reply) {
                    case Reply.Unauthorised _ -> refused = reply;
                    case Reply.NoModel _ -> {
                        List<ModelKey> others = lacking.found(usable.keys(), turn.key(), name);
                        if (others.isEmpty()) {
                            return reply;
                        }
                        usable = new Access.Keyed(access.provider(), others);
                    }
                    default -> {
                        return reply;
                    }
                }
            }
        }
        return refused == null ? notNow(usable) : refused;
    }

    private static void end(Turn turn, Reply reply) {
        switch (reply) {
            case Reply.Answer(_, var usage, _) -> turn.answered(null, usage);
            case Reply.Refused(_, var usage, _) -> turn.answered(null, usage);
            case Reply.Truncated(var usage, _) -> turn.answered(null, usage);
            case Reply.Broken(_, var usage, _) -> turn.answered(null, usage);
            case Reply.Throttled(var cause, var wait, var words) ->
                    turn.throttled(cause, wait, words);
            case Reply.Unauthorised(var words) -> turn.refusedKey(words);
            case Reply.NoModel _ -> turn.answered(null, Usage.NONE);
        }
    }

    private Optional<Turn> turn(Access.Keyed access, long input, long output) {
        long until = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (true) {
            Optional<Turn> turn = pace.take(access.keys(), input, output);
            if (turn.isPresent()
                    || System.nanoTime() > until
                    || pace.state(access.keys()) instanceof Pace.State.SetAside) {
                return turn;
            }
            try {
                Thread.sleep(BETWEEN_LOOKS);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
    }

    private Reply notNow(Access.Keyed access) {
        return switch (pace.state(access.keys())) {
            case Pace.State.SetAside(var words) -> new Reply.Unauthorised(words);
            case Pace.State.Waiting(var until) ->
                    new Reply.Throttled(
                            Reply.Cause.LIMIT,
                            Duration.between(Instant.now(), until),
                            "The keys for this model are waiting for their provider.");
            case Pace.State.Ready() ->
                    new Reply.Throttled(
                            Reply.Cause.LIMIT,
                            null,
                            "The keys for this model have no call to spare at the moment.");
        };
    }

    /// Tokens of a call, at a guess that is put right when the provider has said what they were.
    private static long input(Question question) {
        var prompt = Prompt.of(question);
        return Tokens.estimate(prompt.system())
                + Tokens.estimate(prompt.user())
                + Tokens.estimate(question.artifact().answerSchema().json().toString());
    }

    private static long output(Question question) {
        var answers = AnswerSize.of(question.artifact());
        return question.passages().stream()
                .mapToLong(passage -> answers.about(Tokens.estimate(passage.text())))
                .sum();
    }
}
