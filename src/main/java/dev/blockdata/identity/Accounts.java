package dev.blockdata.identity;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.blockdata.database.Walls;
import dev.blockdata.http.Problem;
import dev.blockdata.http.ProblemKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The users table: register, find, rename, change the password.
@Component
class Accounts {

    /// What sign-in compares with.
    record Candidate(UUID userId, @Nullable String passwordHash, boolean emailConfirmed) {}

    /// Whoever wants in.
    record Newcomer(String email, String passwordHash, String displayName) {}

    /// An account as its owner may see it.
    record Own(
            UUID userId,
            String email,
            String displayName,
            boolean operator,
            boolean emailConfirmed,
            boolean hasPassword,
            Instant createdAt) {}

    private final Walls walls;
    private final JdbcClient jdbc;
    private final IdentitySettings settings;
    private final Confirmation confirmation;

    Accounts(Walls walls, JdbcClient jdbc, IdentitySettings settings, Confirmation confirmation) {
        this.walls = walls;
        this.jdbc = jdbc;
        this.settings = settings;
        this.confirmation = confirmation;
    }

    /// A new account's id; none where the address is taken. The first account of a fresh
    /// installation may become its operator, and gets in even where strangers do not.
    Optional<UUID> register(Newcomer newcomer, RegistrationRules.Admission admission, Source by) {
        UUID userId = UuidCreator.getTimeOrderedEpoch();
        String outcome =
                walls.anonymously(() ->
                        jdbc.sql(
                                        """
                                        select app.register_account(:user, :email, :hash, :name, :operator_if_first, :only_if_first,
                                                                    :letters, :confirmed, :address, :agent)
                                        """)
                                .param("user", userId)
                                .param("email", newcomer.email())
                                .param("hash", newcomer.passwordHash())
                                .param("name", newcomer.displayName())
                                .param("operator_if_first", admission.operatorIfFirst())
                                .param("only_if_first", admission.onlyIfFirst())
                                .param("letters", confirmation.isRequired())
                                .param("confirmed", admission.confirmed())
                                .param("address", by.address())
                                .param("agent", by.agent())
                                .query(String.class)
                                .single());
        return switch (outcome) {
            case "created" -> Optional.of(userId);
            case "taken" -> Optional.empty();
            case "closed" ->
                    throw Problem.of(
                                    ProblemKind.REGISTRATION_CLOSED,
                                    "Ask whoever runs this installation for an account.")
                            .asException();
            default -> throw new IllegalStateException("register_account answered " + outcome);
        };
    }

    /// How somebody was asked in: by a mail to the address, or by a link that went through other
    /// hands.
    enum Asked {
        MAILED,
        HANDED
    }

    /// How this address was asked in, if this is the token of an invitation of it.
    Optional<Asked> asked(OneTimeToken invitation, String email) {
        return walls.anonymously(() ->
                jdbc.sql("select app.invited(:hash, :email)")
                        .param("hash", invitation.hash())
                        .param("email", email)
                        .query(String.class)
                        .optional()
                        .map(word -> Asked.valueOf(word.toUpperCase(Locale.ROOT))));
    }

    Optional<Candidate> candidate(String email) {
        return walls.anonymously(() ->
                jdbc.sql(
                                "select user_id, password_hash, email_confirmed from app.sign_in_candidate(:email)")
                        .param("email", email)
                        .query(Candidate.class)
                        .optional());
    }

    Optional<Viewer> byId(UUID userId) {
        return own(userId)
                .map(own ->
                        new Viewer(own.userId(), own.email(), own.displayName(), own.operator()));
    }

    /// None where it is deleted.
    Optional<Own> own(UUID userId) {
        return walls.as(
                userId,
                () ->
                        jdbc.sql(
                                        """
                                        select user_id, email, display_name, operator, email_confirmed, has_password, created_at from app.my_account()
                                        """)
                                .query(this::ownRow)
                                .optional());
    }

    void rename(UUID userId, String displayName) {
        walls.as(
                userId,
                () -> {
                    jdbc.sql("update app.users set display_name = :name where user_id = :user")
                            .param("name", displayName)
                            .param("user", userId)
                            .update();
                });
    }

    Optional<String> passwordHash(UUID userId) {
        return walls.as(
                userId,
                () -> jdbc.sql("select app.my_password_hash()").query(String.class).optional());
    }

    void changePassword(UUID userId, String hash, Source by) {
        walls.as(
                userId,
                () ->
                        jdbc.sql("select app.change_password(:hash, :address, :agent)")
                                .param("hash", hash)
                                .param("address", by.address())
                                .param("agent", by.agent())
                                .query(Boolean.class)
                                .single());
    }

    /// Who is named an operator is one as soon as it is known that the address is theirs.
    private Own ownRow(ResultSet row, int number) throws SQLException {
        String email = row.getString("email");
        boolean confirmed = row.getBoolean("email_confirmed");
        boolean named = settings.isOperator(email) && (confirmed || !confirmation.isRequired());
        return new Own(
                row.getObject("user_id", UUID.class),
                email,
                row.getString("display_name"),
                row.getBoolean("operator") || named,
                confirmed,
                row.getBoolean("has_password"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
