package dev.blockdata.costs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.database.TestDatabase;
import dev.blockdata.models.Reply;
import dev.blockdata.models.Usage;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PricesTest {

    private final TestDatabase database = TestDatabase.fresh(2);
    private final Prices prices = new Prices(database.workJdbc());

    @AfterAll
    void close() {
        database.close();
    }

    private static BigDecimal usd(String amount) {
        return new BigDecimal(amount);
    }

    private Prices.Wish wish(String model, Instant from, String input) {
        return new Prices.Wish(model, from, usd(input), usd(input), usd(input), usd(input));
    }

    @Test
    void eachKindOfTokenHasItsPrice() {
        var usage = new Usage(1, 1000, 10_000, 2000, 500, null);

        var priced = prices.priced(usage, "claude-sonnet-4-5-20250929");

        // 1000 x 3 + 10000 x 0.30 + 2000 x 3.75 + 500 x 15, by a million.
        assertThat(priced.costUsd()).isEqualByComparingTo("0.021");
        assertThat(priced.priceId())
                .isEqualTo(prices.of("claude-sonnet-4-5").orElseThrow().priceId());
        assertThat(priced.inputTokens()).isEqualTo(1000);
    }

    @Test
    void offlineIsFreeAndWhatIsNotKnownHasNoPrice() {
        var usage = new Usage(1, 1000, 0, 0, 500, null);

        assertThat(prices.priced(usage, "offline").costUsd()).isEqualByComparingTo("0");
        assertThat(prices.priced(usage, "somebody:gpt-4o")).isEqualTo(usage);
        assertThat(prices.of("gpt-4")).isEmpty();
        assertThat(prices.of("gpt-5-pro")).isEmpty();
    }

    @Test
    void theLongestNameCountsThenTheNewestWhoseDateHasCome() {
        var now = Instant.now();
        prices.add(wish("lab:*", now.minusSeconds(10), "1"));
        prices.add(wish("lab:big*", now.minusSeconds(30), "2"));
        prices.add(wish("lab:big*", now.minusSeconds(20), "3"));
        prices.add(wish("lab:big*", now.plusSeconds(3600), "4"));
        prices.add(wish("lab:bigger", now.minusSeconds(40), "5"));

        assertThat(prices.of("lab:small").orElseThrow().input()).isEqualByComparingTo("1");
        assertThat(prices.of("lab:big-1").orElseThrow().input()).isEqualByComparingTo("3");
        assertThat(prices.of("lab:bigger").orElseThrow().input()).isEqualByComparingTo("5");
        var later = Clock.offset(Clock.system(ZoneOffset.UTC), Duration.ofHours(2));
        assertThat(new Prices(database.workJdbc(), later).of("lab:big-1").orElseThrow().input())
                .isEqualByComparingTo("4");
    }

    @Test
    void aPriceIsNeverChanged() {
        var from = Instant.parse("2026-01-01T00:00:00Z");
        var first = prices.add(wish("kept", from, "1")).orElseThrow();

        assertThat(prices.add(wish("kept", from, "2"))).isEmpty();

        assertThat(prices.of("kept")).contains(first);
        assertThat(first.validFrom()).isEqualTo(from);
    }

    @Test
    void everyReplyThatWillBeBilledIsPriced() {
        var usage = new Usage(1, 1_000_000, 0, 0, 0, null);
        var model = prices.pricing(_ -> new Reply.Truncated(usage, "x"), "gpt-4.1");

        assertThat(model.ask(null))
                .isInstanceOfSatisfying(
                        Reply.Truncated.class,
                        reply -> assertThat(reply.usage().costUsd()).isEqualByComparingTo("2"));
    }

    @Test
    void sumsOfWhatOneDoesNotKnowAreNotKnown() {
        var known = prices.priced(new Usage(1, 1_000_000, 0, 0, 0, null), "gpt-4.1");

        assertThat(Usage.NONE.plus(known)).isEqualTo(known);
        assertThat(known.plus(known).priceId()).isEqualTo(known.priceId());
        assertThat(known.plus(new Usage(1, 5, 0, 0, 0, null)).costUsd()).isNull();
        assertThat(known.plus(new Usage(1, 5, 0, 0, 0, null)).priceId()).isNull();
    }
}
