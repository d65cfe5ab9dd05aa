package dev.blockdata.http;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/// Where the product is reached (`BLOCKDATA_BASE_URL`), and whose word on a caller's address counts
/// (`BLOCKDATA_TRUSTED_PROXIES`: addresses or networks, none by default).
@ConfigurationProperties("blockdata")
public record HttpSettings(@Nullable String baseUrl, @Nullable List<String> trustedProxies) {

    public HttpSettings {
        trustedProxies = trustedProxies == null ? List.of() : List.copyOf(trustedProxies);
    }

    /// Whether browsers reach us by TLS, as far as the settings say.
    public boolean tls() {
        return baseUrl != null && baseUrl.startsWith("https://");
    }

    List<IpAddressMatcher> proxies() {
        return trustedProxies == null
                ? List.of()
                : trustedProxies.stream()
                        .map(String::strip)
                        .filter(proxy -> !proxy.isEmpty())
                        .map(IpAddressMatcher::new)
                        .toList();
    }
}
