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
    private static final Pattern REFUSAL_CODE =
            Pattern.compile("content_?filter|content_policy|content_management|moderation");
    private static final Pattern PACE_CODE = Pattern.compile("rate_?limit|too_many_requests");
    private static final Pattern PACE_WORDS =
            Pattern.compile(
                    "rate limit|per (minute|second|day)|requests per|tokens per|try again in");

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
        if (status == 400 && REFUSAL_CODE.matcher(code.toLowerCase(Locale.ROOT)).find()) {
            return new Reply.Refused(said, ASKED, model);
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
                            : new Reply.Broken(said, ASKED, null);
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

    /// Waiting a minute does not mend an empty account. The code decides where it says something:
    /// what is said about a pace often ends in advice about billing.
    private boolean aboutMoney() {
        String named = code.toLowerCase(Locale.ROOT);
        String told = words.toLowerCase(Locale.ROOT);
        if (MONEY_CODE.matcher(named).find()) {
            return true;
        }
        boolean aboutPace =
                PACE_CODE.matcher(named).find()
                        || head.retryAfter() != null
                        || PACE_WORDS.matcher(told).find();
        return MONEY_WORDS.matcher(told).find() && !(status == 429 && aboutPace);
    }
}
