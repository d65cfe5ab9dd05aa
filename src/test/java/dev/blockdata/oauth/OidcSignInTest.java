package dev.blockdata.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.TokenRequest;
import dev.blockdata.database.ApplicationTest;
import dev.blockdata.database.TestDatabase;
import dev.blockdata.http.Browser;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/// People sign in by a provider of OpenID Connect, and others try to be them.
@ApplicationTest
class OidcSignInTest {

    private static final MockOAuth2Server PROVIDER = FakeProvider.made();
    private static final String ISSUER = "house";
    private static final String CLIENT = "blockdata-client";
    private static final String FAILED = "/login?oauth=failed";

    static {
        PROVIDER.start(0);
    }

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry settings) {
        settings.add("blockdata.oauth.oidc.issuer", () -> PROVIDER.issuerUrl(ISSUER).toString());
        settings.add("blockdata.oauth.oidc.client-id", () -> CLIENT);
        settings.add("blockdata.oauth.oidc.client-secret", () -> "planted-client-secret");
        settings.add("blockdata.oauth.oidc.name", () -> "Our house");
    }

    @AfterAll
    static void close() {
        PROVIDER.shutdown();
    }

    @LocalServerPort private int port;

    @Autowired private TestDatabase database;

    private final String subject = "subject-" + UUID.randomUUID();
    private final String email = subject + "@example.org";

    private Way way() {
        return way(Browser.stranger(port));
    }

    private Way way(Browser browser) {
        return new Way(browser, port, "oidc");
    }

    /// Whoever comes next is this person.
    private static void says(String subject, Map<String, Object> claims, long lasts) {
        PROVIDER.enqueueCallback(
                new DefaultOAuth2TokenCallback(
                        ISSUER, subject, "JWT", List.of(CLIENT), Map.of(), lasts) {
                    @Override
                    public Map<String, Object> addClaims(TokenRequest request) {
                        var all = new HashMap<>(super.addClaims(request));
                        all.putAll(claims);
                        return all;
                    }
                });
    }

    private void says(Map<String, Object> more) {
        var claims =
                new HashMap<String, Object>(
                        Map.of("email", email, "email_verified", true, "name", "Ann Example"));
        claims.putAll(more);
        says(subject, claims, 3600);
    }

    private static JsonNode user(Browser browser) {
        return browser.get("/api/v1/auth/session").expect(200).json().get("user");
    }

    private static String userId(Browser browser) {
        return user(browser).get("user_id").asString();
    }

    private int accounts(String email) {
        return database.superuserJdbc()
                .sql("select count(*) from app.users where email = :email")
                .param("email", email)
                .query(Integer.class)
                .single();
    }

    private int identities() {
        return database.superuserJdbc()
                .sql("select count(*) from app.identities where subject = :subject")
                .param("subject", subject)
                .query(Integer.class)
                .single();
    }

    @Test
    void aBrowserThatFollowsEachRedirectIsSignedInWhereItWantedToBe() throws Exception {
        says(Map.of());
        var cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
        try (var http =
                HttpClient.newBuilder()
                        .followRedirects(HttpClient.Redirect.ALWAYS)
                        .cookieHandler(cookies)
                        .build()) {
            var page =
                    http.send(
                            get("/oauth2/authorization/oidc?next=/app/schemas?q=a"),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(page.uri())
                    .isEqualTo(URI.create("http://localhost:" + port + "/app/schemas?q=a"));
            assertThat(page.statusCode()).isEqualTo(200);
            var session =
                    http.send(get("/api/v1/auth/session"), HttpResponse.BodyHandlers.ofString());
            assertThat(session.body()).contains(email, "Ann Example");
        }
        assertThat(cookies.getCookieStore().getCookies())
                .extracting(HttpCookie::getName)
                .contains("BLOCKDATA_SESSION", "XSRF-TOKEN");
    }

    private HttpRequest get(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build();
    }

    @Test
    void theProviderIsOfferedByItsName() {
        assertThat(Browser.stranger(port).get("/api/v1/auth/providers").expect(200).text())
                .isEqualTo(
                        "[{\"provider\":\"oidc\",\"name\":\"Our house\",\"path\":\"/oauth2/authorization/oidc\"}]");
        var unknown = Browser.stranger(port).get("/oauth2/authorization/google").expect(404);
        assertThat(unknown.problem()).isEqualTo("not-found");
    }

    @Test
    void whoComesAgainComesToTheirAccountWhateverTheirAddressIsNow() {
        says(Map.of());
        var first = way();
        assertThat(first.go("")).isEqualTo("/app");
        says(Map.of("email", "moved-" + email));
        var second = way();
        assertThat(second.go("")).isEqualTo("/app");
        assertThat(userId(second.browser())).isEqualTo(userId(first.browser()));
        assertThat(user(second.browser()).get("email").asString()).isEqualTo(email);
        var account = second.browser().get("/api/v1/account").expect(200).json();
        var identity = account.get("identities").get(0);
        assertThat(identity.get("provider").asString()).isEqualTo("oidc");
        assertThat(identity.get("name").asString()).isEqualTo("Our house");
        assertThat(identity.get("email").asString()).isEqualTo("moved-" + email);
        assertThat(identity.get("created_at").asString()).endsWith("Z");
        assertThat(account.get("identities").size()).isEqualTo(1);
    }

    @Test
    void aSessionAndItsTokenAreNewAfterSigningIn() {
        says(Map.of());
        var way = way();
        var asked = way.begin("", Map.of());
        var before = way.browser().cookie("BLOCKDATA_SESSION").orElseThrow().getValue();
        var token = way.browser().cookie("XSRF-TOKEN").orElseThrow().getValue();
        way.back(way.ask(asked));
        assertThat(way.browser().cookie("BLOCKDATA_SESSION").orElseThrow().getValue())
                .isNotEqualTo(before);
        assertThat(way.browser().cookie("XSRF-TOKEN").orElseThrow().getValue()).isNotEqualTo(token);
        way.browser().post("/api/v1/projects", Map.of("project_name", "p")).expect(201);
    }

    @Test
    void aSignInThatIsBegunIsKeptAsTextAlone() {
        var way = way();
        way.begin("", Map.of());
        var kept =
                database.superuserJdbc()
                        .sql(
                                "select attribute_name || ' ' || encode(attribute_bytes, 'hex') from app.spring_session_attributes")
                        .query(String.class)
                        .list();
        assertThat(kept).anyMatch(text -> text.startsWith("pending_sign_in "));
        // A serialized text, and nothing else.
        assertThat(kept).allMatch(text -> text.matches("\\S+ aced0005(74|7c).*"));
    }

    @Test
    void theRequestCarriesStateNonceAndTheChallengeWhoseAnswerIsSent() throws Exception {
        var way = way();
        var again = Way.parameters(way.begin("", Map.of()));
        var address = way.begin("", Map.of());
        var asked = Way.parameters(address);
        assertThat(asked)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", CLIENT)
                .containsEntry("code_challenge_method", "S256")
                .containsEntry(
                        "redirect_uri", "http://localhost:" + port + "/login/oauth2/code/oidc");
        assertThat(asked.get("state")).hasSizeGreaterThan(30);
        assertThat(asked.get("nonce")).hasSizeGreaterThan(30);
        for (var name : List.of("state", "nonce", "code_challenge")) {
            assertThat(again.get(name)).as(name).isNotEqualTo(asked.get(name));
        }
        var verifiers = new ArrayList<String>();
        PROVIDER.enqueueCallback(
                new DefaultOAuth2TokenCallback(ISSUER, subject) {
                    @Override
                    public Map<String, Object> addClaims(TokenRequest request) {
                        var grant = (AuthorizationCodeGrant) request.getAuthorizationGrant();
                        verifiers.add(grant.getCodeVerifier().getValue());
                        return super.addClaims(request);
                    }
                });
        way.back(way.ask(address));
        assertThat(verifiers).isNotEmpty();
        assertThat(verifiers.getFirst()).hasSizeGreaterThan(42);
        assertThat(sha256(verifiers.getFirst())).isEqualTo(asked.get("code_challenge"));
    }

    private static String sha256(String text) throws NoSuchAlgorithmException {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        MessageDigest.getInstance("SHA-256")
                                .digest(text.getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void aForgedHostChangesNeitherWhereTheProviderSendsPeopleNorWhereWeDo() throws Exception {
        for (var path : List.of("/oauth2/authorization/oidc", "/login/oauth2/code/oidc?code=x")) {
            try (var socket = new Socket("localhost", port)) {
                socket.getOutputStream()
                        .write(
                                """
                                GET %s HTTP/1.1\r
                                Host: evil.example\r
                                X-Forwarded-Host: evil.example\r
                                X-Forwarded-Proto: https\r
                                Connection: close\r
                                \r
                                """
                                        .formatted(path)
                                        .getBytes(StandardCharsets.US_ASCII));
                var answer =
                        new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(answer).startsWith("HTTP/1.1 302").doesNotContain("evil");
                assertThat(answer)
                        .contains(
                                path.startsWith("/login")
                                        ? "Location: " + FAILED
                                        : "redirect_uri=http://localhost:" + port + "/login/");
            }
        }
    }

    @Test
    void withoutTheStateThatThisBrowserWasGivenNobodyGetsIn() {
        says(Map.of());
        var way = way();
        var back = way.ask(way.begin("", Map.of()));
        var state = Way.parameters(back).get("state");
        for (var wrong :
                List.of(
                        back.replaceAll("[&?]state=[^&]*", ""),
                        back.replace(
                                "state=" + URLEncoder.encode(state, StandardCharsets.UTF_8),
                                "state=x"),
                        back.replaceAll("code=[^&]*&?", "").replaceAll("state=[^&]*", "state=x"),
                        back.replace("/oidc", "/google"),
                        "/login/oauth2/code/oidc")) {
            assertThat(way.back(wrong).header("Location")).as(wrong).isEqualTo(FAILED);
        }
        assertThat(way().back(back).header("Location"))
                .as("the answer to another browser")
                .isEqualTo(FAILED);
        assertThat(user(way.browser()).isNull()).isTrue();
        assertThat(accounts(email)).isZero();
        assertThat(way.back(back).header("Location")).as("the right one").isEqualTo("/app");
    }

    @Test
    void aCodeIsGoodForOneSignInAlone() {
        says(Map.of());
        var way = way();
        var back = way.ask(way.begin("", Map.of()));
        assertThat(way.back(back).header("Location")).isEqualTo("/app");
        assertThat(way.back(back).header("Location")).isEqualTo(FAILED);
        var thief = way();
        var state = Way.parameters(thief.begin("", Map.of())).get("state");
        assertThat(
                        thief.back(
                                        "/login/oauth2/code/oidc?code="
                                                + Way.parameters(back).get("code")
                                                + "&state="
                                                + URLEncoder.encode(state, StandardCharsets.UTF_8))
                                .header("Location"))
                .isEqualTo(FAILED);
        assertThat(user(thief.browser()).isNull()).isTrue();
    }

    @Test
    void aTokenThatIsNotForThisSignInLetsNobodyIn() {
        var none = new HashMap<String, Object>();
        none.put("nonce", null);
        for (Map<String, Object> claims :
                List.of(
                        none,
                        Map.<String, Object>of("nonce", "another"),
                        Map.<String, Object>of("iss", PROVIDER.issuerUrl("other").toString()),
                        Map.<String, Object>of("aud", List.of("somebody-else")),
                        Map.<String, Object>of(
                                "aud", List.of(CLIENT, "somebody-else"), "azp", "somebody-else"),
                        Map.<String, Object>of("sub", ""),
                        Map.<String, Object>of("exp", 1_000_000_000L))) {
            says(claims);
            var way = way();
            assertThat(way.go("")).as(claims.toString()).isEqualTo(FAILED);
            assertThat(user(way.browser()).isNull()).isTrue();
        }
        assertThat(accounts(email)).isZero();
        assertThat(identities()).isZero();
    }

    @Test
    void anAddressThatNobodyVouchesForMakesNoAccount() {
        var none = new HashMap<String, Object>();
        none.put("email_verified", null);
        for (Map<String, Object> claims :
                List.of(none, Map.<String, Object>of("email_verified", false))) {
            says(claims);
            assertThat(way().go("")).isEqualTo("/login?oauth=unconfirmed");
        }
        says(Map.of("email", "no address"));
        assertThat(way().go("")).isEqualTo("/login?oauth=unconfirmed");
        assertThat(accounts(email)).isZero();
    }

    @Test
    void anAccountIsNeverTakenByItsAddressAlone() {
        // Registered by whoever was first, with a password; then its address comes from elsewhere.
        var owner = Browser.stranger(port).registerAndSignIn(email);
        for (var verified : List.of(true, false)) {
            says(Map.of("email", email.toUpperCase(), "email_verified", verified));
            var way = way();
            assertThat(way.go(""))
                    .isEqualTo("/login?oauth=" + (verified ? "exists" : "unconfirmed"));
            assertThat(user(way.browser()).isNull()).isTrue();
        }
        assertThat(owner.get("/api/v1/account").json().get("identities").size()).isZero();
        assertThat(identities()).isZero();
        assertThat(accounts(email)).isEqualTo(1);
    }

    @Test
    void whoIsSignedInLinksAndThenComesInByIt() {
        var owner = Browser.signedIn(port, "owner");
        says(Map.of("email_verified", false));
        assertThat(way(owner).link()).isEqualTo("/app/settings?oauth=linked#security");
        says(Map.of("email_verified", false));
        assertThat(way(owner).link()).as("twice").isEqualTo("/app/settings?oauth=linked#security");
        says(Map.of("email_verified", false));
        var elsewhere = way();
        assertThat(elsewhere.go("?next=/app/settings")).isEqualTo("/app/settings");
        assertThat(userId(elsewhere.browser())).isEqualTo(userId(owner));
        var other = Browser.signedIn(port, "other");
        says(Map.of());
        assertThat(way(other).link())
                .as("somebody else's")
                .isEqualTo("/app/settings?oauth=taken#security");
        says(subject + "-second", Map.of("email", email), 3600);
        assertThat(way(owner).link())
                .as("a second one there")
                .isEqualTo("/app/settings?oauth=taken#security");
        assertThat(other.get("/api/v1/account").json().get("identities").size()).isZero();
    }

    @Test
    void onlyOurOwnPageBeginsALink() {
        var owner = Browser.signedIn(port, "owner");
        for (Map<String, String> headers :
                List.of(
                        Map.<String, String>of(),
                        Map.of("Sec-Fetch-Site", "cross-site"),
                        Map.of("Sec-Fetch-Site", "none"),
                        Map.of(
                                "Sec-Fetch-Site",
                                "cross-site",
                                "Referer",
                                "http://localhost:" + port + "/app"),
                        Map.of("Referer", "http://localhost:" + port + ".evil.example/app"))) {
            assertThat(way(owner).begin("?link=true", headers))
                    .as(headers.toString())
                    .isEqualTo(FAILED);
        }
        assertThat(
                        way(owner)
                                .begin(
                                        "?link=true",
                                        Map.of(
                                                "Referer",
                                                "http://localhost:" + port + "/app/settings")))
                .contains("/authorize?");
        assertThat(way().begin("?link=true", Way.FROM_OUR_PAGE))
                .as("nobody is signed in")
                .isEqualTo(FAILED);
    }

    @Test
    void aLinkIsWhoBeganItsAndNotWhoIsSignedInAtTheEnd() {
        var ann = Browser.signedIn(port, "ann");
        var back = way(ann).ask(way(ann).begin("?link=true", Way.FROM_OUR_PAGE));
        ann.post("/api/v1/auth/logout", Map.of()).expect(204);
        assertThat(way(ann).back(back).header("Location")).isEqualTo(FAILED);
        ann.get("/api/v1/auth/session");
        ann.registerAndSignIn("ben-" + UUID.randomUUID() + "@example.org");
        assertThat(way(ann).back(back).header("Location")).isEqualTo(FAILED);
        var account = ann.get("/api/v1/account").expect(200).json();
        assertThat(account.get("email").asString()).as("nor is it a sign-in").startsWith("ben-");
        assertThat(account.get("identities").size()).isZero();
    }

    @Test
    void aRequestByATokenEndsNoLinkOfTheSession() {
        var ann = Browser.signedIn(port, "ann");
        var token =
                Browser.signedIn(port, "ben")
                        .post("/api/v1/account/tokens", Map.of("name", "t"))
                        .expect(201)
                        .json()
                        .get("token")
                        .asString();
        var back = way(ann).ask(way(ann).begin("?link=true", Way.FROM_OUR_PAGE));
        var answer =
                ann.send("GET", back, null, Map.of("Authorization", "Bearer " + token)).expect(302);
        assertThat(answer.header("Location")).isEqualTo("/app/settings?oauth=failed#security");
        assertThat(ann.get("/api/v1/account").json().get("identities").size()).isZero();
    }

    @Test
    void whatHappenedStandsAmongTheEventsOfTheAccount() {
        says(Map.of());
        var way = way();
        way.go("");
        assertThat(kinds(way.browser())).containsExactly("signed-in", "registered");
        assertThat(way.browser().get("/api/v1/account").json().get("email_confirmed").asBoolean())
                .isTrue();
        var owner = Browser.signedIn(port, "owner");
        says(subject + "-other", Map.of(), 3600);
        way(owner).link();
        owner.delete("/api/v1/account/identities/oidc").expect(204);
        assertThat(kinds(owner).subList(0, 2))
                .containsExactly("identity-unlinked", "identity-linked");
    }

    private static List<String> kinds(Browser browser) {
        return browser
                .get("/api/v1/account/events")
                .expect(200)
                .json()
                .get("items")
                .findValues("kind")
                .stream()
                .map(JsonNode::asString)
                .toList();
    }

    @Test
    void aDeletedAccountLetsNobodyInAnyMore() {
        says(Map.of());
        var way = way();
        way.go("");
        var before = userId(way.browser());
        way.browser()
                .send("DELETE", "/api/v1/account", "{\"email\": \"%s\"}".formatted(email), Map.of())
                .expect(204);
        assertThat(identities()).isZero();
        says(Map.of());
        var again = way();
        assertThat(again.go("")).isEqualTo("/app");
        assertThat(userId(again.browser())).as("a new one").isNotEqualTo(before);
    }

    @Test
    void theLastWayInStays() {
        var path = "/api/v1/account/identities/oidc";
        says(Map.of());
        var way = way();
        way.go("");
        assertThat(way.browser().delete(path).expect(409).problem()).isEqualTo("last-way-in");
        var owner = Browser.signedIn(port, "owner");
        owner.delete(path).expect(404);
        says(subject + "-other", Map.of(), 3600);
        way(owner).link();
        owner.delete("/api/v1/account/identities/github").expect(404);
        owner.delete(path).expect(204);
        owner.delete(path).expect(404);
        says(subject + "-other", Map.of(), 3600);
        assertThat(way().go("")).isEqualTo("/login?oauth=unconfirmed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "https://evil.example",
                "/%5Cevil.example",
                "/app%5C..%5Cevil",
                "/application",
                "/app/..//evil.example",
                "/app//evil.example",
                "/app/%0d%0aSet-Cookie:x",
                "/login",
                "javascript:alert(1)",
                "",
                "/app/%C3%A9"
            })
    void nobodyIsSentAnywhereButIntoThePage(String next) {
        says(Map.of());
        assertThat(way().go("?next=" + next)).isEqualTo("/app");
    }

    @Test
    void whoRefusesAtTheProviderIsTold() {
        var way = way();
        var state = Way.parameters(way.begin("", Map.of())).get("state");
        var back =
                "/login/oauth2/code/oidc?error=access_denied&state="
                        + URLEncoder.encode(state, StandardCharsets.UTF_8);
        assertThat(way.back(back).header("Location")).isEqualTo("/login?oauth=denied");
        assertThat(way.back(back).header("Location")).isEqualTo(FAILED);
    }
}
