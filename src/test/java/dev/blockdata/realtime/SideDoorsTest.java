package dev.blockdata.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.database.ApplicationTest;
import dev.blockdata.database.TestDatabase;
import dev.blockdata.http.Browser;
import dev.blockdata.projects.Member;
import dev.blockdata.review.Given;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Nothing shows by the way that another tenant's thing is there: two tenants with things of the
/// same bytes and the same names.
@ApplicationTest
@Timeout(120)
class SideDoorsTest {

    private static final String SECRET = "zygomorphic";

    @LocalServerPort private int port;

    @Autowired private TestDatabase database;

    private final HttpClient http = HttpClient.newHttpClient();
    private Given given;
    private Member ann;
    private Member ben;
    private String annsToken;
    private String bensToken;
    private Browser ann1;
    private Browser ben1;

    @BeforeEach
    void twoTenants() {
        given = new Given(database);
        ann = given.project(given.user("Ann"));
        ben = given.project(given.user("Ben"));
        annsToken = given.token(ann.userId());
        bensToken = given.token(ben.userId());
        ann1 = Browser.program(port, annsToken);
        ben1 = Browser.program(port, bensToken);
    }

    private static String at(Member who) {
        return "/api/v1/projects/" + who.projectId();
    }

    private EventSource source(Member who, String token, String lastId) throws Exception {
        return new EventSource(
                http,
                URI.create("http://localhost:" + port + at(who) + "/events"),
                "Authorization",
                "Bearer " + token,
                lastId);
    }

    private UUID runOf(Member who, String title, int blocks) {
        var run =
                given.run(
                        who,
                        given.document(who, title, blocks),
                        given.schema(who.userId(), Given.NOTES));
        given.stage(who, run, Given::note);
        return run;
    }

    @Test
    void aPlaceInAnothersStreamTellsOnesOwnChangesAlone() throws Exception {
        String annsPlace;
        try (var stream = source(ann, annsToken, null)) {
            annsPlace = stream.place();
        }
        var annsRun = runOf(ann, "Ann's", 5);
        var bensRun = runOf(ben, "Ben's", 5);
        try (var stream = source(ben, bensToken, annsPlace)) {
            var told = new ArrayList<String>();
            // What was missed comes first, and ends with word of the progress.
            for (var event = stream.next();
                    !event.name().equals("progress");
                    event = stream.next()) {
                told.add(event.data().toString());
            }
            assertThat(told.toString())
                    .contains(bensRun.toString())
                    .doesNotContain(annsRun.toString());
        }
    }

    private Browser.Answer upload(Browser who, Member where) {
        return who.sendAny(
                "POST",
                at(where) + "/documents",
                BodyPublishers.ofString(
                        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.md\"\r\n\r\n# The same\n\r\n--b--\r\n"),
                Map.of("Content-Type", "multipart/form-data; boundary=b"));
    }

    @Test
    void bytesThatAnotherHasAreNewToOneself() {
        var anns = upload(ann1, ann).expect(201).json();
        var bens = upload(ben1, ben).expect(201).json();
        upload(ben1, ben).expect(200);

        assertThat(bens.get("source_uid")).isEqualTo(anns.get("source_uid"));
        assertThat(bens.get("uploaded_at")).isNotEqualTo(anns.get("uploaded_at"));
        // Deleting one's own leaves the other's, which one does not see either.
        ben1.delete(at(ben) + "/documents/" + bens.get("source_uid").asString()).expect(204);
        ann1.get(at(ann) + "/documents/" + anns.get("source_uid").asString()).expect(200);
        ben1.get(at(ben) + "/documents/" + bens.get("source_uid").asString()).expect(404);
    }

    @Test
    void aSearchFindsOnesOwnWordsAlone() {
        var anns = given.document(ann, "Same", List.of("It is " + SECRET + ".", "No more."));
        var bens = given.document(ben, "Same", List.of("It is plain.", "No more."));
        assertThat(
                        ann1.get(at(ann) + "/documents/" + anns.sourceUid() + "/blocks?q=" + SECRET)
                                .expect(200)
                                .text())
                .contains(SECRET);

        var inOnesOwn =
                ben1.get(at(ben) + "/documents/" + bens.sourceUid() + "/blocks?q=" + SECRET);
        assertThat(inOnesOwn.expect(200).json().get("items").size()).isZero();
        var ofAnother =
                ben1.get(at(ben) + "/documents/" + anns.sourceUid() + "/blocks?q=" + SECRET);
        var ofNobody =
                ben1.get(
                        at(ben)
                                + "/documents/"
                                + "0123456789abcdef".repeat(4)
                                + "/blocks?q="
                                + SECRET);
        assertThat(ofAnother.expect(404).text()).isEqualTo(ofNobody.expect(404).text());
    }

    @Test
    void theNamesInAnArchiveAreThoseOfItsProjectAlone() throws Exception {
        given.document(ann, SECRET, 2);
        given.document(ann, "Same", 2);
        given.document(ben, "Same", 3);

        var archive = ben1.get(at(ben) + "/export?format=zip").expect(200).response().body();

        // Were names told apart across projects, Ben's would have become the second "Same".
        assertThat(entries(archive)).containsExactlyInAnyOrder("Same.jsonl", "manifest.json");
        assertThat(new String(archive, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain(SECRET);
    }

    private static List<String> entries(byte[] archive) throws IOException {
        var names = new ArrayList<String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    /// A mark of the file that another has brings neither "not modified" nor a part of it.
    @Test
    void anothersEtagOpensNothing() {
        var run = runOf(ann, "Ann's", 3);
        var job =
                ann1.post(at(ann) + "/exports", Map.of("run_ids", List.of(run)))
                        .expect(201)
                        .json()
                        .get("export_id")
                        .asString();
        org.awaitility.Awaitility.await()
                .until(() ->
                        ann1.get(at(ann) + "/exports/" + job)
                                .json()
                                .get("status")
                                .asString()
                                .equals("done"));
        var file = at(ann) + "/exports/" + job + "/file";
        var etag = ann1.get(file).expect(200).header("ETag");
        assertThat(etag).isNotEmpty();

        for (var path : List.of(file, at(ben) + "/exports/" + job + "/file")) {
            for (var header : List.of("If-None-Match", "If-Match")) {
                var answer = ben1.send("GET", path, null, Map.of(header, etag));
                assertThat(answer.expect(404).problem()).isEqualTo("not-found");
                assertThat(answer.header("ETag")).isEmpty();
            }
            var part = ben1.send("GET", path, null, Map.of("Range", "bytes=0-9", "If-Range", etag));
            part.expect(404);
        }
    }

    /// Whatever is wrong with a request about another's things, its refusal speaks of none of them.
    @Test
    void refusalsNameNothingOfAnothers() {
        var doc = given.document(ann, SECRET, 2);
        var run = given.run(ann, doc, given.schema(ann.userId(), Given.NOTES));
        var paths =
                List.of(
                        at(ann) + "/documents/" + doc.sourceUid(),
                        at(ben) + "/documents/" + doc.sourceUid(),
                        at(ben) + "/runs/" + run,
                        at(ben) + "/runs/" + run + "/export?format=nothing",
                        at(ben) + "/export?run_id=" + run,
                        at(ann) + "/members?limit=x");
        for (var path : paths) {
            for (var method : List.of("GET", "PATCH", "DELETE")) {
                var answer = ben1.send(method, path, null, Map.of());
                assertThat(answer.status()).as(method + " " + path).isBetween(400, 499);
                assertThat(answer.text())
                        .as(method + " " + path)
                        .doesNotContain(SECRET, "Ann", doc.convUid());
            }
        }
    }
}
