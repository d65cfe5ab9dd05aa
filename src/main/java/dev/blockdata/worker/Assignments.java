package dev.blockdata.worker;

import dev.blockdata.models.ModelChoice;
import dev.blockdata.models.Models;
import dev.blockdata.models.Question;
import dev.blockdata.schemas.ArtifactCache;
import dev.blockdata.schemas.SchemaArtifact;
import java.util.Optional;
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
    private final JsonMapper json;
    private final ArtifactCache artifacts = new ArtifactCache(MOST_SCHEMAS);

    Assignments(OverlayClaims claims, Models models, JsonMapper json) {
        this.claims = claims;
        this.models = models;
        this.json = json;
    }

    Assignment.Found of(RunKey run, @Nullable String modelOverride) {
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
        Question.Settings choice =
                ModelChoice.of(
                        modelOverride,
                        json.readTree(task.modelConfig()),
                        artifact.promptConfig(),
                        models.platform());
        return models.named(choice.model())
                .<Assignment.Found>map(model ->
                        new Assignment.Found.Ready(new Assignment(artifact, model, choice)))
                .orElseGet(() -> new Assignment.Found.NoModel(choice.model()));
    }
}
