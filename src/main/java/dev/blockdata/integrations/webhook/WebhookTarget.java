package dev.blockdata.integrations.webhook;

import dev.blockdata.export.Scratch;
import dev.blockdata.http.Findings;
import dev.blockdata.http.Problem;
import dev.blockdata.integrations.Delivery;
import dev.blockdata.integrations.DeliverySettings;
import dev.blockdata.integrations.Kind;
import dev.blockdata.integrations.Line;
import dev.blockdata.integrations.Rows;
import dev.blockdata.integrations.Target;
import dev.blockdata.integrations.Undelivered;
import dev.blockdata.outbound.Destination;
import dev.blockdata.outbound.Dialler;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.Credentials;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Posts confirmed blocks as canonical JSON Lines to an address that a person gave.
@Component
final class WebhookTarget implements Target {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    static final String PASSWORD = "password";
    static final String TOKEN = "token";
    static final String SIGNING = "signing_secret";

    /// The one that was exchanged last, and until when calls are signed with it too.
    static final String SIGNING_BEFORE = "signing_secret_before";

    static final String SIGNING_BEFORE_UNTIL = "signing_secret_before_until";
    static final String HEADER = "header:";

    private static final String ID = "webhook-id";

    private static final Duration OVERLAP = Duration.ofHours(24);
    private static final int MOST_HEADERS = 20;
    private static final int LONGEST_ADDRESS = 2000;

    /// What of it a person can look at later.
    private static final int SENT = 4000;

    /// RFC 9110, 5.6.2.
    private static final Pattern TOKEN_CHARACTERS =
            Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");

    private static final Pattern VALUE =
            Pattern.compile("[\\x21-\\x7e]([\\x20-\\x7e\\t]*[\\x21-\\x7e])?");
    private static final Set<String> RESERVED =
            Set.of(
                    "host",
                    "content-length",
                    "content-type",
                    "content-encoding",
                    "transfer-encoding",
                    "connection",
                    "upgrade",
                    "expect",
                    "te",
                    "trailer",
                    "user-agent",
                    "cookie");

    private final Dialler dialler;
    private final WebhookCall call;
    private final Scratch scratch;

    WebhookTarget(Dialler dialler, DeliverySettings settings, Scratch scratch) {
        this.dialler = dialler;
        this.call = new WebhookCall(dialler, settings.deadline());
        this.scratch = scratch;
    }

    @Override
    public Kind kind() {
        return Kind.WEBHOOK;
    }

    @Override
    public Set<String> secretNames(JsonNode settings) {
        var names = new HashSet<>(givenNames(settings));
        names.addAll(Set.of(SIGNING_BEFORE, SIGNING_BEFORE_UNTIL));
        return names;
    }

    @Override
    public Set<String> givenNames(JsonNode settings) {
        var names = new HashSet<>(Set.of(PASSWORD, TOKEN, SIGNING));
        settings.path("headers").forEach(name -> names.add(HEADER + name.asString("")));
        return names;
    }

    /// Scheme, host and port: another path of the same host may have the same secrets.
    @Override
    public String place(JsonNode settings) {
        try {
            var uri = new URI(settings.path("url").asString("").strip());
            return (uri.getScheme() + "://" + uri.getRawAuthority()).toLowerCase(Locale.ROOT);
        } catch (URISyntaxException _) {
            return "";
        }
    }

    @Override
    public Map<String, String> exchanged(Map<String, String> before, Map<String, String> after) {
        var old = before.get(SIGNING);
        if (old == null || old.equals(after.get(SIGNING))) {
            return after;
        }
        var kept = new HashMap<>(after);
        kept.put(SIGNING_BEFORE, old);
        kept.put(SIGNING_BEFORE_UNTIL, Instant.now().plus(OVERLAP).toString());
        return kept;
    }

