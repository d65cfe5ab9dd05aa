package dev.blockdata.identity;

import dev.blockdata.http.ClientAddress;
import dev.blockdata.identity.IdentitySettings.Registration;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/// Who may make an account here, and who becomes the operator by being first.
@Component
class RegistrationRules {

    private final IdentitySettings settings;
    private final boolean embedded;

    RegistrationRules(IdentitySettings settings, Environment environment) {
        this.settings = settings;
        this.embedded = !StringUtils.hasText(environment.getProperty("spring.datasource.url"));
    }

    /// Open while embedded, invited else; and without invitations that leaves the very first
    /// account.
    boolean onlyTheFirst() {
        Registration registration = settings.registration();
        if (registration == null) {
            return !embedded;
        }
        return switch (registration) {
            case OPEN -> false;
            case INVITED, CLOSED -> true;
        };
    }

    /// At home, and registered from this machine, where nobody else was named.
    boolean makesOperatorIfFirst(HttpServletRequest request) {
        return embedded && !settings.namesOperators() && ClientAddress.isThisMachine(request);
    }
}
