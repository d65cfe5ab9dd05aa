package dev.blockdata.runs;

import dev.blockdata.schemas.SchemaArtifact;
import java.util.List;

/// What a person should know before a run with this schema and these settings is worked on.
///
/// Whoever knows the models answers; runs only pass it on.
public interface RunWarnings {

    /// Sentences for a person, empty when there is nothing to say.
    List<String> of(SchemaArtifact artifact, String modelConfig);
}
