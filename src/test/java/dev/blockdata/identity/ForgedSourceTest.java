package dev.blockdata.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.database.ApplicationTest;
import dev.blockdata.http.Browser;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/// Where no proxy is trusted, nobody comes from elsewhere by saying so. An application of its own:
/// afterwards nobody signs in from this machine.
@ApplicationTest
@TestPropertySource(properties = "blockdata.trusted-proxies=")
class ForgedSourceTest {

    @LocalServerPort private int port;

    @Test
    void aForgedAddressMakesNobodyAnother() {
        var stranger = Browser.stranger(port);
        int tried = 0;
        for (int i = 0; i < 60; i++) {
            var answer =
                    stranger.send(
                            "POST",
                            "/api/v1/auth/login",
                            "{\"email\":\"%s@example.org\",\"password\":\"is not the password\"}"
                                    .formatted(UUID.randomUUID()),
                            Map.of("X-Forwarded-For", "203.0.113." + i));
            tried += answer.status() == 401 ? 1 : 0;
        }
        assertThat(tried).isEqualTo(20);
    }
}
