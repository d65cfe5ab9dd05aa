package dev.blockdata.models.anthropic;

import com.anthropic.client.AnthropicClient;
import com.anthropic.errors.AnthropicException;
import com.anthropic.models.messages.MessageCreateParams;
import dev.blockdata.models.LanguageModel;
import dev.blockdata.models.LimitsSeen;
import dev.blockdata.models.ModelName;
import dev.blockdata.models.Question;
import dev.blockdata.models.Reply;
import dev.blockdata.models.Usage;
import dev.blockdata.models.wire.AnswerForm;
import dev.blockdata.models.wire.Discretion;
import dev.blockdata.models.wire.Failed;
import dev.blockdata.models.wire.Head;
import dev.blockdata.models.wire.Manners;
import dev.blockdata.models.wire.RawJson;
import dev.blockdata.models.wire.Setback;
import dev.blockdata.models.wire.Unanswered;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// A model behind one key of Anthropic's dialect.
final class AnthropicModel implements LanguageModel {

    private static final Usage ASKED = new Usage(1, 0, 0, 0, 0, null);

    private final AnthropicClient client;
    private final Discretion discretion;
    private final Map<String, Manners> manners;
    private final Consumer<LimitsSeen> limits;
    private final Clock clock;

    /// @param manners what models were found to want, by name; added to here
    AnthropicModel(
            AnthropicClient client,
            Discretion discretion,
            Map<String, Manners> manners,
            Consumer<LimitsSeen> limits,
            Clock clock) {
        this.client = client;
        this.discretion = discretion;
        this.manners = manners;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public Reply ask(Question question) {
        String model = ModelName.of(question.settings().model()).toString();
        if (!discretion.isSendable()) {
            return new Reply.Unauthorised("The key holds characters that no key has.");
        }
        try {
            return ask(question, model, ToolForm.of(question));
        } catch (Unanswered e) {
            return e.reply(discretion, model);
        } catch (RawJson.Malformed e) {
            return new Reply.Broken("The answer is not JSON: " + e.getMessage(), ASKED, model);
        } catch (AnthropicException | IOException e) {
            return new Reply.Broken(
                    discretion.repeat("The answer was not understood: " + e.getMessage()),
                    ASKED,
                    model);
        }
    }

    private Reply ask(Question question, String model, AnswerForm form)
            throws RawJson.Malformed, IOException {
        while (true) {
            Manners known = manners.getOrDefault(model, Manners.of(false));
            MessageCreateParams request = AnthropicRequest.of(question, form, known);
            try (var response = client.messages().withRawResponse().create(request)) {
                new Head(response.headers()::values, clock.instant()).limits().ifPresent(limits);
                RawJson message = RawJson.read(response.body().readAllBytes());
                return new AnthropicAnswer(message, form, model).reply(discretion);
            } catch (Failed e) {
                Setback setback = e.setback(clock.instant());
                setback.head().limits().ifPresent(limits);
                Optional<Manners> better = known.after(setback, (int) request.maxTokens());
                if (better.isEmpty()) {
                    return setback.reply(discretion, model);
                }
                manners.put(model, better.get());
            }
        }
    }
}
