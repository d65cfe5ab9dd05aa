package dev.blockdata.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

final class IdTokensTest {

    private static final String CLIENT = "our-client";

    private final Issuer issuer = new Issuer();
    private final RSAKey key = key();
    private JwtDecoder decoder;

    IdTokensTest() throws IOException, JOSEException {}

    private static RSAKey key() throws JOSEException {
        return new RSAKeyGenerator(2048).keyID("1").generate();
    }

    @BeforeEach
    void open() {
        issuer.keys = new JWKSet(key.toPublicJWK()).toString();
        decoder =
                new IdTokens(Issuer.line())
                        .createDecoder(
                                ClientRegistration.withRegistrationId("oidc")
                                        .authorizationGrantType(
                                                AuthorizationGrantType.AUTHORIZATION_CODE)
                                        .clientId(CLIENT)
                                        .redirectUri("http://localhost/back")
                                        .authorizationUri(issuer.address() + "/authorize")
                                        .tokenUri(issuer.address() + "/token")
                                        .jwkSetUri(issuer.address() + "/keys")
                                        .issuerUri(issuer.address())
                                        .scope("openid")
                                        .build());
    }

    @AfterEach
    void close() {
        issuer.close();
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(issuer.address())
                .subject("somebody")
                .audience(CLIENT)
                .issueTime(new Date())
                .expirationTime(Date.from(Instant.now().plusSeconds(60)));
    }

    private static String signed(JWSAlgorithm algorithm, JWSSigner signer, JWTClaimsSet claims)
            throws JOSEException {
        var token = new SignedJWT(new JWSHeader.Builder(algorithm).keyID("1").build(), claims);
        token.sign(signer);
        return token.serialize();
    }

    private void refused(String what, String token) {
        assertThatThrownBy(() -> decoder.decode(token)).as(what).isInstanceOf(JwtException.class);
    }

    @Test
    void oneOfTheIssuerForUsIsBelieved() throws JOSEException {
        var token = signed(JWSAlgorithm.RS256, new RSASSASigner(key), claims().build());
        assertThat(decoder.decode(token).getSubject()).isEqualTo("somebody");
    }

    @Test
    void oneSignedByAnybodyElseIsNot() throws JOSEException {
        var claims = claims().build();
        refused("another key", signed(JWSAlgorithm.RS256, new RSASSASigner(key()), claims));
        refused("no signature", new PlainJWT(claims).serialize());
        refused(
                "the public key as a shared secret",
                signed(
                        JWSAlgorithm.HS256,
                        new MACSigner(key.toRSAPublicKey().getEncoded()),
                        claims));
        refused(
                "an algorithm that the issuer does not name",
                signed(JWSAlgorithm.RS512, new RSASSASigner(key), claims));
        var right = signed(JWSAlgorithm.RS256, new RSASSASigner(key), claims);
        var other =
                signed(
                        JWSAlgorithm.RS256,
                        new RSASSASigner(key),
                        claims().subject("somebody else").build());
        refused(
                "other words under a right signature",
                right.split("\\.")[0] + "." + other.split("\\.")[1] + "." + right.split("\\.")[2]);
    }

    @Test
    void oneForOthersOrFromOthersOrFromLongAgoIsNot() throws JOSEException {
        var signer = new RSASSASigner(key);
        for (var claims :
                new JWTClaimsSet.Builder[] {
                    claims().issuer("http://localhost:1"),
                    claims().issuer(null),
                    claims().audience("somebody-else"),
                    claims().audience((String) null),
                    claims().subject(null),
                    claims().expirationTime(Date.from(Instant.now().minusSeconds(3600))),
                    claims().expirationTime(null),
                    claims().issueTime(Date.from(Instant.now().plusSeconds(3600))),
                    claims().audience(java.util.List.of(CLIENT, "other")).claim("azp", "other"),
                    claims().audience(java.util.List.of(CLIENT, "other")),
                }) {
            var built = claims.build();
            refused(built.toString(), signed(JWSAlgorithm.RS256, signer, built));
        }
    }
}
