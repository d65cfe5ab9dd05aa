package dev.blockdata.models;

import dev.blockdata.schemas.PromptConfig;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Which model answers, and how: of everything that may say so, the first that does.
///
/// The order is `model_override`, the run's `model_config`, the artifact's `prompt_config`, the
/// platform. What is blank or out of range says nothing.
public final class ModelChoice {

    private static final double HOTTEST = 2;

    private record Wish(
            @Nullable String model, OptionalDouble temperature, OptionalInt maxTokens) {}

    private ModelChoice() {}

    /// @param modelConfig the run's, which may be JSON null or missing
    public static Question.Settings of(
            @Nullable String modelOverride,
            JsonNode modelConfig,
            PromptConfig promptConfig,
            Question.Settings platform) {
        List<Wish> wishes =
                List.of(
                        new Wish(modelOverride, OptionalDouble.empty(), OptionalInt.empty()),
                        wish(modelConfig),
                        new Wish(
                                promptConfig.model().orElse(null),
                                promptConfig.temperature(),
                                promptConfig.maxTokensPerBlock()));
        String model = platform.model();
        double temperature = platform.temperature();
        int maxTokens = platform.maxTokens();
        for (Wish wish : wishes.reversed()) {
            model = wish.model() == null || wish.model().isBlank() ? model : wish.model().strip();
            double hotter = wish.temperature().orElse(temperature);
            temperature = hotter >= 0 && hotter <= HOTTEST ? hotter : temperature;
            int more = wish.maxTokens().orElse(maxTokens);
            maxTokens = more >= 1 ? more : maxTokens;
        }
        return new Question.Settings(model, temperature, maxTokens);
    }

    /// A run's configuration has the same keys as an artifact's.
    private static Wish wish(JsonNode modelConfig) {
        var config = new PromptConfig(modelConfig);
        return new Wish(
                config.model().orElse(null), config.temperature(), config.maxTokensPerBlock());
    }
}
