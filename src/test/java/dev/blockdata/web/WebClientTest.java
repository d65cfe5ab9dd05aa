package dev.blockdata.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.database.ApplicationTest;
import dev.blockdata.http.Browser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApplicationTest
class WebClientTest {

    @LocalServerPort private int port;

    private Browser stranger;

    @BeforeEach
    void open() {
        stranger = Browser.stranger(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/login",
                "/register",
                "/forgot-password",
                "/reset-password",
                "/verify-email",
                "/invitation",
                "/app",
                "/app/projects/1/documents/2?block=3"
            })
    void eachRouteOfTheClientIsItsPage(String path) {
        var page = stranger.get(path).expect(200);
        var policy = page.header("Content-Security-Policy");
        assertThat(policy)
                .contains(
                        "script-src 'self';", "style-src 'self' 'nonce-", "frame-ancestors 'none'");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(page.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(page.header("Permissions-Policy")).isNotEmpty();
        assertThat(page.text())
                .doesNotContain(IndexPage.PLACEHOLDER, IndexPage.MAX_UPLOAD)
                .isNotEmpty();
        assertThat(stranger.get(path).header("Content-Security-Policy"))
                .as("the nonce is used once")
                .isNotEqualTo(policy);
    }

    @Test
    void aFileIsSentPackedAsTheBrowserTakesIt() throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            for (var accepted : List.of("gzip, deflate, br, zstd", "identity")) {
                var answer =
                        http.send(
                                HttpRequest.newBuilder(
                                                URI.create(
                                                        "http://localhost:"
                                                                + port
                                                                + "/assets/packed-1234.js"))
                                        .header("Accept-Encoding", accepted)
                                        .build(),
                                HttpResponse.BodyHandlers.ofByteArray());
                assertThat(answer.headers().firstValue("Content-Encoding").orElse("identity"))
                        .isEqualTo(accepted.contains("br") ? "br" : "identity");
                assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                        .startsWith("text/javascript");
                if (accepted.contains("br")) {
                    assertThat(answer.headers().firstValue("Vary").orElse(""))
                            .contains("Accept-Encoding");
                }
                assertThat(answer.headers().firstValue("Cache-Control").orElseThrow())
                        .contains("immutable");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/index.html",
                "/assets/gone-1234.js",
                "/gone.css",
                "/app/index.html",
                "/application.yaml",
                "/assets/..%2fapplication.yaml"
            })
    void aFileThatIsNotThereIsNoPage(String path) {
        var answer = stranger.get(path);
        assertThat(answer.status()).isIn(400, 404);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void anUnknownPageIsNotFoundAndTheApiIsNeverAPage() {
        assertThat(stranger.get("/nowhere").status()).isEqualTo(404);
        for (var path : new String[] {"/api", "/api/nothing", "/v3/nothing"}) {
            assertThat(
                            Browser.signedIn(port, "x")
                                    .send("GET", path, null, Map.of("Accept", "text/html"))
                                    .expect(404)
                                    .problem())
                    .isEqualTo("not-found");
        }
        assertThat(stranger.post("/app", Map.of()).expect(405).problem())
                .isEqualTo("method-not-allowed");
    }

    @Test
    void theApiDescribesItself() {
        var api = stranger.get("/v3/api-docs").expect(200);
        var document = api.json();
        assertThat(document.at("/info/title").asString()).isEqualTo("Blockdata");
        assertThat(document.get("paths").propertyNames())
                .allMatch(path -> path.startsWith("/api/v1/"))
                .contains("/api/v1/projects/{project_id}", "/api/v1/account/tokens/{token_id}");
        assertThat(api.text()).doesNotContain("projectId", "displayName", "Viewer viewer");
        assertThat(
                        document.at("/paths/~1api~1v1~1projects/get/parameters")
                                .findValues("name")
                                .toString())
                .isEqualTo("[\"limit\", \"cursor\"]");
    }

    @Test
    void healthIsOpenAndFiguresAreForThisMachine() {
        assertThat(stranger.get("/actuator/health/readiness").expect(200).text()).contains("UP");
        stranger.get("/actuator/prometheus").expect(200);
        assertThat(
                        stranger.send(
                                        "GET",
                                        "/actuator/prometheus",
                                        null,
                                        Map.of("X-Forwarded-For", "203.0.113.7"))
                                .status())
                .isEqualTo(401);
    }
}
