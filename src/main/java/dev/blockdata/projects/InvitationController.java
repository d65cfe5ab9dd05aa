package dev.blockdata.projects;

import dev.blockdata.http.Findings;
import dev.blockdata.http.Page;
import dev.blockdata.http.PageQuery;
import dev.blockdata.http.Problem;
import dev.blockdata.http.ProblemKind;
import dev.blockdata.identity.EmailAddress;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Whom the owners of a project ask in.
@RestController
@RequestMapping("/api/v1/projects/{projectId}/invitations")
@LeastRole(Role.OWNER)
class InvitationController {

    record InvitationWish(@Nullable String email, @Nullable String role) {}

    private final Invitations invitations;

    InvitationController(Invitations invitations) {
        this.invitations = invitations;
    }

    /// The same answer whether there is an account of this address or none.
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Invitations.Invited invite(Member member, @RequestBody InvitationWish body) {
        String email = EmailAddress.kept(body.email());
        Optional<Role> role = Role.named(body.role());
        new Findings()
                .require(EmailAddress.isOne(email), "/email", "must be an e-mail address")
                .require(role.isPresent(), "/role", MemberController.ROLES)
                .throwIfAny();
        return switch (invitations.invite(member, email, role.orElseThrow())) {
            case Invitations.Answer.Made(var made) -> made;
            case Invitations.Answer.AlreadyMember() ->
                    throw Problem.of(
                                    ProblemKind.ALREADY_MEMBER,
                                    "Somebody of this address is in the project already. Change their role instead.")
                            .asException();
            case Invitations.Answer.TooMany() ->
                    throw new Problem.Later(
                                    ProblemKind.THROTTLED,
                                    "Nobody asks in more than "
                                            + Invitations.MOST_A_DAY
                                            + " people a day.",
                                    untilTomorrow())
                            .asException();
        };
    }

    @GetMapping
    Page<Invitations.Row> list(Member member, PageQuery query) {
        return invitations.list(member, query);
    }

    @DeleteMapping("/{invitationId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(Member member, @PathVariable UUID invitationId) {
        if (!invitations.withdraw(member, invitationId)) {
            throw Problem.notFound().asException();
        }
    }

    private static Duration untilTomorrow() {
        return Duration.between(LocalTime.now(ZoneOffset.UTC), LocalTime.MAX).plusSeconds(1);
    }
}
