package dev.blockdata.keys;

import dev.blockdata.models.LanguageModel;
import dev.blockdata.models.LimitsSeen;
import dev.blockdata.models.ModelKey;
import dev.blockdata.models.Provider;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/// Providers that judge a key by its first word: `good`, `bad`, `away` or `broken`.
@TestConfiguration(proxyBeanMethods = false)
class ScriptedProviders implements Provider {

    final List<ModelKey> tried = new CopyOnWriteArrayList<>();

    @Bean
    @Primary
    Providers scripted() {
        return provider -> provider.equals("nobody") ? Optional.empty() : Optional.of(this);
    }

    @Override
    public LanguageModel model(ModelKey key, Consumer<LimitsSeen> limits) {
        throw new UnsupportedOperationException("only keys are tried here");
    }

    @Override
    public Probe probe(ModelKey key) {
        tried.add(key);
        return switch (key.secret().split("-", 2)[0]) {
            case "good" -> new Probe.Accepted("It cannot do tools.");
            case "bad" -> new Probe.Rejected("401: no such key " + key.secret());
            case "away" -> new Probe.Unreachable("Nobody answers.");
            default -> throw new IllegalStateException("broken by " + key.secret());
        };
    }
}
