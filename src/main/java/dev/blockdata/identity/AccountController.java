package dev.blockdata.identity;

import dev.blockdata.http.Findings;
import dev.blockdata.http.Page;
import dev.blockdata.http.PageQuery;
import dev.blockdata.http.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// A person's own account: name, password, and what happened to it.
@RestController
@RequestMapping("/api/v1/account")
class AccountController {

    record AccountView(
            UUID userId,
            String email,
            String displayName,
            boolean operator,
            Instant createdAt,
            boolean hasPassword,
            boolean emailConfirmed,
            List<Identities.IdentityView> identities) {}

    record AccountChange(@Nullable String displayName) {}

    record PasswordChange(@Nullable String currentPassword, @Nullable String newPassword) {

        @Override
        public String toString() {
            return "PasswordChange[]";
        }
    }

    private final Accounts accounts;
    private final Passwords passwords;
    private final OwnPassword ownPassword;
    private final Sessions sessions;
    private final AccountEvents events;
    private final KnownDevices devices;
    private final Identities identities;
    private final Throttle throttle;

    AccountController(
            Accounts accounts,
            Passwords passwords,
            OwnPassword ownPassword,
            Sessions sessions,
            AccountEvents events,
            KnownDevices devices,
            Identities identities,
            Throttle throttle) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.ownPassword = ownPassword;
        this.sessions = sessions;
        this.events = events;
        this.devices = devices;
        this.identities = identities;
        this.throttle = throttle;
    }

    @GetMapping
    AccountView show(Viewer viewer) {
        return accounts.own(viewer.userId())
                .map(this::view)
                .orElseThrow(() -> Problem.notFound().asException());
    }

    @PatchMapping
    AccountView change(Viewer viewer, @RequestBody AccountChange body, HttpServletRequest request) {
        String name = Words.name(body.displayName());
        if (body.displayName() != null && !name.equals(viewer.displayName())) {
            new Findings()
                    .require(
                            Words.isName(name),
                            "/display_name",
                            "must have 1 to 100 characters, none of them a control character")
                    .throwIfAny();
            throttle.accountChange(viewer.userId());
            accounts.rename(viewer.userId(), name);
            events.note(
                    viewer.userId(),
                    AccountEvent.NAME_CHANGED,
                    Map.of("from", viewer.displayName(), "to", name),
                    request);
        }
        return show(viewer);
    }

    /// Every other session ends; the tokens of programs stay. An account that has no password yet
    /// gets one.
    @PostMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(
            Viewer viewer,
            @RequestBody PasswordChange body,
            HttpServletRequest request,
            HttpServletResponse response) {
        String wanted = body.newPassword() == null ? "" : body.newPassword();
        new Findings()
                .require(
                        Passwords.isAcceptable(wanted),
                        "/new_password",
                        "must have 10 to 200 characters")
                .throwIfAny();
        ownPassword.demand(viewer.userId(), body.currentPassword());
        String hash = passwords.hash(wanted);
        accounts.changePassword(viewer.userId(), hash, Source.of(request));
        sessions.endOthers(viewer.userId(), Sessions.idOf(request));
        devices.remember(viewer.userId(), hash, request, response);
    }

    /// Newest first, of the last year.
    @GetMapping("/events")
    Page<AccountEvents.Row> events(Viewer viewer, PageQuery page) {
        return events.list(viewer.userId(), page);
    }

    private AccountView view(Accounts.Own own) {
        return new AccountView(
                own.userId(),
                own.email(),
                own.displayName(),
                own.operator(),
                own.createdAt(),
                own.hasPassword(),
                own.emailConfirmed(),
                identities.of(own.userId()));
    }
}
