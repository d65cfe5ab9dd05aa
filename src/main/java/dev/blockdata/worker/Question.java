package dev.blockdata.worker;

import dev.blockdata.schemas.SchemaArtifact;
import java.util.List;

/// What a model is asked about one block.
public record Question(SchemaArtifact artifact, Passage passage, Settings settings) {

    /// The block and where it stands; `blockType` is the contract's word for it, `headingPath` the
    /// headings above it.
    public record Passage(
            String text, String blockType, List<String> headingPath, String documentTitle) {

        public Passage {
            headingPath = List.copyOf(headingPath);
        }
    }

    /// Which model, and how.
    public record Settings(String model, double temperature, int maxTokens) {}
}
