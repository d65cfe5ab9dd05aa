package dev.blockdata.models.offline;

import dev.blockdata.models.LanguageModel;
import dev.blockdata.models.Question;
import dev.blockdata.models.Reply;
import dev.blockdata.models.Usage;
import dev.blockdata.schemas.AnswerSchema;
import dev.blockdata.schemas.Finding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The built-in model: deterministic, free, and honest work by simple means, for trying the product
/// without any key.
///
/// Its answer fits the schema, or it refuses in words; it never sends an object that the check
/// would throw out. The same question gives the same bytes. May be asked by any number of threads.
public final class OfflineModel implements LanguageModel {

    /// Its name wherever a model is named.
    public static final String NAME = "offline";

    private static final Usage USAGE = new Usage(1, 0, 0, 0, 0, BigDecimal.ZERO);
    private static final int MOST_PLANS = 100;
    private static final int MOST_ROUNDS = 200;

    private final Map<String, Slot> plans = new LinkedHashMap<>(16, 0.75f, true);

    /// Each block by itself, whether it came alone or in company: what is asked together is
    /// answered as what is asked apart.
    @Override
    public Reply ask(Question question) {
        if (!question.isPack()) {
            return ask(question, question.passage());
        }
        List<Reply.Part> parts = new ArrayList<>();
        List<Reply> refusals = new ArrayList<>();
        for (Question.Passage passage : question.passages()) {
            Reply reply = ask(question, passage);
            if (reply instanceof Reply.Answer answer) {
                parts.add(new Reply.Part(passage.key(), answer.json()));
            } else {
                refusals.add(reply);
            }
        }
        // Those that are missing are asked about once more, alone, and refused then.
        return parts.isEmpty() ? refusals.getFirst() : new Reply.Answer(parts, USAGE, NAME);
    }

    private Reply ask(Question question, Question.Passage passage) {
        AnswerSchema schema = question.artifact().answerSchema();
        var reading = new Reading(passage);
        List<Finding> wrong = List.of();
        for (Shape shape : plan(question).shapes()) {
            if (shape.kind() == Shape.Kind.OBJECT) {
                ObjectNode answer = new Extractor(reading).object(shape);
                wrong = answer == null ? wrong : mend(answer, shape, schema, reading);
                if (answer != null && wrong.isEmpty()) {
                    return new Reply.Answer(answer.toString(), USAGE, NAME);
                }
            }
        }
        return new Reply.Refused(refusal(wrong), USAGE, NAME);
    }

    private static String refusal(List<Finding> wrong) {
        String words = "The offline model found no answer that this schema takes";
        if (wrong.isEmpty()) {
            return words + ": a required field can be filled by none of its simple means.";
        }
        Finding first = wrong.getFirst();
        return words
                + ": "
                + (first.pointer().isEmpty() ? "the answer" : first.pointer())
                + " "
                + first.message()
                + ".";
    }

    private Slot plan(Question question) {
        String uid = question.artifact().schemaUid();
        synchronized (plans) {
            Slot known = plans.get(uid);
            if (known != null) {
                return known;
            }
        }
        JsonNode root = question.artifact().answerSchema().json();
        var made = new Slot("", root, new Variants(root));
        synchronized (plans) {
            plans.put(uid, made);
            if (plans.size() > MOST_PLANS) {
                plans.remove(plans.keySet().iterator().next());
            }
        }
        return made;
    }

    /// Takes away or replaces what the check refuses, field by field, until nothing is left to
    /// refuse or to try.
    private static List<Finding> mend(
            ObjectNode answer, Shape shape, AnswerSchema schema, Reading reading) {
        List<Finding> wrong = schema.check(answer);
        Map<String, Integer> tries = new LinkedHashMap<>();
        for (int round = 0; !wrong.isEmpty() && round < MOST_ROUNDS; round++) {
            String field = field(wrong.getFirst(), shape);
            int turn = tries.merge(field == null ? "" : field, 1, Integer::sum);
            boolean changed =
                    field == null
                            ? strip(answer, shape, turn)
                            : replace(answer, field, turn, shape, reading);
            if (!changed) {
                return wrong;
            }
            wrong = schema.check(answer);
        }
        return wrong;
    }

    private static @Nullable String field(Finding finding, Shape shape) {
        return shape.properties().keySet().stream()
                .filter(name -> {
                    String step = JsonPointer.empty().appendProperty(name).toString();
                    return finding.pointer().equals(step)
                            || finding.pointer().startsWith(step + "/");
                })
                .findFirst()
                .orElse(null);
    }

    private static boolean strip(ObjectNode answer, Shape shape, int turn) {
        if (turn > 1) {
            return false;
        }
        List<String> free =
                answer.propertyNames().stream()
                        .filter(name -> !shape.required().contains(name))
                        .toList();
        answer.remove(free);
        return !free.isEmpty();
    }

    private static boolean replace(
            ObjectNode answer, String field, int turn, Shape shape, Reading reading) {
        Slot slot = shape.properties().get(field);
        boolean optional = !shape.required().contains(field);
        if (optional && turn == 1 && answer.has(field)) {
            answer.remove(field);
            return true;
        }
        List<JsonNode> others = slot == null ? List.of() : Placeholders.alternatives(slot, reading);
        int next = optional ? turn - 2 : turn - 1;
        if (next >= others.size()) {
            return false;
        }
        answer.set(field, others.get(Math.max(0, next)));
        return true;
    }
}
