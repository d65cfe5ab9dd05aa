package dev.blockdata.oauth;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;

/// A sign-in that was begun and has not come back yet: what has to come back, and what it was for.
///
/// @param account the account to link to, from beginning to end; null where somebody wants in
/// @param next where to go afterwards, inside the page
record PendingSignIn(
        String provider,
        String state,
        @Nullable String nonce,
        String verifier,
        String redirectUri,
        @Nullable UUID account,
        String next,
        Instant begun) {

    static PendingSignIn of(
            String provider,
            OAuth2AuthorizationRequest request,
            @Nullable UUID account,
            String next,
            Instant now) {
        String state = request.getState();
        String redirectUri = request.getRedirectUri();
        String verifier = request.getAttribute(PkceParameterNames.CODE_VERIFIER);
        if (state == null || redirectUri == null || verifier == null) {
            throw new IllegalStateException("a sign-in has a state, a verifier and a way back");
        }
        return new PendingSignIn(
                provider,
                state,
                request.getAttribute(OidcParameterNames.NONCE),
                verifier,
                redirectUri,
                account,
                next,
                now);
    }

    /// The request as it was made, as far as the answer is held against it.
    OAuth2AuthorizationRequest request(ClientRegistration registration) {
        String address = registration.getProviderDetails().getAuthorizationUri();
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(Objects.requireNonNull(address))
                .clientId(registration.getClientId())
                .redirectUri(redirectUri)
                .scopes(registration.getScopes())
                .state(state)
                .attributes(attributes -> {
                    attributes.put(OAuth2ParameterNames.REGISTRATION_ID, provider);
                    attributes.put(PkceParameterNames.CODE_VERIFIER, verifier);
                    if (nonce != null) {
                        attributes.put(OidcParameterNames.NONCE, nonce);
                    }
                })
                .build();
    }
}
