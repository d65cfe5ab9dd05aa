package dev.blockdata.journeys;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A browser without a screen: keeps cookies, sends the CSRF header, speaks JSON.
public final class Visitor implements AutoCloseable {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private final Product product;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder()
                    .cookieHandler(cookies)
                    .connectTimeout(Duration.ofSeconds(10))
                    .build();

    public Visitor(Product product) {
        this.product = product;
        get("/api/v1/auth/session");
    }

    /// What the product answered.
    public record Answer(int status, byte[] bytes, HttpResponse<byte[]> response) {
        public String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            return JSON.readTree(bytes);
        }

        public Answer expect(int expected) {
            if (status != expected) {
                throw new AssertionError(
                        "expected "
                                + expected
                                + " but "
                                + response.request().method()
                                + " "
                                + response.uri()
                                + " answered "
                                + status
                                + ": "
                                + text());
            }
            return this;
        }
    }

    public static Visitor registered(Product product, String name) {
        var visitor = new Visitor(product);
        var password = passwordOf(name);
        visitor.post(
                        "/api/v1/auth/register",
                        Map.of(
                                "email",
                                name + "@example.org",
                                "password",
                                password,
                                "display_name",
                                name))
                .expect(201);
        visitor.signIn(name, password);
        return visitor;
    }

    static String passwordOf(String name) {
        return "correct horse battery " + name;
    }

    Product product() {
        return product;
    }

    public void signIn(String name, String password) {
        post("/api/v1/auth/login", Map.of("email", name + "@example.org", "password", password))
                .expect(200);
        get("/api/v1/auth/session").expect(200);
    }

    public Answer get(String path) {
        return send("GET", path, null, null);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null, null);
    }

    public Answer post(String path, Object body) {
        return json("POST", path, body);
    }

    public Answer patch(String path, Object body) {
        return json("PATCH", path, body);
    }

    public Answer json(String method, String path, Object body) {
        return send(method, path, "application/json", JSON.writeValueAsBytes(body));
    }

    public Answer postText(String path, String json) {
        return send("POST", path, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    public Answer upload(String path, String fileName, byte[] content) {
        String boundary = "blockdata-boundary-7f3a";
        var body = new ByteArrayOutputStream();
        body.writeBytes(
                ("--"
                                + boundary
                                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                                + fileName
                                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send("POST", path, "multipart/form-data; boundary=" + boundary, body.toByteArray());
    }

    public Answer send(String method, String path, String contentType, byte[] body) {
        var request =
                HttpRequest.newBuilder(product.uri(path))
                        .timeout(Duration.ofSeconds(120))
                        .method(
                                method,
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofByteArray(body));
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        var token = token();
        if (!token.isEmpty()) {
            request.header("X-XSRF-TOKEN", token);
        }
        try {
            var response = http.send(request.build(), BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// What it sends with a request that changes something; empty before the first answer.
    String token() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    /// All that it was given, as a header has them.
    String cookies() {
        return cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    @Override
    public void close() {
        http.close();
    }
}
