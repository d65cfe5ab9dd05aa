package dev.blockdata.integrations.neo4j;

import dev.blockdata.export.Scratch;
import dev.blockdata.http.Finding;
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
import dev.blockdata.schemas.Schemas;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Merges confirmed blocks into a graph of Neo4j.
@Component
final class Neo4jTarget implements Target {

    private static final List<String> SCHEMES =
            List.of("neo4j+s", "bolt+s", "neo4j+ssc", "bolt+ssc", "neo4j", "bolt");
    private static final Pattern DATABASE = Pattern.compile("[A-Za-z][A-Za-z0-9.-]{2,62}");
    private static final int LONGEST_ADDRESS = 300;
    private static final int LONGEST_USER = 200;
    private static final String URL = "/settings/url";

    private final Dialler dialler;
    private final Schemas schemas;
    private final GraphDelivery graph;

    Neo4jTarget(Dialler dialler, DeliverySettings settings, Scratch scratch, Schemas schemas) {
        this.dialler = dialler;
        this.schemas = schemas;
        this.graph = new GraphDelivery(dialler, settings.deadline(), scratch);
    }

    @Override
    public Kind kind() {
        return Kind.NEO4J;
    }

    @Override
    public Set<String> secretNames(JsonNode settings) {
        return Set.of(GraphDelivery.PASSWORD);
    }

    /// Scheme, host, port and user: a password is sent to no other, and not unencrypted where it
    /// was entered for a line that is.
    @Override
    public String place(JsonNode settings) {
        try {
            var uri = new URI(settings.path("url").asString("").strip());
            return (uri.getScheme() + "://" + uri.getRawAuthority()).toLowerCase(Locale.ROOT)
                    + " "
                    + settings.path("username").asString("");
        } catch (URISyntaxException _) {
            return "";
        }
    }

    @Override
    public JsonNode check(Wanted wanted) {
        Neo4jSettings settings;
        try {
            settings = Neo4jSettings.JSON.treeToValue(wanted.settings(), Neo4jSettings.class);
        } catch (JacksonException wrong) {
            throw Problem.invalid("/settings", "cannot be read: " + wrong.getOriginalMessage())
                    .asException();
        }
        var findings = new Findings();
        var url = address(settings.url(), findings);
        var user = settings.username() == null ? "" : settings.username();
        var password = wanted.secrets().getOrDefault(GraphDelivery.PASSWORD, "");
        findings.require(
                        user.length() <= LONGEST_USER,
                        "/settings/username",
                        "is a name of at most " + LONGEST_USER + " characters")
                .require(
                        user.isEmpty() == password.isEmpty(),
                        "/secrets/" + GraphDelivery.PASSWORD,
                        user.isEmpty()
                                ? "is for a user: name one, or leave it out"
                                : "is needed: enter it for this address and user")
                .require(
                        settings.database() == null
                                || DATABASE.matcher(settings.database()).matches(),
                        "/settings/database",
                        "is the name of a database, or null for the user's own");
        var mapping = mapping(wanted, settings.mapping(), findings);
        findings.throwIfAny();
        return Neo4jSettings.JSON.valueToTree(
                new Neo4jSettings(url, user.isEmpty() ? null : user, settings.database(), mapping));
    }

    /// The given one in its full spelling; null where the schema's own counts.
    private @Nullable JsonNode mapping(Wanted wanted, @Nullable JsonNode given, Findings findings) {
        if (given != null && !given.isNull()) {
            return Neo4jSettings.JSON.valueToTree(
                    MappingReader.read(given, "/settings/mapping", findings));
        }
        UUID schemaId = wanted.schemaId();
        if (schemaId != null) {
            schemas.find(wanted.who().userId(), schemaId)
                    .ifPresent(schema -> checkOwn(schema.artifact().json(), findings));
        }
        return null;
    }

    private static void checkOwn(JsonNode schema, Findings findings) {
        var own = schema.path(SchemaMapping.MEMBER);
        if (own.isMissingNode()) {
            findings.require(
                    false, "/settings/mapping", "is needed: the schema has no graph_mapping");
            return;
        }
        var inside = new Findings();
        var _ = MappingReader.read(own, "/" + SchemaMapping.MEMBER, inside);
        for (Finding finding : inside.all()) {
            findings.require(
                    false,
                    "/settings/mapping",
                    "is needed, since the schema's own cannot be used: "
                            + finding.pointer()
                            + " "
                            + finding.message());
        }
    }

    private String address(@Nullable String entered, Findings findings) {
        var text = entered == null ? "" : entered.strip();
        if (text.isEmpty() || text.length() > LONGEST_ADDRESS) {
            findings.require(
                    false, URL, "is an address of at most " + LONGEST_ADDRESS + " characters");
            return "";
        }
        try {
            return switch (dialler.check(new URI(text), SCHEMES)) {
                case Destination.Allowed(var uri) -> {
                    findings.require(
                            uri.getHost() != null
                                    && (uri.getRawPath() == null || uri.getRawPath().length() <= 1)
                                    && uri.getRawQuery() == null,
                            URL,
                            "names a host and a port, and nothing else");
                    yield uri.getScheme() + "://" + uri.getRawAuthority();
                }
                case Destination.Refused(var words) -> {
                    findings.require(false, URL, words);
                    yield "";
                }
            };
        } catch (URISyntaxException _) {
            findings.require(false, URL, "is an address such as neo4j+s://graph.example.org:7687");
            return "";
        }
    }

    @Override
    public Answer deliver(Line line, Delivery delivery, Rows rows) throws Undelivered, IOException {
        return graph.deliver(line, delivery, rows);
    }

    @Override
    public Answer tryOut(Line line) throws Undelivered, IOException {
        return graph.tryOut(line);
    }
}