    @Override
    public JsonNode check(Wanted wanted) {
        WebhookSettings settings;
        try {
            settings = JSON.treeToValue(wanted.settings(), WebhookSettings.class);
        } catch (JacksonException wrong) {
            throw Problem.invalid("/settings", "cannot be read: " + wrong.getOriginalMessage())
                    .asException();
        }
        var findings = new Findings();
        var url = address(settings.url(), findings);
        checkHeaders(settings, wanted.secrets(), findings);
        checkAuth(settings, wanted.secrets(), findings);
        findings.throwIfAny();
        return JSON.valueToTree(
                new WebhookSettings(
                        url,
                        settings.headerNames(),
                        settings.authOrNone(),
                        settings.authOrNone().equals("basic") ? settings.username() : null,
                        settings.isSigned(),
                        settings.isPacked()));
    }

    private String address(@Nullable String entered, Findings findings) {
        var text = entered == null ? "" : entered.strip();
        if (text.isEmpty() || text.length() > LONGEST_ADDRESS) {
            findings.require(
                    false,
                    "/settings/url",
                    "is an address of at most " + LONGEST_ADDRESS + " characters");
            return "";
        }
        try {
            return switch (dialler.check(new URI(text))) {
                case Destination.Allowed(var uri) -> uri.toString();
                case Destination.Refused(var words) -> {
                    findings.require(false, "/settings/url", words);
                    yield "";
                }
            };
        } catch (URISyntaxException _) {
            findings.require(
                    false, "/settings/url", "is an address such as https://example.org/hooks/1");
            return "";
        }
    }

    private static void checkHeaders(
            WebhookSettings settings, Map<String, String> secrets, Findings findings) {
        var names = settings.headerNames();
        findings.require(
                names.size() <= MOST_HEADERS,
                "/settings/headers",
                "are " + MOST_HEADERS + " at most");
        var seen = new HashSet<String>();
        for (int i = 0; i < names.size(); i++) {
            var name = names.get(i);
            var at = "/settings/headers/" + i;
            if (name == null || !TOKEN_CHARACTERS.matcher(name).matches()) {
                findings.require(false, at, "is not the name of a header");
                continue;
            }
            var plain = name.toLowerCase(Locale.ROOT);
            findings.require(seen.add(plain), at, "is there twice")
                    .require(
                            !RESERVED.contains(plain)
                                    && !plain.startsWith("webhook-")
                                    && !plain.startsWith("blockdata-")
                                    && !(plain.equals("authorization")
                                            && !settings.authOrNone().equals("none")),
                            at,
                            "is set by Blockdata itself")
                    .require(
                            VALUE.matcher(secrets.getOrDefault(HEADER + name, "")).matches(),
                            "/secrets/" + HEADER + name,
                            "is the header's value, of visible characters");
        }
    }

    private static void checkAuth(
            WebhookSettings settings, Map<String, String> secrets, Findings findings) {
        switch (settings.authOrNone()) {
            case "none" -> {}
            case "basic" -> {
                var user = settings.username() == null ? "" : settings.username();
                findings.require(
                                !user.isEmpty() && user.length() <= 200 && !user.contains(":"),
                                "/settings/username",
                                "is a name without a colon")
                        .require(
                                !secrets.getOrDefault(PASSWORD, "").isEmpty(),
                                "/secrets/" + PASSWORD,
                                "is needed: enter it for this address");
            }
            case "bearer" ->
                    findings.require(
                            VALUE.matcher(secrets.getOrDefault(TOKEN, "")).matches(),
                            "/secrets/" + TOKEN,
                            "is needed: enter it for this address");
            default -> findings.require(false, "/settings/auth", "is none, basic or bearer");
        }
        findings.require(
                !settings.isSigned()
                        || Signature.key(secrets.getOrDefault(SIGNING, "")).isPresent(),
                "/secrets/" + SIGNING,
                "is needed for signing: whsec_ and 24 to 64 random bytes in Base64");
    }

