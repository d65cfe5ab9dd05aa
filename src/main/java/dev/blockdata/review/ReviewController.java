package dev.blockdata.review;

import dev.blockdata.http.Finding;
import dev.blockdata.http.Page;
import dev.blockdata.http.PageQuery;
import dev.blockdata.http.Problem;
import dev.blockdata.http.ProblemException;
import dev.blockdata.http.ProblemKind;
import dev.blockdata.projects.LeastRole;
import dev.blockdata.projects.Member;
import dev.blockdata.projects.Role;
import dev.blockdata.runs.Overlay;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Edit, confirm, reject, reopen, try again; and what happened before.
@RestController
@RequestMapping("/api/v1/projects/{projectId}")
class ReviewController {

    /// What was confirmed; or, on a dry run, what would be.
    @Schema(oneOf = {Confirmation.class, StagedCount.Count.class})
    sealed interface ConfirmAnswer permits Confirmation, StagedCount.Count {}

    record Confirmation(int confirmed, Skipped skipped) implements ConfirmAnswer {

        record Skipped(int changed, int notStaged, int unknown, int invalid) {}

        static Confirmation from(OverlayReviews.Confirmed done) {
            return new Confirmation(
                    done.confirmed(),
                    new Skipped(done.changed(), done.notStaged(), done.unknown(), done.invalid()));
        }
    }

    record Rejection(int rejected, Skipped skipped) {

        record Skipped(int changed, int notStaged, int unknown) {}
    }

    record Reopening(int reopened, Skipped skipped) {

        record Skipped(int notClosed, int unknown) {}
    }

    record Retried(int retried) {}

    private final OverlayReviews reviews;
    private final StagedCount counts;
    private final History history;

    ReviewController(OverlayReviews reviews, StagedCount counts, History history) {
        this.reviews = reviews;
        this.counts = counts;
        this.history = history;
    }

    @PatchMapping("/runs/{runId}/overlays/{blockUid}")
    @LeastRole(Role.REVIEWER)
    Overlay edit(
            Member member,
            @PathVariable UUID runId,
            @PathVariable String blockUid,
            @RequestBody ReviewRequests.Edit edit) {
        var wish = edit.read();
        var edited =
                reviews.edit(member, runId, blockUid, wish.data(), wish.revision())
                        .orElseThrow(ReviewController::notFound);
        return switch (edited) {
            case OverlayReviews.Edited.Saved(var overlay) -> overlay;
            case OverlayReviews.Edited.Invalid(var findings) -> throw invalid(findings);
            case OverlayReviews.Edited.Stale() ->
                    throw Problem.of(
                                    ProblemKind.STALE_EDIT,
                                    "The block was changed since you saw it. Read it again and repeat your edit.")
                            .asException();
            case OverlayReviews.Edited.NotStaged() ->
                    throw Problem.of(
                                    ProblemKind.OVERLAY_NOT_STAGED,
                                    "Only a block that is awaiting review can be edited. Reopen it first.")
                            .asException();
            case OverlayReviews.Edited.Unknown() -> throw notFound();
        };
    }

    @PostMapping("/runs/{runId}/confirm")
    @LeastRole(Role.REVIEWER)
    ConfirmAnswer confirm(
            Member member,
            @PathVariable UUID runId,
            @RequestParam(name = "dry_run", defaultValue = "false") boolean dryRun,
            @RequestBody(required = false) ReviewRequests.@Nullable Confirm request) {
        var wish = (request == null ? all(dryRun) : request).read();
        Optional<? extends ConfirmAnswer> answer =
                dryRun
                        ? counts.ofRun(member, runId, wish.choice(), wish.asOf())
                        : reviews.confirm(member, runId, wish.choice(), wish.asOf())
                                .map(Confirmation::from);
        return answer.orElseThrow(ReviewController::notFound);
    }

    /// To ask about everything takes no words; to confirm everything takes at least `{}`.
    private static ReviewRequests.Confirm all(boolean dryRun) {
        if (!dryRun) {
            throw Problem.of(
                            ProblemKind.MALFORMED,
                            "A JSON body is needed; {} confirms all that is staged.")
                    .asException();
        }
        return ReviewRequests.Confirm.ALL;
    }

    @PostMapping("/confirm")
    @LeastRole(Role.REVIEWER)
    ConfirmAnswer confirmProject(
            Member member,
            @RequestParam(name = "dry_run", defaultValue = "false") boolean dryRun,
            @RequestBody ReviewRequests.ConfirmProject request) {
        var wish = request.read();
        Optional<? extends ConfirmAnswer> answer =
                dryRun
                        ? counts.ofProject(member, wish.schemaId(), wish.asOf())
                        : reviews.confirmProject(member, wish.schemaId(), wish.asOf())
                                .map(Confirmation::from);
        return answer.orElseThrow(ReviewController::notFound);
    }

    @PostMapping("/runs/{runId}/reject")
    @LeastRole(Role.REVIEWER)
    Rejection reject(
            Member member, @PathVariable UUID runId, @RequestBody ReviewRequests.Reject request) {
        var wish = request.read();
        return reviews.reject(member, runId, wish.choice(), wish.to(), wish.asOf())
                .map(done ->
                        new Rejection(
                                done.rejected(),
                                new Rejection.Skipped(
                                        done.changed(), done.notStaged(), done.unknown())))
                .orElseThrow(ReviewController::notFound);
    }

    @PostMapping("/runs/{runId}/reopen")
    @LeastRole(Role.REVIEWER)
    Reopening reopen(
            Member member, @PathVariable UUID runId, @RequestBody ReviewRequests.Reopen request) {
        var wish = request.read();
        return reviews.reopen(member, runId, wish.choice(), wish.reason())
                .map(done ->
                        new Reopening(
                                done.reopened(),
                                new Reopening.Skipped(done.notClosed(), done.unknown())))
                .orElseThrow(ReviewController::notFound);
    }

    @PostMapping("/runs/{runId}/retry-failed")
    @LeastRole(Role.REVIEWER)
    Retried retryFailed(
            Member member,
            @PathVariable UUID runId,
            @RequestBody(required = false) ReviewRequests.Retry request) {
        return reviews.retryFailed(member, runId, request == null ? null : request.errorClass())
                .map(Retried::new)
                .orElseThrow(ReviewController::notFound);
    }

    @GetMapping("/runs/{runId}/overlays/{blockUid}/history")
    Page<History.Event> history(
            Member member,
            @PathVariable UUID runId,
            @PathVariable String blockUid,
            PageQuery page) {
        return history.of(member, runId, blockUid, page).orElseThrow(ReviewController::notFound);
    }

    private static ProblemException invalid(List<dev.blockdata.schemas.Finding> findings) {
        return new Problem.Invalid(
                        ProblemKind.EDIT_INVALID,
                        findings.stream()
                                .map(finding ->
                                        new Finding("/data" + finding.pointer(), finding.message()))
                                .toList())
                .asException();
    }

    private static ProblemException notFound() {
        return Problem.notFound().asException();
    }
}
