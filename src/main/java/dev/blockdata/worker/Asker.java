package dev.blockdata.worker;

import dev.blockdata.models.Models;
import dev.blockdata.models.Question;
import dev.blockdata.models.Reply;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/// Puts questions to the models that they name.
@Component
final class Asker {

    private final Models models;

    Asker(Models models) {
        this.models = models;
    }

    /// How the questions of an assignment are asked.
    Function<Question, Reply> of(Assignment assignment) {
        return question ->
                models.named(question.settings().model())
                        .map(model -> model.ask(question))
                        .orElseGet(() -> new Reply.Unauthorised(Attempts.NO_KEY));
    }
}
