package dev.blockdata.projects;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A request that may be sent again: under the `Idempotency-Key` that it carries its effect comes
/// once, and whoever asks again gets the first answer. Without a key it is a request like any
/// other.
///
/// An argument of every handler that honours the key. Only what had its effect is kept: a refusal
/// changed nothing, and the request may be tried again under the same key.
public final class Once {

    public static final String HEADER = "Idempotency-Key";

    private final KeptAnswers answers;
    private final String route;
    private final @Nullable String key;

    Once(KeptAnswers answers, String route, @Nullable String key) {
        this.answers = answers;
        this.route = route;
        this.key = key;
    }

    /// `checks` come before any transaction and may refuse; the effect and the record of its answer
    /// are one transaction, as this member.
    ///
    /// @param body what was asked for, as it was understood: another one under the same key is
    ///   refused
    public <C, T> Answered<T> answer(
            Member member, @Nullable Object body, Supplier<C> checks, Function<C, T> effect) {
        if (key == null) {
            return new Answered<>(answers.text(effect.apply(checks.get())));
        }
        var request = new KeptAnswers.Request(member, key, answers.print(route, body));
        return new Answered<>(
                answers.earlier(request)
                        .orElseGet(() -> {
                            C checked = checks.get();
                            return answers.keep(request, () -> effect.apply(checked));
                        }));
    }
}
