package dev.blockdata.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.database.ApplicationTest;
import dev.blockdata.http.Browser;
import dev.blockdata.http.Browser.Answer;
import dev.blockdata.ingest.Shelf;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/// What every answer tells a browser about itself, whatever it is an answer to; and that what
/// people upload is never shown as a page of ours.
@ApplicationTest
@TestPropertySource(
        properties = {
            "blockdata.trusted-proxies=127.0.0.1,::1",
            "blockdata.security.contact=security@example.org"
        })
class AnswerHeadersTest {

    private static final String SCRIPT = "<script>document.title = 'owned'</script>";

    @LocalServerPort private int port;

    private Shelf shelf;

    @BeforeEach
    void open() {
        shelf = Shelf.of(port);
    }

    private Map<String, Answer> answers() {
        var browser = shelf.browser();
        var answers =
                List.of(
                                "/",
                                "/app/settings",
                                "/nowhere",
                                "/assets/packed-1234.js",
                                "/assets/gone.js",
                                "/api/v1/auth/session",
                                "/api/v1/account",
                                "/api/v1/projects",
                                "/api/v1/projects/none",
                                "/api/v1/projects?limit=0",
                                shelf.path("/export"),
                                "/oauth2/authorization/none",
                                "/login/oauth2/code/none",
                                "/.well-known/security.txt",
                                "/v3/api-docs",
                                "/actuator/health/liveness",
                                "/error")
                        .stream()
                        .collect(Collectors.toMap(Function.identity(), browser::get));
        answers.put("signed out", Browser.stranger(port).get("/api/v1/account"));
        answers.put("no token of the page", post(Map.of("X-XSRF-TOKEN", "")));
        answers.put("made", post(Map.of()));
        return answers;
    }

    private Answer post(Map<String, String> headers) {
        return shelf.browser()
                .send("POST", "/api/v1/projects", "{\"project_name\": \"p\"}", headers);
    }

    @Test
    void everyAnswerCarriesThem() {
        answers()
                .forEach((path, answer) -> {
                    assertThat(answer.header("X-Content-Type-Options"))
                            .as(path)
                            .isEqualTo("nosniff");
                    assertThat(answer.header("X-Frame-Options")).as(path).isEqualTo("DENY");
                    assertThat(answer.header("Referrer-Policy")).as(path).isEqualTo("same-origin");
                    assertThat(answer.header("Cross-Origin-Opener-Policy"))
                            .as(path)
                            .isEqualTo("same-origin");
                    assertThat(answer.header("Cross-Origin-Resource-Policy"))
                            .as(path)
                            .isEqualTo("same-origin");
                    assertThat(answer.header("Permissions-Policy"))
                            .as(path)
                            .contains("camera=()", "microphone=()", "geolocation=()");
                    assertThat(answer.header("Content-Security-Policy"))
                            .as(path)
                            .startsWith("default-src 'none'")
                            .contains("frame-ancestors 'none'", "base-uri 'none'")
                            .doesNotContain("unsafe-inline", "unsafe-eval");
                    assertThat(answer.header("Strict-Transport-Security"))
                            .as("no TLS was spoken")
                            .isEmpty();
                    assertThat(answer.header("Server") + answer.header("X-Powered-By"))
                            .as(path)
                            .isEmpty();
                });
    }

    @Test
    void whatTheApiAnswersIsKeptNowhereAndStandsInASandbox() {
        answers()
                .forEach((path, answer) -> {
                    if (path.startsWith("/api/") || !path.startsWith("/")) {
                        assertThat(answer.header("Cache-Control")).as(path).contains("no-store");
                        assertThat(answer.header("Content-Security-Policy"))
                                .as(path)
                                .endsWith("; sandbox");
                    }
                });
    }

    @Test
    void whatIsTooBrokenForUsIsAnsweredWithThemToo() throws IOException {
        for (var request :
                List.of("GET /api/v1/a%00b HTTP/1.1", "GET /a;b HTTP/1.1", "GET /\\ HTTP/1.1")) {
            try (var socket = new Socket("localhost", port)) {
                socket.getOutputStream()
                        .write(
                                (request + "\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                                        .getBytes(StandardCharsets.US_ASCII));
                assertThat(
                                new String(
                                        socket.getInputStream().readAllBytes(),
                                        StandardCharsets.UTF_8))
                        .as(request)
                        .startsWith("HTTP/1.1 4")
                        .contains(
                                "X-Content-Type-Options: nosniff",
                                "Content-Security-Policy: default-src 'none'");
            }
        }
    }

    @Test
    void whereTlsIsSpokenItStaysThatWay() {
        var said = Map.of("X-Forwarded-Proto", "https", "X-Forwarded-For", "203.0.113.7");
        for (var path : List.of("/", "/api/v1/auth/session", "/api/v1/account")) {
            assertThat(
                            Browser.stranger(port)
                                    .send("GET", path, null, said)
                                    .header("Strict-Transport-Security"))
                    .as(path)
                    .startsWith("max-age=31536000");
        }
    }

    @Test
    void anUploadedPageIsAFileToKeepAndNeverAPageOfOurs() {
        for (var file :
                Map.of(
                                "page.html", "<html><body><p>Words</p>" + SCRIPT + "</body></html>",
                                "words.md", "Words\n\n" + SCRIPT + "\n",
                                "words.txt",
                                        "<svg xmlns=\"http://www.w3.org/2000/svg\">"
                                                + SCRIPT
                                                + "</svg>")
                        .entrySet()) {
            var document =
                    shelf.ingested(file.getKey(), file.getValue().getBytes(StandardCharsets.UTF_8));
            assertThat(document.get("status").asString()).isEqualTo("ingested");
            var path = shelf.path("/documents/" + document.get("source_uid").asString());
            for (var part : List.of("/source", "/representation")) {
                var answer =
                        shelf.browser()
                                .send(
                                        "GET",
                                        path + part,
                                        null,
                                        Map.of("Accept", "text/html,image/svg+xml,*/*"))
                                .expect(200);
                harmless(file.getKey() + part, answer);
                assertThat(answer.header("Content-Type"))
                        .as(file.getKey() + part)
                        .doesNotContain("html", "svg", "xml");
            }
        }
        harmless("export", shelf.browser().get(shelf.path("/export")).expect(200));
        harmless("csv", shelf.browser().get(shelf.path("/export?format=csv")));
    }

    private static void harmless(String what, Answer answer) {
        if (answer.status() == 200) {
            assertThat(answer.header("Content-Disposition")).as(what).startsWith("attachment;");
        }
        assertThat(answer.header("X-Content-Type-Options")).as(what).isEqualTo("nosniff");
        assertThat(answer.header("Content-Security-Policy")).as(what).endsWith("; sandbox");
    }

    @Test
    void itSaysWhomToTellOfAWeakness() {
        var answer = Browser.stranger(port).get("/.well-known/security.txt").expect(200);
        assertThat(answer.header("Content-Type")).startsWith("text/plain");
        Map<String, String> fields =
                answer.text()
                        .lines()
                        .map(line -> line.split(": ", 2))
                        .collect(Collectors.toMap(field -> field[0], field -> field[1]));
        assertThat(fields)
                .containsEntry("Contact", "mailto:security@example.org")
                .containsEntry(
                        "Canonical", "http://localhost:" + port + "/.well-known/security.txt");
        assertThat(Instant.parse(fields.get("Expires")))
                .isAfter(Instant.now().plus(Duration.ofDays(30)))
                .isBefore(Instant.now().plus(Duration.ofDays(365)));
    }
}
