package dev.blockdata.integrations.webhook;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a webhook is called.
///
/// @param headers names of further headers, whose values are kept with the secrets
/// @param auth `none`, `basic` or `bearer`
/// @param username for `basic`
/// @param signed whether each call is signed as Standard Webhooks describes
/// @param gzip whether what is sent is packed; where the other side does not take it so, it goes as
///   it is
record WebhookSettings(
        @Nullable String url,
        @Nullable List<String> headers,
        @Nullable String auth,
        @Nullable String username,
        @Nullable Boolean signed,
        @Nullable Boolean gzip) {

    List<String> headerNames() {
        return headers == null ? List.of() : headers;
    }

    boolean isSigned() {
        return Boolean.TRUE.equals(signed);
    }

    boolean isPacked() {
        return Boolean.TRUE.equals(gzip);
    }

    String authOrNone() {
        return auth == null ? "none" : auth;
    }
}
