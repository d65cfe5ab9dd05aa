package dev.blockdata.identity;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.blockdata.database.Walls;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The identities table: who people are elsewhere, by issuer and subject.
@Component
class Identities {

    /// One as its owner sees it.
    record IdentityView(String provider, String name, @Nullable String email, Instant createdAt) {}

    /// What came of signing in by one; a user only where somebody is let in.
    record Answer(String outcome, @Nullable UUID userId) {}

    /// What came of taking one away.
    enum Unlinked {
        GONE,
        NONE,
        LAST
    }

    private final Walls walls;
    private final JdbcClient jdbc;
    private final WaysIn ways;

    Identities(Walls walls, JdbcClient jdbc, WaysIn ways) {
        this.walls = walls;
        this.jdbc = jdbc;
        this.ways = ways;
    }

    /// @param displayName what a new account is called
    /// @param registration who may make an account: `open`, `invited` or `closed`
    Answer signIn(
            ProvenIdentity identity,
            String displayName,
            String registration,
            boolean operatorIfFirst,
            Source source) {
        return walls.anonymously(() ->
                jdbc.sql(
                                """
                                select outcome, user_id from app.sign_in_identity(:issuer, :subject, :provider, :email, :confirmed, :user, :name,
                                                                                  :registration, :operator_if_first, :address, :agent)
                                """)
                        .param("issuer", identity.issuer())
                        .param("subject", identity.subject())
                        .param("provider", identity.provider())
                        .param("email", identity.email())
                        .param("confirmed", identity.emailConfirmed())
                        .param("user", UuidCreator.getTimeOrderedEpoch())
                        .param("name", displayName)
                        .param("registration", registration)
                        .param("operator_if_first", operatorIfFirst)
                        .param("address", source.address())
                        .param("agent", source.agent())
                        .query(Answer.class)
                        .single());
    }

    /// Whether it is this account's now; not where it is another's, or where the account has
    /// another one of this provider.
    boolean link(UUID userId, ProvenIdentity identity) {
        return walls.as(
                userId,
                () ->
                        jdbc.sql("select app.link_identity(:issuer, :subject, :provider, :email)")
                                .param("issuer", identity.issuer())
                                .param("subject", identity.subject())
                                .param("provider", identity.provider())
                                .param("email", identity.email())
                                .query(Boolean.class)
                                .single());
    }

    Unlinked unlink(UUID userId, String provider) {
        String outcome =
                walls.as(
                        userId,
                        () ->
                                jdbc.sql("select app.unlink_identity(:provider)")
                                        .param("provider", provider)
                                        .query(String.class)
                                        .single());
        return switch (outcome) {
            case "gone" -> Unlinked.GONE;
            case "none" -> Unlinked.NONE;
            case "last" -> Unlinked.LAST;
            default -> throw new IllegalStateException("unlink_identity answered " + outcome);
        };
    }

    List<IdentityView> of(UUID userId) {
        return walls.as(
                userId,
                () ->
                        jdbc.sql("select provider, email, created_at from app.my_identities()")
                                .query((row, _) ->
                                        new IdentityView(
                                                row.getString("provider"),
                                                ways.name(row.getString("provider")),
                                                row.getString("email"),
                                                row.getObject("created_at", OffsetDateTime.class)
                                                        .toInstant()))
                                .list());
    }
}
