package dev.blockdata.models.anthropic;

import dev.blockdata.models.Question;
import dev.blockdata.models.wire.AnswerForm;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// The input of the tool that a model is made to call: nearly the whole schema.
///
/// Anthropic takes no choice and no reference at the root, and no names there beyond plain ones;
/// such a schema stands one level below.
final class ToolForm {

    private static final List<String> NOT_AT_THE_ROOT =
            List.of("anyOf", "oneOf", "allOf", "not", "if", "$ref");
    private static final Pattern PLAIN_NAME = Pattern.compile("[a-zA-Z0-9_.-]{1,64}");

    private ToolForm() {}

    static AnswerForm of(Question question) {
        JsonNode schema = question.artifact().answerSchema().json();
        if (question.isPack()) {
            return AnswerForm.pack(schema);
        }
        return canBeRoot(schema) ? AnswerForm.plain(schema) : AnswerForm.wrapped(schema);
    }

    private static boolean canBeRoot(JsonNode schema) {
        return NOT_AT_THE_ROOT.stream().noneMatch(schema::has)
                && schema.path("type").stringValueOpt().orElse("").equals("object")
                && schema.path("properties").propertyNames().stream()
                        .allMatch(name -> PLAIN_NAME.matcher(name).matches());
    }
}
