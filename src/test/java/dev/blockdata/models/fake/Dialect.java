package dev.blockdata.models.fake;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// How requests are read and answers written.
public enum Dialect {
    ANTHROPIC {
        @Override
        String system(JsonNode body) {
            return words(body.path("system"));
        }

        @Override
        JsonNode schema(JsonNode body) {
            return body.path("tools").path(0).path("input_schema");
        }

        @Override
        String prefix(JsonNode body) {
            boolean marked =
                    body.path("system").valueStream().anyMatch(part -> part.has("cache_control"));
            return marked ? body.path("tools").toString() + words(body.path("system")) : "";
        }

        @Override
        String answer(JsonNode body, String written, Spent spent) {
            return message(body, "tool_use", call("answer", written), spent);
        }

        @Override
        String calls(JsonNode body, String tool, int times, String written, Spent spent) {
            String all = (call(tool, written) + ",").repeat(times);
            return message(body, "tool_use", all.substring(0, all.length() - 1), spent);
        }

        @Override
        String ends(JsonNode body, String stop, String text, Spent spent) {
            String content =
                    text.isEmpty() ? "" : "{\"type\":\"text\",\"text\":" + quoted(text) + "}";
            return message(body, stop.isEmpty() ? "end_turn" : stop, content, spent);
        }

        @Override
        String failure(String code, String words) {
            return "{\"type\":\"error\",\"error\":{\"type\":%s,\"message\":%s},\"request_id\":\"r\"}"
                    .formatted(quoted(code), quoted(words));
        }

        private String call(String tool, String written) {
            return "{\"type\":\"tool_use\",\"id\":\"t\",\"name\":%s,\"input\":%s}"
                    .formatted(quoted(tool), written);
        }

        private String message(JsonNode body, String stop, String content, Spent spent) {
            return """
            {"id":"m","type":"message","role":"assistant","model":%s,"content":[%s],"stop_reason":"%s","stop_sequence":null,\
            "usage":{"input_tokens":%d,"cache_read_input_tokens":%d,"cache_creation_input_tokens":%d,"output_tokens":%d}}\
            """
                    .formatted(
                            body.path("model"),
                            content,
                            stop,
                            spent.input(),
                            spent.cached(),
                            spent.written(),
                            spent.output());
        }
    },
    OPENAI {
        @Override
        String system(JsonNode body) {
            return words(body.path("messages").path(0).path("content"));
        }

        @Override
        JsonNode schema(JsonNode body) {
            JsonNode format = body.path("response_format").path("json_schema").path("schema");
            if (!format.isMissingNode()) {
                return format;
            }
            JsonNode tool = body.path("tools").path(0).path("function").path("parameters");
            if (!tool.isMissingNode()) {
                return tool;
            }
            String system = system(body);
            return MAPPER.readTree(system.substring(system.indexOf("JSON schema:\n") + 13));
        }

        @Override
        String prefix(JsonNode body) {
            return system(body) + schema(body);
        }

        @Override
        String answer(JsonNode body, String written, Spent spent) {
            return body.has("tools")
                    ? calls(body, "answer", 1, written, spent)
                    : completion(body, "stop", "\"content\":" + quoted(written), spent);
        }

        @Override
        String calls(JsonNode body, String tool, int times, String written, Spent spent) {
            String call =
                    "{\"id\":\"c\",\"type\":\"function\",\"function\":{\"name\":%s,\"arguments\":%s}},"
                            .formatted(quoted(tool), quoted(written))
                            .repeat(times);
            return completion(
                    body,
                    "tool_calls",
                    "\"content\":null,\"tool_calls\":["
                            + call.substring(0, call.length() - 1)
                            + "]",
                    spent);
        }

        @Override
        String ends(JsonNode body, String stop, String text, Spent spent) {
            return switch (stop) {
                case "refusal" ->
                        completion(
                                body,
                                "stop",
                                "\"content\":null,\"refusal\":" + quoted(text),
                                spent);
                case "max_tokens" -> completion(body, "length", "\"content\":\"{\\\"a\"", spent);
                default ->
                        completion(
                                body,
                                stop.isEmpty() ? "stop" : stop,
                                "\"content\":" + quoted(text),
                                spent);
            };
        }

        @Override
        String failure(String code, String words) {
            return "{\"error\":{\"message\":%s,\"type\":%s,\"param\":null,\"code\":%s}}"
                    .formatted(quoted(words), quoted(code), quoted(code));
        }

        private String completion(JsonNode body, String stop, String message, Spent spent) {
            return """
            {"id":"c","object":"chat.completion","created":1,"model":%s,"choices":[{"index":0,"finish_reason":"%s",\
            "message":{"role":"assistant",%s}}],"usage":{"prompt_tokens":%d,"completion_tokens":%d,"total_tokens":%d,\
            "prompt_tokens_details":{"cached_tokens":%d}}}\
            """
                    .formatted(
                            body.path("model"),
                            stop,
                            message,
                            spent.input() + spent.cached(),
                            spent.output(),
                            spent.input() + spent.cached() + spent.output(),
                            spent.cached());
        }
    };

    /// What a call takes: input that was not kept, was kept, is kept from now on; and output.
    record Spent(int input, int cached, int written, int output) {}

    private static final JsonMapper MAPPER = JsonMapper.shared();

    abstract String system(JsonNode body);

    abstract JsonNode schema(JsonNode body);

    /// What may be kept of a call; empty if nothing was asked to be.
    abstract String prefix(JsonNode body);

    abstract String answer(JsonNode body, String written, Spent spent);

    abstract String calls(JsonNode body, String tool, int times, String written, Spent spent);

    abstract String ends(JsonNode body, String stop, String text, Spent spent);

    abstract String failure(String code, String words);

    String user(JsonNode body) {
        JsonNode messages = body.path("messages");
        return words(messages.path(messages.size() - 1).path("content"));
    }

    static String words(JsonNode content) {
        return content.isString()
                ? content.stringValue()
                : content.valueStream()
                        .map(part -> part.path("text").stringValueOpt().orElse(""))
                        .collect(Collectors.joining("\n"));
    }

    private static String quoted(String text) {
        ObjectNode holder = JsonNodeFactory.instance.objectNode().put("x", text);
        return holder.path("x").toString();
    }
}
