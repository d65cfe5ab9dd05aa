package dev.blockdata.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/// The one place where an exception in a handler becomes a problem.
///
/// Inside a started answer it is too late for one: the exception goes on, so that the server cuts
/// the connection and a broken transfer never looks whole.
@RestControllerAdvice
final class ProblemAdvice {

    /// Where Spring Session has what it writes down before an answer begins.
    private static final String SESSION =
            "org.springframework.session.SessionRepository.CURRENT_SESSION";

    private final Refusals refusals;
    private final ProblemWriter writer;

    ProblemAdvice(Refusals refusals, ProblemWriter writer) {
        this.refusals = refusals;
        this.writer = writer;
    }

    @ExceptionHandler
    void answer(Throwable failure, HttpServletRequest request, HttpServletResponse response)
            throws Throwable {
        if (failure instanceof AsyncRequestNotUsableException) {
            // The caller has gone: nobody is there to be told.
            return;
        }
        if (response.isCommitted()) {
            throw failure;
        }
        var problem = refusals.of(failure, request);
        if (problem.kind() == ProblemKind.UNAVAILABLE) {
            // Nor can it be noted now when its session was last used.
            request.removeAttribute(SESSION);
        }
        writer.write(response, problem);
    }
}
