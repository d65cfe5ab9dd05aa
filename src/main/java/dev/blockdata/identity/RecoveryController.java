package dev.blockdata.identity;

import dev.blockdata.http.Findings;
import dev.blockdata.http.Problem;
import dev.blockdata.http.ProblemKind;
import dev.blockdata.identity.AccountLinks.Purpose;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What is done by a mailed link, and asking for one. Nothing here tells whether there is an
/// account; a link that is spent, old, replaced or made up gets one answer.
@RestController
@RequestMapping("/api/v1/auth")
class RecoveryController {

    record Address(@Nullable String email) {}

    record LinkUse(@Nullable String token) {

        @Override
        public String toString() {
            return "LinkUse[]";
        }
    }

    record NewPassword(@Nullable String token, @Nullable String newPassword) {

        @Override
        public String toString() {
            return "NewPassword[]";
        }
    }

    /// That it was heard, and nothing more.
    record Heard() {}

    private static final int LONGEST_TOKEN = 200;

    private final AccountLinks links;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Throttle throttle;
    private final KnownDevices devices;

    RecoveryController(
            AccountLinks links,
            Passwords passwords,
            Sessions sessions,
            Throttle throttle,
            KnownDevices devices) {
        this.links = links;
        this.passwords = passwords;
        this.sessions = sessions;
        this.throttle = throttle;
        this.devices = devices;
    }

    @PostMapping("/resend-verification")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Heard resend(@RequestBody Address body, HttpServletRequest request) {
        return ask(Purpose.VERIFY, body, request);
    }

    @PostMapping("/forgot-password")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Heard forgot(@RequestBody Address body, HttpServletRequest request) {
        return ask(Purpose.RESET, body, request);
    }

    @PostMapping("/verify-email")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void verify(@RequestBody LinkUse body, HttpServletRequest request) {
        Source source = Source.of(request);
        Runnable good = throttle.link(request);
        if (!links.confirmEmail(token(body.token()), source)) {
            throw spent();
        }
        good.run();
    }

    /// Signs the account out everywhere. Whoever reads its mail is no stranger, however often
    /// others guessed.
    @PostMapping("/reset-password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reset(
            @RequestBody NewPassword body,
            HttpServletRequest request,
            HttpServletResponse response) {
        String wanted = body.newPassword() == null ? "" : body.newPassword();
        new Findings()
                .require(
                        Passwords.isAcceptable(wanted),
                        "/new_password",
                        "must have 10 to 200 characters")
                .throwIfAny();
        Source source = Source.of(request);
        OneTimeToken token = token(body.token());
        Runnable good = throttle.link(request);
        // Whoever makes links up is not worth the work of a hash.
        if (!links.isGood(Purpose.RESET, token)) {
            throw spent();
        }
        String hash = passwords.hash(wanted);
        UUID userId =
                links.resetPassword(token, hash, source).orElseThrow(RecoveryController::spent);
        good.run();
        sessions.endAll(userId);
        devices.remember(userId, hash, request, response);
    }

    private Heard ask(Purpose purpose, Address body, HttpServletRequest request) {
        String email = Words.email(body.email());
        new Findings()
                .require(Words.isEmail(email), "/email", "must be an e-mail address")
                .throwIfAny();
        throttle.letter(email, Source.of(request));
        links.ask(purpose, email);
        return new Heard();
    }

    private static OneTimeToken token(@Nullable String text) {
        if (text == null || text.isEmpty() || text.length() > LONGEST_TOKEN) {
            throw spent();
        }
        return new OneTimeToken(text);
    }

    private static RuntimeException spent() {
        return Problem.of(
                        ProblemKind.LINK_SPENT,
                        "This link was used already, has been replaced by a newer one, or is too old. Ask for a new one.")
                .asException();
    }
}
