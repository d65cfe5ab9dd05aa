package dev.blockdata.identity;

import dev.blockdata.http.Problem;
import dev.blockdata.http.ProblemKind;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Leaving for good, and what would go along.
@RestController
class DeletionController {

    record Farewell(@Nullable String email, @Nullable String currentPassword) {

        @Override
        public String toString() {
            return "Farewell[]";
        }
    }

    record Goes(UUID projectId, String projectName, long documents, long confirmed) {}

    /// `members`: how many others are in it.
    record Blocks(UUID projectId, String projectName, long members) {}

    record DeletionView(List<Goes> projects, List<Blocks> blockedBy) {}

    private final AccountDeletion deletion;
    private final OwnPassword ownPassword;
    private final Sessions sessions;

    DeletionController(AccountDeletion deletion, OwnPassword ownPassword, Sessions sessions) {
        this.deletion = deletion;
        this.ownPassword = ownPassword;
        this.sessions = sessions;
    }

    @GetMapping("/api/v1/account/deletion")
    DeletionView look(Viewer viewer) {
        var ties = deletion.ties(viewer.userId());
        return new DeletionView(
                ties.stream()
                        .filter(tie -> tie.others() == 0)
                        .map(tie ->
                                new Goes(
                                        tie.projectId(),
                                        tie.projectName(),
                                        tie.documents(),
                                        tie.confirmed()))
                        .toList(),
                ties.stream()
                        .filter(tie -> tie.others() > 0)
                        .map(tie -> new Blocks(tie.projectId(), tie.projectName(), tie.others()))
                        .toList());
    }

    /// The address is typed once more, so that nobody leaves by a slip.
    @DeleteMapping("/api/v1/account")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(
            Viewer viewer,
            @RequestBody Farewell body,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!Words.email(body.email()).equals(viewer.email())) {
            throw Problem.invalid("/email", "is not the address of this account").asException();
        }
        ownPassword.demand(viewer.userId(), body.currentPassword());
        if (!deletion.delete(viewer.userId())) {
            throw Problem.of(
                            ProblemKind.SOLE_OWNER,
                            "Others are in a project of which you are the only owner. Make one of them an owner, or delete the project.")
                    .asException();
        }
        sessions.end(request);
        sessions.freshCsrfToken(request, response);
    }
}
