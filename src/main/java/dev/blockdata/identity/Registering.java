package dev.blockdata.identity;

import dev.blockdata.http.ClientAddress;
import dev.blockdata.http.Findings;
import dev.blockdata.http.Problem;
import dev.blockdata.http.ProblemKind;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes accounts. Where mail can be sent, only whoever reads it learns whether there was one
/// already; where it cannot, there is nobody else to tell.
@Component
class Registering {

    private final Accounts accounts;
    private final Passwords passwords;
    private final Throttle throttle;
    private final RegistrationRules rules;
    private final Confirmation confirmation;

    Registering(
            Accounts accounts,
            Passwords passwords,
            Throttle throttle,
            RegistrationRules rules,
            Confirmation confirmation) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.throttle = throttle;
        this.rules = rules;
        this.confirmation = confirmation;
    }

    /// The new account; none where that would tell something.
    Optional<Viewer> of(
            @Nullable String givenEmail,
            @Nullable String givenPassword,
            @Nullable String givenName,
            @Nullable String invitation,
            HttpServletRequest request) {
        String email = Words.email(givenEmail);
        String name = Words.name(givenName);
        String password = givenPassword == null ? "" : givenPassword;
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
        Source source = Source.of(request);
        throttle.registration(email, source, ClientAddress.isThisMachine(request));
        var made =
                accounts.register(
                        new Accounts.Newcomer(email, passwords.hash(password), name),
                        rules.admission(email, invitation, request),
                        source);
        if (confirmation.isRequired()) {
            return Optional.empty();
        }
        return Optional.of(
                made.flatMap(accounts::byId)
                        .orElseThrow(() ->
                                Problem.of(
                                                ProblemKind.EMAIL_TAKEN,
                                                "There is an account with this e-mail address already.")
                                        .asException()));
    }
}
