package dev.blockdata.identity;

import dev.blockdata.http.Problem;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Asks whoever is signed in for the password once more, before something that a passer-by at an
/// open browser must not do. Whoever has none is not asked.
@Component
class OwnPassword {

    private final Accounts accounts;
    private final Passwords passwords;
    private final Throttle throttle;

    OwnPassword(Accounts accounts, Passwords passwords, Throttle throttle) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.throttle = throttle;
    }

    /// Ends the request with 422 unless this is the password.
    void demand(UUID userId, @Nullable String given) {
        String hash = accounts.passwordHash(userId).orElse(null);
        if (hash == null) {
            return;
        }
        var attempt = throttle.ownPassword(userId);
        String tried = given != null && Passwords.isAcceptable(given) ? given : "";
        if (!passwords.matches(tried, hash)) {
            throw Problem.invalid("/current_password", "is not the current password").asException();
        }
        throttle.succeeded(attempt);
    }
}
