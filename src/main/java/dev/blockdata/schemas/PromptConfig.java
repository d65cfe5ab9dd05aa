package dev.blockdata.schemas;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/// What an artifact's `prompt_config` says to a model, read tolerantly: what is absent or of
/// another type is not given, and never an error.
public record PromptConfig(JsonNode json) {

    private static final int MOST_NEIGHBOURS = 3;
    private static final int CONTEXT_TOKENS = 500;
    private static final int MOST_CONTEXT_TOKENS = 50_000;

    /// What a model is shown beside the block itself.
    public record Context(
            boolean documentTitle, boolean headingPath, int neighbours, int maxTokens) {}

    public Optional<String> systemInstructions() {
        return text("system_instructions");
    }

    public Optional<String> perBlockPrompt() {
        return text("per_block_prompt");
    }

    public Optional<String> model() {
        return text("model");
    }

    public OptionalDouble temperature() {
        JsonNode value = json.path("temperature");
        return value.isNumber() ? OptionalDouble.of(value.doubleValue()) : OptionalDouble.empty();
    }

    public OptionalInt maxTokensPerBlock() {
        JsonNode value = json.path("max_tokens_per_block");
        return value.isIntegralNumber() && value.canConvertToInt()
                ? OptionalInt.of(value.intValue())
                : OptionalInt.empty();
    }

    /// As `context` says; what it leaves open or says wrongly is as it is by default.
    public Context context() {
        JsonNode context = json.path("context");
        return new Context(
                context.path("document_title").booleanValueOpt().orElse(true),
                context.path("heading_path").booleanValueOpt().orElse(true),
                within(context.path("neighbours"), MOST_NEIGHBOURS, 0),
                within(context.path("max_tokens"), MOST_CONTEXT_TOKENS, CONTEXT_TOKENS));
    }

    /// A count between zero and the most; more is the most.
    private static int within(JsonNode value, int most, int standard) {
        if (!value.isIntegralNumber() || value.decimalValue().signum() < 0) {
            return standard;
        }
        return value.canConvertToInt() ? Math.min(most, value.intValue()) : most;
    }

    private Optional<String> text(String name) {
        JsonNode value = json.path(name);
        return value.isString()
                ? Optional.of(value.stringValue()).filter(text -> !text.isBlank())
                : Optional.empty();
    }
}
