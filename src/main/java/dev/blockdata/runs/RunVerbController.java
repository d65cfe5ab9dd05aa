package dev.blockdata.runs;

import dev.blockdata.http.Findings;
import dev.blockdata.http.Problem;
import dev.blockdata.http.ProblemException;
import dev.blockdata.http.ProblemKind;
import dev.blockdata.projects.Answered;
import dev.blockdata.projects.LeastRole;
import dev.blockdata.projects.Member;
import dev.blockdata.projects.Once;
import dev.blockdata.projects.Role;
import dev.blockdata.schemas.Schemas;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// What is done to runs: a schema applied to all documents, and runs dispatched, stopped and
/// resumed.
@RestController
@RequestMapping("/api/v1/projects/{projectId}")
class RunVerbController {

    private final Runs runs;
    private final Schemas schemas;
    private final RunWarnings warnings;
    private final ApplicationEventPublisher events;

    RunVerbController(
            Runs runs, Schemas schemas, RunWarnings warnings, ApplicationEventPublisher events) {
        this.runs = runs;
        this.schemas = schemas;
        this.warnings = warnings;
        this.events = events;
    }

    record Apply(@Nullable UUID schemaId, @Nullable JsonNode modelConfig) {}

    private record ApplyOrder(Schemas.Row schema, String config) {}

    record Applied(
            int runsCreated, long documentsSkipped, long totalBlocks, List<String> warnings) {}

    record DispatchRun(@Nullable Integer concurrency, @Nullable Integer maxBlocks) {

        static final DispatchRun ALL = new DispatchRun(null, null);
    }

    record DispatchProject(
            @Nullable UUID schemaId, @Nullable Integer concurrency, @Nullable Integer maxBlocks) {

        static final DispatchProject ALL = new DispatchProject(null, null, null);
    }

    @PostMapping("/apply-schema")
    @LeastRole(Role.EDITOR)
    Answered<Applied> apply(
            Member member,
            @RequestBody Apply body,
            @RequestParam(name = "dry_run", defaultValue = "false") boolean dryRun,
            Once once) {
        return once.answer(
                member,
                body,
                () -> checked(member, body),
                order -> {
                    Runs.Applied applied =
                            runs.apply(
                                    member.userId(),
                                    member.projectId(),
                                    order.schema().schemaId(),
                                    order.config(),
                                    dryRun);
                    return new Applied(
                            applied.runsCreated(),
                            applied.documentsSkipped(),
                            applied.totalBlocks(),
                            warnings.of(
                                    member.userId(), order.schema().artifact(), order.config()));
                });
    }

    private ApplyOrder checked(Member member, Apply body) {
        UUID schemaId = body.schemaId();
        if (schemaId == null) {
            throw Problem.invalid("/schema_id", "is missing").asException();
        }
        String config = ModelConfig.checked(body.modelConfig());
        return new ApplyOrder(demandSchema(member, schemaId), config);
    }

    @PostMapping("/dispatch")
    @LeastRole(Role.EDITOR)
    @ResponseStatus(HttpStatus.ACCEPTED)
    Answered<Runs.Dispatched> dispatch(
            Member member,
            @RequestBody(required = false) @Nullable DispatchProject body,
            Once once) {
        DispatchProject wish = body == null ? DispatchProject.ALL : body;
        Answered<Runs.Dispatched> answer =
                once.answer(
                        member,
                        wish,
                        () -> {
                            check(wish.concurrency(), wish.maxBlocks());
                            if (wish.schemaId() != null) {
                                demandSchema(member, wish.schemaId());
                            }
                            return wish;
                        },
                        order ->
                                runs.dispatch(
                                        member.userId(),
                                        member.projectId(),
                                        null,
                                        order.schemaId(),
                                        order.concurrency(),
                                        order.maxBlocks()));
        events.publishEvent(new WorkReady());
        return answer;
    }

    @PostMapping("/runs/{runId}/dispatch")
    @LeastRole(Role.EDITOR)
    @ResponseStatus(HttpStatus.ACCEPTED)
    Answered<Runs.Dispatched> dispatchRun(
            Member member,
            @PathVariable UUID runId,
            @RequestBody(required = false) @Nullable DispatchRun body,
            Once once) {
        DispatchRun wish = body == null ? DispatchRun.ALL : body;
        Answered<Runs.Dispatched> answer =
                once.answer(
                        member,
                        wish,
                        () -> {
                            check(wish.concurrency(), wish.maxBlocks());
                            Run run = found(runs.find(member.userId(), member.projectId(), runId));
                            RunStatus.demandAlive(run.status());
                            if (run.status().equals(RunStatus.PAUSED.wire())) {
                                throw Problem.of(
                                                ProblemKind.CONFLICT,
                                                "The run is paused; resume it first.")
                                        .asException();
                            }
                            return wish;
                        },
                        order ->
                                runs.dispatch(
                                        member.userId(),
                                        member.projectId(),
                                        runId,
                                        null,
                                        order.concurrency(),
                                        order.maxBlocks()));
        events.publishEvent(new WorkReady());
        return answer;
    }

    @PostMapping("/runs/{runId}/cancel")
    @LeastRole(Role.EDITOR)
    Run cancel(Member member, @PathVariable UUID runId) {
        Run run = found(runs.cancel(member.userId(), member.projectId(), runId));
        if (run.status().equals(RunStatus.COMPLETE.wire())) {
            throw Problem.of(
                            ProblemKind.CONFLICT,
                            "The run is complete: there is nothing left to cancel.")
                    .asException();
        }
        return run;
    }

    @PostMapping("/runs/{runId}/pause")
    @LeastRole(Role.EDITOR)
    Run pause(Member member, @PathVariable UUID runId) {
        Run run = found(runs.pause(member.userId(), member.projectId(), runId));
        RunStatus.demandAlive(run.status());
        return run;
    }

    @PostMapping("/runs/{runId}/resume")
    @LeastRole(Role.EDITOR)
    Run resume(Member member, @PathVariable UUID runId) {
        Run run = found(runs.resume(member.userId(), member.projectId(), runId));
        RunStatus.demandAlive(run.status());
        events.publishEvent(new WorkReady());
        return run;
    }

    private Schemas.Row demandSchema(Member member, UUID schemaId) {
        return schemas.find(member.userId(), schemaId).orElseThrow(RunVerbController::notFound);
    }

    private static void check(@Nullable Integer concurrency, @Nullable Integer maxBlocks) {
        new Findings()
                .require(
                        concurrency == null
                                || (concurrency >= 1 && concurrency <= ModelConfig.MOST_CONCURRENT),
                        "/concurrency",
                        "must be a whole number from 1 to " + ModelConfig.MOST_CONCURRENT)
                .require(
                        maxBlocks == null || maxBlocks >= 1,
                        "/max_blocks",
                        "must be a whole number of at least 1")
                .throwIfAny();
    }

    private static Run found(Optional<Run> run) {
        return run.orElseThrow(RunVerbController::notFound);
    }

    private static ProblemException notFound() {
        return Problem.notFound().asException();
    }
}
