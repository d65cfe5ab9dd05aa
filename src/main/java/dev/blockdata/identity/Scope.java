package dev.blockdata.identity;

import java.util.Arrays;
import java.util.Locale;

/// What a personal token may be narrowed to.
enum Scope {
    READ,
    WRITE;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static boolean isKnown(String word) {
        return Arrays.stream(values()).anyMatch(scope -> scope.word().equals(word));
    }
}
