package dev.blockdata.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.database.ApplicationTest;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@ApplicationTest
class KnownHostsTest {

    private static final String LOGIN = "/api/v1/auth/login";

    @LocalServerPort private int port;
    @Autowired private ProblemWriter problems;

    private int asked(@Nullable String baseUrl, String method, String path, String name)
            throws Exception {
        var request = new MockHttpServletRequest(method, path);
        request.setServerName(name);
        var response = new MockHttpServletResponse();
        new KnownHosts(
                        new BaseUrl(new HttpSettings(baseUrl, null), new MockEnvironment()),
                        problems)
                .doFilter(request, response, new MockFilterChain());
        return response.getStatus();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST.",
                "127.0.0.1",
                "192.168.1.20",
                "[::1]",
                "[fe80::1]",
                "::1",
                "studio",
                "studio.local",
                "app.localhost",
                "nas.lan",
                "ip-10-0-0-1.ec2.internal"
            })
    void whatNobodyCanRegisterIsKnown(String name) throws Exception {
        assertThat(asked(null, "POST", LOGIN, name)).isEqualTo(200);
        assertThat(asked("https://blocks.example.org", "POST", LOGIN, name)).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example.com",
                "blocks.example.org.evil.com",
                "localhost.evil.com",
                "127.0.0.1.evil.com",
                "local.com",
                "1.2.3.4.5"
            })
    void underAForeignNameNothingIsChangedAndWithAKnownAddressNothingShown(String name)
            throws Exception {
        assertThat(asked(null, "POST", LOGIN, name)).isEqualTo(421);
        assertThat(asked(null, "DELETE", "/api/v1/account", name)).isEqualTo(421);
        assertThat(asked(null, "GET", "/actuator/prometheus", name)).isEqualTo(421);
        assertThat(asked(null, "GET", "/", name)).isEqualTo(200);
        assertThat(asked("https://blocks.example.org", "GET", "/", name)).isEqualTo(421);
        assertThat(asked("https://blocks.example.org", "GET", "/actuator/health/liveness", name))
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "https://blocks.example.org, blocks.example.org",
        "https://Blocks.Example.org:8443/, BLOCKS.example.org"
    })
    void theNameInTheSettingIsOurs(String baseUrl, String name) throws Exception {
        assertThat(asked(baseUrl, "POST", LOGIN, name)).isEqualTo(200);
    }

    @Test
    void theServerSaysWhatToSetAndWithWhichHeaders() throws IOException {
        var answer = raw("POST", LOGIN, "evil.example.com:" + port);
        assertThat(answer)
                .startsWith("HTTP/1.1 421")
                .contains("problems/misdirected", "BLOCKDATA_BASE_URL")
                .contains("X-Frame-Options: DENY", "Referrer-Policy")
                .doesNotContain("Set-Cookie");
        assertThat(raw("GET", "/actuator/prometheus", "evil.example.com"))
                .startsWith("HTTP/1.1 421");
        assertThat(raw("GET", "/actuator/health/liveness", "127.0.0.1")).startsWith("HTTP/1.1 200");
        // No token of the page: it got further than the name.
        assertThat(raw("POST", LOGIN, "localhost:" + port)).startsWith("HTTP/1.1 403");
        assertThat(raw("POST", LOGIN, "192.0.2.7")).startsWith("HTTP/1.1 403");
    }

    private String raw(String method, String path, String host) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write(
                            "%s %s HTTP/1.1\r\nHost: %s\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                                    .formatted(method, path, host)
                                    .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
