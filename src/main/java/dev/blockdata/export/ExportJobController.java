package dev.blockdata.export;

import dev.blockdata.http.Page;
import dev.blockdata.http.PageQuery;
import dev.blockdata.http.Problem;
import dev.blockdata.http.ProblemException;
import dev.blockdata.http.ProblemKind;
import dev.blockdata.projects.Answered;
import dev.blockdata.projects.Member;
import dev.blockdata.projects.Once;
import dev.blockdata.projects.ProjectLog;
import dev.blockdata.projects.Rights;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.StreamUtils;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Exports in the background: asked for, followed, fetched whole or from where a transfer broke
/// off, given up.
@RestController
@RequestMapping("/api/v1/projects/{projectId}/exports")
class ExportJobController {

    private static final Duration TRY_AGAIN = Duration.ofSeconds(10);

    private final ExportPlan plans;
    private final ExportJobs jobs;
    private final ExportFiles files;
    private final ProjectLog log;
    private final Rights rights;

    ExportJobController(
            ExportPlan plans, ExportJobs jobs, ExportFiles files, ProjectLog log, Rights rights) {
        this.plans = plans;
        this.jobs = jobs;
        this.files = files;
        this.log = log;
        this.rights = rights;
    }

    /// What is asked for, as it was found to be possible.
    private record Order(ExportWish wish, String fileName, int documents) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Answered<ExportJob> request(Member member, @RequestBody ExportWish body, Once once) {
        return once.answer(
                member,
                body,
                () -> {
                    var form = body.form();
                    var plan = plans.of(member, body.selection(), form);
                    return new Order(
                            body,
                            FileNames.safe(plan.title()) + form.fileExtension(),
                            plan.picks().size());
                },
                order ->
                        jobs.request(member, order.wish(), order.fileName(), order.documents())
                                .orElseThrow(ExportJobController::tooMany));
    }

    @GetMapping
    Page<ExportJob> list(Member member, PageQuery page) {
        return jobs.list(member, page);
    }

    @GetMapping("/{exportId}")
    ExportJob find(Member member, @PathVariable UUID exportId) {
        return kept(member, exportId).job();
    }

    @DeleteMapping("/{exportId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(Member member, @PathVariable UUID exportId) {
        var before = jobs.cancel(member, exportId).orElseThrow(ExportJobController::notFound);
        if (before.equals("forbidden")) {
            throw Problem.of(
                            ProblemKind.ROLE_TOO_LOW,
                            "Only whoever asked for it, an editor or an owner gives it up.")
                    .asException();
        }
        files.letGo();
    }

    @GetMapping("/{exportId}/file")
    @ApiResponse(
            responseCode = "200",
            description = "the file",
            content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE))
    @ApiResponse(
            responseCode = "206",
            description = "the part of it that Range asked for",
            content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE))
    void file(
            Member member,
            @PathVariable UUID exportId,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var kept = kept(member, exportId);
        var job = kept.job();
        var size = job.bytes();
        if (!job.status().equals("done") || size == null) {
            throw Problem.of(
                            ProblemKind.CONFLICT,
                            "There is no file: this export is " + job.status() + ".")
                    .asException();
        }
        var etag = "\"" + job.sha256() + "\"";
        var range = range(request, response, etag, size);
        long from = range == null ? 0 : range.getRangeStart(size);
        long length = range == null ? size : range.getRangeEnd(size) - from + 1;
        var key = new ExportFileKey(member.projectId(), exportId, kept.token());
        try (var bytes = files.open(key, from);
                var watch = rights.watch(request, member)) {
            noteDeparture(member, job, from);
            response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
            response.setContentLengthLong(length);
            response.setHeader(HttpHeaders.ETAG, etag);
            response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, attachment(job.fileName()));
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
            if (range != null) {
                response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
                response.setHeader(
                        HttpHeaders.CONTENT_RANGE,
                        "bytes %d-%d/%d".formatted(from, from + length - 1, size));
            }
            StreamUtils.copyRange(bytes, watch.guarding(response.getOutputStream()), 0, length - 1);
        } catch (NoSuchFileException missing) {
            throw Problem.of(
                            ProblemKind.UNAVAILABLE,
                            "The file is missing. Ask for the export again.")
                    .asException();
        }
    }

    private void noteDeparture(Member member, ExportJob job, long from) {
        var told = job.wish().selection().told(job.wish().form());
        told.put("export_id", job.exportId());
        told.put("documents", job.documents());
        told.put("rows", job.rowsWritten());
        told.put("bytes", job.bytes());
        if (from > 0) {
            told.put("from", from);
        }
        log.exported(member, told);
    }

    /// The one part that is wanted, of the file that the asker has the beginning of; null for all
    /// of it.
    private static @Nullable HttpRange range(
            HttpServletRequest request, HttpServletResponse response, String etag, long size) {
        var header = request.getHeader(HttpHeaders.RANGE);
        var condition = request.getHeader(HttpHeaders.IF_RANGE);
        if (header == null || size == 0 || (condition != null && !condition.equals(etag))) {
            return null;
        }
        List<HttpRange> ranges;
        try {
            ranges = HttpRange.parseRanges(header);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
        if (ranges.size() != 1) {
            return null;
        }
        if (ranges.getFirst().getRangeStart(size) >= size) {
            response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + size);
            throw Problem.of(ProblemKind.RANGE_NOT_SATISFIABLE, "The file has " + size + " bytes.")
                    .asException();
        }
        return ranges.getFirst();
    }

    private ExportJobs.Kept kept(Member member, UUID exportId) {
        return jobs.find(member, exportId).orElseThrow(ExportJobController::notFound);
    }

    private static String attachment(String fileName) {
        return ContentDisposition.attachment()
                .filename(fileName, StandardCharsets.UTF_8)
                .build()
                .toString();
    }

    private static ProblemException tooMany() {
        return new Problem.Later(
                        ProblemKind.TOO_MANY_EXPORTS,
                        ExportJobs.OPEN_OF_ONE_USER
                                + " exports of yours are under way. Let one of them end first.",
                        TRY_AGAIN)
                .asException();
    }

    private static ProblemException notFound() {
        return Problem.notFound().asException();
    }
}
