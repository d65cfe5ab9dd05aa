package dev.blockdata.worker;

import dev.blockdata.models.Tokens;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One overlay held under a token that nobody else has and that is never given out twice, and the
/// block to ask about.
record Claim(
        RunKey run,
        int blockIndex,
        UUID token,
        int attempt,
        String blockType,
        String content,
        List<String> headingPath,
        @Nullable String docTitle) {

    Claim {
        headingPath = List.copyOf(headingPath);
    }

    /// What this block is called in a call about several.
    String key() {
        return "b" + blockIndex;
    }

    /// How much the block has to say, as a model counts it.
    long tokens() {
        return Tokens.estimate(content);
    }
}
