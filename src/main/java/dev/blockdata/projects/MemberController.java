package dev.blockdata.projects;

import dev.blockdata.http.Page;
import dev.blockdata.http.PageQuery;
import dev.blockdata.http.Problem;
import dev.blockdata.http.ProblemException;
import dev.blockdata.http.ProblemKind;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Who is in a project, and as what; how one leaves.
@RestController
@RequestMapping("/api/v1/projects/{projectId}/members")
class MemberController {

    record RoleChange(@Nullable String role) {}

    static final String ROLES = "must be viewer, reviewer, editor or owner";

    private final Members members;

    MemberController(Members members) {
        this.members = members;
    }

    @GetMapping
    Page<Members.MemberRow> list(Member member, PageQuery query) {
        return members.list(member, query);
    }

    /// To hand a project over, make somebody its owner first, and change oneself after that.
    @PutMapping("/{userId}")
    @LeastRole(Role.OWNER)
    Members.MemberRow setRole(
            Member member, @PathVariable UUID userId, @RequestBody RoleChange body) {
        Role role =
                Role.named(body.role())
                        .orElseThrow(() -> Problem.invalid("/role", ROLES).asException());
        demandDone(members.setRole(member, userId, role));
        return members.find(member, userId).orElseThrow(MemberController::notFound);
    }

    /// An owner removes anybody; everybody removes themselves, which is to leave.
    @DeleteMapping("/{userId}")
    @LeastRole(value = Role.VIEWER, more = "anybody but oneself: owner")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Member member, @PathVariable UUID userId) {
        if (!userId.equals(member.userId()) && !member.role().isAtLeast(Role.OWNER)) {
            throw Problem.of(
                            ProblemKind.ROLE_TOO_LOW,
                            "Only an owner removes others from a project.")
                    .asException();
        }
        demandDone(members.remove(member, userId));
    }

    private static void demandDone(Members.Outcome outcome) {
        switch (outcome) {
            case DONE -> {}
            case LAST_OWNER ->
                    throw Problem.of(
                                    ProblemKind.LAST_OWNER,
                                    "This is the only owner of the project. Make somebody else an owner first, or delete the project.")
                            .asException();
            case NOBODY -> throw notFound();
        }
    }

    private static ProblemException notFound() {
        return Problem.notFound().asException();
    }
}
