package dev.blockdata.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.database.ApplicationTest;
import dev.blockdata.database.TestDatabase;
import dev.blockdata.http.Browser;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApplicationTest
class AccountTest {

    private static final String TOKENS = "/api/v1/account/tokens";

    @LocalServerPort private int port;
    @Autowired private TestDatabase database;

    private String token(Browser owner, Map<String, Object> more) {
        Map<String, Object> body = new java.util.HashMap<>(more);
        body.put("name", "a program");
        return owner.post(TOKENS, body).expect(201).json().get("token").asString();
    }

    @Test
    void peopleRenameThemselves() {
        var browser = Browser.signedIn(port, "ann");
        var account =
                browser.patch("/api/v1/account", Map.of("display_name", "Ann B."))
                        .expect(200)
                        .json();
        assertThat(account.get("display_name").asString()).isEqualTo("Ann B.");
        assertThat(account.get("created_at").asString()).endsWith("Z");
        assertThat(browser.get("/api/v1/account").expect(200).json()).isEqualTo(account);
        assertThat(
                        browser.get("/api/v1/auth/session")
                                .json()
                                .get("user")
                                .get("display_name")
                                .asString())
                .isEqualTo("Ann B.");
        browser.patch("/api/v1/account", Map.of("display_name", "")).expect(422);
        // What a person may not change is no field.
        assertThat(
                        browser.patch("/api/v1/account", Map.of("operator", true))
                                .expect(422)
                                .json()
                                .get("errors")
                                .get(0)
                                .get("pointer")
                                .asString())
                .isEqualTo("/operator");
    }

