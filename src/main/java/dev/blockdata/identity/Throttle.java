package dev.blockdata.identity;

import dev.blockdata.identity.Tries.Counted;
import dev.blockdata.identity.Tries.Limit;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// How often an hour what may be tried, so that guessing is slow and locking somebody out is no
/// weapon.
@Component
public final class Throttle {

    /// Failed sign-ins: of one account, from one place, and from one known device.
    static final int SIGN_INS = 20;

    /// Sign-ins to one account whatever comes of them, and questions for one's own password: each
    /// costs a hash. Strangers do not come near it, since their failures are counted above.
    static final int HASHES = 120;

    static final int REGISTRATIONS = 30;
    static final int REGISTRATIONS_OF_ADDRESS = 5;
    static final int LETTERS = 30;
    static final int LETTERS_TO_ADDRESS = 5;
    static final int LINKS = 100;

    /// Begun, at a provider elsewhere, from one place.
    static final int BEGINNINGS = 300;

    static final int KEY_TRIALS = 60;

    /// Of a name, and tokens that are made: each leaves a line that is kept for a year.
    static final int ACCOUNT_CHANGES = 100;

    private final Tries tries;

    Throttle(Tries tries) {
        this.tries = tries;
    }

    /// From a device that this account has signed in by before, nothing counts but what is tried
    /// from it: strangers who guess lock the owner out nowhere but where they never were.
    Counted signIn(String email, Source source, Optional<String> device) {
        var hashes = Limit.always("sign-in hashes " + email, HASHES);
        return device.map(known ->
                        tries.count(new Limit("sign-in device " + known, SIGN_INS), hashes))
                .orElseGet(() ->
                        tries.count(
                                new Limit("sign-in account " + email, SIGN_INS),
                                new Limit("sign-in source " + source.network(), SIGN_INS),
                                hashes));
    }

    /// Whoever is signed in and asked for the password once more.
    Counted ownPassword(UUID userId) {
        return tries.count(
                new Limit("own password " + userId, SIGN_INS),
                Limit.always("own password hashes " + userId, HASHES));
    }

    /// Whoever sits at this machine makes as many accounts as they like.
    void registration(String email, Source source, boolean here) {
        var address = new Limit("register address " + email, REGISTRATIONS_OF_ADDRESS);
        if (here) {
            tries.count(address);
        } else {
            tries.count(address, new Limit("register source " + source.network(), REGISTRATIONS));
        }
    }

    void letter(String email, Source source) {
        tries.count(
                new Limit("letter address " + email, LETTERS_TO_ADDRESS),
                new Limit("letter source " + source.network(), LETTERS));
    }

    /// Counts the try of a link that is good for one use, whatever it is for. Run what comes back
    /// where it was good: that counts for nothing.
    public Runnable link(HttpServletRequest request) {
        var attempt = tries.count(new Limit("link source " + Source.of(request).network(), LINKS));
        return () -> succeeded(attempt);
    }

    /// Counts a way to a provider that is begun: each leaves a session behind.
    public void beginning(HttpServletRequest request) {
        tries.count(Limit.always("beginning " + Source.of(request).network(), BEGINNINGS));
    }

    /// Counts the trial of a key, so that nobody finds out with our help which ones are good.
    public void keyTrial(UUID userId) {
        tries.count(Limit.always("key trial " + userId, KEY_TRIALS));
    }

    void accountChange(UUID userId) {
        tries.count(Limit.always("account change " + userId, ACCOUNT_CHANGES));
    }

    void succeeded(Counted attempt) {
        tries.takeBack(attempt);
    }

    /// Nothing was tried, since too many were at it: that is no failure.
    void undecided(Counted attempt) {
        tries.takeBack(attempt);
    }

    void signInFailed(Counted attempt, String email, Source source) {
        tries.signInFailed(attempt, email, source);
    }
}
