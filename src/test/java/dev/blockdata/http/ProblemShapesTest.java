package dev.blockdata.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.database.ApplicationTest;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@ApplicationTest
@Import(ProblemShapesTest.Troubles.class)
@ExtendWith(OutputCaptureExtension.class)
class ProblemShapesTest {

    /// Routes that fail in the ways that ours should not.
    @RestController
    static class Troubles {

        record Body(String text, int count, Instant at) {}

        @GetMapping("/api/v1/troubles/{kind}")
        String fail(@PathVariable String kind) throws Exception {
            throw switch (kind) {
                case "deadlock" ->
                        new CannotAcquireLockException("deadlock detected in secret_table");
                case "connection" -> new DataAccessResourceFailureException("password=hunter2");
                default -> new IllegalStateException("select secret from secret_table");
            };
        }

        @PostMapping("/api/v1/troubles/body")
        Map<String, Object> echo(@RequestBody Body body) {
            return Map.of("at", body.at(), "nothing_else", body.text());
        }

        @PostMapping("/api/v1/troubles/file")
        long file(MultipartFile file) {
            return file.getSize();
        }

        @GetMapping("/api/v1/troubles/run")
        UUID run(@RequestParam(name = "run_id") UUID runId) {
            return runId;
        }

        @GetMapping("/api/v1/troubles/pages")
        Page<Integer> page(PageQuery query) {
            int from = query.after().map(cursor -> (int) cursor.number(0)).orElse(0);
            return query.page(
                    java.util.stream.IntStream.rangeClosed(
                                    from + 1, Math.min(5, from + query.fetch()))
                            .boxed()
                            .toList(),
                    Cursor::of);
        }
    }

    @LocalServerPort private int port;

    private Browser browser;

    @BeforeEach
    void signIn() {
        browser = Browser.signedIn(port, "shapes");
    }

    private Browser.Answer body(String json) {
        return browser.send("POST", "/api/v1/troubles/body", json, Map.of());
    }

    private static String pointer(Browser.Answer answer) {
        return answer.json().get("errors").get(0).get("pointer").asString();
    }

