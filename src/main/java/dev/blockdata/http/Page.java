package dev.blockdata.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some rows of a list, and how to ask for the next ones; null at the end.
public record Page<T>(List<T> items, @Nullable String nextCursor) {

    public Page {
        items = List.copyOf(items);
    }

    /// A list that is always short enough to be given whole.
    public static <T> Page<T> whole(List<T> items) {
        return new Page<>(items, null);
    }
}
