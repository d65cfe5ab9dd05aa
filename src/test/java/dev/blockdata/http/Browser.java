package dev.blockdata.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Somebody at a browser, for tests: keeps cookies and sends the CSRF token back as the web client
/// does. With a token of a program it sends that and no cookie.
public final class Browser {

    public static final String PASSWORD = "correct horse battery staple";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final int port;
    private final Map<String, String> headers;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http;

    private Browser(int port, Map<String, String> headers, boolean keepsCookies) {
        this.port = port;
        this.headers = headers;
        var builder = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10));
        this.http = keepsCookies ? builder.cookieHandler(cookies).build() : builder.build();
    }

    /// A stranger who has opened the page.
    public static Browser stranger(int port) {
        var browser = new Browser(port, Map.of(), true);
        browser.get("/api/v1/auth/session");
        return browser;
    }

    /// A new account, signed in.
    public static Browser signedIn(int port, String name) {
        return stranger(port).registerAndSignIn(name + "-" + UUID.randomUUID() + "@example.org");
    }

    /// A program with a bearer token.
    public static Browser program(int port, String token) {
        return new Browser(port, Map.of("Authorization", "Bearer " + token), false);
    }

    public Browser registerAndSignIn(String email) {
        post(
                        "/api/v1/auth/register",
                        Map.of(
                                "email",
                                email,
                                "password",
                                PASSWORD,
                                "display_name",
                                email.split("-")[0]))
                .expect(201);
        return signIn(email, PASSWORD);
    }

    public Browser signIn(String email, String password) {
        post("/api/v1/auth/login", Map.of("email", email, "password", password)).expect(200);
        return this;
    }

    public Answer get(String path) {
        return send("GET", path, null, Map.of());
    }

    public Answer delete(String path) {
        return send("DELETE", path, null, Map.of());
    }

    public Answer post(String path, Object body) {
        return send("POST", path, JSON.writeValueAsString(body), Map.of());
    }

    public Answer patch(String path, Object body) {
        return send("PATCH", path, JSON.writeValueAsString(body), Map.of());
    }

    /// A body as it is, sent as JSON; null for none.
    public Answer send(
            String method, String path, @Nullable String body, Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>();
        if (body != null) {
            all.put("Content-Type", "application/json");
        }
        all.putAll(more);
        return sendAny(
                method,
                path,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body),
                all);
    }

    /// Any body, under headers of one's own; an empty value leaves a header out.
    public Answer sendAny(
            String method, String path, BodyPublisher body, Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>();
        cookie("XSRF-TOKEN").ifPresent(token -> all.put("X-XSRF-TOKEN", token.getValue()));
        all.putAll(headers);
        all.putAll(more);
        var request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .timeout(Duration.ofSeconds(60))
                        .method(method, body);
        all.forEach((name, value) -> {
            if (!value.isEmpty()) {
                request.header(name, value);
            }
        });
        try {
            var answer = new Answer(http.send(request.build(), BodyHandlers.ofByteArray()));
            if (answer.status() / 100 == 2
                    && answer.header("Content-Type").startsWith("application/json")) {
                Described.demand(
                        method,
                        answer.response().uri().getPath(),
                        answer.status(),
                        answer.response().body());
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public Optional<HttpCookie> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .findFirst();
    }

    /// What the product answered.
    public record Answer(HttpResponse<byte[]> response) {

        public int status() {
            return response.statusCode();
        }

        public String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /// The last part of a problem's type; empty where the answer is no proper problem.
        public String problem() {
            if (!header("Content-Type").startsWith("application/problem+json")) {
                return "";
            }
            var body = json();
            boolean whole =
                    body.path("status").asInt(0) == status()
                            && !body.path("title").asString("").isEmpty()
                            && !body.path("detail").asString("").isEmpty();
            var type = body.path("type").asString("");
            return whole ? type.substring(type.lastIndexOf('/') + 1) : "";
        }

        public Answer expect(int status) {
            if (status() != status) {
                throw new AssertionError(
                        "expected "
                                + status
                                + " but "
                                + response.request().method()
                                + " "
                                + response.uri()
                                + " answered "
                                + status()
                                + ": "
                                + text());
            }
            return this;
        }
    }
}
