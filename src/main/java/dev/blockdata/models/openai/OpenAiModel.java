package dev.blockdata.models.openai;

import com.openai.client.OpenAIClient;
import com.openai.errors.OpenAIException;
import dev.blockdata.models.LanguageModel;
import dev.blockdata.models.LimitsSeen;
import dev.blockdata.models.ModelName;
import dev.blockdata.models.Question;
import dev.blockdata.models.Reply;
import dev.blockdata.models.Usage;
import dev.blockdata.models.wire.Discretion;
import dev.blockdata.models.wire.Failed;
import dev.blockdata.models.wire.Head;
import dev.blockdata.models.wire.Manners;
import dev.blockdata.models.wire.RawJson;
import dev.blockdata.models.wire.Setback;
import dev.blockdata.models.wire.Unanswered;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// A model behind one key of the chat completions dialect, at OpenAI or anywhere else.
final class OpenAiModel implements LanguageModel {

    private static final Usage ASKED = new Usage(1, 0, 0, 0, 0, null);
    private static final Set<Integer> NOT_TAKEN = Set.of(400, 404, 415, 422, 501);
    private static final Pattern ABOUT_FORM =
            Pattern.compile(
                    "response_format|json_schema|json_object|schema|strict|tool|function|grammar|structured");

    private final OpenAIClient client;
    private final Discretion discretion;
    private final Habits habits;
    private final Consumer<LimitsSeen> limits;
    private final Clock clock;

    OpenAiModel(
            OpenAIClient client,
            Discretion discretion,
            Habits habits,
            Consumer<LimitsSeen> limits,
            Clock clock) {
        this.client = client;
        this.discretion = discretion;
        this.habits = habits;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public Reply ask(Question question) {
        String schema = question.artifact().schemaUid() + question.isPack();
        String model = ModelName.of(question.settings().model()).toString();
        while (true) {
            Form form = habits.form(schema);
            Manners manners = habits.manners(model);
            var request = new OpenAiRequest(question, form, manners);
            try {
                return ask(request, model);
            } catch (Failed e) {
                Setback setback = e.setback(clock.instant());
                setback.head().limits().ifPresent(limits);
                Optional<Manners> better = manners.after(setback, request.mostTokens());
                better.ifPresent(known -> habits.learn(model, known));
                if (better.isEmpty() && !stepDown(setback, form, schema)) {
                    return setback.reply(discretion, model);
                }
            }
        }
    }

    /// Asks in one form, without looking for another.
    Reply tried(Question question, Form form, String model) {
        while (true) {
            var request = new OpenAiRequest(question, form, habits.manners(model));
            try {
                return ask(request, model);
            } catch (Failed e) {
                Setback setback = e.setback(clock.instant());
                Optional<Manners> better = request.manners().after(setback, request.mostTokens());
                if (better.isEmpty()) {
                    return setback.reply(discretion, model);
                }
                habits.learn(model, better.get());
            }
        }
    }

    private Reply ask(OpenAiRequest request, String model) {
        if (!discretion.isSendable()) {
            return new Reply.Unauthorised("The key holds characters that no key has.");
        }
        try (var response =
                client.chat().completions().withRawResponse().create(request.params())) {
            new Head(response.headers()::values, clock.instant()).limits().ifPresent(limits);
            RawJson completion = RawJson.read(response.body().readAllBytes());
            var answer = new OpenAiAnswer(completion, request.answerForm(), request.form(), model);
            return withoutSpareNulls(request, answer.reply(discretion));
        } catch (Unanswered e) {
            return e.reply(discretion, model);
        } catch (RawJson.Malformed e) {
            return new Reply.Broken("The answer is not JSON: " + e.getMessage(), ASKED, model);
        } catch (OpenAIException | IOException e) {
            return new Reply.Broken(
                    discretion.repeat("The answer was not understood: " + e.getMessage()),
                    ASKED,
                    model);
        }
    }

    private static Reply withoutSpareNulls(OpenAiRequest request, Reply reply) {
        if (request.form() != Form.STRICT || !(reply instanceof Reply.Answer answer)) {
            return reply;
        }
        var nulls = new Nulls(request.question().artifact().answerSchema().json());
        List<Reply.Part> parts =
                answer.parts().stream()
                        .map(part -> new Reply.Part(part.key(), nulls.takenOut(part.json())))
                        .toList();
        return new Reply.Answer(parts, answer.usage(), answer.model());
    }

    private boolean stepDown(Setback setback, Form form, String schema) {
        String words = (setback.code() + " " + setback.words()).toLowerCase(Locale.ROOT);
        if (!NOT_TAKEN.contains(setback.status()) || !ABOUT_FORM.matcher(words).find()) {
            return false;
        }
        boolean onlyThis =
                words.contains("invalid schema") || words.contains("invalid_json_schema");
        return onlyThis ? habits.stepDown(form, schema) : habits.stepDown(form);
    }
}
