package dev.blockdata.identity;

import dev.blockdata.database.Walls;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Links that are mailed, good for one use: to confirm an address, and to choose a new password.
@Component
class AccountLinks {

    /// What a link is for.
    enum Purpose {
        VERIFY,
        RESET;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Walls walls;
    private final JdbcClient jdbc;

    AccountLinks(Walls walls, JdbcClient jdbc) {
        this.walls = walls;
        this.jdbc = jdbc;
    }

    /// Has a mail sent if there is an account that it could help; whether there is one is not even
    /// looked up here.
    void ask(Purpose purpose, String email) {
        walls.anonymously(() -> {
            jdbc.sql("select 1 from app.ask_for_letter(:email, :letter)")
                    .param("email", email)
                    .param("letter", purpose.word())
                    .query(Integer.class)
                    .single();
        });
    }

    boolean isGood(Purpose purpose, OneTimeToken token) {
        return walls.anonymously(() ->
                jdbc.sql("select app.link_is_good(:hash, :purpose)")
                        .param("hash", token.hash())
                        .param("purpose", purpose.word())
                        .query(Boolean.class)
                        .single());
    }

    boolean confirmEmail(OneTimeToken token, Source by) {
        return walls.anonymously(() ->
                jdbc.sql("select app.confirm_email(:hash, :address, :agent)")
                        .param("hash", token.hash())
                        .param("address", by.address())
                        .param("agent", by.agent())
                        .query(Boolean.class)
                        .single());
    }

    /// Whose password it is now; none where somebody else was faster.
    Optional<UUID> resetPassword(OneTimeToken token, String passwordHash, Source by) {
        return walls.anonymously(() ->
                jdbc.sql("select app.reset_password(:hash, :password, :address, :agent)")
                        .param("hash", token.hash())
                        .param("password", passwordHash)
                        .param("address", by.address())
                        .param("agent", by.agent())
                        .query(UUID.class)
                        .optional());
    }
}
