package dev.blockdata.worker;

import dev.blockdata.costs.Prices;
import dev.blockdata.models.Models;
import dev.blockdata.models.Packing;
import dev.blockdata.models.Question;
import dev.blockdata.models.Routes;
import dev.blockdata.schemas.ArtifactCache;
import dev.blockdata.schemas.SchemaArtifact;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Finds out with what a run is worked on: its settings anew for each batch, its schema compiled
/// once per content.
@Component
final class Assignments {

    private static final int MOST_SCHEMAS = 200;

    private final WorkedRuns runs;
    private final Models models;
    private final Asker asker;
    private final Prices prices;
    private final WorkerSettings settings;
    private final JsonMapper json;
    private final ArtifactCache artifacts = new ArtifactCache(MOST_SCHEMAS);

    Assignments(
            WorkedRuns runs,
            Models models,
            Asker asker,
            Prices prices,
            WorkerSettings settings,
            JsonMapper json) {
        this.runs = runs;
        this.models = models;
        this.asker = asker;
        this.prices = prices;
        this.settings = settings;
        this.json = json;
    }

    Assignment.Found of(RunKey run, @Nullable String modelOverride) {
        Optional<WorkedRuns.RunTask> found = runs.task(run);
        if (found.isEmpty()) {
            return new Assignment.Found.NoRun();
        }
        WorkedRuns.RunTask task = found.get();
        SchemaArtifact artifact =
                artifacts.get(
                        task.schemaUid(),
                        () ->
                                SchemaArtifact.registered(
                                        task.schemaText(), task.schemaRef(), task.schemaUid()));
        var routes =
                new Routes(
                        modelOverride,
                        json.readTree(task.modelConfig()),
                        artifact.promptConfig(),
                        models.platform());
        UUID who = task.dispatchedBy();
        Map<String, Access> accesses = new LinkedHashMap<>();
        for (String model : routes.models()) {
            Access access = asker.access(model, who);
            if (access instanceof Access.None(var reason)) {
                return new Assignment.Found.NoModel(model, reason);
            }
            Optional<String> blind = blind(run, access, model);
            if (blind.isPresent()) {
                return new Assignment.Found.NoModel(model, blind.get());
            }
            accesses.put(model, access);
        }
        return new Assignment.Found.Ready(
                new Assignment(
                        artifact, routes, Packing.of(artifact, settings.packSize()), accesses));
    }

    private Optional<String> blind(RunKey run, Access access, String model) {
        return access.payer() == Payer.NOBODY || prices.of(model).isPresent()
                ? Optional.empty()
                : runs.unpriced(run, access.payer(), model);
    }

    /// The calls that claims of a run are cut into, each block with what stands around it where the
    /// schema asks for that.
    List<Assignment.Pack> packs(RunKey run, Assignment assignment, List<Claim> claimed) {
        List<Assignment.Pack> packs = assignment.packs(claimed);
        if (assignment.neighbours() == 0 || claimed.isEmpty()) {
            return packs;
        }
        Map<Integer, Question.Surroundings> around =
                runs.neighbours(run, claimed, assignment.neighbours());
        return packs.stream().map(pack -> pack.within(around)).toList();
    }
}
