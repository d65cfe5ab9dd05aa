package dev.blockdata.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blockdata.database.ApplicationTest;
import dev.blockdata.http.Browser;
import dev.blockdata.http.Browser.Answer;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

/// Guessing through the front door. The test stands behind a proxy that is trusted, and so comes
/// from wherever it says.
@ApplicationTest
@TestPropertySource(properties = "blockdata.trusted-proxies=127.0.0.1,::1")
class ThrottleTest {

    private static final String LOGIN = "/api/v1/auth/login";
    private static final String WRONG = "is not the password";
    private static final int MANY = 200;

    @LocalServerPort private int port;
    @Autowired private Accounts accounts;
    @Autowired private Throttle throttle;
    @Autowired private KnownDevices devices;
    @Autowired private Confirmation confirmation;

    private static String someone() {
        return "someone-" + UUID.randomUUID() + "@example.org";
    }

    private static final String BETTER = "a better passphrase than that";

    private static Answer post(
            Browser browser, String path, String from, Map<String, String> body) {
        return browser.send(
                "POST",
                path,
                JsonMapper.shared().writeValueAsString(body),
                Map.of("X-Forwarded-For", from));
    }

    private static Answer login(Browser browser, String from, String email, String password) {
        return post(browser, LOGIN, from, Map.of("email", email, "password", password));
    }

    private static String place(int number) {
        return "198.51." + (100 + number / 250) + "." + (1 + number % 250);
    }

    @Test
    void oneAccountIsGuessedAtTwentyTimesAnHourWhereverFrom() {
        var email = someone();
        var owner = Browser.stranger(port).registerAndSignIn(email);
        var stranger = Browser.stranger(port);
        int tried = 0;
        for (int i = 0; i < MANY; i++) {
            var answer = login(stranger, place(i), email, WRONG);
            tried += answer.status() == 401 ? 1 : 0;
            assertThat(answer.status()).isIn(401, 429);
        }
        assertThat(tried).isEqualTo(20);

        // Not even with the right password, from a stranger's browser; but from one that is known.
        var refused = login(stranger, place(999), email, Browser.PASSWORD).expect(429);
        assertThat(refused.problem()).isEqualTo("throttled");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(3500, 3600);
        login(owner, place(998), email, Browser.PASSWORD).expect(200);
    }

    @Test
    void onePlaceGuessesTwentyTimesAnHourWhateverTheAccounts() {
        var stranger = Browser.stranger(port);
        int tried = 0;
        for (int i = 0; i < MANY; i++) {
            // Of a network of IPv6 each address is as good as another.
            var from = "2001:db8:7:7::" + Integer.toHexString(i + 1);
            tried += login(stranger, from, someone(), WRONG).status() == 401 ? 1 : 0;
        }
        assertThat(tried).isEqualTo(20);
        login(stranger, "2001:db8:7:8::1", someone(), WRONG).expect(401);
    }

    @Test
    void aKnownDeviceIsCountedByItselfAndHelpsWithOneAccountOnly() {
        var email = someone();
        var other = someone();
        Browser.stranger(port).registerAndSignIn(other);
        var owner = Browser.stranger(port).registerAndSignIn(email);
        for (int i = 0; i < 20; i++) {
            login(owner, place(i), email, WRONG).expect(401);
        }
        login(owner, place(500), email, Browser.PASSWORD).expect(429);
        // What failed there locks out no other device.
        login(Browser.stranger(port), place(501), email, Browser.PASSWORD).expect(200);

        var guesser = Browser.stranger(port);
        for (int i = 0; i < 20; i++) {
            login(guesser, place(520 + i), other, WRONG).expect(401);
        }
        var forged = Browser.stranger(port).registerAndSignIn(someone());
        login(forged, place(502), other, Browser.PASSWORD).expect(429);
    }

