package dev.blockdata.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class TrustedProxiesTest {

    private static HttpServletRequest through(
            List<String> proxies, String peer, @Nullable String forwarded) throws Exception {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(peer);
        if (forwarded != null) {
            request.addHeader("X-Forwarded-For", forwarded);
            request.addHeader("X-Forwarded-Proto", "https");
        }
        var chain = new MockFilterChain();
        new TrustedProxies(new HttpSettings(null, proxies).proxies())
                .doFilter(request, new MockHttpServletResponse(), chain);
        return (HttpServletRequest) Objects.requireNonNull(chain.getRequest());
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1, '203.0.113.7', 203.0.113.7",
        "10.0.0.1, '1.2.3.4, 203.0.113.7', 203.0.113.7",
        "10.0.0.1, '203.0.113.7, 10.0.0.2', 203.0.113.7",
        "10.0.0.1, 'evil.example, 10.0.0.2', 10.0.0.2",
        "10.0.0.1, '', 10.0.0.1",
        "10.0.0.1, '2001:db8::1', 2001:db8::1",
        "192.0.2.1, '203.0.113.7', 192.0.2.1",
    })
    void theCallerIsTheLastBeforeOurOwnProxies(String peer, String forwarded, String caller)
            throws Exception {
        assertThat(ClientAddress.of(through(List.of("10.0.0.0/8"), peer, forwarded)))
                .isEqualTo(caller);
    }

    @Test
    void nobodyIsBelievedByDefault() throws Exception {
        var request = through(List.of(), "127.0.0.1", "203.0.113.7");
        assertThat(ClientAddress.of(request)).isEqualTo("127.0.0.1");
        assertThat(request.isSecure()).isFalse();
        // Somebody forwards: whoever it is for, they do not sit here.
        assertThat(ClientAddress.isThisMachine(request)).isFalse();
        assertThat(ClientAddress.isThisMachine(through(List.of(), "127.0.0.1", null))).isTrue();
        assertThat(ClientAddress.isThisMachine(through(List.of(), "::1", null))).isTrue();
        assertThat(ClientAddress.isThisMachine(through(List.of(), "192.0.2.1", null))).isFalse();
    }

    @Test
    void aNameThatWasMadeToLeadHereIsNotThisMachine() throws Exception {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr("127.0.0.1");
        for (var ours : List.of("localhost", "127.0.0.1", "[::1]")) {
            request.setServerName(ours);
            assertThat(ClientAddress.isThisMachine(request)).as(ours).isTrue();
        }
        for (var theirs : List.of("evil.example", "localhost.evil.example", "192.0.2.1")) {
            request.setServerName(theirs);
            assertThat(ClientAddress.isThisMachine(request)).as(theirs).isFalse();
        }
    }

    @Test
    void aTrustedProxySaysWhetherThereWasTls() throws Exception {
        assertThat(through(List.of("10.0.0.1"), "10.0.0.1", "203.0.113.7").isSecure()).isTrue();
    }
}
