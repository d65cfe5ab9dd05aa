package dev.blockdata.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.database.ApplicationTest;
import dev.blockdata.http.Browser;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;

/// How long an answer takes does not tell who has an account.
@ApplicationTest
class TellingTimeTest {

    private static final List<String> ROUTES =
            List.of("login", "register", "forgot-password", "resend-verification");

    @LocalServerPort private int port;
    private int place;

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry settings) {
        Mailbox.settings(settings);
    }

    /// On a machine that does other things too: what makes a hash, or does not, shows even there.
    @Test
    void noAnswerTakesMuchLongerForAnAddressThatIsKnown() {
        for (var route : ROUTES) {
            assertThat(difference(route, 15)).as(route).isLessThan(0.5);
        }
    }

    @Test
    @Tag("long")
    void theMediansDifferByLessThanATenth() {
        for (var route : ROUTES) {
            assertThat(difference(route, 200)).as(route).isLessThan(0.1);
        }
    }

    private static String someone() {
        return "someone-" + UUID.randomUUID() + "@example.org";
    }

    /// Of the medians, as a part of the smaller one. In turns, so that what else is going on meets
    /// both.
    private double difference(String route, int rounds) {
        var browser = Browser.stranger(port);
        Function<String, Long> ask = email -> ask(browser, route, email);
        var known = new ArrayList<String>();
        for (int i = 0; i < rounds; i++) {
            known.add(someone());
        }
        known.forEach(email -> ask(browser, "register", email));
        var ofKnown = new ArrayList<Long>();
        var ofUnknown = new ArrayList<Long>();
        for (int i = 0; i < rounds; i++) {
            ofKnown.add(ask.apply(known.get(i)));
            ofUnknown.add(ask.apply(someone()));
        }
        double one = median(ofKnown);
        double other = median(ofUnknown);
        return Math.abs(one - other) / Math.min(one, other);
    }

    private long ask(Browser browser, String route, String email) {
        var body =
                switch (route) {
                    case "login" -> Map.of("email", email, "password", "is not the password");
                    case "register" ->
                            Map.of(
                                    "email",
                                    email,
                                    "password",
                                    Browser.PASSWORD,
                                    "display_name",
                                    "n");
                    default -> Map.of("email", email);
                };
        place++;
        var from = Map.of("X-Forwarded-For", "198.51.%d.%d".formatted(place / 250, place % 250));
        var text = JsonMapper.shared().writeValueAsString(body);
        long begin = System.nanoTime();
        var answer = browser.send("POST", "/api/v1/auth/" + route, text, from);
        long took = System.nanoTime() - begin;
        assertThat(answer.status()).isIn(201, 202, 401);
        return took;
    }

    private static double median(List<Long> times) {
        Collections.sort(times);
        return times.get(times.size() / 2);
    }
}
