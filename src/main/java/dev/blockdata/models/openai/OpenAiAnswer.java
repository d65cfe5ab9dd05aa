package dev.blockdata.models.openai;

import dev.blockdata.models.Reply;
import dev.blockdata.models.Usage;
import dev.blockdata.models.wire.AnswerForm;
import dev.blockdata.models.wire.Discretion;
import dev.blockdata.models.wire.RawJson;
import java.util.List;

/// A completion of a model, as it came over the wire.
record OpenAiAnswer(RawJson completion, AnswerForm form, Form asked, String model) {

    Reply reply(Discretion discretion) {
        Usage usage = usage();
        List<RawJson> choices = completion.at("choices").elements();
        if (choices.isEmpty()) {
            return broken("The model answered nothing.", usage, discretion);
        }
        RawJson choice = choices.getFirst();
        RawJson message = choice.at("message");
        String content = message.at("content").string().orElse("");
        String refusal = message.at("refusal").string().orElse("");
        String stop = choice.at("finish_reason").string().orElse("");
        if (stop.equals("content_filter") || !refusal.isBlank()) {
            return new Reply.Refused(
                    discretion.repeat(
                            !refusal.isBlank()
                                    ? refusal
                                    : "A content filter stopped the answer. " + content),
                    usage,
                    model);
        }
        if (stop.equals("length")) {
            return new Reply.Truncated(usage, model);
        }
        return asked == Form.TOOL
                ? called(message.at("tool_calls").elements(), content, usage, discretion)
                : written(content, usage, discretion);
    }

    private Reply called(List<RawJson> calls, String content, Usage usage, Discretion discretion) {
        if (calls.size() != 1) {
            return broken(
                    calls.isEmpty()
                            ? "The model filled in no form"
                                    + (content.isBlank() ? "." : " but wrote: " + content)
                            : "The model filled in " + calls.size() + " forms instead of one.",
                    usage,
                    discretion);
        }
        RawJson function = calls.getFirst().at("function");
        String name = function.at("name").string().orElse("");
        return name.equals(OpenAiRequest.NAME)
                ? written(function.at("arguments").string().orElse(""), usage, discretion)
                : broken(
                        "The model called " + name + ", which it was not given.",
                        usage,
                        discretion);
    }

    private Reply written(String json, Usage usage, Discretion discretion) {
        if (json.isBlank()) {
            return broken("The model answered nothing.", usage, discretion);
        }
        try {
            return form.reply(RawJson.read(json), usage, model);
        } catch (RawJson.Malformed e) {
            return broken(
                    "The model wrote no JSON (" + e.getMessage() + "): " + json, usage, discretion);
        }
    }

    private Reply broken(String reason, Usage usage, Discretion discretion) {
        return new Reply.Broken(discretion.repeat(reason), usage, model);
    }

    /// Here the input contains what was read from the cache; what is written to it is not told.
    private Usage usage() {
        RawJson usage = completion.at("usage");
        long input = usage.at("prompt_tokens").count();
        long cached =
                Math.min(input, usage.at("prompt_tokens_details").at("cached_tokens").count());
        return new Usage(1, input - cached, cached, 0, usage.at("completion_tokens").count(), null);
    }
}
