package dev.blockdata.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/// Objects in one bucket of a store that speaks S3.
///
/// A file is one PUT of a known length, streamed from where it can be read again: the store takes
/// it whole or not at all, and a broken attempt is repeated from the beginning.
final class S3Store implements FileStore {

    private static final int NOT_FOUND = 404;
    private static final int FORBIDDEN = 403;
    private static final int INSUFFICIENT_STORAGE = 507;
    private static final Duration LEAST_FOR_A_PUT = Duration.ofSeconds(30);
    private static final long SLOWEST_BYTES_A_SECOND = 256 << 10;

    private final S3Client client;
    private final String bucket;

    S3Store(S3Client client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    @Override
    public void put(String key, Content content) throws IOException {
        var patience = LEAST_FOR_A_PUT.plusSeconds(content.size() / SLOWEST_BYTES_A_SECOND);
        var body =
                RequestBody.fromContentProvider(
                        () -> new Promised(content), content.size(), "application/octet-stream");
        ask(
                key,
                () ->
                        client.putObject(
                                put ->
                                        put.bucket(bucket)
                                                .key(Keys.checked(key))
                                                .overrideConfiguration(limits ->
                                                        limits.apiCallAttemptTimeout(patience)
                                                                .apiCallTimeout(
                                                                        patience.multipliedBy(2))),
                                body));
    }

    @Override
    public InputStream open(String key, long from) throws IOException {
        return new Received(
                key,
                ask(
                        key,
                        () ->
                                client.getObject(get ->
                                        get.bucket(bucket)
                                                .key(Keys.checked(key))
                                                .range(from == 0 ? null : "bytes=" + from + "-"))));
    }

    @Override
    public OptionalLong size(String key) throws IOException {
        try {
            return OptionalLong.of(
                    ask(
                                    key,
                                    () ->
                                            client.headObject(head ->
                                                    head.bucket(bucket).key(Keys.checked(key))))
                            .contentLength());
        } catch (NoSuchFileException e) {
            return OptionalLong.empty();
        }
    }

    /// One listing from the first to the last of them.
    @Override
    public Set<String> present(NavigableSet<String> keys) throws IOException {
        var present = new HashSet<String>();
        if (keys.isEmpty()) {
            return present;
        }
        keys.forEach(Keys::checked);
        var last = keys.last();
        var before = keys.first().substring(0, keys.first().length() - 1);
        try {
            pages(null, before)
                    .flatMap(page -> page.contents().stream())
                    .map(S3Object::key)
                    .takeWhile(key -> key.compareTo(last) <= 0)
                    .filter(keys::contains)
                    .forEach(present::add);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return present;
    }

    @Override
    public void delete(String key) throws IOException {
        ask(key, () -> client.deleteObject(delete -> delete.bucket(bucket).key(Keys.checked(key))));
    }

    @Override
    public void deletePrefix(String prefix) throws IOException {
        Keys.checkedPrefix(prefix);
        try (var pages = pages(prefix, null)) {
            for (var page : (Iterable<ListObjectsV2Response>) pages::iterator) {
                deleteAll(page.contents().stream().map(S3Object::key).toList());
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void deleteAll(List<String> keys) throws IOException {
        if (keys.isEmpty()) {
            return;
        }
        var names = keys.stream().map(key -> ObjectIdentifier.builder().key(key).build()).toList();
        var answer =
                ask(
                        keys.getFirst(),
                        () ->
                                client.deleteObjects(delete ->
                                        delete.bucket(bucket)
                                                .delete(what -> what.objects(names).quiet(true))));
        if (!answer.errors().isEmpty()) {
            var first = answer.errors().getFirst();
            throw new StoreFailure.Away(
                    "%d objects of the bucket %s were not deleted, the first because of %s (%s)"
                            .formatted(
                                    answer.errors().size(), bucket, first.code(), first.message()),
                    null);
        }
    }

    /// A page of a listing at a time, in the order of the keys.
    @Override
    public Stream<Kept> list() {
        return pages(null, null)
                .flatMap(page -> page.contents().stream())
                .map(object -> new Kept(object.key(), object.lastModified()));
    }

    /// The bucket answers; whether it also takes something only a file tells.
    @Override
    public void probe() throws IOException {
        ask("", () -> client.listObjectsV2(list -> list.bucket(bucket).maxKeys(1)));
    }

    private Stream<ListObjectsV2Response> pages(@Nullable String prefix, @Nullable String after) {
        return Stream.iterate(
                        page(prefix, after, null),
                        page -> page.answer() != null,
                        page -> {
                            var answer = page.answer();
                            return answer == null || !Boolean.TRUE.equals(answer.isTruncated())
                                    ? Page.NONE
                                    : page(prefix, null, answer.nextContinuationToken());
                        })
                .flatMap(page -> Stream.ofNullable(page.answer()));
    }

    /// A page of a listing, or that there is no further one.
    private record Page(@Nullable ListObjectsV2Response answer) {

        static final Page NONE = new Page(null);
    }

    private Page page(@Nullable String prefix, @Nullable String after, @Nullable String token) {
        try {
            return new Page(
                    ask(
                            "",
                            () ->
                                    client.listObjectsV2(list ->
                                            list.bucket(bucket)
                                                    .prefix(prefix)
                                                    .startAfter(after)
                                                    .continuationToken(token))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> T ask(String key, Supplier<T> question) throws IOException {
        try {
            return question.get();
        } catch (S3Exception e) {
            throw told(key, e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (SdkException e) {
            throw new StoreFailure.Away(
                    "the store of the bucket %s cannot be asked: %s"
                            .formatted(bucket, e.getMessage()),
                    e);
        }
    }

    private IOException told(String key, S3Exception failure) {
        var code =
                failure.awsErrorDetails() == null
                        ? ""
                        : String.valueOf(failure.awsErrorDetails().errorCode());
        if (failure.statusCode() == NOT_FOUND
                && !(failure instanceof NoSuchBucketException)
                && !key.isEmpty()
                && !code.equals("NoSuchBucket")) {
            return new NoSuchFileException(key);
        }
        var words = words(failure.statusCode(), code);
        return failure.statusCode() == INSUFFICIENT_STORAGE || code.endsWith("StorageFull")
                ? new StoreFailure.Full(words, failure)
                : new StoreFailure.Away(words, failure);
    }

    private String words(int status, String code) {
        return switch (status) {
            case NOT_FOUND -> "there is no bucket %s in the store".formatted(bucket);
            case FORBIDDEN ->
                    "the store does not accept the credentials for the bucket %s (%s)"
                            .formatted(bucket, code);
            default ->
                    "the store of the bucket %s answers with %d %s".formatted(bucket, status, code);
        };
    }
}
