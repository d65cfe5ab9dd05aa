package dev.blockdata.identity;

import dev.blockdata.http.ClientAddress;
import dev.blockdata.http.Findings;
import dev.blockdata.http.Page;
import dev.blockdata.http.PageQuery;
import dev.blockdata.http.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// A person's own account: name, password, sessions.
@RestController
@RequestMapping("/api/v1/account")
class AccountController {

    record AccountView(
            java.util.UUID userId,
            String email,
            String displayName,
            boolean operator,
            Instant createdAt) {}

    record AccountChange(@Nullable String displayName) {}

    record PasswordChange(@Nullable String currentPassword, @Nullable String newPassword) {}

    private final Accounts accounts;
    private final Passwords passwords;
    private final Sessions sessions;
    private final SignInThrottle throttle;

    AccountController(
            Accounts accounts, Passwords passwords, Sessions sessions, SignInThrottle throttle) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.sessions = sessions;
        this.throttle = throttle;
    }

    @GetMapping
    AccountView show(Viewer viewer) {
        return view(viewer, viewer.displayName());
    }

    @PatchMapping
    AccountView change(Viewer viewer, @RequestBody AccountChange body) {
        if (body.displayName() == null) {
            return view(viewer, viewer.displayName());
        }
        String name = Words.name(body.displayName());
        new Findings()
                .require(
                        Words.isName(name),
                        "/display_name",
                        "must have 1 to 100 characters, none of them a control character")
                .throwIfAny();
        accounts.rename(viewer.userId(), name);
        return view(viewer, name);
    }

    /// Every other session ends; the tokens of programs stay.
    @PostMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(
            Viewer viewer, @RequestBody PasswordChange body, HttpServletRequest request) {
        String current = body.currentPassword() == null ? "" : body.currentPassword();
        String wanted = body.newPassword() == null ? "" : body.newPassword();
        new Findings()
                .require(
                        Passwords.isAcceptable(wanted),
                        "/new_password",
                        "must have 10 to 200 characters")
                .throwIfAny();
        String source = ClientAddress.of(request);
        throttle.attempt(viewer.email(), source);
        String tried = Passwords.isAcceptable(current) ? current : "";
        if (!passwords.matches(tried, accounts.passwordHash(viewer.userId()).orElse(null))) {
            throw Problem.invalid("/current_password", "is not the current password").asException();
        }
        throttle.succeeded(viewer.email(), source);
        accounts.changePassword(viewer.userId(), passwords.hash(wanted));
        sessions.endOthers(viewer.userId(), Sessions.idOf(request));
    }

    @GetMapping("/sessions")
    Page<Sessions.Row> sessions(Viewer viewer, PageQuery page, HttpServletRequest request) {
        return page.of(sessions.of(viewer.userId(), Sessions.idOf(request)));
    }

    /// Signs the person out everywhere else.
    @DeleteMapping("/sessions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endOtherSessions(Viewer viewer, HttpServletRequest request) {
        sessions.endOthers(viewer.userId(), Sessions.idOf(request));
    }

    private AccountView view(Viewer viewer, String displayName) {
        return new AccountView(
                viewer.userId(),
                viewer.email(),
                displayName,
                viewer.operator(),
                accounts.createdAt(viewer.userId()).toInstant());
    }
}
