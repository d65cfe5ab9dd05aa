package dev.blockdata.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.database.ApplicationTest;
import dev.blockdata.database.TestDatabase;
import dev.blockdata.http.Browser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// What is not documented of a body changes nothing, whatever the row has.
@ApplicationTest
class MassAssignmentTest {

    private static final String ACCOUNT = "/api/v1/account";

    @LocalServerPort private int port;
    @Autowired private TestDatabase database;

    private List<String> columns() {
        var columns = new ArrayList<>(List.of("identities", "roles", "has_password", "session_id"));
        for (var table : List.of("users", "personal_tokens", "account_links", "account_events")) {
            columns.addAll(
                    database.superuserJdbc()
                            .sql(
                                    "select column_name from information_schema.columns where table_schema = 'app' and table_name = :table")
                            .param("table", table)
                            .query(String.class)
                            .list());
        }
        assertThat(columns)
                .contains("operator", "password_hash", "email_verified_at", "token_hash");
        return columns.stream().distinct().toList();
    }

    private String row(String email) {
        return database.superuserJdbc()
                .sql("select u::text from app.users u where email = :email")
                .param("email", email)
                .query(String.class)
                .single();
    }

    @Test
    void eachVerbOfAnAccountTakesItsOwnFieldsAlone() {
        var email = "ann-" + UUID.randomUUID() + "@example.org";
        var ann = Browser.stranger(port).registerAndSignIn(email);
        var before = row(email);
        var verbs =
                Map.<String, Map<String, Object>>of(
                        "PATCH " + ACCOUNT,
                        Map.of("display_name", "Another"),
                        "POST " + ACCOUNT + "/password",
                        Map.of(
                                "current_password",
                                Browser.PASSWORD,
                                "new_password",
                                "another password"),
                        "POST " + ACCOUNT + "/tokens",
                        Map.of(
                                "name",
                                "t",
                                "scopes",
                                List.of("read"),
                                "expires_at",
                                "2999-01-01T00:00:00Z"),
                        "DELETE " + ACCOUNT,
                        Map.of("email", email, "current_password", Browser.PASSWORD),
                        "POST /api/v1/auth/register",
                        Map.of(
                                "email",
                                "new-" + email,
                                "password",
                                Browser.PASSWORD,
                                "display_name",
                                "n",
                                "invitation",
                                "x"),
                        "POST /api/v1/auth/login",
                        Map.of("email", email, "password", Browser.PASSWORD),
                        "POST /api/v1/auth/forgot-password",
                        Map.of("email", email),
                        "POST /api/v1/auth/resend-verification",
                        Map.of("email", email),
                        "POST /api/v1/auth/verify-email",
                        Map.of("token", "x"),
                        "POST /api/v1/auth/reset-password",
                        Map.of("token", "x", "new_password", "another password"));
        verbs.forEach((verb, own) -> {
            var parts = verb.split(" ");
            for (var column : columns()) {
                if (own.containsKey(column)) {
                    continue;
                }
                var body = new HashMap<>(own);
                body.put(column, true);
                var answer =
                        ann.send(
                                        parts[0],
                                        parts[1],
                                        tools.jackson.databind.json.JsonMapper.shared()
                                                .writeValueAsString(body),
                                        Map.of())
                                .expect(422);
                assertThat(answer.json().get("errors").findValuesAsString("pointer"))
                        .as(verb)
                        .containsExactly("/" + column);
            }
        });
        assertThat(row(email)).isEqualTo(before);
        assertThat(ann.get(ACCOUNT + "/tokens").json().get("items").size()).isZero();
    }
}
