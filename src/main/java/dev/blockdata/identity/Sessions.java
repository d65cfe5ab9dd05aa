package dev.blockdata.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/// Browser sessions: begun at sign-in with an id and a CSRF token that nobody knew before, ended
/// one by one or all but one.
@Component
class Sessions {

    private static final String USER_AGENT = "user_agent";
    private static final String ADDRESS = "address";

    /// A session as its owner may see it: its `sessionId` is a digest of the real one, which would
    /// be a key to it.
    record Row(
            String sessionId,
            Instant createdAt,
            Instant lastUsedAt,
            @Nullable String userAgent,
            @Nullable String address,
            boolean current) {}

    private final FindByIndexNameSessionRepository<? extends Session> repository;
    private final CookieCsrfTokenRepository csrfTokens;
    private final AccountEvents events;

    Sessions(
            FindByIndexNameSessionRepository<? extends Session> repository,
            CookieCsrfTokenRepository csrfTokens,
            AccountEvents events) {
        this.repository = repository;
        this.csrfTokens = csrfTokens;
        this.events = events;
    }

    void begin(UUID userId, HttpServletRequest request, HttpServletResponse response) {
        end(request);
        HttpSession session = request.getSession(true);
        session.setAttribute(Callers.USER_ID, userId.toString());
        session.setAttribute(
                FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, userId.toString());
        Source source = Source.of(request);
        session.setAttribute(ADDRESS, source.address());
        if (source.agent() != null) {
            session.setAttribute(USER_AGENT, source.agent());
        }
        freshCsrfToken(request, response);
        events.note(userId, AccountEvent.SIGNED_IN, Map.of(), request);
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
                                digest(session.getId()),
                                session.getCreationTime(),
                                session.getLastAccessedTime(),
                                session.getAttribute(USER_AGENT),
                                session.getAttribute(ADDRESS),
                                session.getId().equals(currentId)))
                .sorted(Comparator.comparing(Row::lastUsedAt).reversed())
                .toList();
    }

    /// False where this person has no such session.
    boolean end(UUID userId, String digest) {
        var id =
                all(userId).keySet().stream()
                        .filter(known -> digest(known).equals(digest))
                        .findFirst();
        id.ifPresent(repository::deleteById);
        return id.isPresent();
    }

    /// How many there were.
    int endOthers(UUID userId, @Nullable String currentId) {
        var others = all(userId).keySet().stream().filter(id -> !id.equals(currentId)).toList();
        others.forEach(repository::deleteById);
        return others.size();
    }

    void endAll(UUID userId) {
        all(userId).keySet().forEach(repository::deleteById);
    }

    private static String digest(String sessionId) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(OneTimeToken.hash(sessionId));
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
