package dev.blockdata.models;

import dev.blockdata.schemas.PromptConfig;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Which model answers about which block, and how: of everything that may say so, the first that
/// does.
///
/// The order is `model_override`, the run's routing rules, the run's `model_config`, the artifact's
/// routing rules, its `prompt_config`, the platform. What is blank or out of range says nothing.
public final class Routes {

    private static final double HOTTEST = 2;

    /// A rule: blocks of these types (all, where none is named) up to so many characters are asked
    /// of this model.
    public record Rule(Set<String> blockTypes, int maxChars, String model) {

        public Rule {
            blockTypes = Set.copyOf(blockTypes);
        }

        private boolean takes(String blockType, int chars) {
            return (blockTypes.isEmpty() || blockTypes.contains(blockType)) && chars <= maxChars;
        }

        /// Reads rules tolerantly: what is no rule is none.
        static List<Rule> of(JsonNode config) {
            return config.path("routing")
                    .valueStream()
                    .flatMap(rule -> read(rule).stream())
                    .toList();
        }

        private static Optional<Rule> read(JsonNode rule) {
            String model = rule.path("model").asStringOpt().orElse("").strip();
            if (model.isEmpty()) {
                return Optional.empty();
            }
            JsonNode types = rule.path("block_types");
            JsonNode most = rule.path("max_chars");
            return Optional.of(
                    new Rule(
                            Set.copyOf(
                                    types.valueStream()
                                            .filter(JsonNode::isString)
                                            .map(JsonNode::stringValue)
                                            .toList()),
                            most.isIntegralNumber() && most.canConvertToInt()
                                    ? most.intValue()
                                    : Integer.MAX_VALUE,
                            model));
        }
    }

    private record Wish(
            List<Rule> rules,
            @Nullable String model,
            OptionalDouble temperature,
            OptionalInt maxTokens) {

        static Wish of(JsonNode json) {
            // A run's configuration has the same keys as an artifact's.
            var config = new PromptConfig(json);
            return new Wish(
                    Rule.of(json),
                    config.model().map(String::strip).orElse(null),
                    config.temperature(),
                    config.maxTokensPerBlock());
        }
    }

    private final @Nullable String override;
    private final List<Wish> wishes;
    private final String platform;
    private final double temperature;
    private final int maxTokens;

    /// @param modelConfig the run's, which may be JSON null or missing
    public Routes(
            @Nullable String modelOverride,
            JsonNode modelConfig,
            PromptConfig promptConfig,
            Question.Settings platform) {
        this.override =
                modelOverride == null || modelOverride.isBlank() ? null : modelOverride.strip();
        this.wishes = List.of(Wish.of(modelConfig), Wish.of(promptConfig.json()));
        this.platform = platform.model();
        double hotter = platform.temperature();
        int more = platform.maxTokens();
        for (Wish wish : wishes.reversed()) {
            double wished = wish.temperature().orElse(hotter);
            hotter = wished >= 0 && wished <= HOTTEST ? wished : hotter;
            int most = wish.maxTokens().orElse(more);
            more = most >= 1 ? most : more;
        }
        this.temperature = hotter;
        this.maxTokens = more;
    }

    /// With what a block is asked about.
    public Question.Settings of(String blockType, int chars) {
        return settings(model(blockType, chars));
    }

    /// Every model that may have to be asked, the most general one last.
    public List<String> models() {
        if (override != null) {
            return List.of(override);
        }
        var names = new LinkedHashSet<String>();
        for (Wish wish : wishes) {
            wish.rules().forEach(rule -> names.add(rule.model()));
            if (wish.model() != null) {
                names.add(wish.model());
                return List.copyOf(names);
            }
        }
        names.add(platform);
        return List.copyOf(names);
    }

    private String model(String blockType, int chars) {
        if (override != null) {
            return override;
        }
        return wishes.stream()
                .flatMap(wish ->
                        Stream.concat(
                                wish.rules().stream()
                                        .filter(rule -> rule.takes(blockType, chars))
                                        .map(Rule::model),
                                Stream.ofNullable(wish.model())))
                .findFirst()
                .orElse(platform);
    }

    private Question.Settings settings(String model) {
        return new Question.Settings(model, temperature, maxTokens);
    }
}
