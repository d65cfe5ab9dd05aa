package dev.blockdata.web;

import dev.blockdata.http.Problem;
import dev.blockdata.http.ProblemWriter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/// Answers whatever no controller does: the page on the web client's routes, its files, or 404.
///
/// A path of the API never ends in a page, nor does a file that is not there: a client that asks
/// for a chunk of an older build must see that it is gone.
final class WebClient implements HttpRequestHandler {

    private static final Pattern PAGE =
            Pattern.compile(
                    "/|/app(/.*)?|/login|/register|/forgot-password|/reset-password|/verify-email|/invitation");
    private static final List<String> NOT_PAGES = List.of("/api", "/actuator", "/v3", "/error");

    private final IndexPage index;
    private final ResourceHttpRequestHandler assets;
    private final ResourceHttpRequestHandler files;
    private final ProblemWriter problems;

    WebClient(
            IndexPage index,
            ResourceHttpRequestHandler assets,
            ResourceHttpRequestHandler files,
            ProblemWriter problems) {
        this.index = index;
        this.assets = assets;
        this.files = files;
        this.problems = problems;
    }

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String path = request.getRequestURI();
        if (NOT_PAGES.stream().anyMatch(root -> path.equals(root) || path.startsWith(root + "/"))) {
            problems.write(response, Problem.notFound());
        } else if (!HttpMethod.GET.matches(request.getMethod())
                && !HttpMethod.HEAD.matches(request.getMethod())) {
            problems.write(response, new Problem.MethodNotAllowed(List.of("GET", "HEAD")));
        } else if (path.substring(path.lastIndexOf('/') + 1).contains(".")) {
            file(path, request, response);
        } else {
            index.write(
                    response, PAGE.matcher(path).matches() ? HttpStatus.OK : HttpStatus.NOT_FOUND);
        }
    }

    private void file(String path, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (path.equals("/index.html")) {
            // Raw, it would lack its nonce and its headers.
            problems.write(response, Problem.notFound());
            return;
        }
        try {
            (path.startsWith("/assets/") ? assets : files).handleRequest(request, response);
        } catch (NoResourceFoundException e) {
            problems.write(response, Problem.notFound());
        }
    }
}
