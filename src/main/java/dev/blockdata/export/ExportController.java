package dev.blockdata.export;

import dev.blockdata.projects.Member;
import dev.blockdata.projects.ProjectLog;
import dev.blockdata.projects.Rights;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Exports of a run, a document or a project, written to the connection as they are read.
///
/// The rows go out on the request's own thread: whoever goes away makes the next write fail, or,
/// where nothing can be written yet, is missed at the next look, and with it ends the query.
/// Nothing ends the answer after an error, so that the server breaks the connection off.
@RestController
@RequestMapping("/api/v1/projects/{projectId}")
class ExportController {

    private static final String OLD = "HTTP/1.0";

    private final ExportPlan plans;
    private final Exports exports;
    private final Scratch scratch;
    private final ProjectLog log;
    private final Rights rights;
    private final ExportPlaces places = new ExportPlaces(Duration.ofSeconds(15));

    ExportController(
            ExportPlan plans, Exports exports, Scratch scratch, ProjectLog log, Rights rights) {
        this.plans = plans;
        this.exports = exports;
        this.scratch = scratch;
        this.log = log;
        this.rights = rights;
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
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        send(
                member,
                new Selection(null, null, Set.of(runId)),
                ExportForm.of(format, include, layout, bom, extra),
                request,
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
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        send(
                member,
                new Selection(sourceUid, null, runId == null ? Set.of() : Set.of(runId)),
                ExportForm.of(format, include, layout, bom, extra),
                request,
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
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        send(
                member,
                new Selection(null, schemaId, runIds == null ? Set.of() : Set.copyOf(runIds)),
                ExportForm.of(format, include, layout, bom, extra),
                request,
                response);
    }

    private void send(
            Member member,
            Selection wish,
            ExportForm form,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        try (var _ = places.take(member.userId());
                var watch = rights.watch(request, member)) {
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
            if (HttpMethod.HEAD.matches(request.getMethod())) {
                return;
            }
            log.exported(
                    member,
                    wish.told(form),
                    plan.picks().stream().map(ConfirmedBlocks.Pick::sourceUid).toList());
            if (OLD.equals(request.getProtocol())) {
                sendWhole(member, plan, form, response, watch);
            } else {
                var out = watch.guarding(response.getOutputStream());
                exports.write(member, plan, form, out, watch::demand);
            }
        }
    }

    /// Without chunks the end of the connection is the end of the file, and what breaks off would
    /// look whole: so its length is said first.
    private void sendWhole(
            Member member,
            ExportPlan.Plan plan,
            ExportForm form,
            HttpServletResponse response,
            Rights.Watch watch)
            throws IOException {
        var file = Files.createTempFile(scratch.folder(), "whole", form.fileExtension());
        try {
            try (var out =
                    watch.guarding(
                            new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
                exports.write(member, plan, form, out, watch::demand);
            }
            response.setContentLengthLong(Files.size(file));
            Files.copy(file, watch.guarding(response.getOutputStream()));
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
