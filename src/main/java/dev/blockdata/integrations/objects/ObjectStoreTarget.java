package dev.blockdata.integrations.objects;

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
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/// Writes each confirmed run as a Parquet file, in folders of its project and schema, and a
/// manifest that says which files are of now.
///
/// A file's name hangs on its delivery, or on its document: what is sent twice is there once. The
/// manifest is written after the file, so that it never names one that is missing. It begins with
/// an underscore, which readers of whole folders pass over.
@Component
final class ObjectStoreTarget implements Target {

    static final String SECRET = "secret_access_key";

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .build();

    private static final String PARQUET = "application/vnd.apache.parquet";
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9._-]{1,61}[a-z0-9]");
    private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,40}");
    private static final Pattern PREFIX =
            Pattern.compile(
                    "([A-Za-z0-9_=-][A-Za-z0-9._=-]{0,99}(/[A-Za-z0-9_=-][A-Za-z0-9._=-]{0,99}){0,9})?");
    private static final Pattern KEY_ID = Pattern.compile("[\\x21-\\x7e]{1,200}");

    /// Megabytes a second that the slowest upload may take: what is large has longer.
    private static final long SLOWEST_BYTES_A_SECOND = 256 << 10;

    /// How often a manifest is read anew because another was put there meanwhile.
    private static final int MOST_TRIES = 10;

    private final Dialler dialler;
    private final Duration deadline;
    private final Scratch scratch;

    ObjectStoreTarget(Dialler dialler, DeliverySettings settings, Scratch scratch) {
        this.dialler = dialler;
        this.deadline = settings.deadline();
        this.scratch = scratch;
    }

    @Override
    public Kind kind() {
        return Kind.OBJECT_STORE;
    }

    @Override
    public boolean triesWithBlocks() {
        return false;
    }

    @Override
    public boolean takesBatches() {
        return false;
    }

    @Override
    public Set<String> secretNames(JsonNode settings) {
        return Set.of(SECRET);
    }

    /// The store, the bucket and whose key it is.
    @Override
    public String place(JsonNode settings) {
        return String.join(
                "\n",
                settings.path("endpoint").asString(""),
                settings.path("region").asString(""),
                settings.path("bucket").asString(""),
                settings.path("access_key_id").asString(""));
    }

    @Override
    public JsonNode check(Wanted wanted) {
        BucketSettings settings;
        try {
            settings = JSON.treeToValue(wanted.settings(), BucketSettings.class);
        } catch (JacksonException wrong) {
            throw Problem.invalid("/settings", "cannot be read: " + wrong.getOriginalMessage())
                    .asException();
        }
        var findings = new Findings();
        var endpoint = endpoint(settings.endpoint(), findings);
        var region = plain(settings.region());
        var prefix = settings.prefix() == null ? "" : settings.prefix().strip();
        var mode = settings.mode() == null ? "rewrite" : settings.mode();
        findings.require(
                        region == null || REGION.matcher(region).matches(),
                        "/settings/region",
                        "is a name such as eu-central-1")
                .require(
                        region != null || endpoint != null,
                        "/settings/region",
                        "is needed where no endpoint is given")
                .require(
                        BUCKET.matcher(settings.bucketName()).matches(),
                        "/settings/bucket",
                        "is the name of a bucket")
                .require(
                        PREFIX.matcher(prefix).matches(),
                        "/settings/prefix",
                        "is a path of letters, digits and . _ = - without slashes at its ends")
                .require(
                        Set.of("append", "rewrite").contains(mode),
                        "/settings/mode",
                        "is append or rewrite")
                .require(
                        settings.accessKeyId() != null
                                && KEY_ID.matcher(settings.accessKeyId()).matches(),
                        "/settings/access_key_id",
                        "is the id of an access key")
                .require(
                        KEY_ID.matcher(wanted.secrets().getOrDefault(SECRET, "")).matches(),
                        "/secrets/" + SECRET,
                        "is needed: enter it for this bucket")
                .throwIfAny();
        return JSON.valueToTree(
                new BucketSettings(
                        endpoint,
                        region,
                        settings.bucketName(),
                        prefix,
                        settings.pathStyle() == null ? endpoint != null : settings.pathStyle(),
                        mode,
                        settings.accessKeyId()));
    }

    private static @Nullable String plain(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private @Nullable String endpoint(@Nullable String entered, Findings findings) {
        var text = plain(entered);
        if (text == null) {
            return null;
        }
        try {
            var uri = new URI(text);
            findings.require(
                    uri.getRawQuery() == null && uri.getRawFragment() == null,
                    "/settings/endpoint",
                    "is an address without a query");
            return switch (dialler.check(uri)) {
                case Destination.Allowed(var allowed) -> allowed.toString();
                case Destination.Refused(var words) -> {
                    findings.require(false, "/settings/endpoint", words);
                    yield null;
                }
            };
        } catch (URISyntaxException _) {
            findings.require(
                    false, "/settings/endpoint", "is an address such as https://minio.example.org");
            return null;
        }
    }

    @Override
    public Answer deliver(Line line, Delivery delivery, Rows rows) throws Undelivered, IOException {
        var settings = JSON.treeToValue(line.settings(), BucketSettings.class);
        var secret = line.secrets().getOrDefault(SECRET, "");
        Path file = Files.createTempFile(scratch.folder(), "objects", ".parquet");
        try {
            var digest = sha256();
            long count;
            try (var out =
                    new DigestOutputStream(
                            new BufferedOutputStream(Files.newOutputStream(file)), digest)) {
                count = rows.parquet(out);
            }
            rows.demand();
            long bytes = Files.size(file);
            var patience = deadline.plusSeconds(bytes / SLOWEST_BYTES_A_SECOND);
            try (var bucket = Bucket.of(settings, secret, dialler, patience)) {
                var folder =
                        settings.key(
                                "project_id=%s/schema_id=%s"
                                        .formatted(line.projectId(), delivery.schemaId()));
                var entry =
                        new Manifest.Entry(
                                folder + "/" + name(settings, delivery),
                                delivery.runId(),
                                delivery.sourceUid(),
                                delivery.deliveryId(),
                                count,
                                bytes,
                                HexFormat.of().formatHex(digest.digest()),
                                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                                true);
                bucket.put(entry.key(), file, PARQUET);
                addTo(bucket, folder + "/_manifest.json", line, delivery, entry);
                return new Answer(
                        count, bytes, entry.key(), 200, "It is in the bucket as " + entry.key());
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static String name(BucketSettings settings, Delivery delivery) {
        return settings.appends()
                ? "run_id=%s/%s.parquet".formatted(delivery.runId(), delivery.deliveryId())
                : delivery.sourceUid() + ".parquet";
    }

    private static void addTo(
            Bucket bucket, String key, Line line, Delivery delivery, Manifest.Entry entry)
            throws Undelivered, IOException {
        for (int left = MOST_TRIES; left > 0; left--) {
            var known = bucket.text(key).orElse(null);
            var manifest =
                    known == null
                            ? Manifest.empty(line.projectId(), delivery.schemaId())
                            : read(key, known.text());
            var text =
                    JSON.writerWithDefaultPrettyPrinter().writeValueAsString(manifest.with(entry));
            if (bucket.replace(key, known, text, "application/json")) {
                return;
            }
        }
        throw new Undelivered(
                "The manifest " + key + " is being written by others all the time.",
                Undelivered.Next.AGAIN);
    }

    private static Manifest read(String key, String text) throws Undelivered {
        try {
            return JSON.readValue(text, Manifest.class);
        } catch (JacksonException broken) {
            throw new Undelivered(
                    "The manifest " + key + " is not one that Blockdata has written: remove it.",
                    Undelivered.Next.AGAIN);
        }
    }

    /// Something small that is written and taken away again.
    @Override
    public Answer tryOut(Line line) throws Undelivered, IOException {
        var settings = JSON.treeToValue(line.settings(), BucketSettings.class);
        var secret = line.secrets().getOrDefault(SECRET, "");
        try (var bucket = Bucket.of(settings, secret, dialler, deadline)) {
            var key = settings.key("_blockdata_test.json");
            bucket.put(key, "{}", "application/json");
            bucket.delete(key);
            return new Answer(
                    0, 2, "{}", 200, "An object was written to the bucket and taken away again.");
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is in every Java", impossible);
        }
    }
}
