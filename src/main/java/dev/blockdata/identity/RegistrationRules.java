package dev.blockdata.identity;

import dev.blockdata.http.ClientAddress;
import dev.blockdata.identity.IdentitySettings.Registration;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/// Who may make an account here, and who becomes the operator by being first.
@Component
class RegistrationRules {

    /// On what terms somebody may make an account. `confirmed`: it is known that the address is
    /// theirs.
    record Admission(boolean operatorIfFirst, boolean onlyIfFirst, boolean confirmed) {}

    private static final int LONGEST_TOKEN = 200;

    private final IdentitySettings settings;
    private final Accounts accounts;
    private final Confirmation confirmation;
    private final boolean embedded;

    RegistrationRules(
            IdentitySettings settings,
            Accounts accounts,
            Confirmation confirmation,
            Environment environment) {
        this.settings = settings;
        this.accounts = accounts;
        this.confirmation = confirmation;
        this.embedded = !StringUtils.hasText(environment.getProperty("spring.datasource.url"));
    }

    /// Open while embedded, invited else. The very first account gets in anyhow.
    Admission admission(String email, @Nullable String invitation, HttpServletRequest request) {
        Optional<Accounts.Asked> asked =
                Optional.ofNullable(invitation)
                        .filter(token -> token.length() <= LONGEST_TOKEN)
                        .flatMap(token -> accounts.asked(new OneTimeToken(token), email));
        return new Admission(
                makesOperatorIfFirst(request),
                !isOpen(asked.isPresent()),
                confirmation.isRequired() && asked.equals(Optional.of(Accounts.Asked.MAILED)));
    }

    private boolean isOpen(boolean invited) {
        return switch (registration()) {
            case OPEN -> true;
            case INVITED -> invited;
            case CLOSED -> false;
        };
    }

    /// At home, and registered from this machine, where nobody else was named.
    boolean makesOperatorIfFirst(HttpServletRequest request) {
        return embedded && !settings.namesOperators() && ClientAddress.isThisMachine(request);
    }

    /// Who may make an account, said or not.
    Registration registration() {
        Registration said = settings.registration();
        return said != null ? said : embedded ? Registration.OPEN : Registration.INVITED;
    }
}
