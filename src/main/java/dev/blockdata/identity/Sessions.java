package dev.blockdata.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/// Browser sessions: begun at sign-in with an id and a CSRF token that nobody knew before, ended
/// one by one or all but one.
@Component
class Sessions {

    private static final String USER_AGENT = "user_agent";
    private static final int AGENT_LENGTH = 200;

    /// A session as its owner may see it: never with its id, which would be a key to it.
    record Row(
            Instant createdAt, Instant lastUsedAt, @Nullable String userAgent, boolean current) {}

    private final FindByIndexNameSessionRepository<? extends Session> repository;
    private final CookieCsrfTokenRepository csrfTokens;

    Sessions(
            FindByIndexNameSessionRepository<? extends Session> repository,
            CookieCsrfTokenRepository csrfTokens) {
        this.repository = repository;
        this.csrfTokens = csrfTokens;
    }

    void begin(UUID userId, HttpServletRequest request, HttpServletResponse response) {
        end(request);
        HttpSession session = request.getSession(true);
        session.setAttribute(Callers.USER_ID, userId.toString());
        session.setAttribute(
                FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, userId.toString());
        String agent = request.getHeader(HttpHeaders.USER_AGENT);
        if (agent != null) {
            session.setAttribute(
                    USER_AGENT, agent.substring(0, Math.min(agent.length(), AGENT_LENGTH)));
        }
        freshCsrfToken(request, response);
    }

    void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    void freshCsrfToken(HttpServletRequest request, HttpServletResponse response) {
        csrfTokens.saveToken(csrfTokens.generateToken(request), request, response);
    }

    /// Last used first.
    List<Row> of(UUID userId, @Nullable String currentId) {
        return all(userId).values().stream()
                .filter(session -> !session.isExpired())
                .map(session ->
                        new Row(
                                session.getCreationTime(),
                                session.getLastAccessedTime(),
                                session.getAttribute(USER_AGENT),
                                session.getId().equals(currentId)))
                .sorted(Comparator.comparing(Row::lastUsedAt).reversed())
                .toList();
    }

    void endOthers(UUID userId, @Nullable String currentId) {
        all(userId).keySet().stream()
                .filter(id -> !id.equals(currentId))
                .forEach(repository::deleteById);
    }

    private Map<String, ? extends Session> all(UUID userId) {
        return repository.findByPrincipalName(userId.toString());
    }

    /// The id of the session that a request came by, if it came by one.
    static @Nullable String idOf(HttpServletRequest request) {
        HttpSession session = Bearer.isIn(request) ? null : request.getSession(false);
        return session == null ? null : session.getId();
    }
}
