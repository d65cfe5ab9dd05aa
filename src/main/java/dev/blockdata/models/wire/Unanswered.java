package dev.blockdata.models.wire;

import dev.blockdata.models.Reply;
import dev.blockdata.models.Usage;
import dev.blockdata.outbound.Exchange;
import dev.blockdata.outbound.ForbiddenAddress;
import java.io.IOException;

/// There was no answer, or not a whole one: thrown through the providers' libraries, which hand on
/// what they do not know.
public final class Unanswered extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final IOException why;

    public Unanswered(IOException why) {
        super(why);
        this.why = why;
    }

    public Reply reply(Discretion discretion, String model) {
        String words = discretion.repeat(words());
        return switch (why) {
            case Exchange.DeadlinePassed _ -> new Reply.Throttled(Reply.Cause.TIMEOUT, null, words);
            case Exchange.TooLarge _ ->
                    new Reply.Broken(words, new Usage(1, 0, 0, 0, 0, null), model);
            case ForbiddenAddress _ -> new Reply.Unauthorised(words);
            default -> new Reply.Throttled(Reply.Cause.UNREACHABLE, null, words);
        };
    }

    private String words() {
        String said = why.getMessage();
        return said == null || said.isBlank() ? "The connection broke." : said;
    }
}
