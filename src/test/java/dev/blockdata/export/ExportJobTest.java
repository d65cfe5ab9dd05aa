package dev.blockdata.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.blockdata.database.ApplicationTest;
import dev.blockdata.database.TestDatabase;
import dev.blockdata.http.Browser;
import dev.blockdata.projects.Member;
import dev.blockdata.projects.Role;
import dev.blockdata.review.Given;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// Exports that go on without whoever asked: their file is the one that a direct export gives, and
/// it can be fetched from the middle on.
@ApplicationTest
class ExportJobTest {

    @LocalServerPort private int port;

    @Autowired private TestDatabase database;
    @Autowired private ExportFiles files;
    @Autowired private ExportClaims claims;

    private Given given;
    private Member ann;
    private String token;
    private Browser browser;
    private UUID schema;

    @BeforeEach
    void aProjectWithConfirmedBlocks() {
        given = new Given(database);
        ann = given.project(given.user("Ann"));
        token = given.token(ann.userId());
        browser = Browser.program(port, token);
        schema = given.schema(ann.userId(), Given.NOTES);
        for (var title : List.of("One", "Two")) {
            var doc = given.document(ann, title, 20);
            var run = given.run(ann, doc, schema);
            given.stage(ann, run, Given::note);
            browser.post(path("/runs/" + run + "/confirm"), Map.of()).expect(200);
        }
    }

    private String path(String rest) {
        return "/api/v1/projects/" + ann.projectId() + rest;
    }

    private JsonNode ask(Map<String, ?> wish) {
        return browser.post(path("/exports"), wish).expect(201).json();
    }

    private JsonNode job(JsonNode asked) {
        return browser.get(path("/exports/" + asked.path("export_id").asString()))
                .expect(200)
                .json();
    }

