package dev.blockdata.identity;

import dev.blockdata.http.ClientAddress;
import dev.blockdata.http.Findings;
import dev.blockdata.http.Problem;
import dev.blockdata.http.ProblemKind;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

    record Registration(
            @Nullable String email, @Nullable String password, @Nullable String displayName) {}

    record Credentials(@Nullable String email, @Nullable String password) {}

    record SessionView(@Nullable Viewer user) {}

    record Provider(String provider) {}

    private final Accounts accounts;
    private final Passwords passwords;
    private final Sessions sessions;
    private final SignInThrottle throttle;
    private final RegistrationRules rules;

    AuthController(
            Accounts accounts,
            Passwords passwords,
            Sessions sessions,
            SignInThrottle throttle,
            RegistrationRules rules) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.sessions = sessions;
        this.throttle = throttle;
        this.rules = rules;
    }

    @PostMapping("/register")
    @ResponseStatus(HttpStatus.CREATED)
    SessionView register(@RequestBody Registration body, HttpServletRequest request) {
        String email = Words.email(body.email());
        String name = Words.name(body.displayName());
        String password = body.password() == null ? "" : body.password();
        new Findings()
                .require(Words.isEmail(email), "/email", "must be an e-mail address")
                .require(
                        Passwords.isAcceptable(password),
                        "/password",
                        "must have 10 to 200 characters")
                .require(
                        Words.isName(name),
                        "/display_name",
                        "must have 1 to 100 characters, none of them a control character")
                .throwIfAny();
        UUID userId =
                accounts.register(
                        new Accounts.Newcomer(email, passwords.hash(password), name),
                        rules.makesOperatorIfFirst(request),
                        rules.onlyTheFirst());
        return new SessionView(accounts.byId(userId).orElseThrow());
    }

    @PostMapping("/login")
    SessionView login(
            @RequestBody Credentials body,
            HttpServletRequest request,
            HttpServletResponse response) {
        String email = Words.email(body.email());
        String password = body.password() == null ? "" : body.password();
        String source = ClientAddress.of(request);
        throttle.attempt(email, source);
        Optional<Accounts.Candidate> candidate =
                Words.isEmail(email) ? accounts.candidate(email) : Optional.empty();
        // Too long a password is never hashed, but takes as long.
        String tried = Passwords.isAcceptable(password) ? password : "";
        boolean matches =
                passwords.matches(
                        tried, candidate.map(Accounts.Candidate::passwordHash).orElse(null));
        if (!matches || candidate.isEmpty()) {
            throw Problem.of(
                            ProblemKind.WRONG_CREDENTIALS,
                            "There is no account with this e-mail address and password.")
                    .asException();
        }
        throttle.succeeded(email, source);
        sessions.begin(candidate.get().userId(), request, response);
        return new SessionView(accounts.byId(candidate.get().userId()).orElseThrow());
    }

    @PostMapping("/logout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void logout(HttpServletRequest request, HttpServletResponse response) {
        if (!Bearer.isIn(request)) {
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

    /// Ways in besides the password; there are none yet.
    @GetMapping("/providers")
    List<Provider> providers() {
        return List.of();
    }
}