    @Test
    void aParameterThatIsMissingIsNamedAndNothingOfTheServerIs() {
        var problem = browser.get("/api/v1/troubles/run").expect(400).json();
        assertThat(problem.get("type").asString()).endsWith("/invalid-parameter");
        assertThat(problem.get("detail").asString())
                .isEqualTo("The parameter \"run_id\" is missing.");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/no-such-thing, 404, not-found",
        "GET, /api/v1/projects/no-uuid, 404, not-found",
        "GET, /api/v1/projects/1-1-1-1-1, 404, not-found",
        "DELETE, /api/v1/projects, 405, method-not-allowed",
        "GET, /api/v1/auth/login, 405, method-not-allowed",
        "GET, /api/v1/projects?limit=0, 400, invalid-parameter",
        "GET, /api/v1/projects?limit=1&limit=2, 400, invalid-parameter",
        "GET, /api/v1/projects?limit=many, 400, invalid-parameter",
        "GET, /api/v1/projects?cursor=broken!, 400, invalid-parameter",
        "GET, /api/v1/projects?cursor=YWJj, 400, invalid-parameter",
        "GET, /api/v1/projects?role=owner, 400, unknown-parameter",
        "GET, /api/v1/projects?limit=5&x=%00, 400, unknown-parameter",
        "GET, /api/v1/projects?limit=%ff, 400, malformed",
        "GET, /api/v1/projects?cursor=%00, 422, invalid",
        "GET, /api/v1/projects/%00, 422, invalid",
        "GET, /api/v1/projects;x=1, 400, malformed",
        "GET, /error, 404, not-found",
        "GET, /api/v1/troubles/deadlock, 503, busy",
        "GET, /api/v1/troubles/connection, 503, unavailable",
    })
    void eachRefusalIsAProblem(String method, String path, int status, String kind) {
        var answer = browser.send(method, path, null, Map.of()).expect(status);
        assertThat(answer.problem()).isEqualTo(kind);
        assertThat(answer.text()).doesNotContain("secret", "hunter2", "java", "Exception");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        if (status == 503) {
            assertThat(answer.header("Retry-After")).isNotEmpty();
        }
        if (status == 405) {
            assertThat(answer.header("Allow")).isNotEmpty();
        }
    }

    @Test
    void whoeverIsSignedOutHearsSo() {
        var answer = Browser.stranger(port).get("/api/v1/projects").expect(401);
        assertThat(answer.problem()).isEqualTo("signed-out");
        assertThat(answer.header("Location")).isEmpty();
    }

    @Test
    void aSurpriseIsBlandAndItsIncidentStandsInTheLog(CapturedOutput log) {
        var answer = browser.get("/api/v1/troubles/surprise").expect(500);
        assertThat(answer.problem()).isEqualTo("internal");
        assertThat(answer.text()).doesNotContain("secret", "Exception");
        assertThat(log)
                .contains(answer.json().get("incident").asString())
                .contains("select secret");
    }

    @Test
    void mediaTypesAreMet() {
        assertThat(
                        browser.send(
                                        "POST",
                                        "/api/v1/projects",
                                        "a=b",
                                        Map.of("Content-Type", "text/plain"))
                                .expect(415)
                                .problem())
                .isEqualTo("unsupported-media-type");
        assertThat(
                        browser.send("GET", "/api/v1/projects", null, Map.of("Accept", "text/csv"))
                                .expect(406)
                                .problem())
                .isEqualTo("not-acceptable");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"text\": ",
                "{\"text\":\"a\",\"text\":\"b\",\"count\":1}",
                "{\"text\":\"a\",\"count\":1} x",
                "nonsense",
                "{'text':'a'}",
            })
    void jsonThatDoesNotParseIs400(String json) {
        assertThat(body(json).expect(400).problem()).isEqualTo("malformed");
    }

    @Test
    void aMissingBodyIs400() {
        assertThat(
                        browser.send("POST", "/api/v1/troubles/body", "", Map.of())
                                .expect(400)
                                .problem())
                .isEqualTo("malformed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"text\":\"a\",\"count\":1,\"owner\":\"me\"} | /owner",
                "{\"text\":5,\"count\":1} | /text",
                "{\"text\":\"a\",\"count\":\"1\"} | /count",
                "{\"text\":\"a\",\"count\":1.5} | /count",
                "{\"text\":\"a\",\"count\":1e12} | /count",
                "{\"text\":\"a\",\"count\":99999999999} | /count",
                "{\"text\":\"a\",\"count\":-99999999999999999999999} | /count",
                "{\"text\":\"a\",\"count\":null} | /count",
                "{\"text\":\"a\",\"count\":1,\"at\":\"noon\"} | /at",
                "{\"text\":\"a\\u0000b\",\"count\":1} | /text",
                "{\"text\":\"\\ud800\",\"count\":1} | /text",
                "[] | ``",
                "null | ``",
                " null  | ``",
                "\"text\" | ``",
            })
    void jsonThatIsWrongIs422WithAPointer(String json, String pointer) {
        var answer = body(json).expect(422);
        assertThat(answer.problem()).isEqualTo("invalid");
        assertThat(pointer(answer)).isEqualTo(pointer == null ? "" : pointer);
    }

    @Test
    void textInPairsOfSurrogatesIsGood() {
        var answer =
                body("{\"text\":\"\\ud83d\\ude00\",\"count\":1,\"at\":\"2026-02-07T01:00:00+01:00\"}")
                        .expect(200);
        assertThat(answer.json().get("nothing_else").asString()).isEqualTo("\uD83D\uDE00");
        assertThat(answer.json().get("at").asString()).isEqualTo("2026-02-07T00:00:00Z");
    }

    @Test
    void aBodyBeyondAllMeasureIs413() {
        assertThat(
                        body("{\"text\":\"" + "x".repeat(JsonBodies.LARGEST) + "\"}")
                                .expect(413)
                                .problem())
                .isEqualTo("too-large");
    }

    @Test
    void aListIsPagedToItsEnd() {
        var first = browser.get("/api/v1/troubles/pages?limit=2").expect(200).json();
        assertThat(first.get("items").toString()).isEqualTo("[1,2]");
        var second =
                browser.get(
                                "/api/v1/troubles/pages?limit=2&cursor="
                                        + first.get("next_cursor").asString())
                        .json();
        assertThat(second.get("items").toString()).isEqualTo("[3,4]");
        var third =
                browser.get(
                                "/api/v1/troubles/pages?limit=2&cursor="
                                        + second.get("next_cursor").asString())
                        .json();
        assertThat(third.toString()).isEqualTo("{\"items\":[5],\"next_cursor\":null}");
        browser.get("/api/v1/troubles/pages?limit=99999999999999999999").expect(200);
    }

    @Test
    void evenTheContainersOwnRefusalIsAProblem() throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write(
                            "GET /api/v1/[] HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                                    .getBytes(StandardCharsets.UTF_8));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer)
                    .startsWith("HTTP/1.1 400")
                    .contains("application/problem+json")
                    .contains("/problems/malformed");
        }
    }
}
