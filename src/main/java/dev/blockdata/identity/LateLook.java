package dev.blockdata.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.web.filter.OncePerRequestFilter;

/// Looks once more, after a new session was kept, whether the password that opened it is still the
/// account's.
///
/// A password is compared before its session is there, and a new password ends the sessions that
/// are there: without this look, one that was begun between the two would outlive it. Stands
/// outside of the filter that keeps sessions.
final class LateLook extends OncePerRequestFilter {

    private static final String OPENED = LateLook.class.getName();

    private record Opened(UUID userId, String sessionId, String passwordHash) {}

    private final Accounts accounts;
    private final FindByIndexNameSessionRepository<? extends Session> sessions;

    LateLook(Accounts accounts, FindByIndexNameSessionRepository<? extends Session> sessions) {
        this.accounts = accounts;
        this.sessions = sessions;
    }

    /// The session of this request was just opened by the password with this hash.
    static void at(HttpServletRequest request, UUID userId, String passwordHash) {
        String sessionId = Sessions.idOf(request);
        if (sessionId != null) {
            request.setAttribute(OPENED, new Opened(userId, sessionId, passwordHash));
        }
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        if (request.getAttribute(OPENED) instanceof Opened opened
                && !accounts.passwordHash(opened.userId())
                        .filter(opened.passwordHash()::equals)
                        .isPresent()) {
            sessions.deleteById(opened.sessionId());
        }
    }
}
