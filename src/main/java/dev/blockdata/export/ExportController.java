package dev.blockdata.export;

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
    private final Exports exports;
    private final ExportPlaces places = new ExportPlaces(Duration.ofSeconds(15));

    ExportController(ExportPlan plans, Exports exports) {
        this.plans = plans;
        this.exports = exports;
    }

    @GetMapping("/runs/{runId}/export")
    @ApiResponse(
            responseCode = "200",
            description = "the file",
            content = @Content(mediaType = "application/x-ndjson"))
    void exportRun(
            Member member,
            @PathVariable UUID runId,
            @RequestParam(defaultValue = "jsonl") String format,
            @RequestParam(defaultValue = "confirmed") String include,
            @RequestParam(defaultValue = "merged") String layout,
            @RequestParam(defaultValue = "false") boolean bom,
            @RequestParam(required = false) @Nullable String extra,
            HttpServletResponse response)
            throws IOException {
        send(
                member,
                new Selection(null, null, Set.of(runId)),
                ExportForm.of(format, include, layout, bom, extra),
                response);
    }

    @GetMapping("/documents/{sourceUid}/export")
    @ApiResponse(
            responseCode = "200",
            description = "the file",
            content = @Content(mediaType = "application/x-ndjson"))
    void exportDocument(
            Member member,
            @PathVariable String sourceUid,
            @RequestParam(name = "run_id", required = false) @Nullable UUID runId,
            @RequestParam(defaultValue = "jsonl") String format,
            @RequestParam(defaultValue = "confirmed") String include,
            @RequestParam(defaultValue = "merged") String layout,
            @RequestParam(defaultValue = "false") boolean bom,
            @RequestParam(required = false) @Nullable String extra,
            HttpServletResponse response)
            throws IOException {
        send(
                member,
                new Selection(sourceUid, null, runId == null ? Set.of() : Set.of(runId)),
                ExportForm.of(format, include, layout, bom, extra),
                response);
    }

    @GetMapping("/export")
    @ApiResponse(
            responseCode = "200",
            description = "the file",
            content = @Content(mediaType = "application/x-ndjson"))
    void exportProject(
            Member member,
            @RequestParam(name = "schema_id", required = false) @Nullable UUID schemaId,
            @RequestParam(name = "run_id", required = false) @Nullable List<UUID> runIds,
            @RequestParam(defaultValue = "jsonl") String format,
            @RequestParam(defaultValue = "confirmed") String include,
            @RequestParam(defaultValue = "merged") String layout,
            @RequestParam(defaultValue = "false") boolean bom,
            @RequestParam(required = false) @Nullable String extra,
            HttpServletResponse response)
            throws IOException {
        send(
                member,
                new Selection(null, schemaId, runIds == null ? Set.of() : Set.copyOf(runIds)),
                ExportForm.of(format, include, layout, bom, extra),
                response);
    }

    private void send(Member member, Selection wish, ExportForm form, HttpServletResponse response)
            throws IOException {
        try (var _ = places.take(member.userId())) {
            var plan = plans.of(member, wish, form);
            response.setContentType(form.mediaType());
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                            .filename(
                                    FileNames.safe(plan.title()) + form.fileExtension(),
                                    StandardCharsets.UTF_8)
                            .build()
                            .toString());
            response.setHeader("X-Content-Type-Options", "nosniff");
            exports.write(member, plan, form, response.getOutputStream(), _ -> {});
        }
    }
}
