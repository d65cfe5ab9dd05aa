package dev.blockdata.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/// Finds out who a request is from, when somebody wants to know: by its bearer token, else by its
/// session.
///
/// A session holds the user's id as text and no object of any library, so that no upgrade ever
/// signs people out.
@Component
class Callers implements SecurityContextRepository {

    static final String USER_ID = "user_id";

    private final PersonalTokens tokens;

    Callers(PersonalTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Deferred(() ->
                find(request).map(SecurityContextImpl::new).orElseGet(SecurityContextImpl::new));
    }

    @Override
    @SuppressWarnings("deprecation") // The interface still asks for it.
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return loadDeferredContext(holder.getRequest()).get();
    }

    /// Signing in writes the session itself; nothing else may.
    @Override
    public void saveContext(
            SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

    /// There may be one, and nobody looks before it is needed: a probe of health is answered, and
    /// an error told, without the database.
    @Override
    public boolean containsContext(HttpServletRequest request) {
        return true;
    }

    private Optional<SignedIn> find(HttpServletRequest request) {
        String token = Bearer.token(request);
        return token != null ? tokens.owner(token) : Optional.ofNullable(ofSession(request));
    }

    private static @Nullable SignedIn ofSession(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(USER_ID) instanceof String userId
                ? SignedIn.bySession(UUID.fromString(userId))
                : null;
    }

    /// Who asks now, if anybody is signed in.
    static Optional<SignedIn> current() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn caller
                ? Optional.of(caller)
                : Optional.empty();
    }

    private static final class Deferred implements DeferredSecurityContext {

        private final Supplier<SecurityContext> source;
        private @Nullable SecurityContext found;

        Deferred(Supplier<SecurityContext> source) {
            this.source = source;
        }

        @Override
        public SecurityContext get() {
            SecurityContext context = found;
            if (context == null) {
                context = source.get();
                found = context;
            }
            return context;
        }

        @Override
        public boolean isGenerated() {
            return get().getAuthentication() == null;
        }
    }
}
