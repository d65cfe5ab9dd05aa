package dev.blockdata.models.openai;

import java.util.Optional;

/// How an endpoint is told what an answer has to look like, the surest way first.
enum Form {
    /// `response_format` with a schema that the endpoint keeps to.
    STRICT("a strict JSON schema"),
    /// The same without the promise.
    SCHEMA("a JSON schema"),
    /// A tool that has to be called.
    TOOL("a tool call"),
    /// Any JSON object; the schema stands in the prompt.
    JSON_OBJECT("a JSON object");

    private final String words;

    Form(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    Optional<Form> next() {
        return switch (this) {
            case STRICT -> Optional.of(SCHEMA);
            case SCHEMA -> Optional.of(TOOL);
            case TOOL -> Optional.of(JSON_OBJECT);
            case JSON_OBJECT -> Optional.empty();
        };
    }
}
