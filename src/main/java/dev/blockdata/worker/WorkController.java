package dev.blockdata.worker;

import dev.blockdata.http.Findings;
import dev.blockdata.http.Problem;
import dev.blockdata.http.ProblemException;
import dev.blockdata.http.ProblemKind;
import dev.blockdata.projects.LeastRole;
import dev.blockdata.projects.Member;
import dev.blockdata.projects.Role;
import dev.blockdata.runs.Run;
import dev.blockdata.runs.Runs;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The door for one worker invocation on one run.
@RestController
@RequestMapping("/api/v1/projects/{projectId}/runs/{runId}/work")
class WorkController {

    private static final int LARGEST_BATCH = 1000;
    private static final int LONGEST_MODEL = 200;
    private static final long USUAL_SECONDS = 60;
    private static final long MOST_SECONDS = 300;

    /// What is kept of the time for giving back and answering.
    private static final Duration CLOSING = Duration.ofSeconds(3);

    private static final Pattern WAIT = Pattern.compile("(?:^|[,;\\s])wait\\s*=\\s*\"?(\\d{1,6})");

    private final Runs runs;
    private final Worker worker;
    private final WorkerSettings settings;

    WorkController(Runs runs, Worker worker, WorkerSettings settings) {
        this.runs = runs;
        this.worker = worker;
        this.settings = settings;
    }

    record Order(@Nullable Integer batchSize, @Nullable String modelOverride) {

        static final Order STANDARD = new Order(null, null);
    }

    @PostMapping
    @LeastRole(Role.EDITOR)
    Worker.Report work(
            Member member,
            @PathVariable UUID runId,
            @RequestBody(required = false) @Nullable Order body,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer) {
        Order order = body == null ? Order.STANDARD : body;
        Integer batchSize = order.batchSize();
        String model = order.modelOverride();
        new Findings()
                .require(
                        batchSize == null || (batchSize >= 1 && batchSize <= LARGEST_BATCH),
                        "/batch_size",
                        "must be a whole number from 1 to " + LARGEST_BATCH)
                .require(
                        model == null || (!model.isBlank() && model.length() <= LONGEST_MODEL),
                        "/model_override",
                        "must be a name of 1 to " + LONGEST_MODEL + " characters")
                .throwIfAny();
        Run run =
                runs.find(member.userId(), member.projectId(), runId)
                        .orElseThrow(WorkController::notFound);
        Worker.Result result =
                worker.runOnce(
                        new RunKey(member.projectId(), run.runId()),
                        new Worker.Order(
                                batchSize == null ? settings.batchSize() : batchSize,
                                model,
                                member.userId()),
                        time(prefer));
        return switch (result) {
            case Worker.Result.Done(var report) -> report;
            case Worker.Result.NoRun() -> throw notFound();
            case Worker.Result.NoModel(var name, var reason) ->
                    throw Problem.of(
                                    ProblemKind.MODEL_UNAVAILABLE,
                                    reason.equals(Asker.NO_KEY)
                                            ? "There is no key for the model \""
                                                    + name
                                                    + "\". Choose another one, such as \"offline\"."
                                            : reason.replaceFirst("^price_unknown: ", ""))
                            .asException();
        };
    }

    /// RFC 7240: how long the caller is willing to wait.
    static Duration time(@Nullable String prefer) {
        Matcher wait = WAIT.matcher(prefer == null ? "" : prefer);
        long seconds =
                wait.find()
                        ? Math.clamp(Long.parseLong(wait.group(1)), 1, MOST_SECONDS)
                        : USUAL_SECONDS;
        Duration whole = Duration.ofSeconds(seconds);
        return whole.compareTo(CLOSING.multipliedBy(2)) > 0
                ? whole.minus(CLOSING)
                : whole.dividedBy(2);
    }

    private static ProblemException notFound() {
        return Problem.notFound().asException();
    }
}