    private JsonNode ended(JsonNode asked) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> job(asked),
                        job ->
                                !List.of("queued", "running")
                                        .contains(job.path("status").asString()));
    }

    private HttpResponse<byte[]> fetch(String path, String... headers) {
        try (var client = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path(path)))
                            .header("Authorization", "Bearer " + token);
            for (var at = 0; at < headers.length; at += 2) {
                request.header(headers[at], headers[at + 1]);
            }
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (java.io.IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }

    private static String file(JsonNode job) {
        return "/exports/" + job.path("export_id").asString() + "/file";
    }

    @Test
    void itsFileIsWhatADirectExportGives() {
        for (var form : List.of("jsonl", "csv", "parquet", "zip")) {
            var job = ended(ask(Map.of("schema_id", schema, "format", form)));
            assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("done");
            assertThat(job.path("documents_written").asInt()).isEqualTo(2);
            assertThat(job.path("file_name").asString()).isEqualTo("Project." + form);
            assertThat(job.path("requested_by_name").asString()).isEqualTo("Ann");
            var file = fetch(file(job));
            assertThat(file.statusCode()).isEqualTo(200);
            assertThat(file.body())
                    .hasSize(job.path("bytes").asInt())
                    .isEqualTo(fetch("/export?schema_id=" + schema + "&format=" + form).body());
            assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                    .contains("attachment");
        }
        var list = browser.get(path("/exports?limit=3")).expect(200).json();
        assertThat(list.path("items")).hasSize(3);
        assertThat(list.at("/items/0/wish/format").asString()).isEqualTo("zip");
        var rest =
                browser.get(path("/exports?limit=3&cursor=" + list.path("next_cursor").asString()))
                        .json();
        assertThat(rest.path("items")).hasSize(1);
    }

    @Test
    void aBrokenDownloadGoesOnWhereItEnded() {
        var job = ended(ask(Map.of("schema_id", schema)));
        var whole = fetch(file(job));
        var etag = whole.headers().firstValue("ETag").orElseThrow();
        var bytes = whole.body();
        var rest = fetch(file(job), "Range", "bytes=1000-", "If-Range", etag);
        assertThat(rest.statusCode()).isEqualTo(206);
        assertThat(rest.headers().firstValue("Content-Range"))
                .contains("bytes 1000-" + (bytes.length - 1) + "/" + bytes.length);
        assertThat(rest.body()).isEqualTo(java.util.Arrays.copyOfRange(bytes, 1000, bytes.length));
        assertThat(fetch(file(job), "Range", "bytes=10-19").body())
                .isEqualTo(java.util.Arrays.copyOfRange(bytes, 10, 20));
        assertThat(fetch(file(job), "Range", "bytes=-5").body())
                .isEqualTo(java.util.Arrays.copyOfRange(bytes, bytes.length - 5, bytes.length));
        assertThat(fetch(file(job), "Range", "bytes=1000-", "If-Range", "\"another\"").body())
                .isEqualTo(bytes);
        assertThat(fetch(file(job), "Range", "bytes=0-1,5-6").body()).isEqualTo(bytes);
        assertThat(fetch(file(job), "Range", "bytes=" + bytes.length + "-").statusCode())
                .isEqualTo(416);
    }

    @Test
    void aWishThatCannotBeMetIsRefusedAtOnceAndLaterInWords() {
        browser.post(path("/exports"), Map.of("format", "xml")).expect(400);
        browser.post(path("/exports"), Map.of("schema_id", UUID.randomUUID())).expect(404);
        browser.post(path("/exports"), Map.of("colour", "blue")).expect(422);
        var asked = ask(Map.of("schema_id", schema));
        ended(asked);
        // It is begun again, and what it was about is gone.
        var runs =
                database.superuserJdbc()
                        .sql("select run_id from app.runs where project_id = ?")
                        .params(ann.projectId())
                        .query(UUID.class)
                        .list();
        var again = ask(Map.of("run_ids", runs, "format", "csv"));
        ended(again);
        runs.forEach(run -> browser.delete(path("/runs/" + run + "?confirmed=20")).expect(204));
        requeue(again, "queued");
        assertThat(ended(again).path("status").asString()).isEqualTo("failed");
        assertThat(job(again).path("error").asString()).isNotBlank();
        browser.get(path(file(again))).expect(409);
    }

    private void requeue(JsonNode asked, String status) {
        database.superuserJdbc()
                .sql(
                        "update app.exports set status = ?, bytes = null, sha256 = null, finished_at = null, expires_at = null, attempt_deadline = now() where export_id = ?")
                .params(status, UUID.fromString(asked.path("export_id").asString()))
                .update();
    }

    @Test
    void anAbandonedAttemptIsTakenUpAndTheOldOneCountsForNothing() {
        var asked = ask(Map.of("schema_id", schema));
        ended(asked);
        var export = UUID.fromString(asked.path("export_id").asString());
        var old = token(export);
        requeue(asked, "running");
        assertThat(ended(asked).path("status").asString()).isEqualTo("done");
        assertThat(token(export)).isNotEqualTo(old);
        assertThat(fetch(file(asked)).statusCode()).isEqualTo(200);
        var late = new ExportClaims.Claim(ann.projectId(), export, ann.userId(), null, 1, old);
        assertThat(claims.finish(late, 1, 1, "0", Duration.ofDays(1))).isFalse();
        assertThat(claims.keep(late, 1, 1, Duration.ofSeconds(1))).isFalse();
    }

    private UUID token(UUID export) {
        return database.superuserJdbc()
                .sql("select attempt_token from app.exports where export_id = ?")
                .params(export)
                .query(UUID.class)
                .single();
    }

    @Test
    void afterSomeAttemptsThatNobodyEndedItFails() {
        var asked = ask(Map.of("schema_id", schema));
        ended(asked);
        database.superuserJdbc()
                .sql("update app.exports set attempt = 3 where export_id = ?")
                .params(UUID.fromString(asked.path("export_id").asString()))
                .update();
        requeue(asked, "running");
        assertThat(ended(asked).path("error").asString()).contains("3 times over");
    }

    @Test
    void itsFileGoesWithItsTimeOrWhenItIsGivenUp() {
        var expired = ended(ask(Map.of("schema_id", schema)));
        database.superuserJdbc()
                .sql(
                        "update app.exports set expires_at = now() - interval '1 second' where export_id = ?")
                .params(UUID.fromString(expired.path("export_id").asString()))
                .update();
        var given = ended(ask(Map.of("schema_id", schema)));
        browser.delete(path("/exports/" + given.path("export_id").asString())).expect(204);
        files.letGo();
        for (var gone : List.of(expired, given)) {
            assertThat(job(gone).path("status").asString()).isEqualTo("expired");
            browser.get(path(file(gone))).expect(409);
        }
        browser.delete(path("/exports/" + UUID.randomUUID())).expect(404);
    }

    @Test
    void whoeverMayReadMayExportAndOnlyEditorsGiveUpWhatIsOthers() {
        var asked = ended(ask(Map.of("schema_id", schema)));
        var viewer = given.join(ann, given.user("Vic"), Role.VIEWER);
        var vic = Browser.program(port, given.token(viewer.userId()));
        vic.get(path("/exports")).expect(200);
        vic.get(path(file(asked))).expect(200);
        vic.delete(path("/exports/" + asked.path("export_id").asString())).expect(403);
        vic.post(path("/exports"), Map.of("format", "csv")).expect(201);
        var stranger = Browser.program(port, given.token(given.user("Mallory")));
        stranger.get(path("/exports")).expect(404);
        stranger.get(path(file(asked))).expect(404);
    }

    @Test
    void nobodyFillsTheQueueAlone() {
        database.superuserJdbc()
                .sql(
                        """
                        insert into app.exports (project_id, export_id, requested_by, wish, file_name, documents, not_before)
                        select ?, gen_random_uuid(), ?, '{}', 'x', 0, now() + interval '1 hour' from generate_series(1, 5)
                        """)
                .params(ann.projectId(), ann.userId())
                .update();
        var answer = browser.post(path("/exports"), Map.of("schema_id", schema)).expect(429);
        assertThat(answer.problem()).isEqualTo("too-many-exports");
        database.superuserJdbc()
                .sql("delete from app.exports where requested_by = ?")
                .params(ann.userId())
                .update();
    }
}
