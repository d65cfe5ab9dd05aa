package dev.blockdata.oauth;

import dev.blockdata.http.BaseUrl;
import dev.blockdata.http.Problem;
import dev.blockdata.identity.Entrance;
import dev.blockdata.identity.ProvenIdentity;
import dev.blockdata.identity.Throttle;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Where a browser goes to sign in elsewhere, and where it comes back: redirects all, for people.
@RestController
class SignInController {

    private static final Logger LOG = LoggerFactory.getLogger(SignInController.class);
    private static final int TOLD = 300;

    private final SignInProviders providers;
    private final PendingSignIns pendings;
    private final Proofs proofs;
    private final Entrance entrance;
    private final Throttle throttle;
    private final OurPages pages;

    SignInController(
            SignInProviders providers,
            PendingSignIns pendings,
            Proofs proofs,
            Entrance entrance,
            Throttle throttle,
            BaseUrl address) {
        this.providers = providers;
        this.pendings = pendings;
        this.proofs = proofs;
        this.entrance = entrance;
        this.throttle = throttle;
        this.pages = new OurPages(address);
    }

    /// With `link` the identity is to belong to the account that is signed in now, and only our own
    /// page may begin that: else any page could link an account of its author's.
    @GetMapping(SignInProviders.BEGIN + "{provider}")
    void begin(
            @PathVariable String provider,
            @RequestParam(required = false) @Nullable String next,
            @RequestParam(defaultValue = "false") boolean link,
            HttpServletRequest request,
            HttpServletResponse response) {
        UUID account = null;
        if (link) {
            Optional<UUID> owner = Entrance.owner(request).filter(_ -> pages.sent(request));
            if (owner.isEmpty()) {
                redirect(response, OurPages.LOGIN + "failed");
                return;
            }
            account = owner.get();
        }
        throttle.beginning(request);
        try {
            var registration =
                    providers
                            .registration(provider)
                            .orElseThrow(() -> Problem.notFound().asException());
            var asked = ask(registration, request);
            pendings.put(provider, asked, account, OurPages.within(next), request);
            redirect(response, asked.getAuthorizationRequestUri());
        } catch (ProviderUnavailable away) {
            LOG.warn("Nobody can sign in by {} at the moment: {}", provider, words(away));
            redirect(
                    response,
                    account == null ? OurPages.LOGIN + "unavailable" : OurPages.linked("failed"));
        }
    }

    /// What the provider says besides (`scope`, `session_state`, …) is of no interest.
    @GetMapping(SignInProviders.BACK + "{provider}")
    void back(
            @PathVariable String provider,
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String error,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<PendingSignIn> begun = pendings.take(provider, state, request);
        if (begun.isEmpty()) {
            redirect(response, OurPages.LOGIN + "failed");
            return;
        }
        PendingSignIn pending = begun.get();
        redirect(
                response,
                pending.account() == null
                        ? enter(pending, code, error, request, response)
                        : link(pending, pending.account(), code, error, request));
    }

    private String enter(
            PendingSignIn pending,
            @Nullable String code,
            @Nullable String error,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (code == null || error != null) {
            return OurPages.LOGIN + ("access_denied".equals(error) ? "denied" : "failed");
        }
        try {
            Optional<ProvenIdentity> who = prove(pending, code);
            return who.isEmpty()
                    ? OurPages.LOGIN + "failed"
                    : switch (entrance.enter(who.get(), request, response)) {
                        case IN -> pending.next();
                        case UNCONFIRMED -> OurPages.LOGIN + "unconfirmed";
                        case EXISTS -> OurPages.LOGIN + "exists";
                        case CLOSED -> OurPages.LOGIN + "closed";
                    };
        } catch (ProviderUnavailable away) {
            LOG.warn("A sign-in by {} ended: {}", pending.provider(), words(away));
            return OurPages.LOGIN + "unavailable";
        }
    }

    /// Whoever is signed in now must be who began it, and it is linked to nobody else.
    private String link(
            PendingSignIn pending,
            UUID account,
            @Nullable String code,
            @Nullable String error,
            HttpServletRequest request) {
        if (code == null
                || error != null
                || !Entrance.owner(request).equals(Optional.of(account))) {
            return OurPages.linked("failed");
        }
        try {
            return OurPages.linked(
                    prove(pending, code)
                            .map(who -> entrance.link(account, who, request) ? "linked" : "taken")
                            .orElse("failed"));
        } catch (ProviderUnavailable away) {
            LOG.warn("A link to {} ended: {}", pending.provider(), words(away));
            return OurPages.linked("failed");
        }
    }

    /// Nobody, where the provider or what it says is not to be believed.
    private Optional<ProvenIdentity> prove(PendingSignIn pending, String code) {
        ClientRegistration registration = providers.registration(pending.provider()).orElse(null);
        if (registration == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(proofs.of(pending, registration, code));
        } catch (AuthenticationException | IllegalArgumentException refused) {
            LOG.warn("A sign-in by {} was refused: {}", pending.provider(), words(refused));
            return Optional.empty();
        }
    }

    private static OAuth2AuthorizationRequest ask(
            ClientRegistration registration, HttpServletRequest request) {
        var resolver =
                new DefaultOAuth2AuthorizationRequestResolver(
                        _ -> registration, SignInProviders.BEGIN);
        resolver.setAuthorizationRequestCustomizer(
                OAuth2AuthorizationRequestCustomizers.withPkce());
        OAuth2AuthorizationRequest asked =
                resolver.resolve(request, registration.getRegistrationId());
        if (asked == null) {
            throw new IllegalStateException("no request was made for " + registration);
        }
        return asked;
    }

    /// For the log: in one line, and not long, since a provider has a say in it.
    private static String words(Exception failure) {
        String text =
                failure.getMessage() + ": " + NestedExceptionUtils.getMostSpecificCause(failure);
        String line = text.replaceAll("\\p{Cntrl}", " ");
        return line.substring(0, Math.min(line.length(), TOLD));
    }

    /// The address as it is: the container would put the host of the request before a path.
    private static void redirect(HttpServletResponse response, String address) {
        response.setStatus(HttpStatus.FOUND.value());
        response.setHeader(HttpHeaders.LOCATION, address);
    }
}
