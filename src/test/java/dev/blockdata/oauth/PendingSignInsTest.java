package dev.blockdata.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import tools.jackson.databind.json.JsonMapper;

final class PendingSignInsTest {

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final PendingSignIns pendings =
            new PendingSignIns(JsonMapper.builder().build(), () -> now);
    private final MockHttpServletRequest request = new MockHttpServletRequest();

    @BeforeEach
    void begin() {
        pendings.put("oidc", asked("right"), null, "/app", request);
    }

    private static OAuth2AuthorizationRequest asked(String state) {
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri("https://provider.example/authorize")
                .clientId("us")
                .redirectUri("https://us.example/back")
                .state(state)
                .attributes(attributes ->
                        attributes.put(PkceParameterNames.CODE_VERIFIER, "the verifier"))
                .build();
    }

    @Test
    void oneIsTakenOnceByItsStateAtItsProvider() {
        assertThat(pendings.take("oidc", "wrong", request)).isEmpty();
        assertThat(pendings.take("oidc", null, request)).isEmpty();
        assertThat(pendings.take("github", "right", request)).isEmpty();
        assertThat(pendings.take("oidc", "right", new MockHttpServletRequest())).isEmpty();
        var taken = pendings.take("oidc", "right", request).orElseThrow();
        assertThat(taken.verifier()).isEqualTo("the verifier");
        assertThat(taken.account()).isNull();
        assertThat(pendings.take("oidc", "right", request)).isEmpty();
    }

    @Test
    void oneIsGoodForTenMinutes() {
        now = now.plus(Duration.ofMinutes(10));
        assertThat(pendings.take("oidc", "right", request)).isEmpty();
        begin();
        now = now.plus(Duration.ofMinutes(9));
        assertThat(pendings.take("oidc", "right", request)).isPresent();
    }

    @Test
    void theLastOneIsTheOneThatCounts() {
        pendings.put("oidc", asked("newer"), null, "/app", request);
        assertThat(pendings.take("oidc", "right", request)).isEmpty();
        assertThat(pendings.take("oidc", "newer", request)).isPresent();
    }

    @Test
    void aStrangersSessionIsAsShort() {
        var session = request.getSession(false);
        assertThat(session).isNotNull();
        assertThat(session.getMaxInactiveInterval()).isEqualTo(600);
    }
}
