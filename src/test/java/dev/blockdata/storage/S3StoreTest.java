package dev.blockdata.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class S3StoreTest extends FileStoreContract {

    private static final AtomicInteger BUCKETS = new AtomicInteger();

    private static S3Server server;
    private FileStore files;

    @BeforeAll
    static void start() {
        server = new S3Server();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    FileStore files() {
        if (files == null) {
            files = server.store("bucket-" + BUCKETS.incrementAndGet());
        }
        return files;
    }

    @Test
    void moreThanAPageOfAListingIsListedAndDeleted() throws IOException {
        var files = files();
        for (int i = 0; i < 1100; i++) {
            files.put("p/%04d".formatted(i), bytes("x"));
        }
        assertThat(keysOf(files)).hasSize(1100);
        assertThat(files.present(keysOf(files))).hasSize(1100);
        files.deletePrefix("p/");
        assertThat(keysOf(files)).isEmpty();
    }

    @Test
    @Timeout(120)
    void ninetyMegabytesGoThroughAHeapOfFortyEight() throws Exception {
        files();
        var process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx48m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Ninety.class.getName(),
                                server.endpoint().toString(),
                                "bucket-" + BUCKETS.get())
                        .redirectErrorStream(true)
                        .start();
        try (var said = process.inputReader()) {
            assertThat(said.lines().toList()).last().isEqualTo(Long.toString(Ninety.SIZE));
        }
        assertThat(files().size("p/a")).hasValue(Ninety.SIZE);
    }

    /// Puts ninety megabytes into a bucket, reads them again, and says how many they were.
    static final class Ninety {

        static final long SIZE = 90 << 20;

        private Ninety() {}

        public static void main(String[] arguments) throws IOException {
            var store =
                    new S3Store(
                            new S3Settings(arguments[1], URI.create(arguments[0]), null)
                                    .client(
                                            S3Server.credentials(S3Server.PASSWORD),
                                            S3Settings.Patience.USUAL),
                            arguments[1]);
            store.put("p/a", content(SIZE, () -> new Zeros(SIZE)));
            try (var in = store.open("p/a")) {
                System.out.println(in.transferTo(OutputStream.nullOutputStream()));
            }
        }
    }

    @Test
    void aBucketThatIsNotThereIsAFailureOfTheStoreAndNotAMissingFile() {
        var store =
                new S3Store(
                        server.settings("nowhere")
                                .client(S3Server.credentials(S3Server.PASSWORD), S3Server.SHORT),
                        "nowhere");
        assertThatThrownBy(() -> store.open("p/a"))
                .isInstanceOf(StoreFailure.Away.class)
                .hasMessage("there is no bucket nowhere in the store");
        assertThatThrownBy(() -> store.put("p/a", bytes("x")))
                .isInstanceOf(StoreFailure.Away.class);
        assertThatThrownBy(store::probe).isInstanceOf(StoreFailure.Away.class);
    }

    @Test
    void wrongCredentialsAreSaidToBeWrong() {
        server.makeBucket("guarded");
        var store =
                new S3Store(
                        server.settings("guarded")
                                .client(S3Server.credentials("guessed"), S3Server.SHORT),
                        "guarded");
        assertThatThrownBy(() -> store.open("p/a"))
                .isInstanceOf(StoreFailure.Away.class)
                .hasMessageStartingWith(
                        "the store does not accept the credentials for the bucket guarded");
        assertThatThrownBy(() -> store.put("p/a", bytes("x")))
                .isInstanceOf(StoreFailure.Away.class);
    }

    @Test
    @Timeout(60)
    void aStoreThatAnswersWith503IsAskedAgainAndThenAway() throws IOException {
        try (var busy = new Troubled(server.endpoint())) {
            var store = behind(busy);
            busy.answer503(1);
            store.put("p/a", bytes("kept"));
            assertThat(read(store, "p/a")).isEqualTo("kept");
            busy.answer503(1000);
            assertThatThrownBy(() -> store.put("p/a", bytes("lost")))
                    .isInstanceOf(StoreFailure.Away.class)
                    .hasMessageContaining("503");
            assertThatThrownBy(() -> store.open("p/a")).isInstanceOf(StoreFailure.Away.class);
            assertThatThrownBy(store::list)
                    .satisfiesAnyOf(
                            failure ->
                                    assertThat(failure).hasCauseInstanceOf(StoreFailure.Away.class),
                            failure -> assertThat(failure).isInstanceOf(StoreFailure.Away.class));
            busy.answer503(0);
            assertThat(read(store, "p/a")).isEqualTo("kept");
        }
    }

    @Test
    @Timeout(60)
    void aStoreThatBreaksOffInTheMiddleIsAway() throws IOException {
        try (var breaking = new Troubled(server.endpoint())) {
            var store = behind(breaking);
            store.put("p/a", Content.of(new byte[2_000_000]));
            breaking.breakAfter(500_000);
            assertThatThrownBy(() -> store.put("p/b", Content.of(new byte[2_000_000])))
                    .isInstanceOf(StoreFailure.Away.class);
            assertThatThrownBy(() -> read(store, "p/a")).isInstanceOf(StoreFailure.Away.class);
            breaking.breakAfter(Long.MAX_VALUE);
            assertThatThrownBy(() -> store.open("p/b")).isInstanceOf(NoSuchFileException.class);
            assertThat(read(store, "p/a")).hasSize(2_000_000);
        }
    }

    @Test
    @Timeout(120)
    void aStoreThatHangsIsAwayInBoundedTime() throws Exception {
        var files = files();
        files.put("p/a", bytes("kept"));
        server.freeze();
        try {
            long begun = System.nanoTime();
            assertThatThrownBy(() -> files.open("p/a")).isInstanceOf(StoreFailure.Away.class);
            assertThatThrownBy(() -> files.size("p/a")).isInstanceOf(StoreFailure.Away.class);
            assertThat((System.nanoTime() - begun) / 1e9).isLessThan(20);
        } finally {
            server.thaw();
        }
        assertThat(read(files, "p/a")).isEqualTo("kept");
    }

    @Test
    @Timeout(60)
    void aStoreThatIsNotThereIsAway() {
        var store =
                new S3Store(
                        new S3Settings("any", URI.create("http://127.0.0.1:1"), null)
                                .client(S3Server.credentials(S3Server.PASSWORD), S3Server.SHORT),
                        "any");
        assertThatThrownBy(() -> store.put("p/a", bytes("x")))
                .isInstanceOf(StoreFailure.Away.class);
    }

    private static FileStore behind(Troubled proxy) {
        var bucket = "troubled-" + BUCKETS.incrementAndGet();
        server.makeBucket(bucket);
        return new S3Store(
                new S3Settings(bucket, proxy.endpoint(), null)
                        .client(S3Server.credentials(S3Server.PASSWORD), S3Server.SHORT),
                bucket);
    }

    private static final class Zeros extends InputStream {

        private long left;

        Zeros(long size) {
            this.left = size;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] bytes, int from, int length) {
            if (left <= 0) {
                return -1;
            }
            int count = (int) Math.min(left, length);
            left -= count;
            return count;
        }
    }
}
