package dev.blockdata.models.anthropic;

import java.util.List;

/// How long a prefix has to be before Anthropic keeps it.
///
/// From platform.claude.com/docs/en/build-with-claude/prompt-caching, "Cache limitations", as of
/// 2026: 4,096 tokens for Opus 4.5 to 4.7 and Haiku 4.5, 2,048 for older Haiku, 1,024 for all
/// others.
final class CacheMinimum {

    private record Family(String part, int tokens) {}

    private static final List<Family> FAMILIES =
            List.of(
                    new Family("opus-4-5", 4096),
                    new Family("opus-4-6", 4096),
                    new Family("opus-4-7", 4096),
                    new Family("haiku-4-5", 4096),
                    new Family("haiku", 2048));

    private static final int STANDARD = 1024;

    private CacheMinimum() {}

    static int of(String model) {
        return FAMILIES.stream()
                .filter(family -> model.contains(family.part()))
                .findFirst()
                .map(Family::tokens)
                .orElse(STANDARD);
    }
}
