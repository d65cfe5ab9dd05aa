package dev.blockdata.schemas;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/// What an artifact's `prompt_config` says to a model, read tolerantly: what is absent or of
/// another type is not given, and never an error.
public record PromptConfig(JsonNode json) {

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

    private Optional<String> text(String name) {
        JsonNode value = json.path(name);
        return value.isString()
                ? Optional.of(value.stringValue()).filter(text -> !text.isBlank())
                : Optional.empty();
    }
}
