package dev.blockdata.runs;

import dev.blockdata.schemas.SchemaArtifact;
import java.util.List;
import java.util.UUID;

/// What a person should know before a run with this schema and these settings is worked on.
///
/// Whoever knows the models answers; runs only pass it on.
public interface RunWarnings {

    /// Sentences for whoever would dispatch the run, empty when there is nothing to say.
    List<String> of(UUID userId, SchemaArtifact artifact, String modelConfig);
}
