package dev.blockdata.review;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which blocks of a document are asked for: everything, where nothing is named.
record GridFilter(List<String> blockTypes, List<String> statuses, @Nullable String text) {

    GridFilter {
        blockTypes = List.copyOf(blockTypes);
        statuses = List.copyOf(statuses);
    }

    boolean isAscii() {
        return text == null || text.chars().allMatch(c -> c < 0x80);
    }

    boolean isEmpty() {
        return blockTypes.isEmpty() && statuses.isEmpty() && text == null;
    }
}
