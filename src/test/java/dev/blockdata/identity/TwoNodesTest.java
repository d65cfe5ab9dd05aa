package dev.blockdata.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.database.ApplicationTest;
import dev.blockdata.database.SecondNode;
import dev.blockdata.database.TestDatabase;
import dev.blockdata.http.Browser;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

/// What one node ends is ended on the other, and what is counted is counted once.
@ApplicationTest
@TestPropertySource(properties = "blockdata.trusted-proxies=127.0.0.1")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoNodesTest {

    private static final String ACCOUNT = "/api/v1/account";

    @LocalServerPort private int port;
    @Autowired private TestDatabase database;
    private SecondNode second;

    @BeforeAll
    void begin() throws IOException {
        second = SecondNode.beside(database, "--blockdata.trusted-proxies=127.0.0.1");
    }

    @AfterAll
    void end() {
        second.close();
    }

    private static String session(Browser browser) {
        return browser.cookie("BLOCKDATA_SESSION").orElseThrow().getValue();
    }

    /// A session as it comes to the other node.
    private Browser.Answer atSecond(String session, String method, String path) {
        var cookies = "BLOCKDATA_SESSION=" + session + "; XSRF-TOKEN=t";
        return Browser.program(second.port(), "")
                .send(
                        method,
                        path,
                        null,
                        Map.of("Authorization", "", "Cookie", cookies, "X-XSRF-TOKEN", "t"));
    }

    private int status(String session) {
        return atSecond(session, "GET", ACCOUNT).status();
    }

    private static String someone() {
        return "someone-" + UUID.randomUUID() + "@example.org";
    }

    @Test
    void whoSignsOutOfOneIsSignedOutOfBoth() {
        var browser = Browser.stranger(port).registerAndSignIn(someone());
        var session = session(browser);
        assertThat(status(session)).isEqualTo(200);
        atSecond(session, "POST", "/api/v1/auth/logout").expect(204);
        assertThat(session(browser)).isEqualTo(session);
        browser.get(ACCOUNT).expect(401);
        assertThat(status(session)).isEqualTo(401);
    }

    @Test
    void aNewPasswordOrAResetEndsSessionsOfBoth() {
        var email = someone();
        var here = Browser.stranger(port).registerAndSignIn(email);
        var there = Browser.stranger(second.port()).signIn(email, Browser.PASSWORD);
        here.post(
                        ACCOUNT + "/password",
                        Map.of(
                                "current_password",
                                Browser.PASSWORD,
                                "new_password",
                                "a better password"))
                .expect(204);
        there.get(ACCOUNT).expect(401);
        assertThat(status(session(here))).isEqualTo(200);

        var token = OneTimeToken.random();
        database.superuserJdbc()
                .sql(
                        """
                        insert into app.account_links (user_id, purpose, token_hash, expires_at)
                        select user_id, 'reset', :hash, now() + interval '1 hour' from app.users where email = :email
                        """)
                .param("hash", token.hash())
                .param("email", email)
                .update();
        Browser.stranger(second.port())
                .post(
                        "/api/v1/auth/reset-password",
                        Map.of("token", token.text(), "new_password", "the best password"))
                .expect(204);
        here.get(ACCOUNT).expect(401);
    }

    @Test
    void aDeletedAccountIsGoneFromBoth() {
        var email = someone();
        var here = Browser.stranger(port).registerAndSignIn(email);
        var session = session(here);
        assertThat(status(session)).isEqualTo(200);
        here.send(
                        "DELETE",
                        ACCOUNT,
                        JsonMapper.shared()
                                .writeValueAsString(
                                        Map.of(
                                                "email",
                                                email,
                                                "current_password",
                                                Browser.PASSWORD)),
                        Map.of())
                .expect(204);
        assertThat(status(session)).isEqualTo(401);
    }

    @Test
    void guessesCountOnBothTogether() {
        var email = someone();
        Browser.stranger(port).registerAndSignIn(email);
        var nodes = new Browser[] {Browser.stranger(port), Browser.stranger(second.port())};
        int tried = 0;
        for (int i = 0; i < 60; i++) {
            var answer =
                    nodes[i % 2].send(
                            "POST",
                            "/api/v1/auth/login",
                            "{\"email\":\"%s\",\"password\":\"is not the password\"}"
                                    .formatted(email),
                            Map.of("X-Forwarded-For", "198.51.100." + i));
            tried += answer.status() == 401 ? 1 : 0;
        }
        assertThat(tried).isEqualTo(20);
    }

    @Test
    void anotherOriginCannotActForWhoIsSignedIn() {
        var browser = Browser.stranger(port).registerAndSignIn(someone());
        for (var more : new String[] {"", "made-up"}) {
            var answer =
                    browser.send(
                            "POST",
                            ACCOUNT + "/tokens",
                            "{\"name\":\"t\"}",
                            Map.of("Origin", "https://evil.example", "X-XSRF-TOKEN", more));
            assertThat(answer.expect(403).problem()).isEqualTo("csrf");
            assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
        }
        var session = browser.cookie("BLOCKDATA_SESSION").orElseThrow();
        assertThat(session.isHttpOnly()).isTrue();
        assertThat(browser.get(ACCOUNT + "/tokens").json().get("items").size()).isZero();
    }
}
