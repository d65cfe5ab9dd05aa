package dev.blockdata.models.anthropic;

import dev.blockdata.models.Reply;
import dev.blockdata.models.Usage;
import dev.blockdata.models.wire.AnswerForm;
import dev.blockdata.models.wire.Discretion;
import dev.blockdata.models.wire.RawJson;
import java.util.ArrayList;
import java.util.List;

/// A message of a model, as it came over the wire.
record AnthropicAnswer(RawJson message, AnswerForm form, String model) {

    Reply reply(Discretion discretion) {
        Usage usage = usage();
        String stop = message.at("stop_reason").string().orElse("");
        return switch (stop) {
            case "max_tokens", "model_context_window_exceeded" -> new Reply.Truncated(usage, model);
            case "refusal" ->
                    new Reply.Refused(
                            discretion.repeat(
                                    text().isBlank() ? "The model refuses to answer." : text()),
                            usage,
                            model);
            default -> called(usage, discretion);
        };
    }

    private Reply called(Usage usage, Discretion discretion) {
        List<RawJson> calls = blocks("tool_use");
        if (calls.size() != 1) {
            return broken(
                    calls.isEmpty()
                            ? "The model filled in no form" + instead()
                            : "The model filled in " + calls.size() + " forms instead of one.",
                    usage,
                    discretion);
        }
        RawJson call = calls.getFirst();
        String name = call.at("name").string().orElse("");
        return name.equals(AnthropicRequest.TOOL)
                ? form.reply(call.at("input"), usage, model)
                : broken(
                        "The model called " + name + ", which it was not given.",
                        usage,
                        discretion);
    }

    private Reply broken(String reason, Usage usage, Discretion discretion) {
        return new Reply.Broken(discretion.repeat(reason), usage, model);
    }

    private String instead() {
        return text().isBlank() ? "." : " but wrote: " + text();
    }

    private String text() {
        List<String> texts = new ArrayList<>();
        blocks("text").forEach(block -> block.at("text").string().ifPresent(texts::add));
        return String.join("\n", texts).strip();
    }

    private List<RawJson> blocks(String type) {
        return message.at("content").elements().stream()
                .filter(block -> block.at("type").string().orElse("").equals(type))
                .toList();
    }

    /// Here the input does not contain what was read from or written to the cache.
    private Usage usage() {
        RawJson usage = message.at("usage");
        return new Usage(
                1,
                usage.at("input_tokens").count(),
                usage.at("cache_read_input_tokens").count(),
                usage.at("cache_creation_input_tokens").count(),
                usage.at("output_tokens").count(),
                null);
    }
}
