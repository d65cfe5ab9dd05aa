package dev.blockdata.costs;

import dev.blockdata.http.Findings;
import dev.blockdata.http.Problem;
import dev.blockdata.http.ProblemException;
import dev.blockdata.http.ProblemKind;
import dev.blockdata.projects.Member;
import dev.blockdata.runs.Run;
import dev.blockdata.runs.RunWarnings;
import dev.blockdata.runs.Runs;
import dev.blockdata.schemas.Schemas;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// What it will cost, before anybody has to pay for it.
@RestController
class ForecastController {

    private static final int LONGEST_MODEL = 200;

    private final Forecast forecast;
    private final Schemas schemas;
    private final Runs runs;
    private final RunWarnings warnings;
    private final JsonMapper json;

    ForecastController(
            Forecast forecast, Schemas schemas, Runs runs, RunWarnings warnings, JsonMapper json) {
        this.forecast = forecast;
        this.schemas = schemas;
        this.runs = runs;
        this.warnings = warnings;
        this.json = json;
    }

    /// Of the ingested documents without a run for the schema and what is pending in its effective
    /// runs; with `run_id` of what is left of that run. `model` stands in for whatever model would
    /// be chosen.
    @GetMapping("/api/v1/projects/{projectId}/forecast")
    Forecast.Forecasted forecast(
            Member member,
            @RequestParam(name = "schema_id") UUID schemaId,
            @RequestParam(required = false) @Nullable String model,
            @RequestParam(name = "run_id", required = false) @Nullable UUID runId) {
        if (model != null && (model.isBlank() || model.length() > LONGEST_MODEL)) {
            throw Problem.of(
                            ProblemKind.INVALID_PARAMETER,
                            "model is a name of 1 to 200 characters.")
                    .asException();
        }
        Schemas.Row schema =
                schemas.find(member.userId(), schemaId).orElseThrow(ForecastController::notFound);
        String config = model == null ? "{}" : json.writeValueAsString(Map.of("model", model));
        if (runId != null) {
            Run run =
                    runs.find(member.userId(), member.projectId(), runId)
                            .orElseThrow(ForecastController::notFound);
            new Findings()
                    .require(
                            run.schemaId().equals(schemaId),
                            "/schema_id",
                            "is not the schema of this run")
                    .throwIfAny();
            config = model == null ? run.modelConfig() : config;
        }
        return forecast.of(
                member,
                new Forecast.Wish(
                        schema,
                        model,
                        runId,
                        warnings.of(member.userId(), schema.artifact(), config)));
    }

    private static ProblemException notFound() {
        return Problem.notFound().asException();
    }
}
