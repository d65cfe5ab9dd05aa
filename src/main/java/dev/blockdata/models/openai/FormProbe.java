package dev.blockdata.models.openai;

import dev.blockdata.models.ModelName;
import dev.blockdata.models.Provider.Probe;
import dev.blockdata.models.Question;
import dev.blockdata.models.Reply;
import dev.blockdata.models.wire.ProbeQuestion;

/// Finds the surest form that an endpoint takes and keeps to, by asking the smallest question in
/// each.
record FormProbe(OpenAiModel model, Habits habits) {

    Probe probe(String name) {
        Question question = ProbeQuestion.to(name);
        Reply last = null;
        for (Form form : Form.values()) {
            Reply reply = model.tried(question, form, ModelName.of(name).toString());
            switch (reply) {
                case Reply.Answer answer when ProbeQuestion.isAnsweredBy(answer) -> {
                    habits.know(form);
                    return new Probe.Accepted(remarks(form));
                }
                case Reply.Unauthorised(var reason) -> {
                    return new Probe.Rejected(reason);
                }
                case Reply.Throttled throttled -> {
                    // The key was accepted by the list of models; the rest is found out later.
                    return new Probe.Accepted(
                            "What it takes could not be tried: " + throttled.words());
                }
                case Reply.Answer _,
                        Reply.Refused _,
                        Reply.Truncated _,
                        Reply.Broken _,
                        Reply.NoModel _ ->
                        last = reply;
            }
        }
        return new Probe.Accepted(
                "Its model "
                        + name
                        + " gave no JSON in any form that was tried"
                        + (last instanceof Reply.Broken(var reason, _, _) ? ": " + reason : "."));
    }

    private static String remarks(Form form) {
        return switch (form) {
            case STRICT -> "";
            case SCHEMA, TOOL, JSON_OBJECT ->
                    "It takes no stricter form than "
                            + form.words()
                            + "; answers that do not fit are asked for again.";
        };
    }
}
