package dev.blockdata.identity;

import dev.blockdata.http.Problem;
import dev.blockdata.http.ProblemException;
import dev.blockdata.http.ProblemKind;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Lets in whoever knows the password, and does the same work for whoever does not, whether there
/// is an account or none.
@Component
class SignIn {

    private final Accounts accounts;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Throttle throttle;
    private final KnownDevices devices;
    private final Confirmation confirmation;

    SignIn(
            Accounts accounts,
            Passwords passwords,
            Sessions sessions,
            Throttle throttle,
            KnownDevices devices,
            Confirmation confirmation) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.sessions = sessions;
        this.throttle = throttle;
        this.devices = devices;
        this.confirmation = confirmation;
    }

    /// Who is signed in now.
    Viewer by(
            String email,
            String password,
            HttpServletRequest request,
            HttpServletResponse response) {
        Source source = Source.of(request);
        Optional<Accounts.Candidate> candidate =
                Words.isEmail(email) ? accounts.candidate(email) : Optional.empty();
        var attempt =
                throttle.signIn(
                        email,
                        source,
                        candidate.flatMap(known ->
                                devices.of(request, known.userId(), known.passwordHash())));
        // Too long a password is never hashed, but takes as long.
        String tried = Passwords.isAcceptable(password) ? password : "";
        boolean matches;
        try {
            matches =
                    passwords.matches(
                            tried,
                            candidate.map(Accounts.Candidate::passwordHash).orElse(null),
                            source.network());
        } catch (ProblemException busy) {
            throttle.undecided(attempt);
            throw busy;
        }
        if (!matches || candidate.isEmpty()) {
            throttle.signInFailed(attempt, email, source);
            throw refused();
        }
        throttle.succeeded(attempt);
        if (confirmation.isRequired() && !candidate.get().emailConfirmed()) {
            throw Problem.of(
                            ProblemKind.EMAIL_UNCONFIRMED,
                            "Follow the link in the mail that was sent to this address first.")
                    .asException();
        }
        UUID userId = candidate.get().userId();
        Viewer viewer = accounts.byId(userId).orElseThrow(SignIn::refused);
        String hash = String.valueOf(candidate.get().passwordHash());
        devices.remember(userId, hash, request, response);
        sessions.begin(userId, request, response);
        LateLook.at(request, userId, hash);
        return viewer;
    }

    private static RuntimeException refused() {
        return Problem.of(
                        ProblemKind.WRONG_CREDENTIALS,
                        "There is no account with this e-mail address and password.")
                .asException();
    }
}
