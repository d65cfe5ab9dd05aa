package dev.blockdata.integrations;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What sort of thing confirmed data is sent to.
public enum Kind {
    WEBHOOK,
    NEO4J,
    OBJECT_STORE;

    /// The word of the database and of JSON.
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
