package dev.blockdata.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileStoreTest {

    @TempDir private Path home;

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String read(FileStore files, String key) throws IOException {
        try (var in = files.open(key)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void whatIsPutIsThereUntilItIsDeleted() throws IOException {
        var files = new FileStore(home.resolve("files"));
        assertThat(files.put("p/a", bytes("first"))).isEqualTo(5);
        files.put("p/a", bytes("second"));
        assertThat(read(files, "p/a")).isEqualTo("second");
        assertThat(files.size("p/a")).hasValue(6);
        assertThat(files.delete("p/a")).isTrue();
        assertThat(files.delete("p/a")).isFalse();
        assertThat(files.size("p/a")).isEmpty();
        assertThatThrownBy(() -> files.open("p/a")).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    @Timeout(10)
    void aBrokenStreamLeavesWhatWasThere() throws IOException {
        var files = new FileStore(home);
        files.put("p/a", bytes("good"));
        // Fails for good: the stream's own bulk read swallows a failure after the first byte and
        // would ask again.
        var broken =
                new SequenceInputStream(
                        bytes("x".repeat(100_000)),
                        new InputStream() {
                            @Override
                            public int read() throws IOException {
                                throw new IOException("the caller has gone");
                            }
                        });
        assertThatThrownBy(() -> files.put("p/a", broken)).hasMessage("the caller has gone");
        assertThat(read(files, "p/a")).isEqualTo("good");
        try (var rest = Files.list(home.resolve(".unfinished"))) {
            assertThat(rest).isEmpty();
        }
    }

    @Test
    void whatAKilledPredecessorLeftUnfinishedGoes() throws IOException {
        Files.createDirectories(home.resolve(".unfinished"));
        Files.writeString(home.resolve(".unfinished/x"), "half");
        new FileStore(home).put("p/a", bytes("whole"));
        assertThat(home.resolve(".unfinished/x")).doesNotExist();
    }

    @Test
    void aPrefixGoesWholeAndNothingElse() throws IOException {
        var files = new FileStore(home);
        files.put("p/a", bytes("1"));
        files.put("p/deep/b", bytes("2"));
        files.put("pp/c", bytes("3"));
        files.deletePrefix("p/");
        files.deletePrefix("never-there/");
        assertThat(files.size("p/a")).isEmpty();
        assertThat(files.size("p/deep/b")).isEmpty();
        assertThat(files.size("pp/c")).hasValue(1);
        assertThatThrownBy(() -> files.deletePrefix("p"))
                .isInstanceOf(IllegalArgumentException.class);
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
    void noKeyLeavesTheRoot(String key) {
        var files = new FileStore(home.resolve("files"));
        assertThatThrownBy(() -> files.put(key, bytes("x")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> files.open(key)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> files.deletePrefix(key + "/"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
