package dev.blockdata.models.anthropic;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.AnthropicClientImpl;
import com.anthropic.core.ClientOptions;
import com.anthropic.core.LogLevel;
import com.anthropic.errors.AnthropicException;
import dev.blockdata.models.LanguageModel;
import dev.blockdata.models.LimitsSeen;
import dev.blockdata.models.ModelKey;
import dev.blockdata.models.Provider;
import dev.blockdata.models.wire.Discretion;
import dev.blockdata.models.wire.Failed;
import dev.blockdata.models.wire.Lines;
import dev.blockdata.models.wire.Manners;
import dev.blockdata.models.wire.ProbeQuestion;
import dev.blockdata.models.wire.RawJson;
import dev.blockdata.models.wire.Unanswered;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Anthropic, and whoever speaks its Messages dialect at an address of their own.
public final class AnthropicProvider implements Provider {

    /// A client costs a thread, so there is one for each key; the same key goes another way when it
    /// is a user's.
    private record Use(String keyId, boolean isPlatform) {}

    private static final String HOME = "https://api.anthropic.com";
    private static final String VERSION = "2023-06-01";

    private final Lines lines;
    private final Clock clock;
    private final Map<String, Map<String, Manners>> manners = new ConcurrentHashMap<>();

    private final Map<Use, AnthropicClient> clients = new ConcurrentHashMap<>();

    public AnthropicProvider(Lines lines, Clock clock) {
        this.lines = lines;
        this.clock = clock;
    }

    @Override
    public LanguageModel model(ModelKey key, Consumer<LimitsSeen> limits) {
        return new AnthropicModel(
                client(key),
                new Discretion(key.secret()),
                manners.computeIfAbsent(key.id(), id -> new ConcurrentHashMap<>()),
                limits,
                clock);
    }

    private AnthropicClient client(ModelKey key) {
        return clients.computeIfAbsent(new Use(key.id(), key.isPlatform()), use -> newClient(key));
    }

    private AnthropicClient newClient(ModelKey key) {
        return new AnthropicClientImpl(
                ClientOptions.builder()
                        .httpClient(new AnthropicLine(lines.to(key)))
                        .baseUrl(Lines.address(key, HOME))
                        .putHeader("x-api-key", key.secret())
                        .putHeader("anthropic-version", VERSION)
                        .maxRetries(0)
                        .logLevel(LogLevel.OFF)
                        .build());
    }

    /// The list of models is free, and given to good keys only.
    @Override
    public Probe probe(ModelKey key) {
        var discretion = new Discretion(key.secret());
        if (!discretion.isSendable()) {
            return new Probe.Rejected("The key holds characters that no key has.");
        }
        try (var response = client(key).models().withRawResponse().list()) {
            RawJson.read(response.body().readAllBytes());
            return new Probe.Accepted("");
        } catch (Failed e) {
            return ProbeQuestion.failed(e.setback(clock.instant()).reply(discretion, ""));
        } catch (Unanswered e) {
            return ProbeQuestion.failed(e.reply(discretion, ""));
        } catch (RawJson.Malformed | AnthropicException | IOException e) {
            return new Probe.Rejected("It does not answer as this dialect does.");
        }
    }
}
