package dev.blockdata.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blockdata.database.ApplicationTest;
import dev.blockdata.database.TestDatabase;
import dev.blockdata.http.Browser;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApplicationTest
class AccountEventsTest {

    private static final String EVENTS = "/api/v1/account/events";

    @LocalServerPort private int port;
    @Autowired private TestDatabase database;

    private static List<String> kinds(Browser browser) {
        return browser.get(EVENTS).expect(200).json().get("items").findValuesAsString("kind");
    }

    @Test
    void whatHappenedIsToldNewestFirstAndToNobodyElse() {
        var email = "ann-" + UUID.randomUUID() + "@example.org";
        var ann = Browser.stranger(port).registerAndSignIn(email);
        var there = Browser.stranger(port).signIn(email, Browser.PASSWORD);
        there.send("POST", "/api/v1/auth/logout", null, Map.of()).expect(204);
        there.post("/api/v1/auth/login", Map.of("email", email, "password", "is not the password"))
                .expect(401);
        ann.patch("/api/v1/account", Map.of("display_name", "Ann B.")).expect(200);
        ann.patch("/api/v1/account", Map.of("display_name", "Ann B.")).expect(200);
        var token = ann.post("/api/v1/account/tokens", Map.of("name", "CI")).expect(201).json();
        ann.delete("/api/v1/account/tokens/" + token.get("token_id").asString()).expect(204);
        there.signIn(email, Browser.PASSWORD);
        ann.delete("/api/v1/account/sessions").expect(204);
        ann.delete("/api/v1/account/sessions").expect(204);
        ann.post(
                        "/api/v1/account/password",
                        Map.of(
                                "current_password",
                                Browser.PASSWORD,
                                "new_password",
                                "a better password"))
                .expect(204);

        var items = ann.get(EVENTS).expect(200).json().get("items");
        assertThat(items.findValuesAsString("kind"))
                .containsExactly(
                        "password-changed",
                        "session-ended",
                        "signed-in",
                        "token-revoked",
                        "token-made",
                        "name-changed",
                        "sign-in-failed",
                        "signed-out",
                        "signed-in",
                        "signed-in",
                        "registered");
        assertThat(items.get(0).propertyNames())
                .containsExactly("event_id", "at", "kind", "detail", "address", "user_agent");
        assertThat(items.get(3).get("detail").toString()).isEqualTo("{\"name\":\"CI\"}");
        assertThat(items.get(5).get("detail").get("to").asString()).isEqualTo("Ann B.");
        assertThat(items.get(0).get("address").asString()).isEqualTo("127.0.0.1");
        assertThat(items.get(0).get("user_agent").asString()).startsWith("Java-http-client");
        assertThat(items.toString()).doesNotContain(token.get("token").asString(), "password\"");

        var page = ann.get(EVENTS + "?limit=4").expect(200).json();
        var rest =
                ann.get(EVENTS + "?cursor=" + page.get("next_cursor").asString())
                        .expect(200)
                        .json();
        assertThat(rest.get("items").size()).isEqualTo(7);
        assertThat(kinds(Browser.signedIn(port, "ben"))).containsExactly("signed-in", "registered");
    }

    @Test
    void eachKindIsOneOfTheDatabase() {
        var known =
                database.superuserJdbc()
                        .sql(
                                "select pg_get_constraintdef(oid) from pg_constraint where conname = 'account_events_kind'")
                        .query(String.class)
                        .single();
        assertThat(Arrays.stream(AccountEvent.values()).map(event -> "'" + event.word() + "'"))
                .allSatisfy(word -> assertThat(known).contains(word));
    }

    @Test
    void whatHappenedIsNotChangedAndForgottenAfterAYear() {
        var ann = Browser.signedIn(port, "ann");
        var id = UUID.fromString(ann.get("/api/v1/account").json().get("user_id").asString());
        assertThatThrownBy(() ->
                        database.walls()
                                .as(
                                        id,
                                        () ->
                                                database.jdbc()
                                                        .sql("select * from app.account_events")
                                                        .query()
                                                        .listOfRows()))
                .hasStackTraceContaining("permission denied");
        assertThat(
                        database.superuserJdbc()
                                .sql(
                                        "select has_any_column_privilege('blockdata_definer', 'app.account_events', 'update')")
                                .query(Boolean.class)
                                .single())
                .isFalse();
        database.superuserJdbc()
                .sql(
                        "update app.account_events set at = now() - interval '366 days' where user_id = :id and kind = 'registered'")
                .param("id", id)
                .update();

        new AccountSweep(database.workJdbc()).sweep();

        assertThat(kinds(ann)).containsExactly("signed-in");
    }
}
