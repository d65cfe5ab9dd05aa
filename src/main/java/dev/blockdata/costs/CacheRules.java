package dev.blockdata.costs;

import dev.blockdata.models.ModelName;

/// Whether a provider keeps the beginning of a prompt, and what writing it there is billed as.
/// `least` is how many tokens it has to have.
record CacheRules(int least, boolean writesAreBilled) {

    private static final int STANDARD = 1024;
    private static final int LARGE = 4096;

    static CacheRules of(String model) {
        ModelName name = ModelName.of(model);
        return switch (name.provider()) {
            case ModelName.ANTHROPIC ->
                    new CacheRules(
                            name.model().contains("haiku-4-5") || name.model().contains("opus-4-5")
                                    ? LARGE
                                    : name.model().contains("haiku") ? 2 * STANDARD : STANDARD,
                            true);
            case ModelName.OPENAI -> new CacheRules(STANDARD, false);
            default -> new CacheRules(Integer.MAX_VALUE, false);
        };
    }
}
