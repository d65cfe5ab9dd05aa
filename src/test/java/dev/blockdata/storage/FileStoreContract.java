package dev.blockdata.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every store of files does, whichever it is.
abstract class FileStoreContract {

    /// An empty one for each test.
    abstract FileStore files();

    static Content bytes(String text) {
        return Content.of(text.getBytes(StandardCharsets.UTF_8));
    }

    static String read(FileStore files, String key) throws IOException {
        try (var in = files.open(key)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static NavigableSet<String> keysOf(FileStore files) throws IOException {
        try (var kept = files.list()) {
            return kept.map(FileStore.Kept::key).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void aFileCanBeReadFromTheMiddleOn() throws IOException {
        files().put("p/a", bytes("0123456789"));
        for (var from : new int[] {0, 1, 9}) {
            try (var in = files().open("p/a", from)) {
                assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo("0123456789".substring(from));
            }
        }
    }

    @Test
    void whatIsPutIsThereUntilItIsDeleted() throws IOException {
        var files = files();
        files.put("p/a", bytes("first"));
        files.put("p/a", bytes("second"));
        assertThat(read(files, "p/a")).isEqualTo("second");
        assertThat(files.size("p/a")).hasValue(6);
        files.delete("p/a");
        files.delete("p/a");
        assertThat(files.size("p/a")).isEmpty();
        assertThatThrownBy(() -> files.open("p/a")).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void anEmptyFileIsAFile() throws IOException {
        var files = files();
        files.put("p/a", bytes(""));
        assertThat(files.size("p/a")).hasValue(0);
        assertThat(read(files, "p/a")).isEmpty();
    }

    @Test
    @Timeout(30)
    void aBrokenStreamLeavesWhatWasThere() throws IOException {
        var files = files();
        files.put("p/a", bytes("good"));
        var broken =
                content(
                        200_000,
                        () ->
                                // Fails for good: the stream's own bulk read swallows a failure
                                // after the first byte and would ask again.
                                new SequenceInputStream(
                                        bytes("x".repeat(100_000)).open(),
                                        new InputStream() {
                                            @Override
                                            public int read() throws IOException {
                                                throw new IOException("the caller has gone");
                                            }
                                        }));
        assertThatThrownBy(() -> files.put("p/a", broken))
                .isInstanceOf(IOException.class)
                .hasStackTraceContaining("the caller has gone");
        assertThat(read(files, "p/a")).isEqualTo("good");
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 1_000_000})
    @Timeout(30)
    void bytesThatAreNotAsManyAsWerePromisedAreNotKept(long promised) throws IOException {
        var files = files();
        files.put("p/a", bytes("good"));
        var wrong = content(promised, () -> new ByteArrayInputStream(new byte[100_000]));
        assertThatThrownBy(() -> files.put("p/a", wrong)).isInstanceOf(IOException.class);
        assertThat(read(files, "p/a")).isEqualTo("good");
    }

    @Test
    void aPrefixGoesWholeAndNothingElse() throws IOException {
        var files = files();
        files.put("p/a", bytes("1"));
        files.put("p/deep/b", bytes("2"));
        files.put("pp/c", bytes("3"));
        files.deletePrefix("p/");
        files.deletePrefix("never-there/");
        assertThat(keysOf(files)).containsExactly("pp/c");
        assertThatThrownBy(() -> files.deletePrefix("p"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aListingNamesAllWithTheirTimes() throws IOException {
        var files = files();
        IntStream.range(0, 30).forEach(i -> put(files, "p/" + i + "/source"));
        try (var kept = files.list()) {
            assertThat(kept.toList())
                    .hasSize(30)
                    .allSatisfy(file ->
                            assertThat(file.since())
                                    .isBetween(
                                            Instant.now().minus(Duration.ofMinutes(5)),
                                            Instant.now().plus(Duration.ofMinutes(5))));
        }
    }

    @Test
    void whichOfManyArePresentIsToldAtOnce() throws IOException {
        var files = files();
        for (var key : List.of("a/1", "a/3", "b/2", "c", "d/9/x")) {
            files.put(key, bytes(key));
        }
        assertThat(files.present(new TreeSet<>(List.of("a/1", "a/2", "b/2", "c", "d/9"))))
                .containsExactlyInAnyOrder("a/1", "b/2", "c");
        assertThat(files.present(new TreeSet<>(List.of("c")))).containsExactly("c");
        assertThat(files.present(new TreeSet<>(List.of("e/1", "f")))).isEmpty();
        assertThat(files.present(new TreeSet<>())).isEmpty();
    }

    @Test
    void aReaderMayStopInTheMiddle() throws IOException {
        var files = files();
        files.put("p/a", Content.of(new byte[3_000_000]));
        for (int i = 0; i < 5; i++) {
            try (var in = files.open("p/a")) {
                assertThat(in.readNBytes(10)).hasSize(10);
            }
        }
        assertThat(files.size("p/a")).hasValue(3_000_000);
    }

    @Test
    void whereAllIsWellAProbeSaysNothing() throws IOException {
        files().probe();
        assertThat(keysOf(files())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "..",
                "../x",
                "a/../../x",
                "/etc/passwd",
                "a//b",
                "a/",
                "./a",
                ".unfinished/x",
                "a\\..\\b",
                "a\0b",
                "a/.."
            })
    void noKeyLeavesTheStore(String key) {
        var files = files();
        assertThatThrownBy(() -> files.put(key, bytes("x")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> files.open(key)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> files.delete(key)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> files.deletePrefix(key + "/"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void put(FileStore files, String key) {
        try {
            files.put(key, bytes(key));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What opens bytes.
    interface Opening {

        InputStream open() throws IOException;
    }

    static Content content(long size, Opening opening) {
        return new Content() {

            @Override
            public InputStream open() throws IOException {
                return opening.open();
            }

            @Override
            public long size() {
                return size;
            }
        };
    }
}
