package dev.blockdata.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Properties;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;

class TrackTest {

    /// Who raises the library raises the version that stands beside every conversion.
    @Test
    void theVersionNamesTheLibraryThatIsUsed() throws IOException {
        var properties = new Properties();
        try (var file =
                Parser.class.getResourceAsStream(
                        "/META-INF/maven/org.commonmark/commonmark/pom.properties")) {
            properties.load(file);
        }
        assertThat(Track.MDAST.version())
                .startsWith("commonmark-java " + properties.getProperty("version") + ", ");
    }
}