    @Override
    public Answer deliver(Line line, Delivery delivery, Rows rows) throws Undelivered, IOException {
        Path body = Files.createTempFile(scratch.folder(), "webhook", ".jsonl");
        try {
            long count;
            try (var out = Files.newOutputStream(body)) {
                count = rows.jsonl(out);
            }
            rows.demand();
            if (count == 0) {
                return new Answer(
                        0, 0, "", 0, "Nothing of it is confirmed any more: nothing was sent.");
            }
            var about = about(delivery.deliveryId(), delivery.event());
            about.put("Blockdata-Run", delivery.runId().toString());
            return post(line, about, body, count);
        } finally {
            Files.deleteIfExists(body);
        }
    }

    /// A call without any line, that says of itself that it is a test.
    @Override
    public Answer tryOut(Line line) throws Undelivered, IOException {
        Path body = Files.createTempFile(scratch.folder(), "webhook", ".jsonl");
        try {
            return post(line, about(UUID.randomUUID(), "test"), body, 0);
        } finally {
            Files.deleteIfExists(body);
        }
    }

    private static Map<String, String> about(UUID id, String event) {
        return new HashMap<>(Map.of(ID, id.toString(), "Blockdata-Event", event));
    }

    private Answer post(Line line, Map<String, String> about, Path body, long count)
            throws Undelivered, IOException {
        var settings = JSON.treeToValue(line.settings(), WebhookSettings.class);
        var now = Instant.now();
        var headers = headers(settings, line);
        headers.putAll(about);
        if (settings.isSigned()) {
            headers.put(
                    "webhook-signature",
                    Signature.of(about.getOrDefault(ID, ""), now, body, keys(line.secrets(), now)));
        }
        headers.put("webhook-timestamp", Long.toString(now.getEpochSecond()));
        long bytes = Files.size(body);
        var sent = beginning(body);
        try {
            var received =
                    call.post(URI.create(settings.url()), headers, body, settings.isPacked());
            return new Answer(
                    count, bytes, sent, received.status(), without(headers, received.words()));
        } catch (Undelivered refused) {
            throw new Undelivered(
                            without(headers, refused.words()),
                            refused.next(),
                            refused.status(),
                            without(headers, refused.answer()),
                            refused.after())
                    .of(count, bytes, sent);
        }
    }

    private static Map<String, String> headers(WebhookSettings settings, Line line) {
        var headers = new HashMap<String, String>();
        for (var name : settings.headerNames()) {
            headers.put(name, line.secrets().getOrDefault(HEADER + name, ""));
        }
        switch (settings.authOrNone()) {
            case "basic" ->
                    headers.put(
                            "Authorization",
                            Credentials.basic(
                                    String.valueOf(settings.username()),
                                    line.secrets().getOrDefault(PASSWORD, ""),
                                    StandardCharsets.UTF_8));
            case "bearer" ->
                    headers.put(
                            "Authorization", "Bearer " + line.secrets().getOrDefault(TOKEN, ""));
            default -> {}
        }
        headers.put("Blockdata-Project", line.projectId().toString());
        return headers;
    }

    /// What a receiver says back of the credentials that it was sent.
    private static String without(Map<String, String> headers, String words) {
        var credentials = headers.getOrDefault("Authorization", "");
        var value = credentials.substring(credentials.indexOf(' ') + 1);
        return Line.without(List.of(value), words);
    }

    private static List<byte[]> keys(Map<String, String> secrets, Instant now) {
        var until = secrets.get(SIGNING_BEFORE_UNTIL);
        boolean overlap = until != null && until.compareTo(now.toString()) > 0;
        return Stream.of(SIGNING, SIGNING_BEFORE)
                .filter(name -> name.equals(SIGNING) || overlap)
                .map(name -> secrets.getOrDefault(name, ""))
                .flatMap(secret -> Signature.key(secret).stream())
                .toList();
    }

    /// Of UTF-8, without half a character at its end.
    private static String beginning(Path body) throws IOException {
        try (var in = Files.newInputStream(body)) {
            var text = new String(in.readNBytes(SENT), StandardCharsets.UTF_8);
            return text.endsWith("\uFFFD") ? text.substring(0, text.indexOf('\uFFFD')) : text;
        }
    }
}
