package dev.blockdata.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingRoomTest {

    private static final int MB = 1_000_000;

    private static Weight weight(String text) throws IOException {
        return Weight.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    /// The smallest heap in which a text of this shape was read, per byte of it, was measured.
    @ParameterizedTest
    @CsvSource({
        "'The quick brown fox jumps over the lazy dog and goes on, says he\\n', 6",
        "'word ', 6",
        "'漢字仮名交じり文の長い行がここにある。\\n\\n', 6",
        "'a\\n\\n', 192",
        "'a\\n', 64"
    })
    void aTextWeighsWhatReadingItTakes(String unit, long factor) throws IOException {
        var text = unit.replace("\\n", "\n").repeat(10_000);
        long size = text.getBytes(StandardCharsets.UTF_8).length;
        assertThat(weight(text).heap()).isBetween(factor * size, 4 * factor * size);
    }

    @Test
    void whatIsHeavierThanTheRoomIsNotReadAtAll() throws IOException {
        var room = new ReadingRoom(100 * MB);
        assertThat(room.holds(weight("word ".repeat(MB)))).isTrue();
        assertThat(room.holds(weight("word ".repeat(2 * MB)))).isFalse();
        assertThat(room.holds(weight("a\n\n".repeat(MB / 10)))).isFalse();
        assertThat(room.tooSmallFor(weight("word ".repeat(2 * MB))))
                .contains("there are 50 MB for that");
    }

    @Test
    void largeTextsAreReadOneAfterTheOther() throws Exception {
        var room = new ReadingRoom(100 * MB);
        var large = weight("word ".repeat(MB));
        var first = room.take(large);
        var second =
                CompletableFuture.supplyAsync(() -> {
                    try {
                        return room.take(large);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                });

        assertThatThrownBy(() -> second.get(200, TimeUnit.MILLISECONDS))
                .isInstanceOf(TimeoutException.class);
        first.close();
        second.get(10, TimeUnit.SECONDS).close();
    }
}
