package dev.blockdata.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.database.ApplicationTest;
import dev.blockdata.http.Browser;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApplicationTest
class SignInTest {

    private static final String SESSION = "/api/v1/auth/session";
    private static final String LOGIN = "/api/v1/auth/login";
    private static final String REGISTER = "/api/v1/auth/register";

    @LocalServerPort private int port;

    private static String someone() {
        return "someone-" + UUID.randomUUID() + "@example.org";
    }

    @Test
    void theSessionIsAnsweredToEverybodyAndSetsTheReadableCookie() {
        var stranger = Browser.stranger(port);
        var answer = stranger.get(SESSION).expect(200);
        assertThat(answer.text()).isEqualTo("{\"user\":null}");
        assertThat(stranger.cookie("XSRF-TOKEN").orElseThrow().isHttpOnly()).isFalse();
        assertThat(stranger.cookie("BLOCKDATA_SESSION")).isEmpty();
    }

    @Test
    void registeringMakesNoSessionAndSigningInDoes() {
        var browser = Browser.stranger(port);
        var email = someone();
        var made =
                browser.post(
                                REGISTER,
                                Map.of(
                                        "email",
                                        " " + email.toUpperCase(java.util.Locale.ROOT),
                                        "password",
                                        Browser.PASSWORD,
                                        "display_name",
                                        " Some One "))
                        .expect(201);
        assertThat(made.json().get("user").get("email").asString()).isEqualTo(email);
        assertThat(made.json().get("user").get("display_name").asString()).isEqualTo("Some One");
        assertThat(browser.cookie("BLOCKDATA_SESSION")).isEmpty();
        assertThat(browser.get(SESSION).json().get("user").isNull()).isTrue();

        var before = browser.cookie("XSRF-TOKEN").orElseThrow().getValue();
        var signedIn =
                browser.post(LOGIN, Map.of("email", email, "password", Browser.PASSWORD))
                        .expect(200);
        assertThat(signedIn.header("Set-Cookie")).isNotEmpty();
        assertThat(signedIn.response().headers().allValues("Set-Cookie"))
                .anySatisfy(cookie ->
                        assertThat(cookie)
                                .startsWith("BLOCKDATA_SESSION=")
                                .contains("HttpOnly")
                                .contains("SameSite=Lax")
                                .doesNotContain("Secure"));
        assertThat(browser.cookie("XSRF-TOKEN").orElseThrow().getValue()).isNotEqualTo(before);
        assertThat(browser.get(SESSION).json()).isEqualTo(signedIn.json());
        assertThat(signedIn.json().get("user").propertyNames())
                .containsExactly("user_id", "email", "display_name", "operator");
    }

    @Test
    void signingInGivesTheSessionANewIdAndEndsTheOldOne() {
        var email = someone();
        var browser = Browser.stranger(port).registerAndSignIn(email);
        var first = browser.cookie("BLOCKDATA_SESSION").orElseThrow().getValue();
        browser.signIn(email, Browser.PASSWORD);
        assertThat(browser.cookie("BLOCKDATA_SESSION").orElseThrow().getValue())
                .isNotEqualTo(first);
        var thief =
                Browser.stranger(port)
                        .send("GET", SESSION, null, Map.of("Cookie", "BLOCKDATA_SESSION=" + first));
        assertThat(thief.json().get("user").isNull()).isTrue();
    }

    @Test
    void signingOutEndsTheSession() {
        var browser = Browser.signedIn(port, "leaver");
        var session = browser.cookie("BLOCKDATA_SESSION").orElseThrow().getValue();
        browser.send("POST", "/api/v1/auth/logout", null, Map.of()).expect(204);
        assertThat(browser.get("/api/v1/account").expect(401).problem()).isEqualTo("signed-out");
        var again =
                Browser.stranger(port)
                        .send(
                                "GET",
                                "/api/v1/account",
                                null,
                                Map.of("Cookie", "BLOCKDATA_SESSION=" + session));
        assertThat(again.status()).isEqualTo(401);
    }

    @Test
    void withoutTheCsrfTokenNoCookieCallIsAnswered() {
        var browser = Browser.signedIn(port, "csrf");
        var noToken = Map.of("X-XSRF-TOKEN", "");
        assertThat(
                        browser.send(
                                        "POST",
                                        "/api/v1/projects",
                                        "{\"project_name\":\"p\"}",
                                        noToken)
                                .expect(403)
                                .problem())
                .isEqualTo("csrf");
        var forged = Map.of("X-XSRF-TOKEN", UUID.randomUUID().toString());
        assertThat(
                        browser.send("POST", "/api/v1/projects", "{\"project_name\":\"p\"}", forged)
                                .expect(403)
                                .problem())
                .isEqualTo("csrf");
        for (var route : new String[] {LOGIN, REGISTER, "/api/v1/auth/logout"}) {
            assertThat(browser.send("POST", route, "{}", noToken).expect(403).problem())
                    .isEqualTo("csrf");
        }
        browser.post("/api/v1/projects", Map.of("project_name", "p")).expect(201);
    }

    @Test
    void aTakenAddressIsRefused() {
        var email = someone();
        var browser = Browser.stranger(port).registerAndSignIn(email);
        var body =
                Map.of(
                        "email",
                        email.toUpperCase(java.util.Locale.ROOT),
                        "password",
                        Browser.PASSWORD,
                        "display_name",
                        "Again");
        assertThat(browser.post(REGISTER, body).expect(409).problem()).isEqualTo("email-taken");
    }

    @Test
    void whatIsWrongInARegistrationIsSaidAllAtOnce() {
        var answer =
                Browser.stranger(port)
                        .post(
                                REGISTER,
                                Map.of(
                                        "email",
                                        "no address",
                                        "password",
                                        "short",
                                        "display_name",
                                        " "))
                        .expect(422);
        assertThat(answer.problem()).isEqualTo("invalid");
        assertThat(answer.json().get("errors").findValues("pointer").toString())
                .contains("/email", "/password", "/display_name");
        assertThat(
                        Browser.stranger(port)
                                .post(REGISTER, Map.of())
                                .expect(422)
                                .json()
                                .get("errors")
                                .size())
                .isEqualTo(3);
        var tooManyBytes =
                Map.of(
                        "email",
                        someone(),
                        "password",
                        "\uD83D\uDE00".repeat(201),
                        "display_name",
                        "n");
        Browser.stranger(port).post(REGISTER, tooManyBytes).expect(422);
    }

    @Test
    void aWrongPasswordAndAnUnknownAddressLookTheSame() {
        var email = someone();
        var browser = Browser.stranger(port).registerAndSignIn(email);
        var wrong =
                browser.post(LOGIN, Map.of("email", email, "password", "not the password"))
                        .expect(401);
        var unknown =
                browser.post(LOGIN, Map.of("email", someone(), "password", "not the password"))
                        .expect(401);
        assertThat(wrong.problem()).isEqualTo("wrong-credentials");
        assertThat(unknown.text()).isEqualTo(wrong.text());
    }

    @Test
    void thereAreNoOtherWaysInYet() {
        assertThat(Browser.stranger(port).get("/api/v1/auth/providers").expect(200).text())
                .isEqualTo("[]");
    }
}
