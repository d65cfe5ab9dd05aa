package dev.blockdata.costs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.database.ApplicationTest;
import dev.blockdata.database.TestDatabase;
import dev.blockdata.http.Browser;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApplicationTest
class PriceRoutesTest {

    private static final String PRICES = "/api/v1/operator/prices";

    @LocalServerPort private int port;

    @Autowired private TestDatabase database;

    private Browser operator() {
        var browser = Browser.signedIn(port, "operator");
        database.superuserJdbc()
                .sql("update app.users set operator = true where user_id = :user")
                .param(
                        "user",
                        UUID.fromString(
                                browser.get("/api/v1/account").json().get("user_id").asString()))
                .update();
        return browser;
    }

    @Test
    void operatorsReadAndAddPricesAndForOthersThereAreNone() {
        var operator = operator();
        String model = "lab:" + UUID.randomUUID();

        var made =
                operator.post(PRICES, Map.of("model", model, "input", 2, "output", 8))
                        .expect(201)
                        .json();

        assertThat(made.get("cached_input")).isEqualTo(made.get("input"));
        assertThat(made.get("valid_from").asString()).endsWith("Z");
        assertThat(operator.get(PRICES).expect(200).json().get("items"))
                .anySatisfy(price -> assertThat(price).isEqualTo(made))
                .anySatisfy(
                        price -> assertThat(price.get("model").asString()).isEqualTo("offline"));
        operator.post(
                        PRICES,
                        Map.of(
                                "model",
                                model,
                                "valid_from",
                                made.get("valid_from").asString(),
                                "input",
                                1,
                                "output",
                                1))
                .expect(409);
        operator.post(PRICES, Map.of("model", "a*b", "input", -1)).expect(422);

        var other = Browser.signedIn(port, "other");
        other.get(PRICES).expect(404);
        other.post(PRICES, Map.of("model", model, "input", 2, "output", 8)).expect(404);
    }
}
