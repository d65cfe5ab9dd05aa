package dev.blockdata.models;

import dev.blockdata.schemas.Finding;
import dev.blockdata.schemas.SchemaArtifact;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a model is asked in one call: a schema, and one block or several neighbouring ones, each to
/// be answered under its own key.
public record Question(
        SchemaArtifact artifact,
        List<Passage> passages,
        Settings settings,
        @Nullable Correction correction) {

    /// The key of a block that is asked about alone.
    public static final String ALONE = "block";

    /// A block and where it stands; `key` names it within its question, `blockType` is the
    /// contract's word for it, `headingPath` the headings above it.
    public record Passage(
            String key,
            String text,
            String blockType,
            List<String> headingPath,
            String documentTitle,
            Surroundings around) {

        public Passage {
            headingPath = List.copyOf(headingPath);
        }

        /// A block that is asked about alone, without its neighbours.
        public Passage(
                String text, String blockType, List<String> headingPath, String documentTitle) {
            this(ALONE, text, blockType, headingPath, documentTitle, Surroundings.NONE);
        }
    }

    /// The texts of the blocks before and after, in reading order: to understand by, not to be
    /// answered about.
    public record Surroundings(List<String> before, List<String> after) {

        public static final Surroundings NONE = new Surroundings(List.of(), List.of());

        public Surroundings {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }
    }

    /// Which model, and how; `maxTokens` is for one block.
    public record Settings(String model, double temperature, int maxTokens) {}

    /// What the model answered before and what is wrong with it: the question is asked once more to
    /// have it mended.
    public record Correction(String answer, List<Finding> findings) {

        public Correction {
            findings = List.copyOf(findings);
        }
    }

    public Question {
        passages = List.copyOf(passages);
        var keys = new HashSet<String>();
        if (passages.isEmpty() || !passages.stream().allMatch(p -> keys.add(p.key()))) {
            throw new IllegalArgumentException(
                    "a question is about at least one block, each under a key of its own");
        }
        if (correction != null && passages.size() > 1) {
            throw new IllegalArgumentException("answers are mended one at a time");
        }
    }

    /// One block.
    public Question(SchemaArtifact artifact, Passage passage, Settings settings) {
        this(artifact, List.of(passage), settings, null);
    }

    /// Whether several blocks are asked about at once.
    public boolean isPack() {
        return passages.size() > 1;
    }

    /// The block, of a question about one.
    public Passage passage() {
        if (isPack()) {
            throw new IllegalStateException("this question is about " + passages.size());
        }
        return passages.getFirst();
    }
}
