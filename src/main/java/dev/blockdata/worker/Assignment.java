package dev.blockdata.worker;

import dev.blockdata.models.LanguageModel;
import dev.blockdata.models.Question;
import dev.blockdata.schemas.SchemaArtifact;

/// What a batch of blocks is asked with: the schema, the model and how it was chosen.
record Assignment(SchemaArtifact artifact, LanguageModel model, Question.Settings settings) {

    /// What came of looking for one.
    sealed interface Found {

        record Ready(Assignment assignment) implements Found {}

        /// The model that was chosen cannot be asked here.
        record NoModel(String name) implements Found {}

        record NoRun() implements Found {}
    }

    Question about(Claim claim, int maxTokens) {
        String title = claim.docTitle() == null ? "" : claim.docTitle();
        return new Question(
                artifact,
                new Question.Passage(
                        claim.content(), claim.blockType(), claim.headingPath(), title),
                new Question.Settings(settings.model(), settings.temperature(), maxTokens));
    }
}
