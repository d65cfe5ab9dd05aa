package dev.blockdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/// The jar's first class tells an older Java that it is too old: so it has to be one that it reads,
/// and to know which is new enough.
final class LaunchTest {

    /// The class files of Java 1 would be of version 44.
    private static final int BEFORE_ALL = 44;

    @Test
    void anOlderJavaReadsIt() throws IOException {
        assertThat(javaOf(Launch.class)).isEqualTo(17);
    }

    @Test
    void itAsksForTheJavaThatTheProductIsBuiltFor() throws IOException {
        assertThat(javaOf(Application.class)).isEqualTo(Launch.NEEDED);
    }

    private static int javaOf(Class<?> type) throws IOException {
        try (var file =
                new DataInputStream(type.getResourceAsStream(type.getSimpleName() + ".class"))) {
            file.skipNBytes(6);
            return file.readUnsignedShort() - BEFORE_ALL;
        }
    }
}
