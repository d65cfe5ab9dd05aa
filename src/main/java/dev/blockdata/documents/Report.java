package dev.blockdata.documents;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the parser of a document found, dropped and doubted; empty but for its notes while nothing
/// was read.
///
/// @param encoding how a text was written, such as `UTF-8`; null for other files
/// @param pages how many pages, slides or sheets it has; null where it has none
public record Report(
        @Nullable Long words,
        Map<String, Integer> blocksByType,
        @Nullable String encoding,
        @Nullable Integer pages,
        List<String> notes) {

    public Report {
        blocksByType = BlockFrequencies.inOrder(blocksByType);
        notes = List.copyOf(notes);
    }

    static Report none(@Nullable String error) {
        return new Report(null, Map.of(), null, null, error == null ? List.of() : List.of(error));
    }
}
