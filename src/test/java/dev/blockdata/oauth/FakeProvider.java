package dev.blockdata.oauth;

import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.NettyWrapper;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/// A provider of OpenID Connect that believes everybody without asking.
final class FakeProvider {

    private FakeProvider() {}

    static MockOAuth2Server made() {
        return new MockOAuth2Server(
                new OAuth2Config(
                        false,
                        null,
                        null,
                        false,
                        new OAuth2TokenProvider(),
                        Set.of(),
                        new NettyWrapper()));
    }
}
