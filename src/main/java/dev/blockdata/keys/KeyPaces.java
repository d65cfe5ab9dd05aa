package dev.blockdata.keys;

import dev.blockdata.models.LimitsSeen;
import dev.blockdata.models.ModelKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// How fast each key may be used, as all nodes know it. The rules stand in `R__paces.sql`, which
/// this class alone calls; each verb is one short transaction.
@Repository
class KeyPaces {

    /// Why turns were given, or none.
    enum Answer {
        READY,
        /// One call goes first, or is already under way.
        TRIAL,
        /// Its provider asked for patience, or it failed.
        HELD,
        /// A limit a minute is reached.
        SHORT,
        /// It is not accepted.
        ASIDE
    }

    /// Turns on a key, or how long there are none. Where `limited` is false, nothing is known that
    /// would bind.
    record Grant(
            Answer answer,
            int turns,
            boolean limited,
            long version,
            int failures,
            Duration pause,
            @Nullable String words) {}

    /// What a hold has become: its version, and how long it lasts still.
    record Hold(long version, Duration pause) {}

    /// How a key stands, for operators.
    record Row(
            String keyId,
            String provider,
            String hint,
            @Nullable Long requestsLimit,
            @Nullable Long inputTokensLimit,
            @Nullable Long outputTokensLimit,
            String state,
            @Nullable Instant notBefore,
            int failures,
            @Nullable String lastError,
            @Nullable Instant lastErrorAt,
            Instant usedAt) {}

    /// The state of a key that is not accepted.
    static final String SET_ASIDE = "set_aside";

    private final JdbcClient jdbc;

    KeyPaces(@Qualifier("work") JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Grant take(ModelKey key, int wanted, long inputTokens, long outputTokens) {
        return jdbc.sql(
                        """
                        select state, turns, limited, version, failures, wait_ms, words
                          from app.take_turns(:key, :provider, :hint, :wanted, :input, :output)
                        """)
                .param("key", key.id())
                .param("provider", key.provider())
                .param("hint", key.hint())
                .param("wanted", wanted)
                .param("input", inputTokens)
                .param("output", outputTokens)
                .query((row, _) ->
                        new Grant(
                                Answer.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                                row.getInt("turns"),
                                row.getBoolean("limited"),
                                row.getLong("version"),
                                row.getInt("failures"),
                                Duration.ofMillis(row.getLong("wait_ms")),
                                row.getString("words")))
                .single();
    }

    void note(String keyId, Tally.News news) {
        LimitsSeen limits = news.limits();
        jdbc.sql(
                        """
                        select app.note_answers(:key, :version, :answered, :requests, :input, :output, cast(:limits as bigint[]))
                        """)
                .param("key", keyId)
                .param("version", news.version())
                .param("answered", news.answered())
                .param("requests", news.requests())
                .param("input", news.inputTokens())
                .param("output", news.outputTokens())
                .param(
                        "limits",
                        limits == null
                                ? new Long[6]
                                : new @Nullable Long[] {
                                    limits.requestsLimit(), limits.requestsLeft(),
                                    limits.inputTokensLimit(), limits.inputTokensLeft(),
                                    limits.outputTokensLimit(), limits.outputTokensLeft()
                                })
                .query((_, _) -> true)
                .single();
    }

    /// @param emptied whether it was a limit of the key that was reached
    /// @param jitter from 0 to 1, at random
    Optional<Hold> hold(
            Turn turn,
            boolean emptied,
            @Nullable Duration retryAfter,
            double jitter,
            String words) {
        return jdbc.sql(
                        """
                        select version, wait_ms
                          from app.hold_key(:key, :version, :emptied, cast(:retry as interval), :jitter, :words)
                        """)
                .param("key", turn.key().id())
                .param("version", turn.version())
                .param("emptied", emptied)
                .param("retry", retryAfter == null ? null : retryAfter.toMillis() + " milliseconds")
                .param("jitter", jitter)
                .param("words", words)
                .query((row, _) -> new Hold(row.getLong(1), Duration.ofMillis(row.getLong(2))))
                .optional();
    }

    void setAside(ModelKey key, String words) {
        jdbc.sql("select app.set_key_aside(:key, :provider, :hint, :words)")
                .param("key", key.id())
                .param("provider", key.provider())
                .param("hint", key.hint())
                .param("words", words)
                .query((_, _) -> true)
                .single();
    }

    void readmit(String keyId) {
        jdbc.sql("select app.readmit_key(:key)").param("key", keyId).query((_, _) -> true).single();
    }

    /// Whether this process is the one to try the key again now.
    boolean claimProbe(String keyId) {
        return jdbc.sql("select app.claim_probe(:key)")
                .param("key", keyId)
                .query(Boolean.class)
                .single();
    }

    int forgetUnused() {
        return jdbc.sql("select app.forget_paces()").query(Integer.class).single();
    }

    /// The last used ones first.
    List<Row> all() {
        return paces(null);
    }

    Optional<Row> find(String keyId) {
        return paces(keyId).stream().findFirst();
    }

    private List<Row> paces(@Nullable String keyId) {
        return jdbc.sql(
                        """
                        select key_id, provider, hint, requests_limit, input_limit, output_limit, state, not_before, failures, last_error,
                               last_error_at, used_at
                          from app.paces(:key)
                        """)
                .param("key", keyId, Types.VARCHAR)
                .query(KeyPaces::row)
                .list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getString("key_id"),
                row.getString("provider"),
                row.getString("hint"),
                row.getObject("requests_limit", Long.class),
                row.getObject("input_limit", Long.class),
                row.getObject("output_limit", Long.class),
                row.getString("state"),
                instant(row, "not_before"),
                row.getInt("failures"),
                row.getString("last_error"),
                instant(row, "last_error_at"),
                row.getObject("used_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
