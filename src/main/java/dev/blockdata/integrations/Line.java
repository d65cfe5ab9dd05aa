package dev.blockdata.integrations;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.databind.JsonNode;

/// The way to one other side: its settings as they were checked, and what is secret about it.
public record Line(
        UUID projectId, UUID integrationId, JsonNode settings, Map<String, String> secrets) {

    /// What stands where a secret stood.
    private static final String HIDDEN = "•••";

    private static final int SHORTEST = 4;

    public Line {
        secrets = Map.copyOf(secrets);
    }

    /// The words without what is secret, for a side that says back what it was told, as it is or as
    /// it is written in JSON, in an address, in a page or in Base64.
    public String hide(String words) {
        return without(secrets.values(), words);
    }

    /// The same of what is made of its secrets, as a header of them is.
    public static String without(Collection<String> secrets, String words) {
        var hidden = words;
        for (var spelling : spellings(secrets)) {
            hidden = hidden.replace(spelling, HIDDEN);
        }
        return hidden;
    }

    /// The longest first: of one that holds another nothing is to be left.
    private static List<String> spellings(Collection<String> secrets) {
        return secrets.stream()
                .filter(secret -> secret.length() >= SHORTEST)
                .flatMap(Line::spelled)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    private static Stream<String> spelled(String secret) {
        var bytes = secret.getBytes(StandardCharsets.UTF_8);
        var form = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        var json = new String(JsonStringEncoder.getInstance().quoteAsCharArray(secret));
        return Stream.of(
                secret,
                json,
                json.replace("/", "\\/"),
                form,
                form.replace("+", "%20"),
                HtmlUtils.htmlEscape(secret, "UTF-8"),
                Base64.getEncoder().withoutPadding().encodeToString(bytes),
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    @Override
    public String toString() {
        return "Line[" + integrationId + "]";
    }
}
