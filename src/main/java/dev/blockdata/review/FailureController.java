package dev.blockdata.review;

import dev.blockdata.http.Page;
import dev.blockdata.http.PageQuery;
import dev.blockdata.http.Problem;
import dev.blockdata.http.ProblemException;
import dev.blockdata.projects.LeastRole;
import dev.blockdata.projects.Member;
import dev.blockdata.projects.Role;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What failed, by class of error, and trying it again over a whole project.
@RestController
@RequestMapping("/api/v1/projects/{projectId}")
class FailureController {

    record RetryProject(@Nullable UUID schemaId, @Nullable String errorClass) {

        static final RetryProject ALL = new RetryProject(null, null);
    }

    record RetriedInProject(int retried) {}

    private final FailedBlocks failed;

    FailureController(FailedBlocks failed) {
        this.failed = failed;
    }

    @GetMapping("/runs/{runId}/errors")
    Page<FailedBlocks.ErrorGroup> ofRun(Member member, PageQuery page, @PathVariable UUID runId) {
        return page.of(failed.ofRun(member, runId).orElseThrow(FailureController::notFound));
    }

    @GetMapping("/errors")
    Page<FailedBlocks.ErrorGroup> ofProject(
            Member member,
            PageQuery page,
            @RequestParam(name = "schema_id", required = false) @Nullable UUID schemaId) {
        return page.of(failed.ofProject(member, schemaId).orElseThrow(FailureController::notFound));
    }

    @PostMapping("/retry-failed")
    @LeastRole(Role.REVIEWER)
    RetriedInProject retry(
            Member member, @RequestBody(required = false) @Nullable RetryProject body) {
        RetryProject wish = body == null ? RetryProject.ALL : body;
        return failed.retry(member, wish.schemaId(), wish.errorClass())
                .map(RetriedInProject::new)
                .orElseThrow(FailureController::notFound);
    }

    private static ProblemException notFound() {
        return Problem.notFound().asException();
    }
}
