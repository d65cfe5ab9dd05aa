package dev.blockdata.worker;

import dev.blockdata.models.Models;
import dev.blockdata.models.Routes;
import dev.blockdata.runs.RunWarnings;
import dev.blockdata.schemas.SchemaArtifact;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Says in time that the model of a run cannot be asked here.
@Component
final class ModelWarnings implements RunWarnings {

    private final Models models;
    private final Asker asker;
    private final JsonMapper json;

    ModelWarnings(Models models, Asker asker, JsonMapper json) {
        this.models = models;
        this.asker = asker;
        this.json = json;
    }

    @Override
    public List<String> of(SchemaArtifact artifact, String modelConfig) {
        var routes =
                new Routes(
                        null,
                        json.readTree(modelConfig),
                        artifact.promptConfig(),
                        models.platform());
        return routes.models().stream().flatMap(model -> warning(model).stream()).toList();
    }

    private Optional<String> warning(String model) {
        return switch (asker.access(model, null)) {
            case Access.None(var reason) ->
                    Optional.of(
                            reason.equals(Asker.NO_KEY)
                                    ? "There is no key for the model \""
                                            + model
                                            + "\": until there is one, or the run is set to \"offline\", it will be paused when it is dispatched."
                                    : reason);
            case Access.Free _, Access.Keyed _ -> Optional.empty();
        };
    }
}
