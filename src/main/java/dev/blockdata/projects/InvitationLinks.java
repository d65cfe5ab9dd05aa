package dev.blockdata.projects;

import dev.blockdata.http.BaseUrl;
import dev.blockdata.identity.OneTimeToken;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// The one-time links of invitations, of which the hash alone is kept. Where a mail server is set
/// they are made anew and mailed as the mail is sent; else whoever asks somebody in hands them
/// over.
@Component
final class InvitationLinks {

    /// A new link; `shown` is its whole address where it is not mailed.
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Link(byte[] hash, boolean mailed, @Nullable String shown) {}

    /// In the fragment, which no browser sends to any server.
    private static final String PATH = "/invitation#token=";

    private final BaseUrl baseUrl;
    private final boolean mails;

    InvitationLinks(BaseUrl baseUrl, Environment environment) {
        this.baseUrl = baseUrl;
        this.mails = !environment.getProperty("spring.mail.host", "").isBlank();
    }

    Link make() {
        var token = OneTimeToken.random();
        return new Link(token.hash(), mails, mails ? null : baseUrl.text() + PATH + token.text());
    }
}
