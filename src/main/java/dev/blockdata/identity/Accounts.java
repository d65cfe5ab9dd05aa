package dev.blockdata.identity;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.blockdata.database.Walls;
import dev.blockdata.http.Problem;
import dev.blockdata.http.ProblemKind;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The users table: register, find, rename, change the password.
@Component
class Accounts {

    /// What sign-in compares with.
    record Candidate(UUID userId, @Nullable String passwordHash) {}

    /// Whoever wants in.
    record Newcomer(String email, String passwordHash, String displayName) {}

    private final Walls walls;
    private final JdbcClient jdbc;
    private final IdentitySettings settings;

    Accounts(Walls walls, JdbcClient jdbc, IdentitySettings settings) {
        this.walls = walls;
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /// A new account's id. The first account of a fresh installation may become its operator, and
    /// gets in even where strangers do not.
    UUID register(Newcomer newcomer, boolean operatorIfFirst, boolean onlyIfFirst) {
        UUID userId = UuidCreator.getTimeOrderedEpoch();
        String outcome =
                walls.anonymously(() ->
                        jdbc.sql(
                                        """
                                        select app.register_account(:user, :email, :hash, :name, :operator_if_first, :only_if_first)
                                        """)
                                .param("user", userId)
                                .param("email", newcomer.email())
                                .param("hash", newcomer.passwordHash())
                                .param("name", newcomer.displayName())
                                .param("operator_if_first", operatorIfFirst)
                                .param("only_if_first", onlyIfFirst)
                                .query(String.class)
                                .single());
        return switch (outcome) {
            case "created" -> userId;
            case "taken" ->
                    throw Problem.of(
                                    ProblemKind.EMAIL_TAKEN,
                                    "There is an account with this e-mail address already.")
                            .asException();
            case "closed" ->
                    throw Problem.of(
                                    ProblemKind.REGISTRATION_CLOSED,
                                    "Ask whoever runs this installation for an account.")
                            .asException();
            default -> throw new IllegalStateException("register_account answered " + outcome);
        };
    }

    Optional<Candidate> candidate(String email) {
        return walls.anonymously(() ->
                jdbc.sql("select user_id, password_hash from app.sign_in_candidate(:email)")
                        .param("email", email)
                        .query(Candidate.class)
                        .optional());
    }

    Optional<Viewer> byId(UUID userId) {
        return walls.as(
                userId,
                () ->
                        jdbc.sql(
                                        """
                                        select user_id, email, display_name, operator from app.users where user_id = :user
                                        """)
                                .param("user", userId)
                                .query(Viewer.class)
                                .optional()
                                .map(this::withSettings));
    }

    OffsetDateTime createdAt(UUID userId) {
        return walls.as(
                userId,
                () ->
                        jdbc.sql("select created_at from app.users where user_id = :user")
                                .param("user", userId)
                                .query(OffsetDateTime.class)
                                .single());
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

    void changePassword(UUID userId, String hash) {
        walls.as(
                userId,
                () ->
                        jdbc.sql("select app.change_password(:hash)")
                                .param("hash", hash)
                                .query(Boolean.class)
                                .single());
    }

    private Viewer withSettings(Viewer row) {
        return new Viewer(
                row.userId(),
                row.email(),
                row.displayName(),
                row.operator() || settings.isOperator(row.email()));
    }
}
