package dev.blockdata.identity;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.blockdata.database.ApplicationTest;
import dev.blockdata.http.Browser;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Who turns the log up, as people do when something is wrong, reads no secret in it: Spring then
/// prints what a request brought and what is answered.
@ApplicationTest
@ExtendWith(OutputCaptureExtension.class)
class SecretsInLogsTest {

    private static final Logger WEB = (Logger) LoggerFactory.getLogger("org.springframework.web");

    @LocalServerPort private int port;

    @BeforeEach
    void turnUp() {
        WEB.setLevel(Level.TRACE);
    }

    @AfterEach
    void turnDown() {
        WEB.setLevel(null);
    }

    @Test
    void noPasswordAndNoTokenIsPrinted(CapturedOutput log) {
        var email = "ann-" + UUID.randomUUID() + "@example.org";
        var ann = Browser.stranger(port).registerAndSignIn(email);
        var project =
                ann.post("/api/v1/projects", Map.of("project_name", "p"))
                        .expect(201)
                        .json()
                        .get("project_id")
                        .asString();
        var link =
                ann.post(
                                "/api/v1/projects/" + project + "/invitations",
                                Map.of("email", "ben-" + email, "role", "viewer"))
                        .expect(202)
                        .json()
                        .get("link")
                        .asString();
        var invitation = link.substring(link.indexOf('=') + 1);
        ann.post("/api/v1/invitations/look", Map.of("token", invitation)).expect(200);
        var token =
                ann.post("/api/v1/account/tokens", Map.of("name", "t"))
                        .expect(201)
                        .json()
                        .get("token")
                        .asString();
        Browser.program(port, token).get("/api/v1/account").expect(200);
        var key = "sk-planted-" + UUID.randomUUID();
        ann.send(
                "PUT",
                "/api/v1/account/model-keys/openai",
                "{\"key\":\"%s\",\"base_url\":\"https://127.0.0.1\"}".formatted(key),
                Map.of());
        var mailed = "planted-" + UUID.randomUUID();
        ann.post("/api/v1/auth/verify-email", Map.of("token", mailed)).expect(410);
        ann.post(
                        "/api/v1/auth/reset-password",
                        Map.of("token", mailed, "new_password", Browser.PASSWORD))
                .expect(410);
        ann.post(
                        "/api/v1/account/password",
                        Map.of(
                                "current_password",
                                Browser.PASSWORD,
                                "new_password",
                                "planted new password"))
                .expect(204);

        assertThat(log).contains("AuthController#login", "TokenController#make");
        assertThat(log)
                .doesNotContain(Browser.PASSWORD, "planted new password", token, key, mailed)
                .doesNotContain(invitation);
    }
}
