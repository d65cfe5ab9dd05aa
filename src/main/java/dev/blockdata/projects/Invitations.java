package dev.blockdata.projects;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.blockdata.database.Walls;
import dev.blockdata.http.Cursor;
import dev.blockdata.http.Page;
import dev.blockdata.http.PageQuery;
import dev.blockdata.identity.OneTimeToken;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Invitations into projects: made, listed and withdrawn by owners, taken by their link.
@Component
class Invitations {

    static final Duration KEPT = Duration.ofDays(7);

    /// Of one person, whichever projects they ask into: an inbox is not filled from here.
    static final int MOST_A_DAY = 50;

    /// An invitation that nobody has taken yet.
    record Row(
            UUID invitationId,
            String email,
            Role role,
            String invitedByName,
            Instant createdAt,
            Instant expiresAt) {}

    /// A new one; the link is there for the inviter only where no mail brings it.
    record Invited(
            UUID invitationId, String email, Role role, Instant expiresAt, @Nullable String link) {

        @Override
        public String toString() {
            return "Invited[" + invitationId + "]";
        }
    }

    /// What the bearer of a link is asked into.
    record Look(
            String projectName, String invitedByName, String email, Role role, Instant expiresAt) {}

    /// Where somebody is now in, and as what.
    record Accepted(UUID projectId, Role role) {}

    /// What came of asking somebody in.
    sealed interface Answer {

        record Made(Invited invitation) implements Answer {}

        record AlreadyMember() implements Answer {}

        record TooMany() implements Answer {}
    }

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Walls walls;
    private final JdbcClient jdbc;
    private final InvitationLinks links;

    Invitations(Walls walls, JdbcClient jdbc, InvitationLinks links) {
        this.walls = walls;
        this.jdbc = jdbc;
        this.links = links;
    }

    /// Asks an address in; an earlier link to it is worth nothing from here on.
    Answer invite(Member owner, String email, Role role) {
        var id = UuidCreator.getTimeOrderedEpoch();
        var link = links.make();
        var expires = Instant.now().truncatedTo(ChronoUnit.MILLIS).plus(KEPT);
        String outcome =
                walls.in(
                        owner.userId(),
                        owner.projectId(),
                        () ->
                                jdbc.sql(
                                                """
                                                select app.invite(:project, :invitation, :email, :role, :hash, :expires, :mailed, :most)
                                                """)
                                        .param("project", owner.projectId())
                                        .param("invitation", id)
                                        .param("email", email)
                                        .param("role", role.word())
                                        .param("hash", link.hash())
                                        .param("expires", expires.atOffset(ZoneOffset.UTC))
                                        .param("mailed", link.mailed())
                                        .param("most", MOST_A_DAY)
                                        .query(String.class)
                                        .single());
        return switch (outcome) {
            case "invited" -> new Answer.Made(new Invited(id, email, role, expires, link.shown()));
            case "already-member" -> new Answer.AlreadyMember();
            case "too-many" -> new Answer.TooMany();
            default -> throw new IllegalStateException("invite answered " + outcome);
        };
    }

    /// Oldest first, those whose time is not over.
    Page<Row> list(Member owner, PageQuery query) {
        UUID after = query.after().map(cursor -> cursor.uuid(0)).orElse(BEFORE_ALL);
        List<Row> rows =
                walls.in(
                        owner.userId(),
                        owner.projectId(),
                        () ->
                                jdbc.sql(
                                                """
                                                select invitation_id, email, role, invited_by_name, created_at, expires_at
                                                  from app.project_invitations(:project, :after, :limit)
                                                """)
                                        .param("project", owner.projectId())
                                        .param("after", after)
                                        .param("limit", query.fetch())
                                        .query((row, _) ->
                                                new Row(
                                                        row.getObject("invitation_id", UUID.class),
                                                        row.getString("email"),
                                                        Role.of(row.getString("role")),
                                                        row.getString("invited_by_name"),
                                                        instant(row, "created_at"),
                                                        instant(row, "expires_at")))
                                        .list());
        return query.page(rows, row -> Cursor.of(row.invitationId()));
    }

    /// False where there is none, or none any more.
    boolean withdraw(Member owner, UUID invitationId) {
        return walls.in(
                owner.userId(),
                owner.projectId(),
                () ->
                        jdbc.sql("select app.withdraw_invitation(:project, :invitation)")
                                .param("project", owner.projectId())
                                .param("invitation", invitationId)
                                .query(Boolean.class)
                                .single());
    }

    Optional<Look> look(String token) {
        return walls.anonymously(() ->
                jdbc.sql(
                                "select project_name, invited_by_name, email, role, expires_at from app.look_at_invitation(:hash)")
                        .param("hash", OneTimeToken.hash(token))
                        .query((row, _) ->
                                new Look(
                                        row.getString("project_name"),
                                        row.getString("invited_by_name"),
                                        row.getString("email"),
                                        Role.of(row.getString("role")),
                                        instant(row, "expires_at")))
                        .optional());
    }

    Optional<Accepted> accept(UUID userId, String token) {
        return walls.as(
                userId,
                () ->
                        jdbc.sql("select project_id, role from app.accept_invitation(:hash)")
                                .param("hash", OneTimeToken.hash(token))
                                .query((row, _) ->
                                        new Accepted(
                                                row.getObject("project_id", UUID.class),
                                                Role.of(row.getString("role"))))
                                .optional());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
