package dev.blockdata.costs;

import dev.blockdata.models.LanguageModel;
import dev.blockdata.models.Reply;
import dev.blockdata.models.Usage;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The price list, read from the database every few seconds.
///
/// Of the prices that cover a name the one with the longest model counts, a whole name before a
/// beginning, and of those the newest whose date has come.
@Repository
public class Prices {

    private record Read(List<Price> prices, long at) {}

    /// What a new price says.
    record Wish(
            String model,
            @Nullable Instant validFrom,
            BigDecimal input,
            BigDecimal cachedInput,
            BigDecimal cacheWrite,
            BigDecimal output) {}

    private static final long FRESH_NANOS = Duration.ofSeconds(5).toNanos();
    private static final Comparator<Price> BEST =
            Comparator.<Price>comparingInt(price -> price.model().length())
                    .thenComparing(price -> !price.model().endsWith("*"))
                    .thenComparing(Price::validFrom);

    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile @Nullable Read read;

    @Autowired
    public Prices(@Qualifier("work") JdbcClient jdbc) {
        this(jdbc, Clock.systemUTC());
    }

    Prices(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// The usage with its cost, and with the price by which it was reckoned; as it was where no
    /// price is known.
    public Usage priced(Usage usage, String model) {
        return of(model).map(price -> usage.priced(price.of(usage), price.priceId())).orElse(usage);
    }

    /// The same model, whose every reply says what it cost.
    public LanguageModel pricing(LanguageModel model, String name) {
        return question -> priced(model.ask(question), name);
    }

    private Reply priced(Reply reply, String name) {
        return switch (reply) {
            case Reply.Answer(var parts, var usage, var model) ->
                    new Reply.Answer(parts, priced(usage, name), model);
            case Reply.Refused(var words, var usage, var model) ->
                    new Reply.Refused(words, priced(usage, name), model);
            case Reply.Truncated(var usage, var model) ->
                    new Reply.Truncated(priced(usage, name), model);
            case Reply.Broken(var reason, var usage, var model) ->
                    new Reply.Broken(reason, priced(usage, name), model);
            case Reply.Throttled throttled -> throttled;
            case Reply.Unauthorised unauthorised -> unauthorised;
            case Reply.NoModel none -> none;
        };
    }

    /// The price of a model today.
    public Optional<Price> of(String model) {
        Instant now = clock.instant();
        return all().stream()
                .filter(price -> !price.validFrom().isAfter(now) && price.covers(model))
                .max(BEST);
    }

    /// The whole list, old and future prices too.
    List<Price> all() {
        Read last = read;
        if (last == null || System.nanoTime() - last.at() > FRESH_NANOS) {
            last = new Read(list(), System.nanoTime());
            read = last;
        }
        return last.prices();
    }

    /// Empty where there is a price of this model from this very date, which stays.
    Optional<Price> add(Wish wish) {
        Instant from = wish.validFrom();
        Optional<Long> id =
                jdbc.sql(
                                "select app.add_price(:model, cast(:from as timestamptz), :input, :cached, :written, :output)")
                        .param("model", wish.model())
                        .param("from", from == null ? null : from.atOffset(ZoneOffset.UTC))
                        .param("input", wish.input())
                        .param("cached", wish.cachedInput())
                        .param("written", wish.cacheWrite())
                        .param("output", wish.output())
                        .query((row, _) -> Optional.ofNullable(row.getObject(1, Long.class)))
                        .single();
        read = null;
        return id.flatMap(
                made -> all().stream().filter(price -> price.priceId() == made).findFirst());
    }

    private List<Price> list() {
        return jdbc.sql(
                        "select price_id, model, valid_from, input, cached_input, cache_write, output from app.list_prices()")
                .query(Prices::price)
                .list();
    }

    private static Price price(ResultSet row, int number) throws SQLException {
        return new Price(
                row.getLong("price_id"),
                row.getString("model"),
                row.getObject("valid_from", OffsetDateTime.class).toInstant(),
                row.getBigDecimal("input"),
                row.getBigDecimal("cached_input"),
                row.getBigDecimal("cache_write"),
                row.getBigDecimal("output"));
    }
}
