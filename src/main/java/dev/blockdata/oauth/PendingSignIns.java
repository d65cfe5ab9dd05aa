package dev.blockdata.oauth;

import dev.blockdata.identity.Entrance;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import tools.jackson.databind.json.JsonMapper;

/// Keeps a begun sign-in in the session of the browser that began it, as text; the last one only,
/// once, for ten minutes.
final class PendingSignIns {

    private static final String ATTRIBUTE = "pending_sign_in";
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final JsonMapper json;
    private final InstantSource clock;

    PendingSignIns(JsonMapper json, InstantSource clock) {
        this.json = json;
        this.clock = clock;
    }

    void put(
            String provider,
            OAuth2AuthorizationRequest asked,
            @Nullable UUID account,
            String next,
            HttpServletRequest request) {
        var pending = PendingSignIn.of(provider, asked, account, next, clock.instant());
        boolean stranger = Entrance.owner(request).isEmpty();
        HttpSession session = request.getSession(true);
        if (stranger) {
            session.setMaxInactiveInterval((int) PATIENCE.toSeconds());
        }
        session.setAttribute(ATTRIBUTE, json.writeValueAsString(pending));
    }

    /// The one that this is the answer to, if this browser began it; it is gone with that.
    Optional<PendingSignIn> take(
            String provider, @Nullable String state, HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (state == null
                || session == null
                || !(session.getAttribute(ATTRIBUTE) instanceof String text)) {
            return Optional.empty();
        }
        PendingSignIn pending = json.readValue(text, PendingSignIn.class);
        if (!provider.equals(pending.provider()) || !same(state, pending.state())) {
            return Optional.empty();
        }
        session.removeAttribute(ATTRIBUTE);
        return Optional.of(pending)
                .filter(begun -> clock.instant().isBefore(begun.begun().plus(PATIENCE)));
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
