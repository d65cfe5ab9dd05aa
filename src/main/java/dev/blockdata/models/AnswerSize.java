package dev.blockdata.models;

import dev.blockdata.schemas.Field;
import dev.blockdata.schemas.SchemaArtifact;
import tools.jackson.databind.JsonNode;

/// How long an answer to a schema will be, in tokens: a fixed part for its fields, and a part that
/// grows with the block where the schema has it rewritten.
///
/// The figures per kind of field are rules of thumb, set so that short answers of real models come
/// out within a third; what a run really costs corrects them.
public record AnswerSize(int fixed, boolean rewrites) {

    /// The field that holds a block's new text (contract, reconstruction).
    public static final String REVISED = "revised_content";

    private static final int OBJECT = 2;
    private static final int NAME = 4;
    private static final int SCALAR = 3;
    private static final int CHOICE = 6;
    private static final int WORDS = 40;
    private static final int LIST = 45;
    private static final int CHARACTERS_A_TOKEN = 4;
    private static final double GROWTH = 1.1;

    public static AnswerSize of(SchemaArtifact artifact) {
        int fixed = OBJECT;
        boolean rewrites = false;
        for (Field field : artifact.fields()) {
            fixed += NAME;
            if (field.name().equals(REVISED)) {
                rewrites = true;
            } else {
                fixed += tokens(artifact.json().path("properties").path(field.name()), 0);
            }
        }
        return new AnswerSize(fixed, rewrites);
    }

    /// Output tokens of the answer about a block of so many input tokens.
    public long about(long blockTokens) {
        return fixed + (rewrites ? Math.round(blockTokens * GROWTH) : 0);
    }

    private static int tokens(JsonNode schema, int depth) {
        if (schema.has("enum") || schema.has("const")) {
            return CHOICE;
        }
        JsonNode type = schema.path("type");
        String name = type.isArray() ? type.path(0).asString("") : type.asString("");
        return switch (name) {
            case "boolean", "integer", "number", "null" -> SCALAR;
            case "array" -> LIST;
            case "object" ->
                    depth > 3
                            ? WORDS
                            : OBJECT
                                    + schema.path("properties")
                                            .valueStream()
                                            .mapToInt(field -> NAME + tokens(field, depth + 1))
                                            .sum();
            default ->
                    Math.min(
                            WORDS,
                            Math.max(
                                    SCALAR,
                                    schema.path("maxLength").asInt(Integer.MAX_VALUE)
                                            / CHARACTERS_A_TOKEN));
        };
    }
}
