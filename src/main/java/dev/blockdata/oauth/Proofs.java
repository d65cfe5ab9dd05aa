package dev.blockdata.oauth;

import dev.blockdata.identity.ProvenIdentity;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.StandardClaimAccessor;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.core.user.OAuth2User;

/// Exchanges the code that a browser brought back for who its bearer is. Nothing of what the
/// provider hands out is kept.
final class Proofs {

    private static final int SUBJECT_LENGTH = 255;

    private final AuthenticationProvider oidc;
    private final AuthenticationProvider github;

    /// @param oidc proves by an ID token: issuer, audience, signature, times and nonce are checked
    /// @param github proves by what GitHub answers to the token
    Proofs(AuthenticationProvider oidc, AuthenticationProvider github) {
        this.oidc = oidc;
        this.github = github;
    }

    ProvenIdentity of(PendingSignIn pending, ClientRegistration registration, String code) {
        var response =
                OAuth2AuthorizationResponse.success(code)
                        .state(pending.state())
                        .redirectUri(pending.redirectUri())
                        .build();
        var token =
                new OAuth2LoginAuthenticationToken(
                        registration,
                        new OAuth2AuthorizationExchange(pending.request(registration), response));
        boolean openid = registration.getScopes().contains(OidcScopes.OPENID);
        try {
            Authentication proof = (openid ? oidc : github).authenticate(token);
            ProvenIdentity identity = identity(pending.provider(), registration, proof);
            if (identity.subject().isEmpty() || identity.subject().length() > SUBJECT_LENGTH) {
                throw refused("the subject is no subject");
            }
            return identity;
        } catch (OAuth2AuthenticationException failure) {
            if (isAway(failure)) {
                throw new ProviderUnavailable(pending.provider() + " gave no answer", failure);
            }
            throw failure;
        }
    }

    private static ProvenIdentity identity(
            String provider, ClientRegistration registration, @Nullable Authentication proof) {
        String issuer = registration.getProviderDetails().getIssuerUri();
        if (issuer == null || proof == null || !(proof.getPrincipal() instanceof OAuth2User user)) {
            throw refused("nobody was proven");
        }
        return user instanceof OidcUser person
                ? ofOidc(provider, issuer, person)
                : new ProvenIdentity(
                        provider,
                        issuer,
                        user.getName(),
                        user.getAttribute(GithubUsers.EMAIL),
                        user.getAttribute(GithubUsers.EMAIL) != null,
                        user.getAttribute(GithubUsers.NAME));
    }

    /// The address and whether it is confirmed come from one place: either the token or, where that
    /// names none, what the provider says of its bearer.
    private static ProvenIdentity ofOidc(String provider, String issuer, OidcUser person) {
        var token = person.getIdToken();
        var info = person.getUserInfo();
        StandardClaimAccessor said = token.getEmail() != null || info == null ? token : info;
        String subject = token.getSubject();
        return new ProvenIdentity(
                provider,
                issuer,
                subject == null ? "" : subject,
                said.getEmail(),
                Boolean.TRUE.equals(said.getEmailVerified()),
                person.getFullName());
    }

    private static OAuth2AuthenticationException refused(String words) {
        return new OAuth2AuthenticationException(new OAuth2Error("invalid_user"), words);
    }

    private static boolean isAway(@Nullable Throwable failure) {
        return failure != null && (failure instanceof IOException || isAway(failure.getCause()));
    }
}
