package dev.blockdata.http;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolationException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/// Says which problem an exception is, or makes an incident of it.
@Component
public final class Refusals {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    /// What the database's own functions raise: no such thing for this person.
    private static final String NO_DATA_FOUND = "P0002";

    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final String DISK_FULL = "53100";
    private static final String UNTRANSLATABLE_CHARACTER = "22P05";
    private static final String CHARACTER_NOT_IN_REPERTOIRE = "22021";

    private Refusals() {}

    public Problem of(Throwable failure, HttpServletRequest request) {
        return switch (failure) {
            case ProblemException e -> e.problem();
            case HttpMessageNotReadableException e -> UnreadableBody.problem(e);
            case MethodArgumentNotValidException e -> InvalidBody.problem(e);
            case Refusal e -> refusal(failure, e.problem());
            case DataAccessException e -> ofDatabase(e, request);
            case CannotCreateTransactionException e -> unavailable(e);
            case MissingServletRequestParameterException e ->
                    parameter("The parameter \"" + e.getParameterName() + "\" is missing.");
            // Its own words name types of the server.
            case ServletRequestBindingException _ -> parameter("A parameter is missing.");
            case MethodArgumentTypeMismatchException e -> mismatch(e);
            case InvalidParameterException _ ->
                    Problem.of(
                            ProblemKind.MALFORMED, "A parameter is not encoded as it should be.");
            case HandlerMethodValidationException _ -> parameter("A parameter is not valid.");
            case ConstraintViolationException _ -> parameter("A parameter is not valid.");
            case MissingServletRequestPartException e ->
                    Problem.of(
                            ProblemKind.MALFORMED,
                            "The part \"" + e.getRequestPartName() + "\" is missing.");
            case MultipartException e when FullDisk.isIn(e) -> refusal(failure, FullDisk.problem());
            case MultipartException e -> multipart(e);
            case HttpRequestMethodNotSupportedException e ->
                    new Problem.MethodNotAllowed(methods(e));
            case HttpMediaTypeNotSupportedException _ -> of(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
            case HttpMediaTypeNotAcceptableException _ -> of(HttpStatus.NOT_ACCEPTABLE);
            case NoResourceFoundException _ -> Problem.notFound();
            case NoHandlerFoundException _ -> Problem.notFound();
            case AsyncRequestTimeoutException _ ->
                    new Problem.Later(
                            ProblemKind.BUSY, "This took too long.", Duration.ofSeconds(5));
            case ErrorResponse e when e.getStatusCode().is4xxClientError() ->
                    of(HttpStatus.resolve(e.getStatusCode().value()));
            default -> incident(failure, request);
        };
    }

    /// The problem of a bare status, for what the container refuses before anybody knows why.
    Problem of(@Nullable HttpStatus status) {
        return switch (status) {
            case null -> Problem.notFound();
            case UNAUTHORIZED ->
                    Problem.of(ProblemKind.SIGNED_OUT, "This needs a signed-in person or a token.");
            case FORBIDDEN -> Problem.of(ProblemKind.FORBIDDEN, "This is not allowed.");
            case NOT_FOUND -> Problem.notFound();
            case METHOD_NOT_ALLOWED -> new Problem.MethodNotAllowed(List.of());
            case NOT_ACCEPTABLE ->
                    Problem.of(
                            ProblemKind.NOT_ACCEPTABLE,
                            "None of the media types asked for can be given.");
            case CONTENT_TOO_LARGE -> tooLarge();
            case UNSUPPORTED_MEDIA_TYPE ->
                    Problem.of(
                            ProblemKind.UNSUPPORTED_MEDIA_TYPE,
                            "The Content-Type of the request is not understood here.");
            case UNPROCESSABLE_CONTENT ->
                    Problem.of(ProblemKind.INVALID, "The request is not valid.");
            case TOO_MANY_REQUESTS ->
                    new Problem.Later(
                            ProblemKind.THROTTLED, "Too many requests.", Duration.ofSeconds(30));
            case SERVICE_UNAVAILABLE ->
                    new Problem.Later(ProblemKind.BUSY, "Busy.", Duration.ofSeconds(5));
            default ->
                    status.is4xxClientError()
                            ? Problem.of(ProblemKind.MALFORMED, "The request cannot be read.")
                            : new Problem.Internal(UuidCreator.getTimeOrderedEpoch());
        };
    }

    private static Problem refusal(Throwable failure, Problem problem) {
        LOG.warn("{}: {}", problem.kind().title(), words(failure));
        return problem;
    }

    private Problem ofDatabase(DataAccessException failure, HttpServletRequest request) {
        if (NestedExceptionUtils.getMostSpecificCause(failure) instanceof SQLException full
                && DISK_FULL.equals(full.getSQLState())) {
            return refusal(full, FullDisk.problem());
        }
        if (failure instanceof TransientDataAccessException) {
            return new Problem.Later(
                    ProblemKind.BUSY,
                    "Others are changing the same things. Try again.",
                    Duration.ofSeconds(1));
        }
        if (failure instanceof DataAccessResourceFailureException) {
            return unavailable(failure);
        }
        if (NestedExceptionUtils.getMostSpecificCause(failure) instanceof SQLException sql
                && sql.getSQLState() != null) {
            String message = sql.getMessage() == null ? "" : sql.getMessage();
            switch (sql.getSQLState()) {
                case NO_DATA_FOUND -> {
                    return Problem.notFound();
                }
                case INSUFFICIENT_PRIVILEGE -> {
                    // A missing grant has the same state and is a surprise.
                    if (message.contains("role too low")) {
                        return Problem.of(
                                ProblemKind.ROLE_TOO_LOW,
                                "Your role in this project does not allow this.");
                    }
                }
                case UNTRANSLATABLE_CHARACTER, CHARACTER_NOT_IN_REPERTOIRE -> {
                    return Problem.invalid(
                            "",
                            "holds a character that cannot be kept (U+0000 or half a surrogate pair)");
                }
                default -> {}
            }
        }
        return incident(failure, request);
    }

    private static Problem unavailable(Throwable failure) {
        LOG.warn(
                "The database cannot be reached: {}",
                words(NestedExceptionUtils.getMostSpecificCause(failure)));
        return new Problem.Later(
                ProblemKind.UNAVAILABLE,
                "The database cannot be reached at the moment.",
                Duration.ofSeconds(5));
    }

    private static Problem mismatch(MethodArgumentTypeMismatchException failure) {
        // An id that is none belongs to nothing.
        return failure.getParameter().hasParameterAnnotation(PathVariable.class)
                ? Problem.notFound()
                : parameter(
                        "The parameter \"" + failure.getName() + "\" is not of the right kind.");
    }

    private static Problem multipart(MultipartException failure) {
        List<Throwable> causes =
                Stream.iterate((Throwable) failure, c -> c != null, Throwable::getCause).toList();
        // The container counts a part's name into the part's headers.
        if (causes.stream().anyMatch(cause -> words(cause).contains("Header section"))) {
            return Problem.invalid("/file", "has a name that is longer than the server reads");
        }
        boolean size =
                failure instanceof MaxUploadSizeExceededException
                        || causes.stream()
                                .anyMatch(cause ->
                                        cause.getClass().getSimpleName().contains("SizeLimit")
                                                || cause.getClass()
                                                        .getSimpleName()
                                                        .contains("FileSize"));
        return size
                ? tooLarge()
                : Problem.of(ProblemKind.MALFORMED, "The multipart body cannot be read.");
    }

    private static Problem tooLarge() {
        return Problem.of(ProblemKind.UPLOAD_TOO_LARGE, "This is larger than the server takes.");
    }

    private static Problem parameter(String detail) {
        return Problem.of(ProblemKind.INVALID_PARAMETER, detail);
    }

    private static List<String> methods(HttpRequestMethodNotSupportedException failure) {
        String[] methods = failure.getSupportedMethods();
        return methods == null ? List.of() : Arrays.stream(methods).sorted().toList();
    }

    private static Problem incident(Throwable failure, HttpServletRequest request) {
        var problem = new Problem.Internal(UuidCreator.getTimeOrderedEpoch());
        LOG.error(
                "Incident {} at {} {}",
                problem.incident(),
                request.getMethod(),
                request.getRequestURI(),
                failure);
        return problem;
    }

    private static String words(Throwable failure) {
        return failure.getMessage() == null
                ? failure.getClass().getSimpleName()
                : failure.getMessage();
    }
}
