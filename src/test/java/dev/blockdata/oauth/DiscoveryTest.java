package dev.blockdata.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.RestClient;

final class DiscoveryTest {

    private final Issuer issuer = new Issuer();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Discovery discovery =
            new Discovery(issuer.address(), RestClient.create(Issuer.line()), () -> now);

    DiscoveryTest() throws IOException {}

    @AfterEach
    void close() {
        issuer.close();
    }

    private static String metadata(String issuer) {
        return """
        {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token", "jwks_uri": "%1$s/keys",
         "subject_types_supported": ["public"]}\
        """
                .formatted(issuer);
    }

    private String tokens() {
        return discovery
                .registration()
                .registrationId("oidc")
                .clientId("c")
                .redirectUri("http://localhost/back")
                .build()
                .getProviderDetails()
                .getTokenUri();
    }

    @Test
    void whatAnIssuerSaysIsReadWhenItIsNeededAndAgainAfterAnHour() {
        issuer.metadata = metadata(issuer.address());
        assertThat(issuer.asked()).isZero();
        assertThat(tokens()).isEqualTo(issuer.address() + "/token");
        assertThat(tokens()).isEqualTo(issuer.address() + "/token");
        assertThat(issuer.asked()).isEqualTo(1);
        now = now.plus(Duration.ofMinutes(61));
        tokens();
        assertThat(issuer.asked()).isEqualTo(2);
        now = now.plus(Duration.ofMinutes(61));
        issuer.status = 503;
        assertThat(tokens()).as("it stays good").isEqualTo(issuer.address() + "/token");
    }

    @Test
    void whatIsOfAnotherIssuerOrNoAnswerIsUnavailableAndAskedForAgain() {
        for (var wrong : new String[] {metadata("http://localhost:1"), "{}", "no json", "[]"}) {
            issuer.metadata = wrong;
            assertThatThrownBy(this::tokens).as(wrong).isInstanceOf(ProviderUnavailable.class);
        }
        issuer.metadata = metadata(issuer.address() + "/");
        assertThatThrownBy(this::tokens)
                .isInstanceOf(ProviderUnavailable.class)
                .hasMessageContaining("BLOCKDATA_OAUTH_OIDC_ISSUER");
        issuer.metadata = metadata(issuer.address());
        issuer.status = 302;
        assertThatThrownBy(this::tokens)
                .as("a redirect is not followed")
                .isInstanceOf(ProviderUnavailable.class);
        issuer.status = 200;
        assertThat(tokens()).isNotEmpty();
    }
}
