package dev.blockdata.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/// The container's own last word, where a request is so broken that it never reaches Spring. Made
/// by the container, by its name.
public final class ProblemValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        if (response.getStatus() < 400
                || response.getContentWritten() > 0
                || !response.setErrorReported()) {
            return;
        }
        boolean ours = response.getStatus() >= 500;
        ProblemKind kind = ours ? ProblemKind.INTERNAL : ProblemKind.MALFORMED;
        if (request.getRequestURI() != null && request.getRequestURI().contains("%00")) {
            kind = ProblemKind.INVALID;
            response.setStatus(kind.status().value());
        }
        String body =
                "{\"type\":\""
                        + kind.type()
                        + "\",\"title\":\""
                        + kind.title()
                        + "\",\"status\":"
                        + response.getStatus()
                        + ",\"detail\":\""
                        + (ours ? "The server could not do this." : "The request cannot be read.")
                        + "\"}";
        try {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader("Content-Security-Policy", ProblemWriter.NOTHING + "; sandbox");
            response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
            response.finishResponse();
        } catch (IOException e) {
            // The caller has gone.
        }
    }
}
