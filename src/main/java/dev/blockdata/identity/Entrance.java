package dev.blockdata.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Lets in who proved elsewhere who they are, and links that to an account on its owner's word.
@Component
public final class Entrance {

    /// What came of it; only with [#IN] is anybody signed in.
    public enum Entry {
        IN,
        /// The issuer does not vouch for the address, so no account is made for it.
        UNCONFIRMED,
        /// An account has this address already; whose it is, is for its password to say.
        EXISTS,
        /// Nobody may make an account, or only who is invited.
        CLOSED
    }

    private static final int NAME_LENGTH = 100;

    private final Identities identities;
    private final Sessions sessions;
    private final RegistrationRules rules;
    private final KnownDevices devices;
    private final Accounts accounts;
    private final AccountEvents events;

    Entrance(
            Identities identities,
            Sessions sessions,
            RegistrationRules rules,
            KnownDevices devices,
            Accounts accounts,
            AccountEvents events) {
        this.identities = identities;
        this.sessions = sessions;
        this.rules = rules;
        this.devices = devices;
        this.accounts = accounts;
        this.events = events;
    }

    /// Begins a session for whose identity this is, or for the new account that is made for it.
    public Entry enter(
            ProvenIdentity proven, HttpServletRequest request, HttpServletResponse response) {
        ProvenIdentity identity = tidy(proven);
        Identities.Answer result =
                identities.signIn(
                        identity,
                        displayName(identity),
                        rules.registration().name().toLowerCase(Locale.ROOT),
                        rules.makesOperatorIfFirst(request),
                        Source.of(request));
        UUID userId = result.userId();
        if (userId != null) {
            devices.remember(userId, accounts.passwordHash(userId).orElse(null), request, response);
            sessions.begin(userId, request, response);
            return Entry.IN;
        }
        return switch (result.outcome()) {
            case "unconfirmed" -> Entry.UNCONFIRMED;
            case "exists" -> Entry.EXISTS;
            case "closed" -> Entry.CLOSED;
            default ->
                    throw new IllegalStateException(
                            "sign_in_identity answered " + result.outcome());
        };
    }

    /// Whether the identity is this account's from now on: not where it is somebody else's already.
    public boolean link(UUID userId, ProvenIdentity proven, HttpServletRequest request) {
        boolean linked = identities.link(userId, tidy(proven));
        if (linked) {
            events.note(
                    userId,
                    AccountEvent.IDENTITY_LINKED,
                    Map.of("provider", proven.provider()),
                    request);
        }
        return linked;
    }

    /// Whose session a request came by, if it came by one.
    public static Optional<UUID> owner(HttpServletRequest request) {
        return Sessions.idOf(request) == null ? Optional.empty() : SignedInUser.id();
    }

    /// An address in the one form in which addresses are kept; what is none is left out.
    private static ProvenIdentity tidy(ProvenIdentity proven) {
        String email = Words.email(proven.email());
        return new ProvenIdentity(
                proven.provider(),
                proven.issuer(),
                proven.subject(),
                Words.isEmail(email) ? email : null,
                proven.emailConfirmed(),
                proven.name());
    }

    /// What the issuer calls them, else the beginning of their address.
    private static String displayName(ProvenIdentity identity) {
        String name = cleaned(identity.name());
        String email = identity.email();
        return name.isEmpty() && email != null
                ? cleaned(email.substring(0, email.indexOf('@')))
                : name;
    }

    private static String cleaned(@Nullable String name) {
        return name == null
                ? ""
                : name.strip()
                        .codePoints()
                        .filter(c -> !Words.isControl(c))
                        .limit(NAME_LENGTH)
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining())
                        .strip();
    }
}
