package dev.blockdata.worker;

import dev.blockdata.models.Models;
import dev.blockdata.models.Packing;
import dev.blockdata.models.Routes;
import dev.blockdata.schemas.ArtifactCache;
import dev.blockdata.schemas.SchemaArtifact;
import java.util.LinkedHashMap;
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

    private final OverlayClaims claims;
    private final Models models;
    private final Asker asker;
    private final WorkerSettings settings;
    private final JsonMapper json;
    private final ArtifactCache artifacts = new ArtifactCache(MOST_SCHEMAS);

    Assignments(
            OverlayClaims claims,
            Models models,
            Asker asker,
            WorkerSettings settings,
            JsonMapper json) {
        this.claims = claims;
        this.models = models;
        this.asker = asker;
        this.settings = settings;
        this.json = json;
    }

    /// @param onBehalfOf who asks for this work, where it is not the run's standing order
    Assignment.Found of(RunKey run, @Nullable String modelOverride, @Nullable UUID onBehalfOf) {
        Optional<OverlayClaims.RunTask> found = claims.task(run);
        if (found.isEmpty()) {
            return new Assignment.Found.NoRun();
        }
        OverlayClaims.RunTask task = found.get();
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
        UUID who = onBehalfOf == null ? task.dispatchedBy() : onBehalfOf;
        Map<String, Access> accesses = new LinkedHashMap<>();
        for (String model : routes.models()) {
            Access access = asker.access(model, who);
            if (access instanceof Access.None(var reason)) {
                return new Assignment.Found.NoModel(model, reason);
            }
            accesses.put(model, access);
        }
        return new Assignment.Found.Ready(
                new Assignment(
                        artifact, routes, Packing.of(artifact, settings.packSize()), accesses));
    }
}
