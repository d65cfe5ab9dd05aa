package dev.blockdata.convert;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of a file: a DoclingDocument as JSON, and what a person should know of it.
///
/// `pages` are pages, slides or sheets, null where the format has none. `notes` say in sentences
/// what was dropped or is uncertain.
record Reading(byte[] document, @Nullable Integer pages, List<String> notes) {

    Reading {
        notes = List.copyOf(notes);
    }
}
