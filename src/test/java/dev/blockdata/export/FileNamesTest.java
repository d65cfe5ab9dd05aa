package dev.blockdata.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FileNamesTest {

    @Test
    void aNameFitsIntoWhatFileSystemsAllowWhateverTheTitleIsWrittenIn() {
        var names = new FileNames();
        for (int i = 0; i < 3; i++) {
            assertThat(names.unique("😀".repeat(90), ".parquet").getBytes(StandardCharsets.UTF_8))
                    .hasSizeBetween(190, 255);
        }
        assertThat(names.unique("a".repeat(90), ".csv")).isEqualTo("a".repeat(80) + ".csv");
    }
}
