package dev.blockdata.models;

import java.util.Map;
import java.util.Optional;

/// The models that can be asked here without a key, the providers of the others, and what holds for
/// whoever chooses none.
///
/// What is not in it cannot be asked: there is no falling back from one to another.
public record Models(
        Map<String, LanguageModel> byName,
        Map<String, Provider> providers,
        Question.Settings platform) {

    private static final double TEMPERATURE = 0.2;
    private static final int MOST_TOKENS = 2000;

    public Models {
        byName = Map.copyOf(byName);
        providers = Map.copyOf(providers);
    }

    public Models(
            Map<String, LanguageModel> byName, Map<String, Provider> providers, String standard) {
        this(byName, providers, new Question.Settings(standard, TEMPERATURE, MOST_TOKENS));
    }

    public Models(Map<String, LanguageModel> byName, String standard) {
        this(byName, Map.of(), standard);
    }

    /// A model that needs no key.
    public Optional<LanguageModel> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /// Whoever answers under that name; a name that nobody here has is taken for an endpoint of its
    /// own that speaks OpenAI's dialect, and needs a key with an address.
    public Optional<Provider> provider(String name) {
        if (byName.containsKey(name)) {
            return Optional.empty();
        }
        return Optional.ofNullable(providers.getOrDefault(name, providers.get(ModelName.OPENAI)));
    }

    /// Whoever takes that key; nobody where its provider is unknown and it has no address.
    public Optional<Provider> provider(ModelKey key) {
        return providers.containsKey(key.provider()) || key.address().isPresent()
                ? provider(key.provider())
                : Optional.empty();
    }
}
