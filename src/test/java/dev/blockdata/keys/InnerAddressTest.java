package dev.blockdata.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.database.ApplicationTest;
import dev.blockdata.http.Browser;
import dev.blockdata.outbound.Listener;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/// The address that a person gives for a model leads nowhere inside: not when it is saved, and not
/// when it is used, however it came to be kept.
@ApplicationTest
@ExtendWith(OutputCaptureExtension.class)
class InnerAddressTest {

    private static final String MINE = "/api/v1/account/model-keys/mine";

    @LocalServerPort private int port;

    @Autowired private UserKeys keys;

    private Listener listener;
    private Browser ann;

    @BeforeEach
    void listen() throws IOException {
        listener = new Listener("200 OK");
        ann = Browser.signedIn(port, "ann");
    }

    @AfterEach
    void close() throws IOException {
        listener.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:%d/v1",
                "http://2130706433:%d/v1",
                "http://017700000001:%d/v1",
                "http://0x7f000001:%d/v1",
                "http://127.1:%d/v1",
                "http://0.0.0.0:%d/v1",
                "http://[::]:%d/v1",
                "http://[::1]:%d/v1",
                "http://[::ffff:127.0.0.1]:%d/v1",
                "http://[64:ff9b::7f00:1]:%d/v1",
                "http://[fd00::1]:%d/v1",
                "http://169.254.169.254:%d/latest",
                "http://localhost:%d/v1",
                "http://localhost.:%d/v1",
                "http://user:word@127.0.0.1:%d/v1",
                "http://ⓛocalhost:%d/v1",
                "file:///etc/passwd?%d",
                "gopher://127.0.0.1:%d/v1",
            })
    void noneIsSaved(String spelling, CapturedOutput log) {
        var answer =
                ann.send(
                        "PUT",
                        MINE,
                        "{\"key\": \"sk-some-key\", \"base_url\": \"%s\"}"
                                .formatted(spelling.formatted(listener.port())),
                        Map.of());
        assertThat(answer.expect(422).json().get("errors").get(0).get("pointer").asString())
                .isEqualTo("/base_url");
        assertThat(answer.text() + log).doesNotContain(Listener.INNER);
        ann.get(MINE).expect(404);
        assertThat(listener.connections()).isZero();
    }

    @Test
    void oneThatLeadsInsideByNowIsNotUsed(CapturedOutput log) {
        var user =
                UUID.fromString(
                        ann.get("/api/v1/account").expect(200).json().get("user_id").asString());
        for (var host : new String[] {"127.0.0.1", "localhost", "[::1]"}) {
            var address = URI.create("http://" + host + ":" + listener.port() + "/v1");
            keys.save(user, PlatformKeys.key("mine", "sk-some-key", address, user), "");
            var tried = ann.post(MINE + "/test", Map.of()).expect(200);
            assertThat(tried.json().get("result").asString()).isNotEqualTo("accepted");
            assertThat(tried.json().get("words").asString())
                    .contains("is inside this server's network");
            assertThat(tried.text() + ann.get(MINE).text() + log)
                    .doesNotContain(Listener.INNER, "sk-some-key");
        }
        assertThat(listener.connections()).isZero();
    }
}
