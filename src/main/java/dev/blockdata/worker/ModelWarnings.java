package dev.blockdata.worker;

import dev.blockdata.models.ModelChoice;
import dev.blockdata.models.Models;
import dev.blockdata.runs.RunWarnings;
import dev.blockdata.schemas.SchemaArtifact;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Says in time that the model of a run cannot be asked here.
@Component
final class ModelWarnings implements RunWarnings {

    private final Models models;
    private final JsonMapper json;

    ModelWarnings(Models models, JsonMapper json) {
        this.models = models;
        this.json = json;
    }

    @Override
    public List<String> of(SchemaArtifact artifact, String modelConfig) {
        String model =
                ModelChoice.of(
                                null,
                                json.readTree(modelConfig),
                                artifact.promptConfig(),
                                models.platform())
                        .model();
        return models.named(model).isPresent()
                ? List.of()
                : List.of(
                        "There is no key for the model \""
                                + model
                                + "\": until there is one, or the run is set to \"offline\", it will be paused when it is dispatched.");
    }
}