    @Test
    void aBrowserIsKnownToTheLastFourAccountsThatSignedInByIt() {
        var first = someone();
        var shared = Browser.stranger(port).registerAndSignIn(first);
        guessed(first, 800);
        for (int others = 1; others <= 3; others++) {
            shared.registerAndSignIn(someone());
            login(shared, place(840), first, WRONG).expect(401);
        }
        assertThat(cookieOf(shared).split(":")).hasSize(4);
        shared.registerAndSignIn(someone());
        assertThat(cookieOf(shared).split(":")).hasSize(4);
        login(shared, place(841), first, Browser.PASSWORD).expect(429);
    }

    private static String cookieOf(Browser browser) {
        return browser.cookie(KnownDevices.COOKIE).orElseThrow().getValue();
    }

    /// Strangers have guessed as often as may be.
    private void guessed(String email, int from) {
        var guesser = Browser.stranger(port);
        for (int i = 0; i < 20; i++) {
            login(guesser, place(from + i), email, WRONG).expect(401);
        }
    }

    @Test
    void theDevicesCookieIsForSigningInAloneAndNobodyElseMakesIt() {
        var email = someone();
        var browser = Browser.stranger(port);
        browser.post(
                        "/api/v1/auth/register",
                        Map.of("email", email, "password", Browser.PASSWORD, "display_name", "n"))
                .expect(201);
        var signedIn = login(browser, place(600), email, Browser.PASSWORD).expect(200);
        var cookie =
                signedIn.response().headers().allValues("Set-Cookie").stream()
                        .filter(line -> line.startsWith(KnownDevices.COOKIE + "="))
                        .findFirst()
                        .orElseThrow();
        assertThat(cookie)
                .contains("HttpOnly", "SameSite=Lax", "Path=/api/v1/auth", "Max-Age=31536000")
                .doesNotContain(email);

        var guesser = Browser.stranger(port);
        for (int i = 0; i < 20; i++) {
            login(guesser, place(620 + i), email, WRONG).expect(401);
        }
        var value = cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
        var broken = (value.charAt(0) == 'A' ? "B" : "A") + value.substring(1);
        for (var tried : new String[] {broken, value + "x", "." + value, "x", ""}) {
            assertThat(
                            guesser.send(
                                            "POST",
                                            LOGIN,
                                            "{\"email\":\"%s\",\"password\":\"%s\"}"
                                                    .formatted(email, Browser.PASSWORD),
                                            Map.of(
                                                    "X-Forwarded-For",
                                                    place(650),
                                                    "Cookie",
                                                    KnownDevices.COOKIE
                                                            + "="
                                                            + tried
                                                            + "; XSRF-TOKEN="
                                                            + guesser.cookie("XSRF-TOKEN")
                                                                    .orElseThrow()
                                                                    .getValue()))
                                    .status())
                    .as(tried)
                    .isEqualTo(429);
        }
    }

    @Test
    void aDeviceIsKnownForAsLongAsThePasswordIsWhatItWas() {
        var email = someone();
        var owner = Browser.stranger(port).registerAndSignIn(email);
        var other = Browser.stranger(port);
        login(other, place(700), email, Browser.PASSWORD).expect(200);
        owner.post(
                        "/api/v1/account/password",
                        Map.of("current_password", Browser.PASSWORD, "new_password", BETTER))
                .expect(204);
        var stranger = Browser.stranger(port);
        for (int i = 0; i < 20; i++) {
            login(stranger, place(720 + i), email, WRONG).expect(401);
        }
        login(other, place(701), email, BETTER).expect(429);
        login(owner, place(702), email, BETTER).expect(200);
    }

    @Test
    void whoKnowsThePasswordMakesNoWorkWithoutEndEither() {
        var email = someone();
        var browser = Browser.stranger(port).registerAndSignIn(email);
        for (int i = 1; i < Throttle.HASHES; i++) {
            login(browser, place(i), email, Browser.PASSWORD).expect(200);
        }
        var refused = login(browser, place(1), email, Browser.PASSWORD).expect(429);
        assertThat(refused.problem()).isEqualTo("throttled");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(3000, 3600);
        Browser.stranger(port).registerAndSignIn(someone());
    }

