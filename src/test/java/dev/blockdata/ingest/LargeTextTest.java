package dev.blockdata.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.database.ApplicationTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApplicationTest
class LargeTextTest {

    /// What two lines and a block weigh, with six copies of three bytes.
    private static final long OF_A_PARAGRAPH = 2 * 160 + 450 + 18;

    @LocalServerPort private int port;

    private Shelf shelf;

    @BeforeEach
    void aProject() {
        shelf = Shelf.of(port);
    }

    @Test
    void whatWouldTakeAllTheMemoryFailsWithBothNumbers() {
        var paragraphs = (int) (Runtime.getRuntime().maxMemory() / 2 / OF_A_PARAGRAPH * 1.1);
        var document =
                shelf.ingested("a.md", "a\n\n".repeat(paragraphs).getBytes(StandardCharsets.UTF_8));
        assertThat(document.path("status").asString()).isEqualTo("conversion_failed");
        assertThat(document.path("error").asString())
                .contains("MB of memory")
                .contains("smaller ones");
        var small = shelf.ingested("b.md", "# Small".getBytes(StandardCharsets.UTF_8));
        assertThat(small.path("status").asString()).isEqualTo("ingested");
    }

    @Test
    void aBlockIsNotEndless() {
        var line = "x".repeat(Conversion.LARGEST_BLOCK);
        var fits = shelf.ingested("a.txt", line.getBytes(StandardCharsets.UTF_8));
        assertThat(fits.path("status").asString()).isEqualTo("ingested");
        var text = "First.\n\n" + line + "y\n";
        for (var name : new String[] {"a.md", "b.txt"}) {
            var document = shelf.ingested(name, text.getBytes(StandardCharsets.UTF_8));
            assertThat(document.path("status").asString()).isEqualTo("ingest_failed");
            assertThat(document.path("error").asString()).contains("Block 1 ", "from byte 8");
        }
    }
}
