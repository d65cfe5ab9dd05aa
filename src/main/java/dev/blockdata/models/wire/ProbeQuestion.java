package dev.blockdata.models.wire;

import dev.blockdata.models.Provider.Probe;
import dev.blockdata.models.Question;
import dev.blockdata.models.Reply;
import dev.blockdata.schemas.SchemaArtifact;
import java.util.List;

/// The smallest question there is, for trying a key and its endpoint.
public final class ProbeQuestion {

    /// The block that is asked about.
    public static final String BLOCK = "Blockdata tries this key. The answer is: ok is true.";

    private static final int MOST_TOKENS = 200;
    private static final SchemaArtifact ARTIFACT = artifact();

    private ProbeQuestion() {}

    private static SchemaArtifact artifact() {
        var parsed =
                SchemaArtifact.parse(
                        """
                        {"schema_ref":"probe","properties":{"ok":{"type":"boolean"}},"required":["ok"]}\
                        """);
        return switch (parsed) {
            case SchemaArtifact.Parsed.Valid valid -> valid.artifact();
            case SchemaArtifact.Parsed.Malformed _, SchemaArtifact.Parsed.Invalid _ ->
                    throw new IllegalStateException();
        };
    }

    public static Question to(String model) {
        return new Question(
                ARTIFACT,
                new Question.Passage(BLOCK, "paragraph", List.of(), ""),
                new Question.Settings(model, 0, MOST_TOKENS));
    }

    public static boolean isAnsweredBy(Reply.Answer answer) {
        return ARTIFACT.answerSchema().check(answer.json()).isEmpty();
    }

    /// What a failure to ask says about the key.
    public static Probe failed(Reply reply) {
        return switch (reply) {
            case Reply.Unauthorised(var reason) -> new Probe.Rejected(reason);
            case Reply.Throttled(var cause, _, var words) ->
                    cause == Reply.Cause.LIMIT
                            ? new Probe.Accepted("It is at its limit just now: " + words)
                            : new Probe.Unreachable(words);
            case Reply.Broken(var reason, _, _) -> new Probe.Rejected(reason);
            case Reply.NoModel(var reason) -> new Probe.Rejected(reason);
            case Reply.Answer _, Reply.Refused _, Reply.Truncated _ -> new Probe.Accepted("");
        };
    }
}
