package dev.blockdata.worker;

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
}
