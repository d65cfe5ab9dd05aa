package dev.blockdata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.database.ApplicationTest;
import dev.blockdata.http.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The committed description of the API is what the controllers say, and what the product gives.
@ApplicationTest
class OpenApiTest {

    private static final Path COMMITTED = Path.of("docs/api.json");

    @LocalServerPort int port;

    @Test
    void theCommittedDocumentIsWhatTheControllersSay() throws IOException {
        var json =
                JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                        .build();
        var said =
                json.writeValueAsString(
                                json.readTree(
                                        Browser.stranger(port).get("/v3/said").expect(200).text()))
                        + "\n";
        if (Boolean.getBoolean("blockdata.write-api")) {
            Files.writeString(COMMITTED, said);
        }
        assertThat(Files.exists(COMMITTED) ? Files.readString(COMMITTED) : "")
                .as(
                        "docs/api.json differs from what the controllers say; after looking at the difference write it anew with "
                                + "./mvnw test -Dskip.web -Dtest=OpenApiTest -Dsurefire.args=-Dblockdata.write-api=true")
                .isEqualTo(said);
    }

    /// What was built before the document was written anew is the old one.
    @Test
    @DisabledIfSystemProperty(named = "blockdata.write-api", matches = "true")
    void theProductGivesTheCommittedDocumentAsItIs() throws IOException {
        assertThat(Browser.stranger(port).get("/v3/api-docs").expect(200).text())
                .isEqualTo(Files.readString(COMMITTED));
    }
}
