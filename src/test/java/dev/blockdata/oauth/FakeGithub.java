package dev.blockdata.oauth;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// GitHub on loopback, as an Enterprise Server has its paths: what it says of its one person is up
/// to the test.
final class FakeGithub implements AutoCloseable {

    private static final String TOKEN = "gho_planted-token-of-github";

    private final HttpServer server;
    private final Map<String, String> challenges = new ConcurrentHashMap<>();
    volatile String user = "{}";
    volatile String emails = "[]";

    /// The last thing that the token was asked for with.
    volatile String exchanged = "";

    FakeGithub() throws IOException {
        server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.createContext("/login/oauth/authorize", this::authorize);
        server.createContext("/login/oauth/access_token", this::exchange);
        server.createContext("/api/v3/user", call -> profile(call, user));
        server.createContext("/api/v3/user/emails", call -> profile(call, emails));
        server.start();
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private void authorize(HttpExchange call) throws IOException {
        var asked = Way.parameters("?" + call.getRequestURI().getRawQuery());
        var code = "code-" + challenges.size();
        challenges.put(code, asked.get("code_challenge"));
        call.getResponseHeaders()
                .add(
                        "Location",
                        asked.get("redirect_uri")
                                + "?code="
                                + code
                                + "&state="
                                + java.net.URLEncoder.encode(
                                        asked.get("state"), StandardCharsets.UTF_8));
        call.sendResponseHeaders(302, -1);
        call.close();
    }

    private void exchange(HttpExchange call) throws IOException {
        exchanged = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var code = Way.parameters("?" + exchanged).get("code");
        if (challenges.remove(code) == null) {
            answer(call, 200, "{\"error\":\"bad_verification_code\"}");
        } else {
            answer(
                    call,
                    200,
                    "{\"access_token\":\"%s\",\"token_type\":\"bearer\",\"scope\":\"read:user,user:email\"}"
                            .formatted(TOKEN));
        }
    }

    private static void profile(HttpExchange call, String body) throws IOException {
        var given = call.getRequestHeaders().getFirst("Authorization");
        answer(call, ("Bearer " + TOKEN).equals(given) ? 200 : 401, body);
    }

    private static void answer(HttpExchange call, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().add("Content-Type", "application/json; charset=utf-8");
        call.sendResponseHeaders(status, bytes.length);
        call.getResponseBody().write(bytes);
        call.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
