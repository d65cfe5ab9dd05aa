package dev.blockdata.models;

import java.util.Map;
import java.util.Optional;

/// The models that can be asked here, by the names under which people choose them, and what holds
/// for whoever chooses none.
///
/// What is not in it cannot be asked: there is no falling back from one to another.
public record Models(Map<String, LanguageModel> byName, Question.Settings platform) {

    private static final double TEMPERATURE = 0.2;
    private static final int MOST_TOKENS = 2000;

    public Models {
        byName = Map.copyOf(byName);
    }

    public Models(Map<String, LanguageModel> byName, String standard) {
        this(byName, new Question.Settings(standard, TEMPERATURE, MOST_TOKENS));
    }

    public Optional<LanguageModel> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
