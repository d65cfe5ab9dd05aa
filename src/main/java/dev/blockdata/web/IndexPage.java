package dev.blockdata.web;

import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// The one page of the web client, with a fresh nonce for its styles at each request, and with how
/// large a file may be: the page says so before it sends one.
@Component
class IndexPage {

    static final String PLACEHOLDER = "__CSP_NONCE__";

    static final String MAX_UPLOAD = "__MAX_UPLOAD__";

    private static final String NOT_BUILT =
            "The web client is not part of this build; the API is at /api/v1.\n";

    private final @Nullable String html;
    private final SecureRandom random = new SecureRandom();

    IndexPage(MultipartConfigElement uploads) throws IOException {
        var file = new ClassPathResource("static/index.html");
        this.html =
                file.exists()
                        ? file.getContentAsString(StandardCharsets.UTF_8)
                                .replace(MAX_UPLOAD, Long.toString(uploads.getMaxFileSize()))
                        : null;
    }

    void write(HttpServletResponse response, HttpStatus status) throws IOException {
        String nonce = nonce();
        response.setStatus(status.value());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("Content-Security-Policy", policy(nonce));
        response.setContentType(
                html == null ? "text/plain;charset=UTF-8" : "text/html;charset=UTF-8");
        String page = html == null ? NOT_BUILT : html.replace(PLACEHOLDER, nonce);
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private String nonce() {
        byte[] bytes = new byte[18];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }

    /// Scripts are files of ours, all of them; styles may be made at run time, by whoever knows the
    /// nonce.
    private static String policy(String nonce) {
        return "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-"
                + nonce
                + "'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; "
                + "form-action 'self'; frame-ancestors 'none'; object-src 'none'";
    }
}
