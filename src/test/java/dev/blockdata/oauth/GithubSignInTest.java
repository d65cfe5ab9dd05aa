package dev.blockdata.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.database.ApplicationTest;
import dev.blockdata.http.Browser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// People sign in by GitHub, while another provider is away when the product starts.
@ApplicationTest
@ExtendWith(OutputCaptureExtension.class)
class GithubSignInTest {

    private static final FakeGithub GITHUB = github();
    private static final int LATE = freePort();

    private static FakeGithub github() {
        try {
            return new FakeGithub();
        } catch (IOException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @DynamicPropertySource
    static void providers(DynamicPropertyRegistry settings) {
        settings.add("blockdata.oauth.github.client-id", () -> "github-client");
        settings.add("blockdata.oauth.github.client-secret", () -> "github-secret");
        settings.add("blockdata.oauth.github.base-url", () -> GITHUB.address() + "/");
        settings.add("blockdata.oauth.google.client-id", () -> "google-client");
        settings.add("blockdata.oauth.google.client-secret", () -> "google-secret");
        settings.add("blockdata.oauth.oidc.issuer", () -> "http://localhost:" + LATE + "/late");
        settings.add("blockdata.oauth.oidc.client-id", () -> "late-client");
    }

    @AfterAll
    static void close() {
        GITHUB.close();
    }

    @LocalServerPort private int port;

    private final long id = ThreadLocalRandom.current().nextLong(1, 1L << 52);
    private final String email = "octo-" + id + "@example.org";

    private Way way(Browser browser, String provider) {
        return new Way(browser, port, provider);
    }

    private Way way() {
        return way(Browser.stranger(port), "github");
    }

    private void says(boolean primary, boolean verified) {
        GITHUB.user =
                """
                {"id": %d, "login": "octo", "name": null, "email": "shown-%s"}\
                """
                        .formatted(id, email);
        GITHUB.emails =
                """
                [{"email": "old-%s", "primary": false, "verified": true}, {"email": "%s", "primary": %s, "verified": %s}]\
                """
                        .formatted(email, email, primary, verified);
    }

    private static String user(Browser browser, String field) {
        var user = browser.get("/api/v1/auth/session").expect(200).json().get("user");
        return user.isNull() ? "nobody" : user.get(field).asString();
    }

    @Test
    void thePrimaryVerifiedAddressMakesTheAccount(CapturedOutput output) {
        says(true, true);
        var way = way();
        assertThat(way.go("?next=/app/settings")).isEqualTo("/app/settings");
        assertThat(user(way.browser(), "email")).isEqualTo(email);
        assertThat(user(way.browser(), "display_name")).isEqualTo("octo");
        assertThat(Way.parameters("?" + GITHUB.exchanged)).containsKey("code_verifier");
        says(false, false);
        var again = way();
        assertThat(again.go("")).as("known by the id").isEqualTo("/app");
        assertThat(user(again.browser(), "user_id")).isEqualTo(user(way.browser(), "user_id"));
        assertThat(output.toString()).doesNotContain("gho_planted", "github-secret", "code-");
    }

    @Test
    void noOtherAddressCounts() {
        for (var state : List.of(List.of(true, false), List.of(false, true))) {
            says(state.get(0), state.get(1));
            var way = way();
            assertThat(way.go("")).isEqualTo("/login?oauth=unconfirmed");
            assertThat(user(way.browser(), "email")).isEqualTo("nobody");
        }
    }

    @Test
    void whatIsNoProfileLetsNobodyIn() {
        says(true, true);
        for (var profile : List.of("{}", "{\"id\": \"x\"}", "[]", "no json", "{\"id\": null}")) {
            GITHUB.user = profile;
            assertThat(way().go("")).as(profile).isEqualTo("/login?oauth=failed");
        }
    }

    @Test
    void aCodeIsGoodOnceThereToo() {
        says(true, true);
        var way = way();
        var back = way.ask(way.begin("", Map.of()));
        assertThat(way.back(back).header("Location")).isEqualTo("/app");
        var thief = way();
        var asked = Way.parameters(thief.begin("", Map.of()));
        var replayed =
                "/login/oauth2/code/github?code="
                        + Way.parameters(back).get("code")
                        + "&state="
                        + java.net.URLEncoder.encode(
                                asked.get("state"), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(thief.back(replayed).header("Location")).isEqualTo("/login?oauth=failed");
        assertThat(user(thief.browser(), "email")).isEqualTo("nobody");
    }

    @Test
    void aProviderThatIsAwayIsAskedAgainAndTheSameSubjectThereIsSomebodyElse() {
        says(true, true);
        var here = way();
        here.go("");
        var elsewhere = way(Browser.stranger(port), "oidc");
        assertThat(elsewhere.begin("", Map.of())).isEqualTo("/login?oauth=unavailable");
        var owner = Browser.signedIn(port, "owner");
        assertThat(way(owner, "oidc").begin("?link=true", Way.FROM_OUR_PAGE))
                .isEqualTo("/app/settings?oauth=failed#security");
        var late = FakeProvider.made();
        late.start(LATE);
        try {
            late.enqueueCallback(
                    new DefaultOAuth2TokenCallback(
                            "late",
                            Long.toString(id),
                            "JWT",
                            List.of("late-client"),
                            Map.of("email", "other-" + email, "email_verified", true),
                            3600));
            var back = elsewhere.ask(elsewhere.begin("", Map.of()));
            assertThat(elsewhere.back(back).header("Location")).isEqualTo("/app");
            assertThat(user(elsewhere.browser(), "user_id"))
                    .isNotEqualTo(user(here.browser(), "user_id"));
            back = elsewhere.ask(elsewhere.begin("", Map.of()));
            late.shutdown();
            assertThat(elsewhere.back(back).header("Location"))
                    .as("away in the middle")
                    .isEqualTo("/login?oauth=unavailable");
        } finally {
            late.shutdown();
        }
    }

    @Test
    void allThatAreSetAreOffered() {
        var offered = Browser.stranger(port).get("/api/v1/auth/providers").expect(200).json();
        assertThat(offered.findValues("provider").toString())
                .isEqualTo("[\"google\", \"github\", \"oidc\"]");
        assertThat(offered.findValues("name").toString())
                .isEqualTo("[\"Google\", \"GitHub\", \"localhost\"]");
        var asked = Way.parameters(way(Browser.stranger(port), "google").begin("", Map.of()));
        assertThat(asked)
                .containsEntry("client_id", "google-client")
                .containsEntry("scope", "openid profile email")
                .containsEntry("code_challenge_method", "S256")
                .containsKeys("state", "nonce")
                .containsEntry(
                        "redirect_uri", "http://localhost:" + port + "/login/oauth2/code/google");
    }
}
