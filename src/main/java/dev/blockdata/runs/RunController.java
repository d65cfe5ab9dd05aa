package dev.blockdata.runs;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.blockdata.http.Cursor;
import dev.blockdata.http.Findings;
import dev.blockdata.http.Page;
import dev.blockdata.http.PageQuery;
import dev.blockdata.http.Problem;
import dev.blockdata.http.ProblemException;
import dev.blockdata.http.ProblemKind;
import dev.blockdata.projects.Answered;
import dev.blockdata.projects.LeastRole;
import dev.blockdata.projects.Member;
import dev.blockdata.projects.Once;
import dev.blockdata.projects.Role;
import dev.blockdata.schemas.Schemas;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Runs as things: made, listed, shown, renamed, deleted.
@RestController
@RequestMapping("/api/v1/projects/{projectId}/runs")
class RunController {

    private static final int LONGEST_NAME = 200;

    private final Runs runs;
    private final Schemas schemas;
    private final RunWarnings warnings;

    RunController(Runs runs, Schemas schemas, RunWarnings warnings) {
        this.runs = runs;
        this.schemas = schemas;
        this.warnings = warnings;
    }

    record NewRun(
            @Nullable String sourceUid,
            @Nullable UUID schemaId,
            @Nullable String runName,
            @Nullable JsonNode modelConfig) {}

    /// A new run as it may be made.
    private record Order(
            String sourceUid, Schemas.Row schema, @Nullable String runName, String config) {}

    /// A field left out stays as it is; `run_name: null` takes the name away, `model_config: null`
    /// the settings.
    record Change(
            @Schema(type = "string") @Nullable JsonNode runName, @Nullable JsonNode modelConfig) {}

    /// A new run, and what to know before it is worked on.
    record MadeRun(@JsonUnwrapped Run run, List<String> warnings) {}

    @GetMapping
    Page<Run> list(
            Member member,
            @RequestParam(name = "schema_id", required = false) @Nullable UUID schemaId,
            @RequestParam(name = "source_uid", required = false) @Nullable String sourceUid,
            @RequestParam(required = false) @Nullable String status,
            PageQuery page) {
        if (schemaId != null) {
            demandSchema(member, schemaId);
        }
        if (sourceUid != null
                && !runs.hasDocument(member.userId(), member.projectId(), sourceUid)) {
            throw notFound();
        }
        var filter =
                new Runs.Filter(
                        schemaId,
                        sourceUid,
                        status == null
                                ? null
                                : RunStatus.ofWire(status).orElseThrow(() -> noStatus(status)),
                        page.after().map(cursor -> cursor.uuid(0)).orElse(null));
        return page.page(
                runs.list(member.userId(), member.projectId(), filter, page.fetch()),
                run -> Cursor.of(run.runId()));
    }

    @PostMapping
    @LeastRole(Role.EDITOR)
    @ResponseStatus(HttpStatus.CREATED)
    Answered<MadeRun> create(Member member, @RequestBody NewRun body, Once once) {
        return once.answer(member, body, () -> checked(member, body), order -> make(member, order));
    }

    private Order checked(Member member, NewRun body) {
        String sourceUid = body.sourceUid();
        UUID schemaId = body.schemaId();
        var findings =
                new Findings()
                        .require(sourceUid != null, "/source_uid", "is missing")
                        .require(schemaId != null, "/schema_id", "is missing")
                        .require(
                                isName(body.runName()),
                                "/run_name",
                                "must have 1 to 200 characters");
        findings.throwIfAny();
        String config = ModelConfig.checked(body.modelConfig());
        if (sourceUid == null || schemaId == null) {
            throw notFound();
        }
        return new Order(sourceUid, demandSchema(member, schemaId), body.runName(), config);
    }

    private MadeRun make(Member member, Order order) {
        return switch (runs.create(
                member.userId(),
                member.projectId(),
                order.sourceUid(),
                order.schema().schemaId(),
                order.runName(),
                order.config())) {
            case Runs.Created.Made(var run) ->
                    new MadeRun(
                            run,
                            warnings.of(
                                    member.userId(), order.schema().artifact(), order.config()));
            case Runs.Created.NoDocument() -> throw notFound();
            case Runs.Created.NotIngested() ->
                    throw Problem.of(
                                    ProblemKind.DOCUMENT_NOT_INGESTED,
                                    "A run needs the blocks of its document, and this one has none yet.")
                            .asException();
        };
    }

    @GetMapping("/{runId}")
    Run show(Member member, @PathVariable UUID runId) {
        return runs.find(member.userId(), member.projectId(), runId)
                .orElseThrow(RunController::notFound);
    }

    @PatchMapping("/{runId}")
    @LeastRole(Role.EDITOR)
    Run change(Member member, @PathVariable UUID runId, @RequestBody Change body) {
        JsonNode name = body.runName();
        new Findings()
                .require(
                        name == null
                                || name.isNull()
                                || (name.isString() && isName(name.stringValue())),
                        "/run_name",
                        "must be a text of 1 to 200 characters, or null")
                .throwIfAny();
        return runs.change(
                        member.userId(),
                        member.projectId(),
                        runId,
                        name != null,
                        name == null || name.isNull() ? null : name.stringValue(),
                        body.modelConfig() == null ? null : ModelConfig.checked(body.modelConfig()))
                .orElseThrow(RunController::notFound);
    }

    @DeleteMapping("/{runId}")
    @LeastRole(Role.EDITOR)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(
            Member member,
            @PathVariable UUID runId,
            @RequestParam(required = false) @Nullable Long confirmed) {
        switch (runs.delete(member.userId(), member.projectId(), runId, confirmed)) {
            case Runs.Deleted.Gone() -> {}
            case Runs.Deleted.HoldsConfirmed(long held) ->
                    throw Problem.InTheWay.confirmed(held).asException();
            case Runs.Deleted.Unknown() -> throw notFound();
        }
    }

    private Schemas.Row demandSchema(Member member, UUID schemaId) {
        return schemas.find(member.userId(), schemaId).orElseThrow(RunController::notFound);
    }

    private static boolean isName(@Nullable String name) {
        return name == null
                || (!name.isBlank() && name.codePointCount(0, name.length()) <= LONGEST_NAME);
    }

    private static ProblemException noStatus(String status) {
        return Problem.of(
                        ProblemKind.INVALID_PARAMETER, "There is no run status \"" + status + "\".")
                .asException();
    }

    private static ProblemException notFound() {
        return Problem.notFound().asException();
    }
}
