package dev.blockdata.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some rows of a list, and how to ask for the next ones; null at the end.
public record Page<T>(List<T> items, @Nullable String nextCursor) {

    public Page {
        items = List.copyOf(items);
    }
}
