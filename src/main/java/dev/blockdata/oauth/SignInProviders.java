package dev.blockdata.oauth;

import dev.blockdata.http.BaseUrl;
import dev.blockdata.identity.WaysIn;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.config.oauth2.client.CommonOAuth2Provider;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.util.StringUtils;
import org.springframework.web.client.RestClient;

/// The providers that the operator set, and how each is spoken with. Where a provider sends people
/// back to is our public address, whatever a request says.
final class SignInProviders implements WaysIn {

    static final String GOOGLE = "google";
    static final String GITHUB = "github";
    static final String OIDC = "oidc";

    /// Where a browser begins, and where the provider sends it back to.
    static final String BEGIN = "/oauth2/authorization/";

    static final String BACK = "/login/oauth2/code/";

    private final Map<String, String> names;
    private final Map<String, Supplier<ClientRegistration>> registrations = new LinkedHashMap<>();
    private final BaseUrl address;

    SignInProviders(OauthSettings settings, BaseUrl address, RestClient http) {
        this.address = address;
        this.names =
                Map.of(
                        GOOGLE, "Google",
                        GITHUB, "GitHub",
                        OIDC, settings.oidc() == null ? OIDC : name(settings.oidc()));
        if (settings.google() != null && settings.offersGoogle()) {
            var google = settings.google();
            registrations.put(
                    GOOGLE,
                    () ->
                            client(
                                    CommonOAuth2Provider.GOOGLE.getBuilder(GOOGLE),
                                    google.clientId(),
                                    google.clientSecret()));
        }
        if (settings.github() != null && settings.offersGithub()) {
            var github = settings.github();
            registrations.put(
                    GITHUB, () -> client(github(github), github.clientId(), github.clientSecret()));
        }
        if (settings.oidc() != null && settings.offersOidc()) {
            var oidc = settings.oidc();
            var discovery =
                    new Discovery(
                            oidc.issuer() == null ? "" : oidc.issuer().strip(),
                            http,
                            Clock.systemUTC());
            registrations.put(
                    OIDC,
                    () ->
                            client(
                                    discovery
                                            .registration()
                                            .registrationId(OIDC)
                                            .scope("openid", "email", "profile"),
                                    oidc.clientId(),
                                    oidc.clientSecret()));
        }
    }

    @Override
    public List<Way> offered() {
        return registrations.keySet().stream()
                .map(provider -> new Way(provider, name(provider), BEGIN + provider))
                .toList();
    }

    @Override
    public String name(String provider) {
        return names.getOrDefault(provider, provider);
    }

    /// How this provider is spoken with, if it is offered.
    ///
    /// @throws ProviderUnavailable where it does not say so itself
    Optional<ClientRegistration> registration(String provider) {
        return Optional.ofNullable(registrations.get(provider)).map(Supplier::get);
    }

    private ClientRegistration client(
            ClientRegistration.Builder builder, @Nullable String id, @Nullable String secret) {
        // The id is there: a provider without one is not offered.
        builder.clientId(id == null ? "" : id.strip());
        if (StringUtils.hasText(secret)) {
            builder.clientSecret(secret.strip());
        } else {
            builder.clientAuthenticationMethod(ClientAuthenticationMethod.NONE);
        }
        return builder.redirectUri(address.text() + BACK + "{registrationId}").build();
    }

    private static ClientRegistration.Builder github(OauthSettings.Github github) {
        String given = github.baseUrl();
        String base =
                StringUtils.hasText(given)
                        ? given.strip().replaceAll("/+$", "")
                        : OauthSettings.GITHUB_ITSELF;
        String api =
                base.equals(OauthSettings.GITHUB_ITSELF)
                        ? OauthSettings.GITHUB_API
                        : base + "/api/v3";
        return CommonOAuth2Provider.GITHUB
                .getBuilder(GITHUB)
                .scope("read:user", "user:email")
                .authorizationUri(base + "/login/oauth/authorize")
                .tokenUri(base + "/login/oauth/access_token")
                .userInfoUri(api + "/user")
                // No OpenID Connect: the name that its accounts are kept under here.
                .issuerUri(base);
    }

    private static String name(OauthSettings.Oidc oidc) {
        if (StringUtils.hasText(oidc.name())) {
            return oidc.name().strip();
        }
        String issuer = oidc.issuer() == null ? "" : oidc.issuer().strip();
        String host = issuer.isEmpty() ? null : URI.create(issuer).getHost();
        return host == null ? OIDC : host;
    }
}
