package dev.blockdata.projects;

import dev.blockdata.http.Page;
import dev.blockdata.http.PageQuery;
import dev.blockdata.http.Problem;
import dev.blockdata.http.ProblemKind;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// The log of a project, for its owners: a page at a time, or whole as a file.
@RestController
@RequestMapping("/api/v1/projects/{projectId}/audit")
@LeastRole(Role.OWNER)
class AuditController {

    private static final int PORTION = 1000;
    private static final CSVFormat CSV =
            CSVFormat.RFC4180
                    .builder()
                    .setHeader("event_id", "at", "kind", "actor", "actor_name", "detail", "address")
                    .get();

    private final ProjectLog log;
    private final Rights rights;
    private final JsonMapper json;

    AuditController(ProjectLog log, Rights rights, JsonMapper json) {
        this.log = log;
        this.rights = rights;
        this.json = json;
    }

    @GetMapping
    Page<ProjectLog.Event> list(
            Member member,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable UUID actor,
            PageQuery query) {
        return log.list(member, new ProjectLog.Filter(kind, actor), query);
    }

    /// Newest first, like the pages; who made it stands in it.
    @GetMapping("/export")
    @ApiResponse(
            responseCode = "200",
            description = "the file",
            content = {
                @Content(mediaType = "text/csv"),
                @Content(mediaType = "application/x-ndjson")
            })
    void export(
            Member member,
            @RequestParam(defaultValue = "csv") String format,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        boolean csv = format.equals("csv");
        if (!csv && !format.equals("jsonl")) {
            throw Problem.of(ProblemKind.INVALID_PARAMETER, "format is csv or jsonl.")
                    .asException();
        }
        log.exported(member, Map.of("what", "audit", "format", format));
        response.setContentType(csv ? "text/csv;charset=utf-8" : "application/x-ndjson");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit." + format + "\"");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        try (var watch = rights.watch(request, member, Role.OWNER)) {
            // Not closed after an error, so that what broke off does not look whole.
            var out =
                    new BufferedWriter(
                            new OutputStreamWriter(
                                    watch.guarding(response.getOutputStream()),
                                    StandardCharsets.UTF_8));
            if (csv) {
                writeTable(member, out);
            } else {
                writeLines(member, out);
            }
            out.flush();
        }
    }

    private void writeTable(Member member, Writer out) throws IOException {
        var table = new CSVPrinter(out, CSV);
        for (var page = first(member, true); !page.isEmpty(); page = next(member, page, true)) {
            for (var event : page) {
                table.printRecord(
                        event.eventId(),
                        event.at(),
                        event.kind(),
                        event.actor(),
                        event.actorName(),
                        json.writeValueAsString(event.detail()),
                        event.address());
            }
        }
    }

    private void writeLines(Member member, Writer out) throws IOException {
        for (var page = first(member, false); !page.isEmpty(); page = next(member, page, false)) {
            for (var event : page) {
                out.write(json.writeValueAsString(event));
                out.write('\n');
            }
        }
    }

    private List<ProjectLog.Event> first(Member member, boolean harmless) {
        return log.read(member, ProjectLog.Filter.ALL, null, PORTION, harmless);
    }

    private List<ProjectLog.Event> next(
            Member member, List<ProjectLog.Event> page, boolean harmless) {
        return log.read(member, ProjectLog.Filter.ALL, page.getLast().eventId(), PORTION, harmless);
    }
}
