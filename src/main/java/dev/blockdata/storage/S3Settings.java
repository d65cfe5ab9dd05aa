package dev.blockdata.storage;

import dev.blockdata.database.StartRefused;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.LegacyMd5Plugin;
import software.amazon.awssdk.services.s3.S3Client;

/// Which bucket of which store the files are in.
///
/// @param endpoint the store's address where it is not Amazon's
/// @param region where it is not set, what the usual settings of AWS say
record S3Settings(String bucket, @Nullable URI endpoint, @Nullable String region) {

    private static final String PREFIX = "blockdata.storage.s3.";
    private static final int MOST_ATTEMPTS = 3;

    /// How long the store may take: to be reached, for the next bytes of an answer, and for all
    /// attempts at a question.
    record Patience(Duration connect, Duration silence, Duration attempt, Duration whole) {

        static final Patience USUAL =
                new Patience(
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(25));
    }

    /// Empty where files are kept on disk.
    static Optional<S3Settings> from(Environment environment) {
        var bucket = given(environment, "bucket");
        var endpoint = given(environment, "endpoint");
        var region = given(environment, "region");
        if (bucket == null) {
            if (endpoint != null || region != null) {
                throw new StartRefused(
                        "BLOCKDATA_STORAGE_S3_ENDPOINT and _REGION say where a bucket is, and BLOCKDATA_STORAGE_S3_BUCKET names none: set it, or take the others away to keep files on disk.");
            }
            return Optional.empty();
        }
        return Optional.of(
                new S3Settings(bucket, endpoint == null ? null : URI.create(endpoint), region));
    }

    private static @Nullable String given(Environment environment, String name) {
        var value = environment.getProperty(PREFIX + name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /// Where that is, in a sentence for people.
    String place() {
        return endpoint == null
                ? "the bucket " + bucket
                : "the bucket " + bucket + " at " + endpoint;
    }

    /// Checksums are sent and demanded only where S3 itself does: not every store knows the newer
    /// ones.
    S3Client client(AwsCredentialsProvider credentials, Patience patience) {
        var builder =
                S3Client.builder()
                        .credentialsProvider(credentials)
                        .httpClientBuilder(
                                UrlConnectionHttpClient.builder()
                                        .connectionTimeout(patience.connect())
                                        .socketTimeout(patience.silence()))
                        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                        .addPlugin(LegacyMd5Plugin.create())
                        .serviceConfiguration(s3 -> s3.expectContinueEnabled(false))
                        .forcePathStyle(endpoint != null)
                        .overrideConfiguration(limits ->
                                limits.apiCallAttemptTimeout(patience.attempt())
                                        .apiCallTimeout(patience.whole())
                                        .retryStrategy(
                                                AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                                        .maxAttempts(MOST_ATTEMPTS)
                                                        .build()));
        if (endpoint != null) {
            builder.endpointOverride(endpoint);
        }
        if (region != null) {
            builder.region(Region.of(region));
        } else if (endpoint != null) {
            // A store of one's own seldom has regions; the signature needs a name.
            builder.region(Region.US_EAST_1);
        }
        try {
            return builder.build();
        } catch (SdkClientException failure) {
            throw new StartRefused(
                    "the bucket %s cannot be used (%s): set BLOCKDATA_STORAGE_S3_REGION, or BLOCKDATA_STORAGE_S3_ENDPOINT where the store is not Amazon's."
                            .formatted(bucket, failure.getMessage()),
                    failure);
        }
    }
}
