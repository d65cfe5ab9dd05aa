package dev.blockdata.identity;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/// The proof that a request carries: whose it is, and, where a token brought it, what that token
/// may do.
final class SignedIn extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final UUID userId;
    private final Set<String> scopes;

    private SignedIn(UUID userId, Set<String> scopes) {
        super(List.of());
        this.userId = userId;
        this.scopes = Set.copyOf(scopes);
        setAuthenticated(true);
    }

    static SignedIn bySession(UUID userId) {
        return new SignedIn(userId, Set.of());
    }

    /// Without scopes a token can what its owner can.
    static SignedIn byToken(UUID userId, Set<String> scopes) {
        return new SignedIn(userId, scopes);
    }

    UUID userId() {
        return userId;
    }

    /// Scopes narrow a token: `read` to reading, `write` to everything but the account itself, so
    /// that no token makes itself a wider one. What the operator alone sees, the mail of others
    /// among it, no narrowed token reaches. The path is a decoded one.
    boolean allows(String method, String path) {
        if (scopes.isEmpty()) {
            return true;
        }
        if (path.startsWith("/api/v1/operator/")) {
            return false;
        }
        if (method.equals("GET") || method.equals("HEAD")) {
            return true;
        }
        boolean account = path.equals("/api/v1/account") || path.startsWith("/api/v1/account/");
        return scopes.contains(Scope.WRITE.word()) && !account;
    }

    @Override
    public UUID getPrincipal() {
        return userId;
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignedIn that
                && userId.equals(that.userId)
                && scopes.equals(that.scopes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(userId, scopes);
    }
}
