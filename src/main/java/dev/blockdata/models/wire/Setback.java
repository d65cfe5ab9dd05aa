package dev.blockdata.models.wire;

import dev.blockdata.models.Reply;
import dev.blockdata.models.Usage;
import dev.blockdata.outbound.Exchange;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An answer that is a failure: its status, the word for it, and what is said about it.
public record Setback(int status, String code, String words, Head head) {

    private static final Usage ASKED = new Usage(1, 0, 0, 0, 0, null);
    private static final Pattern MONEY_CODE = Pattern.compile("quota|billing|spend|credit|payment");
    private static final Pattern MONEY_WORDS =
            Pattern.compile("spend(ing)? limit|credit balance|usage limits|billing");

    /// Whichever way the other side puts it into JSON; what is no JSON is not repeated.
    static Setback of(Exchange.Received received, Instant now) {
        var head = new Head(received.headers()::values, now);
        RawJson body;
        try {
            body = RawJson.read(received.body().toByteArray());
        } catch (RawJson.Malformed e) {
            return new Setback(received.status(), "", "", head);
        }
        RawJson error = body.at("error");
        String code =
                Stream.of(error.at("code"), error.at("type"), body.at("code"))
                        .flatMap(value -> value.string().stream())
                        .collect(Collectors.joining(" "));
        String words =
                Stream.of(error.at("message"), error, body.at("message"), body.at("detail"))
                        .flatMap(value -> value.string().stream())
                        .findFirst()
                        .orElse("");
        return new Setback(received.status(), code, words, head);
    }

    public Reply reply(Discretion discretion, String model) {
        String said = discretion.repeat(said());
        if ((status == 400 || status == 429) && aboutMoney()) {
            return new Reply.Unauthorised(said);
        }
        if (status == 404 || status == 403 && words.contains(model) && !model.isEmpty()) {
            return new Reply.NoModel(
                    model.isEmpty()
                            ? said
                            : "The model %s is not to be had: %s".formatted(model, said));
        }
        return switch (status) {
            case 401, 402, 403 -> new Reply.Unauthorised(said);
            case 429 -> new Reply.Throttled(Reply.Cause.LIMIT, head.retryAfter(), said);
            case 408, 409, 425 ->
                    new Reply.Throttled(Reply.Cause.OVERLOADED, head.retryAfter(), said);
            default ->
                    status >= 500
                            ? new Reply.Throttled(Reply.Cause.OVERLOADED, head.retryAfter(), said)
                            : new Reply.Broken(said, ASKED, model);
        };
    }

    /// The status, and whatever there is to say about it.
    public String said() {
        String plain =
                status >= 300 && status < 400
                        ? "a redirect, and redirects are not followed"
                        : words.isBlank() ? code : words;
        return plain.isBlank() ? "HTTP " + status : "HTTP " + status + ": " + plain;
    }

    /// Waiting a minute does not mend an empty account.
    private boolean aboutMoney() {
        return MONEY_CODE.matcher(code.toLowerCase(Locale.ROOT)).find()
                || MONEY_WORDS.matcher(words.toLowerCase(Locale.ROOT)).find();
    }
}
