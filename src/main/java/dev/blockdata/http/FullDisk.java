package dev.blockdata.http;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Tells a full disk from other failures. Java has no type for it: the system's words have to do.
public final class FullDisk {

    private static final List<String> WORDS =
            List.of("no space left", "quota exceeded", "not enough space", "disk full");

    private FullDisk() {}

    public static boolean isIn(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(IOException.class::isInstance)
                .map(cause -> String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT))
                .anyMatch(message -> WORDS.stream().anyMatch(message::contains));
    }

    public static Problem problem() {
        return Problem.of(
                ProblemKind.NO_ROOM,
                "There is no room left on the server for this. Nothing of it was kept: try again when whoever runs the server has made some.");
    }
}
