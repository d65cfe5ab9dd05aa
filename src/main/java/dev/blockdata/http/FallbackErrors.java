package dev.blockdata.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/// What fails outside every handler (in a filter, in the container) ends here, as a problem too.
@Controller
final class FallbackErrors implements ErrorController {

    private final Refusals refusals;
    private final ProblemWriter writer;

    FallbackErrors(Refusals refusals, ProblemWriter writer) {
        this.refusals = refusals;
        this.writer = writer;
    }

    @RequestMapping("${server.error.path:${error.path:/error}}")
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            // A stream that broke off: its client sees that by the missing end.
            return;
        }
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure) {
            writer.write(response, refusals.of(failure, request));
        } else if (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE)
                instanceof Integer status) {
            writer.write(response, refusals.of(HttpStatus.resolve(status)));
        } else {
            // Asked for by its path: there is nothing here.
            writer.write(response, Problem.notFound());
        }
    }
}
