package dev.blockdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/// The jar's first class tells an older Java that it is too old: so it has to be one that it reads.
final class LaunchTest {

    private static final int OF_JAVA_17 = 61;

    @Test
    void anOlderJavaReadsIt() throws IOException {
        try (var file = new DataInputStream(Launch.class.getResourceAsStream("Launch.class"))) {
            file.skipNBytes(6);
            assertThat(file.readUnsignedShort()).isEqualTo(OF_JAVA_17);
        }
    }
}
