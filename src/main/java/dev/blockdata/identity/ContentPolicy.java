package dev.blockdata.identity;

import dev.blockdata.http.DecodedPath;
import dev.blockdata.http.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.header.HeaderWriter;

/// What an answer may do in a browser: nothing, unless it says more for itself, as the web client's
/// page does. What the API answers, uploaded files among it, would stand in a sandbox besides, were
/// it ever shown.
final class ContentPolicy implements HeaderWriter {

    private static final String HEADER = "Content-Security-Policy";

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        if (!response.containsHeader(HEADER)) {
            boolean api = DecodedPath.of(request).startsWith("/api/");
            response.setHeader(
                    HEADER, api ? ProblemWriter.NOTHING + "; sandbox" : ProblemWriter.NOTHING);
        }
    }
}
