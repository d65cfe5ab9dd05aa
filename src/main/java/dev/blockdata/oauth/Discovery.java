package dev.blockdata.oauth;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/// What an issuer says of itself, read when it is first needed and again after an hour. An issuer
/// that is away then is asked again by the next who needs it; what it said before stays good.
final class Discovery {

    private static final Logger LOG = LoggerFactory.getLogger(Discovery.class);
    private static final Duration FRESH = Duration.ofHours(1);
    private static final String PATH = "/.well-known/openid-configuration";
    private static final ParameterizedTypeReference<Map<String, Object>> OBJECT =
            new ParameterizedTypeReference<>() {};

    private record Read(Map<String, Object> metadata, Instant at) {}

    private final String issuer;
    private final RestClient http;
    private final InstantSource clock;
    private volatile @Nullable Read last;

    Discovery(String issuer, RestClient http, InstantSource clock) {
        this.issuer = issuer;
        this.http = http;
        this.clock = clock;
    }

    /// A registration at this issuer to which the client's own side is still to be added.
    ClientRegistration.Builder registration() {
        return ClientRegistrations.fromOidcConfiguration(metadata()).issuerUri(issuer);
    }

    private Map<String, Object> metadata() {
        Read known = last;
        Instant now = clock.instant();
        if (known != null && now.isBefore(known.at().plus(FRESH))) {
            return known.metadata();
        }
        try {
            var read = new Read(read(), now);
            last = read;
            return read.metadata();
        } catch (ProviderUnavailable failure) {
            if (known == null) {
                throw failure;
            }
            LOG.warn("What {} said an hour ago is used on: {}", issuer, failure.getMessage());
            return known.metadata();
        }
    }

    private Map<String, Object> read() {
        String address = issuer.replaceAll("/+$", "") + PATH;
        Map<String, Object> metadata;
        try {
            metadata =
                    http.get()
                            .uri(address)
                            .retrieve()
                            .onStatus(
                                    status -> status.is3xxRedirection(),
                                    (_, answer) -> {
                                        throw new ProviderUnavailable(
                                                "%s answers %s"
                                                        .formatted(
                                                                address, answer.getStatusCode()));
                                    })
                            .body(OBJECT);
        } catch (RestClientException failure) {
            throw new ProviderUnavailable(address + " gave no answer", failure);
        }
        if (metadata == null || !issuer.equals(metadata.get("issuer"))) {
            throw new ProviderUnavailable(
                    "%s names another issuer than BLOCKDATA_OAUTH_OIDC_ISSUER, which has to be the same to the letter"
                            .formatted(address));
        }
        return metadata;
    }
}
