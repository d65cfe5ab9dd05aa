package dev.blockdata.oauth;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.StringUtils;

/// Which providers people may sign in by: those that were told of us, `BLOCKDATA_OAUTH_…`.
@ConfigurationProperties("blockdata.oauth")
record OauthSettings(@Nullable Google google, @Nullable Github github, @Nullable Oidc oidc) {

    static final String GITHUB_ITSELF = "https://github.com";
    static final String GITHUB_API = "https://api.github.com";
    private static final String GOOGLE_ITSELF = "https://www.googleapis.com";

    record Google(@Nullable String clientId, @Nullable String clientSecret) {}

    /// @param baseUrl a GitHub Enterprise Server's, else GitHub's own
    record Github(
            @Nullable String clientId, @Nullable String clientSecret, @Nullable String baseUrl) {}

    /// @param clientSecret none for a client that has to prove nothing but its key of the exchange
    /// @param name what people call the provider
    record Oidc(
            @Nullable String issuer,
            @Nullable String clientId,
            @Nullable String clientSecret,
            @Nullable String name) {}

    boolean offersGoogle() {
        return google != null && StringUtils.hasText(google.clientId());
    }

    boolean offersGithub() {
        return github != null && StringUtils.hasText(github.clientId());
    }

    boolean offersOidc() {
        return oidc != null && StringUtils.hasText(oidc.clientId());
    }

    /// The hosts that are trusted with our questions: those of the addresses that the operator set,
    /// and Google's and GitHub's own.
    Set<String> hosts() {
        return Stream.of(
                        GOOGLE_ITSELF,
                        GITHUB_ITSELF,
                        GITHUB_API,
                        github == null ? null : github.baseUrl(),
                        oidc == null ? null : oidc.issuer())
                .filter(StringUtils::hasText)
                .map(address -> URI.create(address.strip()).getHost().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }
}
