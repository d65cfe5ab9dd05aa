package dev.blockdata.oauth;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestOperations;

/// Reads ID tokens: signed by one of the issuer's public keys, of this issuer, for us, and not too
/// old. Signatures by a shared secret, and none, are not accepted.
final class IdTokens implements JwtDecoderFactory<ClientRegistration> {

    private static final String ALGORITHMS = "id_token_signing_alg_values_supported";

    private record Key(String keys, String issuer, String client, List<SignatureAlgorithm> by) {}

    private final RestOperations http;
    private final Map<Key, JwtDecoder> decoders = new ConcurrentHashMap<>();

    IdTokens(RestOperations http) {
        this.http = http;
    }

    @Override
    public JwtDecoder createDecoder(ClientRegistration registration) {
        var provider = registration.getProviderDetails();
        String keys = provider.getJwkSetUri();
        String issuer = provider.getIssuerUri();
        if (keys == null || keys.isBlank() || issuer == null || issuer.isBlank()) {
            throw new OAuth2AuthenticationException(
                    new OAuth2Error("missing_signature_verifier"),
                    "the issuer names no keys of its own");
        }
        return decoders.computeIfAbsent(
                new Key(keys, issuer, registration.getClientId(), algorithms(registration)),
                key -> decoder(key, registration));
    }

    private JwtDecoder decoder(Key key, ClientRegistration registration) {
        var decoder =
                NimbusJwtDecoder.withJwkSetUri(key.keys())
                        .jwsAlgorithms(accepted -> {
                            accepted.clear();
                            accepted.addAll(key.by());
                        })
                        .restOperations(http)
                        .build();
        decoder.setJwtValidator(
                new DelegatingOAuth2TokenValidator<>(
                        new JwtTimestampValidator(), new OidcIdTokenValidator(registration)));
        decoder.setClaimSetConverter(
                new ClaimTypeConverter(
                        OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
        return decoder;
    }

    /// Those that the issuer says it signs with; RS256 where it says nothing, as everybody must.
    private static List<SignatureAlgorithm> algorithms(ClientRegistration registration) {
        Object said = registration.getProviderDetails().getConfigurationMetadata().get(ALGORITHMS);
        List<SignatureAlgorithm> known =
                said instanceof Collection<?> names
                        ? names.stream()
                                .map(name -> SignatureAlgorithm.from(String.valueOf(name)))
                                .filter(Objects::nonNull)
                                .distinct()
                                .toList()
                        : List.of();
        return known.isEmpty() ? List.of(SignatureAlgorithm.RS256) : known;
    }
}
