package dev.blockdata.identity;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/// Whether an address has to be proven before anybody gets in under it: wherever mail can be sent
/// to it.
@Component
class Confirmation {

    private final boolean required;

    Confirmation(Environment environment) {
        this.required = StringUtils.hasText(environment.getProperty("spring.mail.host"));
    }

    boolean isRequired() {
        return required;
    }
}
