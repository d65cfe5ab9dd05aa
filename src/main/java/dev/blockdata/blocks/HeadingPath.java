package dev.blockdata.blocks;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The headings that a place in the document stands under, outermost first; headings without words
/// are passed over.
final class HeadingPath {

    private final @Nullable String[] byLevel = new @Nullable String[7];
    private List<String> current = List.of();

    List<String> current() {
        return current;
    }

    /// The path of a heading itself: its ancestors alone.
    List<String> above(int level) {
        return texts(level);
    }

    void enter(int level, String text) {
        Arrays.fill(byLevel, level, byLevel.length, null);
        byLevel[level] = text.isEmpty() ? null : text;
        current = texts(byLevel.length);
    }

    private List<String> texts(int levels) {
        return Arrays.stream(byLevel, 0, levels)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }
}
