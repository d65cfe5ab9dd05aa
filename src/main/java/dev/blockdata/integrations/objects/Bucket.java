package dev.blockdata.integrations.objects;

import dev.blockdata.integrations.Undelivered;
import dev.blockdata.integrations.Undelivered.Next;
import dev.blockdata.outbound.Dialler;
import dev.blockdata.outbound.Exchange;
import dev.blockdata.outbound.ForbiddenAddress;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// One bucket of somebody else, reached with the keys that they gave.
final class Bucket implements AutoCloseable {

    private static final int MOST_ANSWER = 64 << 20;

    /// Another object is there, or another is being put there at this moment, or the one that was
    /// read is gone.
    private static final Set<Integer> NEWER = Set.of(412, 409, 404);

    private static final int NOT_IMPLEMENTED = 501;

    private final S3Client client;
    private final String name;

    private Bucket(S3Client client, String name) {
        this.client = client;
        this.name = name;
    }

    /// @param patience for one question and its whole answer
    static Bucket of(BucketSettings settings, String secret, Dialler dialler, Duration patience) {
        var credentials =
                StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(String.valueOf(settings.accessKeyId()), secret));
        var builder =
                S3Client.builder()
                        .credentialsProvider(credentials)
                        .region(Region.of(settings.regionName()))
                        .httpClient(
                                new GuardedHttp(
                                        dialler.guarded(
                                                new Exchange.Limits(patience, MOST_ANSWER))))
                        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                        .serviceConfiguration(
                                s3 -> s3.expectContinueEnabled(false).chunkedEncodingEnabled(false))
                        .forcePathStyle(Boolean.TRUE.equals(settings.pathStyle()))
                        // What fails is tried again as a whole, later.
                        .overrideConfiguration(
                                limits -> limits.retryStrategy(DefaultRetryStrategy.doNotRetry()));
        if (settings.endpoint() != null) {
            builder.endpointOverride(URI.create(settings.endpoint()));
        }
        return new Bucket(builder.build(), settings.bucketName());
    }

    void put(String key, Path file, String type) throws Undelivered, InterruptedIOException {
        ask(() ->
                client.putObject(
                        put -> put.bucket(name).key(key).contentType(type),
                        RequestBody.fromFile(file)));
    }

    void put(String key, String text, String type) throws Undelivered, InterruptedIOException {
        ask(() ->
                client.putObject(
                        put -> put.bucket(name).key(key).contentType(type),
                        RequestBody.fromString(text)));
    }

    /// A text, and the state of the object that it was read from.
    record Known(String text, String state) {}

    Optional<Known> text(String key) throws Undelivered, InterruptedIOException {
        return ask(() -> {
            try {
                var object = client.getObjectAsBytes(get -> get.bucket(name).key(key));
                return Optional.of(new Known(object.asUtf8String(), object.response().eTag()));
            } catch (NoSuchKeyException missing) {
                return Optional.empty();
            }
        });
    }

    /// Puts a text in the place of what was read there, and not in that of anything newer: false
    /// where there is something newer. A store that knows no conditions takes it in any case.
    ///
    /// @param known null where there was nothing
    boolean replace(String key, @Nullable Known known, String text, String type)
            throws Undelivered, InterruptedIOException {
        var state = known == null ? null : known.state();
        return ask(() -> {
            try {
                client.putObject(
                        put -> {
                            put.bucket(name).key(key).contentType(type);
                            if (known == null) {
                                put.ifNoneMatch("*");
                            } else if (state != null) {
                                put.ifMatch(state);
                            }
                        },
                        RequestBody.fromString(text));
                return true;
            } catch (S3Exception refused) {
                if (NEWER.contains(refused.statusCode())) {
                    return false;
                }
                if (refused.statusCode() != NOT_IMPLEMENTED) {
                    throw refused;
                }
                client.putObject(
                        put -> put.bucket(name).key(key).contentType(type),
                        RequestBody.fromString(text));
                return true;
            }
        });
    }

    void delete(String key) throws Undelivered, InterruptedIOException {
        ask(() -> client.deleteObject(delete -> delete.bucket(name).key(key)));
    }

    private static <T> T ask(Supplier<T> question) throws Undelivered, InterruptedIOException {
        try {
            return question.get();
        } catch (S3Exception refused) {
            throw new Undelivered(words(refused), Next.AGAIN, refused.statusCode(), "", null);
        } catch (SdkException failure) {
            throw told(failure);
        }
    }

    private static String words(S3Exception refused) {
        int status = refused.statusCode();
        if (status / 100 == 3) {
            return "The store answered with a redirect (%d), which is not followed: name the address and region where the bucket is."
                    .formatted(status);
        }
        var said = refused.awsErrorDetails();
        var code = said == null || said.errorCode() == null ? "" : " " + said.errorCode();
        return said == null || said.errorMessage() == null
                ? "The store refused it (%d%s).".formatted(status, code)
                : "The store refused it (%d%s): %s".formatted(status, code, said.errorMessage());
    }

    private static Undelivered told(SdkException failure) throws InterruptedIOException {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ForbiddenAddress forbidden) {
                return new Undelivered(String.valueOf(forbidden.getMessage()), Next.NEVER);
            }
            if (cause instanceof Exchange.DeadlinePassed) {
                return new Undelivered("The store did not answer in time.", Next.AGAIN);
            }
            if (cause instanceof InterruptedIOException || cause instanceof InterruptedException) {
                throw new InterruptedIOException("The delivery was given up.");
            }
        }
        return new Undelivered(
                "The store could not be reached: " + failure.getMessage(), Next.AGAIN);
    }

    @Override
    public void close() {
        client.close();
    }
}