    @Test
    void whoIsToldToComeAgainHasNotFailed() {
        var email = someone();
        Browser.stranger(port).registerAndSignIn(email);
        var crowded =
                new SignIn(
                        accounts,
                        new Passwords(0, Duration.ofMillis(1)),
                        null,
                        throttle,
                        devices,
                        confirmation);
        var request = new MockHttpServletRequest();
        request.setRemoteAddr("203.0.113.60");
        for (int i = 0; i < 25; i++) {
            assertThatThrownBy(() ->
                            crowded.by(
                                    email,
                                    Browser.PASSWORD,
                                    request,
                                    new MockHttpServletResponse()))
                    .hasMessageStartingWith("busy");
        }
        login(Browser.stranger(port), "203.0.113.60", email, Browser.PASSWORD).expect(200);
    }

    @Test
    void nothingCountsThatSucceeds() {
        var email = someone();
        var browser = Browser.stranger(port).registerAndSignIn(email);
        for (int i = 0; i < 25; i++) {
            login(Browser.stranger(port), "203.0.113.9", email, Browser.PASSWORD).expect(200);
        }
        browser.get("/api/v1/account").expect(200);
    }

    @Test
    void fewAccountsAreMadeFromOnePlaceAndFewLettersAskedFor() {
        var stranger = Browser.stranger(port);
        for (int i = 0; i < Throttle.REGISTRATIONS; i++) {
            register(stranger, "203.0.113.20", someone()).expect(201);
        }
        register(stranger, "203.0.113.20", someone()).expect(429);
        register(stranger, "203.0.113.21", someone()).expect(201);

        var email = someone();
        for (int i = 0; i < Throttle.LETTERS_TO_ADDRESS; i++) {
            forgot(stranger, place(700 + i), email).expect(202);
        }
        forgot(stranger, place(720), email).expect(429);
        for (int i = 0; i < Throttle.LETTERS; i++) {
            forgot(stranger, "203.0.113.30", someone()).expect(202);
        }
        forgot(stranger, "203.0.113.30", someone()).expect(429);
    }

    @Test
    void linksAreNotGuessedAt() {
        var stranger = Browser.stranger(port);
        var body = Map.of("token", "made-up");
        for (int i = 0; i < Throttle.LINKS; i++) {
            var path = i % 2 == 0 ? "/api/v1/auth/verify-email" : "/api/v1/invitations/look";
            post(stranger, path, "203.0.113.40", body).expect(410);
        }
        post(stranger, "/api/v1/invitations/look", "203.0.113.40", body).expect(429);
        post(Browser.signedIn(port, "guest"), "/api/v1/invitations/accept", "203.0.113.40", body)
                .expect(429);
        post(stranger, "/api/v1/auth/verify-email", "203.0.113.40", body).expect(429);
    }

    @Test
    void waysElsewhereAreNotBegunWithoutEnd() {
        var stranger = Browser.stranger(port);
        var path = "/oauth2/authorization/github";
        for (int i = 0; i < Throttle.BEGINNINGS; i++) {
            stranger.send("GET", path, null, Map.of("X-Forwarded-For", "203.0.113.50")).expect(404);
        }
        var refused =
                stranger.send("GET", path, null, Map.of("X-Forwarded-For", "203.0.113.50"))
                        .expect(429);
        assertThat(refused.problem()).isEqualTo("throttled");
        stranger.send("GET", path, null, Map.of("X-Forwarded-For", "203.0.113.51")).expect(404);
    }

    @Test
    void thePasswordThatIsAskedForOnceMoreIsNotGuessedAtEither() {
        var browser = Browser.signedIn(port, "open");
        var wrong = Map.of("current_password", WRONG, "new_password", "a better password");
        for (int i = 0; i < 20; i++) {
            browser.post("/api/v1/account/password", wrong).expect(422);
        }
        browser.post("/api/v1/account/password", wrong).expect(429);
    }

    private static Answer register(Browser browser, String from, String email) {
        return post(
                browser,
                "/api/v1/auth/register",
                from,
                Map.of("email", email, "password", Browser.PASSWORD, "display_name", "n"));
    }

    private static Answer forgot(Browser browser, String from, String email) {
        return post(browser, "/api/v1/auth/forgot-password", from, Map.of("email", email));
    }
}
