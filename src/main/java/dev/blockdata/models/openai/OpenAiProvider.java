package dev.blockdata.models.openai;

import com.openai.client.OpenAIClient;
import com.openai.client.OpenAIClientImpl;
import com.openai.core.ClientOptions;
import com.openai.core.LogLevel;
import com.openai.errors.OpenAIException;
import dev.blockdata.models.LanguageModel;
import dev.blockdata.models.LimitsSeen;
import dev.blockdata.models.ModelKey;
import dev.blockdata.models.Provider;
import dev.blockdata.models.wire.Discretion;
import dev.blockdata.models.wire.Failed;
import dev.blockdata.models.wire.Lines;
import dev.blockdata.models.wire.ProbeQuestion;
import dev.blockdata.models.wire.RawJson;
import dev.blockdata.models.wire.Unanswered;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// OpenAI, and whoever speaks its chat completions dialect at an address of their own.
public final class OpenAiProvider implements Provider {

    /// A client costs a thread, so there is one for each key; the same key goes another way when it
    /// is a user's.
    private record Use(String keyId, boolean isPlatform) {}

    private static final String HOME = "https://api.openai.com/v1";
    private static final Pattern NO_CHAT =
            Pattern.compile("embed|whisper|tts|rerank|moderation|image|dall-e|audio");

    private final Lines lines;
    private final Clock clock;
    private final Map<String, Habits> habits = new ConcurrentHashMap<>();

    private final Map<Use, OpenAIClient> clients = new ConcurrentHashMap<>();

    public OpenAiProvider(Lines lines, Clock clock) {
        this.lines = lines;
        this.clock = clock;
    }

    @Override
    public LanguageModel model(ModelKey key, Consumer<LimitsSeen> limits) {
        return model(client(key), key, limits);
    }

    private OpenAiModel model(OpenAIClient client, ModelKey key, Consumer<LimitsSeen> limits) {
        return new OpenAiModel(client, new Discretion(key.secret()), habits(key), limits, clock);
    }

    private Habits habits(ModelKey key) {
        return habits.computeIfAbsent(key.id(), id -> new Habits(key.address().isEmpty()));
    }

    private OpenAIClient client(ModelKey key) {
        return clients.computeIfAbsent(new Use(key.id(), key.isPlatform()), use -> newClient(key));
    }

    private OpenAIClient newClient(ModelKey key) {
        return new OpenAIClientImpl(
                ClientOptions.builder()
                        .httpClient(new OpenAiLine(lines.to(key)))
                        .baseUrl(Lines.address(key, HOME))
                        .apiKey(key.secret().isEmpty() ? Discretion.NO_KEY : key.secret())
                        .maxRetries(0)
                        .logLevel(LogLevel.OFF)
                        .build());
    }

    @Override
    public Probe probe(ModelKey key) {
        var discretion = new Discretion(key.secret());
        if (!discretion.isSendable()) {
            return new Probe.Rejected("The key holds characters that no key has.");
        }
        OpenAIClient client = client(key);
        List<String> models;
        try (var response = client.models().withRawResponse().list()) {
            models = names(RawJson.read(response.body().readAllBytes()));
        } catch (Failed e) {
            var setback = e.setback(clock.instant());
            if (setback.status() == 404 && key.address().isPresent()) {
                return new Probe.Accepted("It does not tell which models it has.");
            }
            return ProbeQuestion.failed(setback.reply(discretion, ""));
        } catch (Unanswered e) {
            return ProbeQuestion.failed(e.reply(discretion, ""));
        } catch (RawJson.Malformed | OpenAIException | IOException e) {
            return new Probe.Rejected("It does not answer as this dialect does.");
        }
        Optional<String> chat =
                models.stream().filter(name -> !NO_CHAT.matcher(name).find()).findFirst();
        // What OpenAI itself takes is known, and a question there costs money.
        return key.address().isEmpty() || chat.isEmpty()
                ? new Probe.Accepted("")
                : new FormProbe(model(client, key, seen -> {}), habits(key)).probe(chat.get());
    }

    private static List<String> names(RawJson list) {
        return list.at("data").elements().stream()
                .flatMap(model -> model.at("id").string().stream())
                .toList();
    }
}
