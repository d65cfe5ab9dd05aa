package dev.blockdata.http;

import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// Tells JSON that does not parse (400) from JSON that says something wrong (422, with a pointer).
final class UnreadableBody {

    private UnreadableBody() {}

    static Problem problem(HttpMessageNotReadableException failure) {
        return switch (failure.getCause()) {
            case ProblemException e -> e.problem();
            case InputCoercionException e -> Problem.invalid(pointer(e), beyond(e.getTargetType()));
            case StreamConstraintsException e ->
                    Problem.invalid(
                            pointer(e), "is longer or nested deeper than anything that is taken");
            case StreamReadException e -> malformed(where(e));
            case UnrecognizedPropertyException e ->
                    Problem.invalid(pointer(e), "is not known here");
            case MismatchedInputException e when trailing(e) -> malformed(where(e));
            case MismatchedInputException e ->
                    Problem.invalid(pointer(e), expected(e.getTargetType()));
            case DatabindException e when e.getCause() instanceof ProblemException p -> p.problem();
            case DatabindException e when e.getCause() instanceof InputCoercionException c ->
                    Problem.invalid(pointer(e), beyond(c.getTargetType()));
            case DatabindException e when e.getCause() instanceof StreamReadException ->
                    malformed(where(e));
            case DatabindException e -> Problem.invalid(pointer(e), "is not valid");
            case null, default ->
                    Problem.of(
                            ProblemKind.MALFORMED,
                            "A JSON body is needed and is missing or broken.");
        };
    }

    private static boolean trailing(MismatchedInputException failure) {
        return failure.getOriginalMessage().startsWith("Trailing token");
    }

    private static Problem malformed(String where) {
        return Problem.of(ProblemKind.MALFORMED, "The body is not valid JSON" + where + ".");
    }

    private static String where(JacksonException failure) {
        var at = failure.getLocation();
        return at == null || at.getLineNr() < 1
                ? ""
                : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    }

    private static String pointer(JacksonException failure) {
        var pointer = JsonPointer.empty();
        for (var step : failure.getPath()) {
            pointer =
                    step.getPropertyName() == null
                            ? pointer.appendIndex(step.getIndex())
                            : pointer.appendProperty(step.getPropertyName());
        }
        return pointer.toString();
    }

    /// A number that parses, and that nothing here counts so far.
    private static String beyond(@Nullable Class<?> type) {
        return type == long.class || type == Long.class
                ? "is beyond " + Long.MIN_VALUE + " to " + Long.MAX_VALUE
                : "is beyond " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE;
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "is of the wrong kind";
        }
        if (type == UUID.class) {
            return "must be a UUID";
        }
        if (Temporal.class.isAssignableFrom(type)) {
            return "must be a time as in 2026-02-07T00:00:00Z";
        }
        if (type.isEnum()) {
            return "must be one of those known: "
                    + java.util.Arrays.stream(type.getEnumConstants())
                            .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "));
        }
        if (type == boolean.class || type == Boolean.class) {
            return "must be true or false";
        }
        if (type == int.class
                || type == long.class
                || type == Integer.class
                || type == Long.class) {
            return "must be a whole number";
        }
        if (type == double.class || Number.class.isAssignableFrom(type)) {
            return "must be a number";
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "must be text";
        }
        return type.isArray() || Collection.class.isAssignableFrom(type)
                ? "must be a list"
                : "must be an object";
    }
}
