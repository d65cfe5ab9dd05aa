package dev.blockdata.models.anthropic;

import com.anthropic.core.JsonValue;
import com.anthropic.models.messages.CacheControlEphemeral;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.TextBlockParam;
import com.anthropic.models.messages.Tool;
import com.anthropic.models.messages.ToolChoiceTool;
import dev.blockdata.models.ModelName;
import dev.blockdata.models.Prompt;
import dev.blockdata.models.Question;
import dev.blockdata.models.Tokens;
import dev.blockdata.models.wire.AnswerForm;
import dev.blockdata.models.wire.Manners;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// A question in the Messages dialect: one tool that has to be called, the system text, the block.
///
/// Tool and system text are the same for every question of a run and come first; where they are
/// long enough to be kept, the end of the system text is marked as the end of what is kept.
final class AnthropicRequest {

    /// The tool whose input is the answer.
    static final String TOOL = "answer";

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private AnthropicRequest() {}

    static MessageCreateParams of(Question question, AnswerForm form, Manners manners) {
        String model = ModelName.of(question.settings().model()).model();
        Prompt prompt = Prompt.of(question);
        var request =
                MessageCreateParams.builder()
                        .model(model)
                        .maxTokens(
                                manners.tokens(
                                        question.settings().maxTokens(),
                                        question.passages().size()))
                        .systemOfTextBlockParams(List.of(system(prompt, form, model)))
                        .addUserMessage(prompt.user())
                        .addTool(tool(form))
                        .toolChoice(
                                ToolChoiceTool.builder()
                                        .name(TOOL)
                                        .disableParallelToolUse(true)
                                        .build());
        if (manners.temperature()) {
            request.putAdditionalBodyProperty(
                    "temperature", JsonValue.from(Math.min(1, question.settings().temperature())));
        }
        return request.build();
    }

    private static TextBlockParam system(Prompt prompt, AnswerForm form, String model) {
        var system = TextBlockParam.builder().text(prompt.system());
        int prefix = Tokens.estimate(form.schema().toString()) + Tokens.estimate(prompt.system());
        if (prefix >= CacheMinimum.of(model)) {
            system.cacheControl(CacheControlEphemeral.builder().build());
        }
        return system.build();
    }

    private static Tool tool(AnswerForm form) {
        var input = Tool.InputSchema.builder();
        MAPPER.convertValue(form.schema(), MAP)
                .forEach((name, value) -> {
                    if (name.equals("type")) {
                        input.type(JsonValue.from(value));
                    } else {
                        input.putAdditionalProperty(name, JsonValue.from(value));
                    }
                });
        return Tool.builder()
                .name(TOOL)
                .description(
                        switch (form.kind()) {
                            case PLAIN, WRAPPED -> "Takes the fields read from the block.";
                            case PACK -> "Takes the fields read from each block, under its key.";
                        })
                .inputSchema(input.build())
                .build();
    }
}
