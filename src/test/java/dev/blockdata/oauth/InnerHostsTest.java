package dev.blockdata.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.database.ApplicationTest;
import dev.blockdata.http.Browser;
import dev.blockdata.outbound.Listener;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// An issuer that the operator set, and that would have us ask inside the network.
@ApplicationTest
@ExtendWith(OutputCaptureExtension.class)
class InnerHostsTest {

    private static final String AWAY = "/login?oauth=unavailable";
    private static final Issuer ISSUER = issuer();
    private static final Issuer SENDING = issuer();
    private static final Listener INNER = listener();

    private static Issuer issuer() {
        try {
            return new Issuer();
        } catch (IOException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static Listener listener() {
        try {
            return new Listener();
        } catch (IOException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry settings) {
        settings.add("blockdata.oauth.oidc.issuer", ISSUER::address);
        settings.add("blockdata.oauth.oidc.client-id", () -> "client");
        settings.add("blockdata.oauth.oidc.client-secret", () -> "planted-client-secret");
    }

    @AfterAll
    static void close() throws IOException {
        ISSUER.close();
        SENDING.close();
        INNER.close();
    }

    @LocalServerPort private int port;

    private static String metadata(String tokens) {
        return """
        {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%2$s", "jwks_uri": "%2$s",
         "userinfo_endpoint": "%2$s", "subject_types_supported": ["public"]}\
        """
                .formatted(ISSUER.address(), tokens);
    }

    private Browser.Answer begin(Browser browser) {
        return browser.get("/oauth2/authorization/oidc").expect(302);
    }

    @Test
    void neitherAnEndpointNorARedirectLeadsInside(CapturedOutput output) {
        var inside = "http://127.0.0.1:" + INNER.port() + "/";
        var browser = Browser.stranger(port);

        // What it says of itself is elsewhere.
        ISSUER.location = inside;
        ISSUER.status = 302;
        assertThat(begin(browser).header("Location")).isEqualTo(AWAY);

        // Where codes are exchanged is inside.
        ISSUER.status = 200;
        ISSUER.metadata = metadata(inside);
        var state = Way.parameters(begin(browser).header("Location")).get("state");
        assertThat(
                        browser.get("/login/oauth2/code/oidc?code=c&state=" + encoded(state))
                                .expect(302)
                                .header("Location"))
                .isEqualTo(AWAY);
        assertThat(output).contains("The host 127.0.0.1 is inside this server's network");
        assertThat(INNER.connections()).isZero();
    }

    @Test
    void anEndpointOfTheIssuersThatSendsUsInsideIsNotFollowed() {
        var client =
                org.springframework.web.client.RestClient.builder()
                        .requestFactory(Issuer.line().getRequestFactory())
                        .build();
        SENDING.location = "http://127.0.0.1:" + INNER.port() + "/";
        SENDING.status = 307;
        var status =
                client.post()
                        .uri(SENDING.address() + "/token")
                        .body(Map.of("code", "c"))
                        .retrieve()
                        .toBodilessEntity()
                        .getStatusCode();
        assertThat(status.value()).isEqualTo(307);
        assertThat(INNER.connections()).isZero();
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }
}
