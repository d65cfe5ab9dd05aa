package dev.blockdata.models.wire;

import dev.blockdata.models.Question;
import dev.blockdata.models.Reply;
import dev.blockdata.models.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The form that a model fills in, and how the answers are found in it.
///
/// Its schema says nothing about the blocks asked about, neither their keys nor their number: the
/// bytes are the same for every question of its kind, so that a provider can keep them.
public record AnswerForm(Kind kind, ObjectNode schema) {

    public enum Kind {
        /// The answer itself.
        PLAIN,
        /// `{"answer": …}`, for schemas that cannot stand at the root.
        WRAPPED,
        /// `{"answers": [{"block": key, "answer": …}]}`.
        PACK
    }

    private static final String ANSWER = "answer";
    private static final String ANSWERS = "answers";
    private static final String BLOCK = "block";
    private static final List<String> SHARED = List.of("$defs", "definitions");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    public static AnswerForm plain(JsonNode schema) {
        return new AnswerForm(Kind.PLAIN, (ObjectNode) schema.deepCopy());
    }

    public static AnswerForm wrapped(JsonNode schema) {
        ObjectNode form = object(ANSWER, moved(schema, "/properties/answer"));
        return new AnswerForm(Kind.WRAPPED, share(schema, form));
    }

    public static AnswerForm pack(JsonNode schema) {
        ObjectNode text = NODES.objectNode().put("type", "string");
        text.put("description", "The key of the block that this answer is about");
        ObjectNode one = object(BLOCK, text);
        ((ObjectNode) one.get("properties"))
                .set(ANSWER, moved(schema, "/properties/answers/items/properties/answer"));
        ((ArrayNode) one.get("required")).add(ANSWER);
        ObjectNode array = NODES.objectNode().put("type", "array");
        array.put("description", "One answer for each block, each under its key");
        array.set("items", one);
        return new AnswerForm(Kind.PACK, share(schema, object(ANSWERS, array)));
    }

    private static ObjectNode object(String name, ObjectNode property) {
        ObjectNode object = NODES.objectNode().put("type", "object");
        object.putObject("properties").set(name, property);
        object.putArray("required").add(name);
        return object.put("additionalProperties", false);
    }

    /// The same schema with another place for a root: what it shares goes to the new root, and a
    /// reference to its own root follows it.
    private static ObjectNode moved(JsonNode schema, String to) {
        ObjectNode moved = (ObjectNode) schema.deepCopy();
        moved.remove(SHARED);
        relocate(moved, to);
        return moved;
    }

    private static ObjectNode share(JsonNode schema, ObjectNode form) {
        String to =
                form.at("/properties/answer").isMissingNode()
                        ? "/properties/answers/items/properties/answer"
                        : "/properties/answer";
        for (String name : SHARED) {
            if (schema.has(name)) {
                JsonNode shared = schema.get(name).deepCopy();
                relocate(shared, to);
                form.set(name, shared);
            }
        }
        return form;
    }

    private static void relocate(JsonNode node, String to) {
        String ref = node.path("$ref").stringValueOpt().orElse("");
        boolean leadsToRoot =
                (ref.equals("#") || ref.startsWith("#/"))
                        && SHARED.stream().noneMatch(name -> ref.startsWith("#/" + name));
        if (leadsToRoot && node instanceof ObjectNode object) {
            object.put("$ref", "#" + to + ref.substring(1));
        }
        node.forEach(child -> relocate(child, to));
    }

    /// What a model wrote into the form; not yet checked against the schema.
    public Reply reply(RawJson written, Usage usage, String model) {
        List<Reply.Part> parts = parts(written);
        return parts.isEmpty() && kind != Kind.PACK
                ? new Reply.Broken("The answer does not hold what was asked for.", usage, model)
                : new Reply.Answer(parts, usage, model);
    }

    /// The answers in what a model wrote, in its order; what is no answer at all is left out.
    private List<Reply.Part> parts(RawJson written) {
        return switch (kind) {
            case PLAIN -> List.of(new Reply.Part(Question.ALONE, written.text()));
            case WRAPPED ->
                    written
                            .once(ANSWER)
                            .map(answer -> new Reply.Part(Question.ALONE, answer.text()))
                            .stream()
                            .toList();
            case PACK -> answers(written);
        };
    }

    private static List<Reply.Part> answers(RawJson written) {
        List<Reply.Part> parts = new ArrayList<>();
        for (RawJson element : written.once(ANSWERS).orElse(new RawJson("[]")).elements()) {
            Optional<RawJson> answer = element.once(ANSWER).filter(RawJson::isObject);
            element.once(BLOCK)
                    .flatMap(AnswerForm::key)
                    .ifPresent(key ->
                            answer.ifPresent(json -> parts.add(new Reply.Part(key, json.text()))));
        }
        return parts;
    }

    /// A key that looks like a number may come back as one.
    private static Optional<String> key(RawJson block) {
        return block.text().matches("[0-9]{1,9}") ? Optional.of(block.text()) : block.string();
    }
}
