package dev.blockdata.identity;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/// The `Authorization: Bearer` header.
final class Bearer {

    private static final String SCHEME = "Bearer ";

    private Bearer() {}

    /// Such a request is the token's alone: its cookies count for nothing, so that it needs no CSRF
    /// token.
    static boolean isIn(HttpServletRequest request) {
        return token(request) != null;
    }

    static @Nullable String token(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).strip()
                : null;
    }
}
