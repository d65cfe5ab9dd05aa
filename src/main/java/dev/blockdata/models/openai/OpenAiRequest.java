package dev.blockdata.models.openai;

import com.openai.core.JsonValue;
import com.openai.models.FunctionDefinition;
import com.openai.models.FunctionParameters;
import com.openai.models.ResponseFormatJsonObject;
import com.openai.models.ResponseFormatJsonSchema;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionNamedToolChoice;
import dev.blockdata.models.ModelName;
import dev.blockdata.models.Prompt;
import dev.blockdata.models.Question;
import dev.blockdata.models.wire.AnswerForm;
import dev.blockdata.models.wire.Manners;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A question in the chat completions dialect. What is the same for every question of a run comes
/// first, and is named by the schema, so that the endpoint finds again what it keeps.
record OpenAiRequest(Question question, Form form, Manners manners) {

    /// What the form is called, wherever it has a name.
    static final String NAME = "answer";

    private static final List<String> NOT_AT_THE_ROOT = List.of("anyOf", "oneOf", "$ref");
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    AnswerForm answerForm() {
        JsonNode schema = question.artifact().answerSchema().json();
        if (question.isPack()) {
            return AnswerForm.pack(schema);
        }
        return NOT_AT_THE_ROOT.stream().anyMatch(schema::has)
                ? AnswerForm.wrapped(schema)
                : AnswerForm.plain(schema);
    }

    int mostTokens() {
        return manners.tokens(question.settings().maxTokens(), question.passages().size());
    }

    ChatCompletionCreateParams params() {
        ObjectNode schema = answerForm().schema();
        Prompt prompt = Prompt.of(question);
        var request =
                ChatCompletionCreateParams.builder()
                        .model(ModelName.of(question.settings().model()).model())
                        .addSystemMessage(prompt.system() + spelledOut(schema))
                        .addUserMessage(prompt.user());
        switch (form) {
            case STRICT -> {
                Optional<ObjectNode> strict = StrictSchema.of(schema);
                request.responseFormat(format(strict.orElse(schema), strict.isPresent()));
            }
            case SCHEMA -> request.responseFormat(format(schema, false));
            case TOOL -> tool(schema, request);
            case JSON_OBJECT -> request.responseFormat(ResponseFormatJsonObject.builder().build());
        }
        if (manners.temperature()) {
            request.temperature(question.settings().temperature());
        }
        if (manners.completionTokens()) {
            // OpenAI itself: others may not know either.
            request.maxCompletionTokens(mostTokens());
            request.promptCacheKey(question.artifact().schemaUid());
        } else {
            request.putAdditionalBodyProperty("max_tokens", JsonValue.from(mostTokens()));
        }
        return request.build();
    }

    private String spelledOut(ObjectNode schema) {
        return form == Form.JSON_OBJECT
                ? "\n\nAnswer with one JSON object and nothing else. It has to fit this JSON schema:\n"
                        + schema
                : "";
    }

    private static ResponseFormatJsonSchema format(ObjectNode schema, boolean strict) {
        var body = ResponseFormatJsonSchema.JsonSchema.Schema.builder();
        MAPPER.convertValue(schema, MAP)
                .forEach((name, value) -> body.putAdditionalProperty(name, JsonValue.from(value)));
        return ResponseFormatJsonSchema.builder()
                .jsonSchema(
                        ResponseFormatJsonSchema.JsonSchema.builder()
                                .name(NAME)
                                .strict(strict)
                                .schema(body.build())
                                .build())
                .build();
    }

    private static void tool(ObjectNode schema, ChatCompletionCreateParams.Builder request) {
        var parameters = FunctionParameters.builder();
        MAPPER.convertValue(schema, MAP)
                .forEach((name, value) ->
                        parameters.putAdditionalProperty(name, JsonValue.from(value)));
        request.addFunctionTool(
                        FunctionDefinition.builder()
                                .name(NAME)
                                .description("Takes the answer.")
                                .parameters(parameters.build())
                                .build())
                .toolChoice(
                        ChatCompletionNamedToolChoice.builder()
                                .function(
                                        ChatCompletionNamedToolChoice.Function.builder()
                                                .name(NAME)
                                                .build())
                                .build());
    }
}
