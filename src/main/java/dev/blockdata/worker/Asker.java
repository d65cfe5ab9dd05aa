package dev.blockdata.worker;

import dev.blockdata.costs.Prices;
import dev.blockdata.models.Models;
import dev.blockdata.models.Question;
import dev.blockdata.models.Reply;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/// Puts questions to the models that they name.
@Component
final class Asker {

    private final Models models;
    private final Prices prices;

    Asker(Models models, Prices prices) {
        this.models = models;
        this.prices = prices;
    }

    /// How the questions of an assignment are asked.
    Function<Question, Reply> of(Assignment assignment) {
        return question ->
                models.named(question.settings().model())
                        .map(model ->
                                prices.pricing(model, question.settings().model()).ask(question))
                        .orElseGet(() -> new Reply.Unauthorised(Attempts.NO_KEY));
    }
}
