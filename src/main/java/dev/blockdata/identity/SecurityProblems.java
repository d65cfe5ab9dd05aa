package dev.blockdata.identity;

import dev.blockdata.http.Problem;
import dev.blockdata.http.ProblemKind;
import dev.blockdata.http.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;

/// What security refuses before any handler is reached, as problems too.
@Component
class SecurityProblems
        implements AuthenticationEntryPoint, AccessDeniedHandler, RequestRejectedHandler {

    private final ProblemWriter writer;

    SecurityProblems(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    public void commence(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException failure)
            throws IOException {
        // Not for browsers, which would open a box of their own for other schemes.
        response.setHeader(
                HttpHeaders.WWW_AUTHENTICATE,
                Bearer.isIn(request) ? "Bearer error=\"invalid_token\"" : "Bearer");
        writer.write(
                response,
                Problem.of(
                        ProblemKind.SIGNED_OUT,
                        Bearer.isIn(request)
                                ? "This token is unknown, revoked or expired."
                                : "This needs a signed-in person or a token."));
    }

    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException {
        writer.write(response, refusal(request, failure));
    }

    @Override
    public void handle(
            HttpServletRequest request,
            HttpServletResponse response,
            RequestRejectedException failure)
            throws IOException {
        String asked = request.getRequestURI().toLowerCase(Locale.ROOT);
        writer.write(
                response,
                asked.contains("%00")
                        ? Problem.invalid("", "the path holds U+0000, which no text may hold")
                        : Problem.of(
                                ProblemKind.MALFORMED,
                                "The request's path, method or headers are not acceptable."));
    }

    private static Problem refusal(HttpServletRequest request, AccessDeniedException failure) {
        if (failure instanceof CsrfException) {
            return Problem.of(
                    ProblemKind.CSRF,
                    "Send the cookie XSRF-TOKEN back as the header X-XSRF-TOKEN; GET /api/v1/auth/session sets it.");
        }
        return Bearer.isIn(request)
                ? Problem.of(
                        ProblemKind.INSUFFICIENT_SCOPE,
                        "The scopes of this token do not allow this.")
                : Problem.of(ProblemKind.FORBIDDEN, "This is not allowed.");
    }
}
