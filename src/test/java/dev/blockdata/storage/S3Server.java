package dev.blockdata.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/// A real S3 on loopback, in a process of its own: it checks signatures and keeps objects in files.
public final class S3Server implements AutoCloseable {

    public static final String USER = "blockdata";
    public static final String PASSWORD = "not-so-secret";

    static final S3Settings.Patience SHORT =
            new S3Settings.Patience(
                    Duration.ofMillis(500),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(5));

    /// For making and looking, which no test times; a first call loads much.
    private static final S3Settings.Patience LONG =
            new S3Settings.Patience(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(1));

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path directory;
    private final int port;
    private Process process;
    private final S3Client client;

    public S3Server() {
        try (var socket = new ServerSocket(0)) {
            this.port = socket.getLocalPort();
            this.directory = Files.createTempDirectory("blockdata-s3");
            Files.createDirectory(directory.resolve("objects"));
            Files.writeString(
                    directory.resolve("properties"),
                    """
                    s3proxy.endpoint=http://127.0.0.1:%d
                    s3proxy.authorization=aws-v2-or-v4
                    s3proxy.identity=%s
                    s3proxy.credential=%s
                    jclouds.provider=filesystem-nio2
                    jclouds.filesystem.basedir=%s
                    """
                            .formatted(port, USER, PASSWORD, directory.resolve("objects")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start();
        this.client = settings("any").client(credentials(PASSWORD), LONG);
    }

    static StaticCredentialsProvider credentials(String password) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(USER, password));
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    S3Settings settings(String bucket) {
        return new S3Settings(bucket, endpoint(), null);
    }

    /// A store in a bucket that is made for it where it is not there.
    public FileStore store(String bucket) {
        makeBucket(bucket);
        return new S3Store(settings(bucket).client(credentials(PASSWORD), SHORT), bucket);
    }

    public void makeBucket(String bucket) {
        if (client.listBuckets().buckets().stream().noneMatch(b -> b.name().equals(bucket))) {
            client.createBucket(create -> create.bucket(bucket));
        }
    }

    /// What settings a node needs to keep its files here: variables of the environment in pairs.
    public List<String> variables(String bucket) {
        return List.of(
                "BLOCKDATA_STORAGE_S3_BUCKET", bucket,
                "BLOCKDATA_STORAGE_S3_ENDPOINT", endpoint().toString(),
                "AWS_ACCESS_KEY_ID", USER,
                "AWS_SECRET_ACCESS_KEY", PASSWORD);
    }

    /// All keys of a bucket.
    public List<String> keys(String bucket) {
        var keys = new TreeSet<String>();
        client.listObjectsV2Paginator(list -> list.bucket(bucket)).contents().stream()
                .map(S3Object::key)
                .forEach(keys::add);
        return List.copyOf(keys);
    }

    public byte[] bytes(String bucket, String key) {
        return client.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asByteArray();
    }

    public void start() {
        try {
            process =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-Xmx256m",
                                    "-jar",
                                    Path.of("target/s3proxy/s3proxy.jar")
                                            .toAbsolutePath()
                                            .toString(),
                                    "--properties",
                                    directory.resolve("properties").toString())
                            .redirectErrorStream(true)
                            .redirectOutput(
                                    ProcessBuilder.Redirect.appendTo(
                                            directory.resolve("log").toFile()))
                            .start();
            awaitAnswers();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitAnswers() throws IOException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until && process.isAlive()) {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
                return;
            } catch (IOException _) {
                try {
                    process.waitFor(100, TimeUnit.MILLISECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    break;
                }
            }
        }
        throw new IllegalStateException(
                "S3 did not start: " + Files.readString(directory.resolve("log")));
    }

    /// SIGSTOP: connections are taken and nothing is answered.
    public void freeze() throws IOException, InterruptedException {
        signal("-STOP");
    }

    public void thaw() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", name, Long.toString(process.pid())).start().waitFor();
    }

    /// Ends it; what it keeps is there again after a start.
    public void stop() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
        client.close();
        try {
            FileSystemUtils.deleteRecursively(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
