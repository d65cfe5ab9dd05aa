package dev.blockdata.identity;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Who may get in: `BLOCKDATA_REGISTRATION`, and `BLOCKDATA_OPERATORS` by e-mail address.
@ConfigurationProperties("blockdata")
record IdentitySettings(@Nullable Registration registration, @Nullable List<String> operators) {

    /// Who may make an account.
    enum Registration {
        OPEN,
        INVITED,
        CLOSED
    }

    IdentitySettings {
        operators =
                operators == null
                        ? List.of()
                        : operators.stream()
                                .map(operator -> operator.strip().toLowerCase(Locale.ROOT))
                                .filter(operator -> !operator.isEmpty())
                                .toList();
    }

    boolean namesOperators() {
        return operators != null && !operators.isEmpty();
    }

    boolean isOperator(String email) {
        return operators != null && operators.contains(email);
    }
}
