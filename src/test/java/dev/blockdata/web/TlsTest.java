package dev.blockdata.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.database.ApplicationTest;
import dev.blockdata.http.Browser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/// Where the public address is one of TLS, whatever stands in front of us and says nothing.
@ApplicationTest
@TestPropertySource(
        properties = {
            "blockdata.base-url=https://blockdata.example/",
            "blockdata.oauth.google.client-id=google-client",
            "blockdata.oauth.google.client-secret=google-secret"
        })
class TlsTest {

    @LocalServerPort private int port;

    @Test
    void browsersStayWithItAndBringTheirCookiesOverNothingElse() {
        var begun = Browser.stranger(port).get("/oauth2/authorization/google").expect(302);
        assertThat(begun.header("Location"))
                .startsWith("https://accounts.google.com/")
                .contains("redirect_uri=https://blockdata.example/login/oauth2/code/google");
        var page = Browser.stranger(port).get("/api/v1/auth/session").expect(200);
        for (var answer : List.of(begun, page)) {
            assertThat(answer.header("Strict-Transport-Security")).startsWith("max-age=31536000");
            var cookies = answer.response().headers().allValues("Set-Cookie");
            assertThat(cookies)
                    .isNotEmpty()
                    .allMatch(cookie -> cookie.contains("; Secure"))
                    .allMatch(cookie -> cookie.contains("SameSite=Lax"));
        }
        assertThat(Browser.stranger(port).get("/.well-known/security.txt").expect(404).problem())
                .as("nobody said whom to tell")
                .isEqualTo("not-found");
    }
}
