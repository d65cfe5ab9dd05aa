package dev.blockdata.oauth;

import dev.blockdata.http.BaseUrl;
import dev.blockdata.outbound.Dialler;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationProvider;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import tools.jackson.databind.json.JsonMapper;

/// Puts together how providers are spoken with.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OauthSettings.class)
class OauthConfiguration {

    @Bean
    ProviderLine providerLine(Dialler dialler, OauthSettings settings) {
        return new ProviderLine(dialler, settings.hosts());
    }

    @Bean
    SignInProviders signInProviders(OauthSettings settings, BaseUrl address, ProviderLine line) {
        return new SignInProviders(
                settings, address, RestClient.builder().requestFactory(line).build());
    }

    @Bean
    PendingSignIns pendingSignIns(JsonMapper json) {
        return new PendingSignIns(json, Clock.systemUTC());
    }

    @Bean
    Proofs proofs(ProviderLine line) {
        var rest = new RestTemplate(line);
        var http = RestClient.create(rest);
        var tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(
                RestClient.builder()
                        .requestFactory(line)
                        .configureMessageConverters(messages ->
                                messages.disableDefaults()
                                        .addCustomConverter(new FormHttpMessageConverter())
                                        .addCustomConverter(
                                                new OAuth2AccessTokenResponseHttpMessageConverter()))
                        .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                        .build());
        var people = new DefaultOAuth2UserService();
        people.setRestOperations(rest);
        var persons = new OidcUserService();
        persons.setOauth2UserService(people);
        var oidc = new OidcAuthorizationCodeAuthenticationProvider(tokens, persons);
        oidc.setJwtDecoderFactory(new IdTokens(rest));
        return new Proofs(
                oidc, new OAuth2LoginAuthenticationProvider(tokens, new GithubUsers(http)));
    }
}
