package dev.blockdata.export;

import dev.blockdata.http.Problem;
import dev.blockdata.http.ProblemKind;
import dev.blockdata.projects.Member;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Exports of a run, a document or a project, written to the connection as they are read.
///
/// The rows go out on the request's own thread: whoever goes away makes the next write fail, and
/// with it ends the query. Nothing ends the answer after an error, so that the server breaks the
/// connection off.
@RestController
@RequestMapping("/api/v1/projects/{projectId}")
class ExportController {

    private final ExportPlan plans;
    private final ConfirmedBlocks blocks;
    private final ExportPlaces places = new ExportPlaces(Duration.ofSeconds(15));

    ExportController(ExportPlan plans, ConfirmedBlocks blocks) {
        this.plans = plans;
        this.blocks = blocks;
    }

    @GetMapping("/runs/{runId}/export")
    @ApiResponse(
            responseCode = "200",
            description = "the lines",
            content = @Content(mediaType = "application/x-ndjson"))
    void exportRun(
            Member member,
            @PathVariable UUID runId,
            @RequestParam(defaultValue = "jsonl") String format,
            @RequestParam(defaultValue = "confirmed") String include,
            @RequestParam(defaultValue = "merged") String layout,
            HttpServletResponse response)
            throws IOException {
        var form = Form.of(format, include, layout);
        send(member, new Selection(null, null, Set.of(runId), form.staged()), form, response);
    }

    @GetMapping("/documents/{sourceUid}/export")
    @ApiResponse(
            responseCode = "200",
            description = "the lines",
            content = @Content(mediaType = "application/x-ndjson"))
    void exportDocument(
            Member member,
            @PathVariable String sourceUid,
            @RequestParam(name = "run_id", required = false) @Nullable UUID runId,
            @RequestParam(defaultValue = "jsonl") String format,
            @RequestParam(defaultValue = "confirmed") String include,
            @RequestParam(defaultValue = "merged") String layout,
            HttpServletResponse response)
            throws IOException {
        var form = Form.of(format, include, layout);
        send(
                member,
                new Selection(
                        sourceUid, null, runId == null ? Set.of() : Set.of(runId), form.staged()),
                form,
                response);
    }

    @GetMapping("/export")
    @ApiResponse(
            responseCode = "200",
            description = "the lines",
            content = @Content(mediaType = "application/x-ndjson"))
    void exportProject(
            Member member,
            @RequestParam(name = "schema_id", required = false) @Nullable UUID schemaId,
            @RequestParam(name = "run_id", required = false) @Nullable List<UUID> runIds,
            @RequestParam(defaultValue = "jsonl") String format,
            @RequestParam(defaultValue = "confirmed") String include,
            @RequestParam(defaultValue = "merged") String layout,
            HttpServletResponse response)
            throws IOException {
        var form = Form.of(format, include, layout);
        send(
                member,
                new Selection(
                        null,
                        schemaId,
                        runIds == null ? Set.of() : Set.copyOf(runIds),
                        form.staged()),
                form,
                response);
    }

    private void send(Member member, Selection wish, Form form, HttpServletResponse response)
            throws IOException {
        try (var _ = places.take(member.userId())) {
            var plan = plans.of(member, wish);
            response.setContentType(form.zip() ? "application/zip" : "application/x-ndjson");
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                            .filename(
                                    FileNames.safe(plan.title()) + (form.zip() ? ".zip" : ".jsonl"),
                                    StandardCharsets.UTF_8)
                            .build()
                            .toString());
            if (form.zip()) {
                var zip = new ZipLayout(response.getOutputStream(), form.staged());
                sendDocuments(member, plan, wish, zip);
                zip.finish();
            } else {
                sendDocuments(
                        member,
                        plan,
                        wish,
                        new JsonlFormat(response.getOutputStream(), form.staged()));
            }
        }
    }

    private void sendDocuments(
            Member member, ExportPlan.Plan plan, Selection wish, ConfirmedBlocks.Sink sink)
            throws IOException {
        for (var pick : plan.picks()) {
            blocks.read(member, pick, wish.schemaId(), wish.staged(), sink);
        }
    }

    /// How the rows leave.
    private record Form(boolean zip, boolean staged) {

        static Form of(String format, String include, String layout) {
            demand(
                    Set.of("jsonl", "zip").contains(format),
                    "format is jsonl, or zip for one file a document. csv and parquet are not there yet.");
            demand(
                    Set.of("confirmed", "staged").contains(include),
                    "include is confirmed or staged.");
            demand(
                    Set.of("merged", "per_document").contains(layout),
                    "layout is merged or per_document.");
            return new Form(
                    format.equals("zip") || layout.equals("per_document"),
                    include.equals("staged"));
        }

        private static void demand(boolean holds, String detail) {
            if (!holds) {
                throw Problem.of(ProblemKind.INVALID_PARAMETER, detail).asException();
            }
        }
    }
}
