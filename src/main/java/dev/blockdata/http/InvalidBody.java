package dev.blockdata.http;

import java.util.List;
import java.util.Locale;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.RequestBody;

/// Turns what bean validation found into pointers.
final class InvalidBody {

    private InvalidBody() {}

    static Problem problem(MethodArgumentNotValidException failure) {
        List<Finding> errors =
                failure.getAllErrors().stream()
                        .map(error ->
                                new Finding(
                                        error instanceof FieldError field
                                                ? pointer(field.getField())
                                                : "",
                                        error.getDefaultMessage() == null
                                                ? "is not valid"
                                                : error.getDefaultMessage()))
                        .toList();
        return failure.getParameter().hasParameterAnnotation(RequestBody.class)
                ? new Problem.Invalid(errors)
                : Problem.of(ProblemKind.INVALID_PARAMETER, "A parameter is not valid.");
    }

    /// `items[0].blockUid` is `/items/0/block_uid`.
    static String pointer(String path) {
        var pointer = new StringBuilder();
        for (String step : path.replace("]", "").split("[.\\[]", -1)) {
            pointer.append('/')
                    .append(step.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT));
        }
        return pointer.toString();
    }
}
