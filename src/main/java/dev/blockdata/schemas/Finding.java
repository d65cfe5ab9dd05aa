package dev.blockdata.schemas;

import tools.jackson.core.JsonPointer;

/// One thing that is wrong, and where: a JSON pointer (RFC 6901, empty for the whole document) and
/// words for a person.
public record Finding(String pointer, String message) {

    private static final int LONGEST = 400;

    public Finding {
        if (message.length() > LONGEST) {
            int end =
                    Character.isHighSurrogate(message.charAt(LONGEST - 2))
                            ? LONGEST - 2
                            : LONGEST - 1;
            message = message.substring(0, end) + "…";
        }
    }

    /// One step of a pointer, escaped as RFC 6901 wants it.
    static String step(String name) {
        return JsonPointer.empty().appendProperty(name).toString();
    }
}
