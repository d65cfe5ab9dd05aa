package dev.blockdata.oauth;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.user.DefaultOAuth2User;
import org.springframework.security.oauth2.core.user.OAuth2User;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/// Asks GitHub who somebody is. The address that they show in their profile may be anybody's: what
/// counts is the one that GitHub itself calls primary and verified.
final class GithubUsers implements OAuth2UserService<OAuth2UserRequest, OAuth2User> {

    /// Never renamed and never given to another, as a login is.
    static final String ID = "id";

    static final String NAME = "name";
    static final String EMAIL = "email";

    private static final ParameterizedTypeReference<Map<String, Object>> OBJECT =
            new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<List<Map<String, Object>>> LIST =
            new ParameterizedTypeReference<>() {};

    private final RestClient http;

    GithubUsers(RestClient http) {
        this.http = http;
    }

    @Override
    public OAuth2User loadUser(OAuth2UserRequest request) {
        String address =
                Objects.requireNonNull(
                        request.getClientRegistration()
                                .getProviderDetails()
                                .getUserInfoEndpoint()
                                .getUri());
        try {
            Map<String, Object> profile = get(request, address, OBJECT);
            if (profile == null || !(profile.get(ID) instanceof Number id)) {
                throw failure("the profile has no id", null);
            }
            List<Map<String, Object>> emails = get(request, address + "/emails?per_page=100", LIST);
            Map<String, Object> user = new HashMap<>();
            user.put(ID, Long.toString(id.longValue()));
            user.put(NAME, profile.get(NAME) instanceof String name ? name : profile.get("login"));
            (emails == null ? List.<Map<String, Object>>of() : emails)
                    .stream()
                            .filter(email ->
                                    Boolean.TRUE.equals(email.get("primary"))
                                            && Boolean.TRUE.equals(email.get("verified")))
                            .findFirst()
                            .ifPresent(email -> user.put(EMAIL, email.get(EMAIL)));
            return new DefaultOAuth2User(List.of(), user, ID);
        } catch (RestClientException unanswered) {
            throw failure("the profile cannot be read", unanswered);
        }
    }

    private <T> @Nullable T get(
            OAuth2UserRequest request, String address, ParameterizedTypeReference<T> type) {
        return http.get()
                .uri(address)
                .headers(headers -> headers.setBearerAuth(request.getAccessToken().getTokenValue()))
                .header("Accept", "application/vnd.github+json")
                .retrieve()
                .body(type);
    }

    private static OAuth2AuthenticationException failure(String words, @Nullable Throwable cause) {
        return new OAuth2AuthenticationException(
                new OAuth2Error("invalid_user_info_response", words, null), words, cause);
    }
}
