package dev.blockdata.projects;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What a member may do, each role all that stands before it too.
public enum Role {
    VIEWER,
    REVIEWER,
    EDITOR,
    OWNER;

    /// The word of the database and of JSON.
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean isAtLeast(Role other) {
        return compareTo(other) >= 0;
    }

    static Role of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