    /// Whoever is being let in while the password changes is let in by the old one, and is out
    /// again.
    @Test
    void noSessionOfTheOldPasswordOutlivesIt() throws Exception {
        var email = "race-" + UUID.randomUUID() + "@example.org";
        var owner = Browser.stranger(port).registerAndSignIn(email);
        var others =
                java.util.stream.Stream.generate(() -> Browser.stranger(port)).limit(12).toList();
        others.forEach(browser -> browser.get("/api/v1/auth/session"));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries =
                    others.stream()
                            .map(browser ->
                                    threads.submit(() ->
                                            browser.post(
                                                            "/api/v1/auth/login",
                                                            Map.of(
                                                                    "email",
                                                                    email,
                                                                    "password",
                                                                    Browser.PASSWORD))
                                                    .status()))
                            .toList();
            owner.post(
                            "/api/v1/account/password",
                            Map.of(
                                    "current_password",
                                    Browser.PASSWORD,
                                    "new_password",
                                    "a better passphrase than that"))
                    .expect(204);
            for (var tried : tries) {
                assertThat(tried.get()).isIn(200, 401);
            }
        }
        // The last look comes just after the answer.
        for (int i = 0; i < 100 && inside(others) > 0; i++) {
            Thread.sleep(20);
        }
        assertThat(inside(others)).isZero();
        owner.get("/api/v1/account").expect(200);
    }

    private static long inside(java.util.List<Browser> browsers) {
        return browsers.stream()
                .filter(browser -> browser.get("/api/v1/account").status() == 200)
                .count();
    }

    @Test
    void aNewPasswordEndsEveryOtherSession() {
        var email = "pass-" + UUID.randomUUID() + "@example.org";
        var here = Browser.stranger(port).registerAndSignIn(email);
        var there = Browser.stranger(port).signIn(email, Browser.PASSWORD);
        var wrong =
                Map.of("current_password", "is not the one", "new_password", "a better password");
        assertThat(
                        here.post("/api/v1/account/password", wrong)
                                .expect(422)
                                .json()
                                .get("errors")
                                .get(0)
                                .get("pointer")
                                .asString())
                .isEqualTo("/current_password");
        there.get("/api/v1/account").expect(200);
        here.post(
                        "/api/v1/account/password",
                        Map.of(
                                "current_password",
                                Browser.PASSWORD,
                                "new_password",
                                "a better password"))
                .expect(204);
        here.get("/api/v1/account").expect(200);
        there.get("/api/v1/account").expect(401);
        Browser.stranger(port).signIn(email, "a better password");
        Browser.stranger(port)
                .post("/api/v1/auth/login", Map.of("email", email, "password", Browser.PASSWORD))
                .expect(401);
    }

    @Test
    void sessionsAreListedWithoutTheirKeysAndEnded() {
        var email = "many-" + UUID.randomUUID() + "@example.org";
        var here = Browser.stranger(port).registerAndSignIn(email);
        var there = Browser.stranger(port).signIn(email, Browser.PASSWORD);
        var list = here.get("/api/v1/account/sessions").expect(200).json().get("items");
        assertThat(list.size()).isEqualTo(2);
        assertThat(
                        list.findValues("current").stream()
                                .filter(current -> current.asBoolean())
                                .count())
                .isEqualTo(1);
        assertThat(list.get(0).propertyNames())
                .containsExactly(
                        "session_id",
                        "created_at",
                        "last_used_at",
                        "user_agent",
                        "address",
                        "current");
        assertThat(list.get(0).get("address").asString()).isEqualTo("127.0.0.1");
        var key = here.cookie("BLOCKDATA_SESSION").orElseThrow().getValue();
        var decoded =
                new String(
                        java.util.Base64.getDecoder().decode(key),
                        java.nio.charset.StandardCharsets.UTF_8);
        assertThat(list.toString()).doesNotContain(key, decoded);
        here.delete("/api/v1/account/sessions").expect(204);
        here.get("/api/v1/account").expect(200);
        there.get("/api/v1/account").expect(401);
    }

    @Test
    void oneSessionIsEndedByItsOwner() {
        var email = "many-" + UUID.randomUUID() + "@example.org";
        var here = Browser.stranger(port).registerAndSignIn(email);
        var there = Browser.stranger(port).signIn(email, Browser.PASSWORD);
        var other = Browser.signedIn(port, "other");
        var path = "/api/v1/account/sessions/" + session(here, false);
        other.delete(path).expect(404);
        there.get("/api/v1/account").expect(200);
        here.delete(path).expect(204);
        assertThat(there.get("/api/v1/account").expect(401).problem()).isEqualTo("signed-out");
        here.delete(path).expect(404);
        here.get("/api/v1/account").expect(200);
        here.delete("/api/v1/account/sessions/" + session(here, true)).expect(204);
        here.get("/api/v1/account").expect(401);
    }

    private static String session(Browser browser, boolean current) {
        return browser.get("/api/v1/account/sessions")
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .filter(row -> row.get("current").asBoolean() == current)
                .map(row -> row.get("session_id").asString())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aTokenNeedsNoCsrfMakesNoSessionAndIsShownOnce() {
        var owner = Browser.signedIn(port, "owner");
        var token = token(owner, Map.of());
        assertThat(token).startsWith("bd_");
        var program = Browser.program(port, token);
        var made =
                program.post("/api/v1/projects", Map.of("project_name", "by program")).expect(201);
        assertThat(made.response().headers().allValues("Set-Cookie"))
                .noneMatch(cookie -> cookie.startsWith("BLOCKDATA_SESSION"));
        var listed = owner.get(TOKENS).expect(200);
        assertThat(listed.text()).doesNotContain(token);
        assertThat(listed.json().get("items").get(0).get("last_used_at").isNull()).isFalse();
        assertThat(listed.json().get("items").get(0).get("expires_at").isNull()).isTrue();
    }

    /// Each leaves a line in the log that is kept for a year.
    @Test
    void anAccountChangesAHundredTimesAnHourAndHasAHundredTokens() {
        var owner = Browser.signedIn(port, "owner");
        for (int i = 0; i < 50; i++) {
            owner.post(TOKENS, Map.of("name", "t" + i)).expect(201);
            owner.patch("/api/v1/account", Map.of("display_name", "Name " + i)).expect(200);
        }
        owner.post(TOKENS, Map.of("name", "one more")).expect(429);
        owner.patch("/api/v1/account", Map.of("display_name", "Another")).expect(429);
        database.superuserJdbc().sql("delete from app.attempts").update();
        for (int i = 50; i < 100; i++) {
            owner.post(TOKENS, Map.of("name", "t" + i)).expect(201);
        }
        database.superuserJdbc().sql("delete from app.attempts").update();
        owner.post(TOKENS, Map.of("name", "one more")).expect(409);
    }

    @Test
    void aRevokedTokenIsNobodys() {
        var owner = Browser.signedIn(port, "owner");
        var made = owner.post(TOKENS, Map.of("name", "t")).expect(201).json();
        var program = Browser.program(port, made.get("token").asString());
        program.get("/api/v1/account").expect(200);
        var other = Browser.signedIn(port, "other");
        other.delete(TOKENS + "/" + made.get("token_id").asString()).expect(404);
        owner.delete(TOKENS + "/" + made.get("token_id").asString()).expect(204);
        assertThat(program.get("/api/v1/account").expect(401).problem()).isEqualTo("signed-out");
        owner.delete(TOKENS + "/" + made.get("token_id").asString()).expect(404);
        owner.delete(TOKENS + "/none").expect(404);
    }

    @Test
    void anExpiredTokenIsNobodys() {
        var owner = Browser.signedIn(port, "owner");
        var wish = Map.<String, Object>of("expires_at", "2999-01-01T00:00:00Z");
        var program = Browser.program(port, token(owner, wish));
        program.get("/api/v1/account").expect(200);
        database.superuserJdbc()
                .sql(
                        "update app.personal_tokens set expires_at = now() where user_id = cast(:owner as uuid)")
                .param("owner", owner.get("/api/v1/account").json().get("user_id").asString())
                .update();
        assertThat(program.get("/api/v1/account").expect(401).problem()).isEqualTo("signed-out");
    }

    @Test
    void aBadTokenIsNotSavedByAGoodSession() {
        var browser = Browser.signedIn(port, "both");
        assertThat(
                        browser.send(
                                        "GET",
                                        "/api/v1/account",
                                        null,
                                        Map.of("Authorization", "Bearer bd_wrong"))
                                .status())
                .isEqualTo(401);
        // No way around CSRF: with the header the cookie counts for nothing.
        assertThat(
                        browser.send(
                                        "POST",
                                        "/api/v1/projects",
                                        "{\"project_name\":\"p\"}",
                                        Map.of(
                                                "Authorization",
                                                "Bearer bd_wrong",
                                                "X-XSRF-TOKEN",
                                                ""))
                                .status())
                .isEqualTo(401);
    }

    @Test
    void scopesNarrowAToken() {
        var owner = Browser.signedIn(port, "owner");
        var reader = Browser.program(port, token(owner, Map.of("scopes", List.of("read"))));
        reader.get("/api/v1/projects").expect(200);
        assertThat(
                        reader.post("/api/v1/projects", Map.of("project_name", "p"))
                                .expect(403)
                                .problem())
                .isEqualTo("insufficient-scope");
        var writer = Browser.program(port, token(owner, Map.of("scopes", List.of("write"))));
        writer.post("/api/v1/projects", Map.of("project_name", "p")).expect(201);
        // No token makes itself a wider one.
        writer.post(TOKENS, Map.of("name", "wider")).expect(403);
        owner.post(TOKENS, Map.of("name", "t", "scopes", List.of("everything"))).expect(422);
        owner.post(TOKENS, Map.of("name", "t", "scopes", List.of())).expect(422);
        owner.post(TOKENS, Map.of("name", "t", "expires_at", "2020-01-01T00:00:00Z")).expect(422);
        assertThat(
                        owner.post(TOKENS, Map.of("name", "t", "expires_at", "tomorrow"))
                                .expect(422)
                                .json()
                                .get("errors")
                                .get(0)
                                .get("pointer")
                                .asString())
                .isEqualTo("/expires_at");
        owner.post(TOKENS, Map.of("name", "t", "expires_at", "2999-01-01T00:00:00Z")).expect(201);
    }
}
