package dev.blockdata.worker;

import dev.blockdata.keys.KeyWarnings;
import dev.blockdata.models.ModelName;
import dev.blockdata.models.Models;
import dev.blockdata.models.Routes;
import dev.blockdata.runs.RunWarnings;
import dev.blockdata.schemas.SchemaArtifact;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Says in time that the model of a run cannot be asked here.
@Component
final class ModelWarnings implements RunWarnings {

    private final Models models;
    private final KeyWarnings keys;
    private final JsonMapper json;

    ModelWarnings(Models models, KeyWarnings keys, JsonMapper json) {
        this.models = models;
        this.keys = keys;
        this.json = json;
    }

    @Override
    public List<String> of(UUID userId, SchemaArtifact artifact, String modelConfig) {
        var routes =
                new Routes(
                        null,
                        json.readTree(modelConfig),
                        artifact.promptConfig(),
                        models.platform());
        return routes.models().stream()
                .filter(model -> models.named(model).isEmpty())
                .flatMap(model -> keys.of(ModelName.of(model), userId).stream())
                .map(words ->
                        words
                                + " Until that is mended, or the run is set to \"offline\", it will be paused when it is dispatched.")
                .toList();
    }
}
