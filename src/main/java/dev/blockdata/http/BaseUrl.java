package dev.blockdata.http;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Where the product is reached, for links that leave it: from the settings alone, never from a
/// request.
@Component
public final class BaseUrl {

    private final HttpSettings settings;
    private final Environment environment;

    public BaseUrl(HttpSettings settings, Environment environment) {
        this.settings = settings;
        this.environment = environment;
    }

    /// The name in it, where the operator said one.
    Optional<String> host() {
        String url = settings.baseUrl();
        return url == null || url.isBlank()
                ? Optional.empty()
                : Optional.ofNullable(URI.create(url.strip()).getHost())
                        .map(host -> host.toLowerCase(Locale.ROOT));
    }

    /// Without a slash at its end.
    public String text() {
        String url = settings.baseUrl();
        String given =
                url == null || url.isBlank()
                        ? "http://localhost:" + environment.getProperty("local.server.port", "8080")
                        : url.strip();
        return given.endsWith("/") ? given.substring(0, given.length() - 1) : given;
    }
}
