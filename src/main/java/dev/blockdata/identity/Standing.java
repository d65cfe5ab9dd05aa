package dev.blockdata.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/// Whether what a request proved who it is with still stands, for answers that go on for long.
@Component
public final class Standing {

    private final PersonalTokens tokens;
    private final FindByIndexNameSessionRepository<? extends Session> sessions;

    Standing(PersonalTokens tokens, FindByIndexNameSessionRepository<? extends Session> sessions) {
        this.tokens = tokens;
        this.sessions = sessions;
    }

    /// Asked at any later time, says whether the session or token of this request is still this
    /// person's.
    public BooleanSupplier of(HttpServletRequest request, UUID userId) {
        var token = Bearer.token(request);
        if (token != null) {
            return () ->
                    tokens.owner(token).filter(owner -> owner.userId().equals(userId)).isPresent();
        }
        var sessionId = Sessions.idOf(request);
        return () -> sessionId != null && isOpen(sessionId, userId);
    }

    private boolean isOpen(String sessionId, UUID userId) {
        Session session = sessions.findById(sessionId);
        return session != null
                && !session.isExpired()
                && userId.toString().equals(session.getAttribute(Callers.USER_ID));
    }
}
