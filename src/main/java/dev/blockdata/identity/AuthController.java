package dev.blockdata.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Getting in and out: register, sign in, sign out, and who am I.
@RestController
@RequestMapping("/api/v1/auth")
class AuthController {

    /// `invitation` is the token of an invitation's link.
    record Registration(
            @Nullable String email,
            @Nullable String password,
            @Nullable String displayName,
            @Nullable String invitation) {

        @Override
        public String toString() {
            return "Registration[]";
        }
    }

    record Credentials(@Nullable String email, @Nullable String password) {

        @Override
        public String toString() {
            return "Credentials[]";
        }
    }

    record SessionView(@Nullable Viewer user) {}

    private final Accounts accounts;
    private final Registering registering;
    private final SignIn signIn;
    private final Sessions sessions;
    private final AccountEvents events;

    AuthController(
            Accounts accounts,
            Registering registering,
            SignIn signIn,
            Sessions sessions,
            AccountEvents events) {
        this.accounts = accounts;
        this.registering = registering;
        this.signIn = signIn;
        this.sessions = sessions;
        this.events = events;
    }

    /// Where mail can be sent, the answer names nobody and is the same for an address that is
    /// taken: what comes of it stands in the mail.
    @PostMapping("/register")
    @ResponseStatus(HttpStatus.CREATED)
    SessionView register(@RequestBody Registration body, HttpServletRequest request) {
        return new SessionView(
                registering
                        .of(
                                body.email(),
                                body.password(),
                                body.displayName(),
                                body.invitation(),
                                request)
                        .orElse(null));
    }

    @PostMapping("/login")
    SessionView login(
            @RequestBody Credentials body,
            HttpServletRequest request,
            HttpServletResponse response) {
        return new SessionView(
                signIn.by(
                        Words.email(body.email()),
                        body.password() == null ? "" : body.password(),
                        request,
                        response));
    }

    @PostMapping("/logout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void logout(HttpServletRequest request, HttpServletResponse response) {
        if (!Bearer.isIn(request)) {
            Callers.current()
                    .ifPresent(caller ->
                            events.note(
                                    caller.userId(), AccountEvent.SIGNED_OUT, Map.of(), request));
            sessions.end(request);
            sessions.freshCsrfToken(request, response);
        }
    }

    /// To everybody; the answer sets the readable cookie XSRF-TOKEN.
    @GetMapping("/session")
    SessionView session() {
        return new SessionView(
                Callers.current().flatMap(caller -> accounts.byId(caller.userId())).orElse(null));
    }
}
