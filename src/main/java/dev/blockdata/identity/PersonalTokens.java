package dev.blockdata.identity;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.blockdata.database.Walls;
import dev.blockdata.http.Cursor;
import dev.blockdata.http.Page;
import dev.blockdata.http.PageQuery;
import dev.blockdata.http.Problem;
import dev.blockdata.http.ProblemKind;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Bearer tokens of programs. A token is shown once, when it is made; what is kept is its hash.
@Component
class PersonalTokens {

    static final String PREFIX = "bd_";

    private static final int LONGEST = 200;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /// A token as its owner may see it: without the token.
    record Row(
            UUID tokenId,
            String name,
            List<String> scopes,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant lastUsedAt) {}

    /// How many an account may have.
    static final int MOST = 100;

    /// A new token, this once with its secret.
    record Made(UUID tokenId, String token) {

        @Override
        public String toString() {
            return "Made[" + tokenId + "]";
        }
    }

    private final Walls walls;
    private final JdbcClient jdbc;

    PersonalTokens(Walls walls, JdbcClient jdbc) {
        this.walls = walls;
        this.jdbc = jdbc;
    }

    Made make(UUID userId, String name, List<String> scopes, @Nullable Instant expiresAt) {
        var made =
                new Made(UuidCreator.getTimeOrderedEpoch(), PREFIX + OneTimeToken.random().text());
        int kept =
                walls.as(
                        userId,
                        () ->
                                jdbc.sql(
                                                """
                                                insert into app.personal_tokens (token_id, user_id, name, token_hash, scopes, expires_at)
                                                select :token, :user, :name, :hash, cast(:scopes as text[]), :expires
                                                 where (select count(*) from app.personal_tokens where user_id = :user) < :most
                                                """)
                                        .param("most", MOST)
                                        .param("token", made.tokenId())
                                        .param("user", userId)
                                        .param("name", name)
                                        .param("hash", OneTimeToken.hash(made.token()))
                                        .param("scopes", "{" + String.join(",", scopes) + "}")
                                        .param(
                                                "expires",
                                                expiresAt == null
                                                        ? null
                                                        : expiresAt.atOffset(ZoneOffset.UTC),
                                                java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                                        .update());
        if (kept == 0) {
            throw Problem.of(
                            ProblemKind.CONFLICT,
                            "An account has " + MOST + " tokens at most: revoke one first.")
                    .asException();
        }
        return made;
    }

    /// Oldest first.
    Page<Row> list(UUID userId, PageQuery query) {
        UUID after = query.after().map(cursor -> cursor.uuid(0)).orElse(BEFORE_ALL);
        List<Row> rows =
                walls.as(
                        userId,
                        () ->
                                jdbc.sql(
                                                """
                                                select token_id, name, scopes, created_at, expires_at, last_used_at from app.personal_tokens
                                                 where user_id = :user and token_id > :after
                                                 order by token_id limit :limit
                                                """)
                                        .param("user", userId)
                                        .param("after", after)
                                        .param("limit", query.fetch())
                                        .query(PersonalTokens::row)
                                        .list());
        return query.page(rows, row -> Cursor.of(row.tokenId()));
    }

    /// The name that it had; none where there was no such token.
    Optional<String> revoke(UUID userId, UUID tokenId) {
        return walls.as(
                userId,
                () ->
                        jdbc.sql(
                                        """
                                        delete from app.personal_tokens where user_id = :user and token_id = :token returning name
                                        """)
                                .param("user", userId)
                                .param("token", tokenId)
                                .query(String.class)
                                .optional());
    }

    /// Whose token this is, unless it is unknown, revoked or expired.
    Optional<SignedIn> owner(String token) {
        if (!token.startsWith(PREFIX) || token.length() > LONGEST) {
            return Optional.empty();
        }
        return walls.anonymously(() ->
                jdbc.sql("select user_id, scopes from app.token_owner(:hash)")
                        .param("hash", OneTimeToken.hash(token))
                        .query((row, _) ->
                                SignedIn.byToken(
                                        row.getObject("user_id", UUID.class),
                                        Set.copyOf(words(row.getArray("scopes")))))
                        .optional());
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getObject("token_id", UUID.class),
                row.getString("name"),
                words(row.getArray("scopes")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "expires_at"),
                instant(row, "last_used_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static List<String> words(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
