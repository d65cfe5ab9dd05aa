package dev.blockdata.runs;

import dev.blockdata.http.Cursor;
import dev.blockdata.http.Page;
import dev.blockdata.http.PageQuery;
import dev.blockdata.http.Problem;
import dev.blockdata.http.ProblemException;
import dev.blockdata.http.ProblemKind;
import dev.blockdata.projects.Member;
import dev.blockdata.schemas.Schemas;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// How far things have come: the sums of a schema over a project, and the overlays of one run.
@RestController
@RequestMapping("/api/v1/projects/{projectId}")
class ProgressController {

    private final Progress progress;
    private final OverlayList overlays;
    private final Schemas schemas;

    ProgressController(Progress progress, OverlayList overlays, Schemas schemas) {
        this.progress = progress;
        this.overlays = overlays;
        this.schemas = schemas;
    }

    /// A page of overlays; a bulk verb that carries `as_of` leaves out what changed since.
    record OverlayPage(List<Overlay> items, @Nullable String nextCursor, String asOf) {}

    @GetMapping("/progress")
    Progress.Sums progress(Member member, @RequestParam(name = "schema_id") UUID schemaId) {
        Schemas.Row schema =
                schemas.find(member.userId(), schemaId).orElseThrow(ProgressController::notFound);
        return progress.of(member.userId(), member.projectId(), schema.schemaId());
    }

    @GetMapping("/runs/{runId}/overlays")
    OverlayPage overlays(
            Member member,
            @PathVariable UUID runId,
            @RequestParam(required = false) @Nullable String status,
            PageQuery page) {
        OverlayStatus wanted =
                status == null
                        ? null
                        : OverlayStatus.ofWire(status)
                                .orElseThrow(() ->
                                        Problem.of(
                                                        ProblemKind.INVALID_PARAMETER,
                                                        "There is no overlay status \""
                                                                + status
                                                                + "\".")
                                                .asException());
        int behind =
                (int)
                        Math.clamp(
                                page.after().map(cursor -> cursor.number(0)).orElse(-1L),
                                -1,
                                Integer.MAX_VALUE);
        OverlayList.Window window =
                overlays.of(
                                member.userId(),
                                member.projectId(),
                                runId,
                                wanted,
                                behind,
                                page.fetch())
                        .orElseThrow(ProgressController::notFound);
        Page<Overlay> shown =
                page.page(window.overlays(), overlay -> Cursor.of(overlay.blockIndex()));
        return new OverlayPage(shown.items(), shown.nextCursor(), window.asOf());
    }

    private static ProblemException notFound() {
        return Problem.notFound().asException();
    }
}
