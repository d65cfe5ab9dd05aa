package dev.blockdata.reconstruct;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.blockdata.database.ApplicationTest;
import dev.blockdata.database.TestDatabase;
import dev.blockdata.http.Browser;
import dev.blockdata.projects.Member;
import dev.blockdata.review.Given;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The revised document over HTTP: what was confirmed stands in it, and nothing else has moved.
@ApplicationTest
class ReconstructionTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String TEXT =
            "\uFEFF# Título 👋\r\n\r\nOne.\r\n\r\n- two\r\n- three\r\n\r\nLast, no newline";
    private static final String SCHEMA =
            """
            {"schema_ref": "edit", "type": "object", "properties": {"revised_content": {"type": ["string", "null"]}, "why": {"type": "string"}}}
            """;

    private static final String ANYTHING =
            """
            {"schema_ref": "anything", "type": "object", "properties": {"revised_content": {}}}
            """;

    @LocalServerPort private int port;

    @Autowired private TestDatabase database;

    private Given given;
    private Member ann;
    private Browser browser;

    @BeforeEach
    void start() {
        given = new Given(database);
        ann = given.project(given.user("Ann"));
        browser = Browser.program(port, given.token(ann.userId()));
    }

    private String path(String rest) {
        return "/api/v1/projects/" + ann.projectId() + rest;
    }

    private String uploaded(String name, byte[] bytes) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(
                ("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                                + name
                                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                        .getBytes(UTF_8));
        body.writeBytes(bytes);
        body.writeBytes("\r\n--b--\r\n".getBytes(UTF_8));
        var source =
                browser.sendAny(
                                "POST",
                                path("/documents"),
                                BodyPublishers.ofByteArray(body.toByteArray()),
                                Map.of("Content-Type", "multipart/form-data; boundary=b"))
                        .expect(201)
                        .json()
                        .path("source_uid")
                        .asString();
        await().until(() ->
                browser.get(path("/documents/" + source))
                        .json()
                        .path("status")
                        .asString()
                        .equals("ingested"));
        return source;
    }

    private Given.Doc doc(String source) {
        var blocks = browser.get(path("/documents/" + source + "/blocks")).json().path("items");
        var uid = blocks.get(0).path("block_uid").asString();
        return new Given.Doc(
                source,
                uid.substring(0, uid.indexOf(':')),
                blocks.valueStream().map(block -> block.path("block_content").asString()).toList());
    }

    private UUID confirmed(Given.Doc doc, UUID schema, List<String> values) {
        var run = given.run(ann, doc, schema);
        given.stage(ann, run, values::get);
        browser.post(path("/runs/" + run + "/confirm"), Map.of()).expect(200);
        return run;
    }

    private static String revised(String text) {
        return JSON.writeValueAsString(
                text == null ? Map.of("why", "as it is") : Map.of("revised_content", text));
    }

    private String reconstruction(String source, UUID run) {
        return path("/documents/" + source + "/reconstruction?run_id=" + run);
    }

    @Test
    void whatWasConfirmedStandsInItAndEveryOtherByteIsTheOriginals() {
        var source = uploaded("notes.md", TEXT.getBytes(UTF_8));
        var doc = doc(source);
        assertThat(doc.texts())
                .containsExactly("# Título 👋", "One.", "- two", "- three", "Last, no newline");
        var schema = given.schema(ann.userId(), SCHEMA);
        var values =
                List.of(
                        revised(null),
                        revised("Uno, 👩‍🚀 and\r\nmore."),
                        revised(""),
                        revised("- three"),
                        revised("{\"revised_content\"}"));
        var run = confirmed(doc, schema, values);
        var answer = browser.get(reconstruction(source, run)).expect(200);
        assertThat(answer.response().body())
                .isEqualTo(
                        TEXT.replace("One.", "Uno, 👩‍🚀 and\r\nmore.")
                                .replace("- two", "")
                                .replace("Last, no newline", "{\"revised_content\"}")
                                .getBytes(UTF_8));
        assertThat(answer.header("Content-Disposition"))
                .contains("attachment")
                .contains("notes.revised.md");
        var preview =
                browser.get(reconstruction(source, run) + "&preview=true&limit=2")
                        .expect(200)
                        .json();
        assertThat(preview.path("revised").asInt()).isEqualTo(3);
        assertThat(preview.path("removed").asInt()).isEqualTo(1);
        assertThat(preview.path("unchanged").asInt()).isEqualTo(1);
        assertThat(preview.path("bytes_after").asInt()).isEqualTo(answer.response().body().length);
        assertThat(preview.at("/items/0/before").asString()).isEqualTo("One.");
        assertThat(preview.at("/items/0/after").asString()).isEqualTo("Uno, 👩‍🚀 and\r\nmore.");
        var rest =
                browser.get(
                                reconstruction(source, run)
                                        + "&preview=true&cursor="
                                        + preview.path("next_cursor").asString())
                        .expect(200)
                        .json();
        assertThat(rest.path("items")).hasSize(1);
        assertThat(rest.path("next_cursor").isNull()).isTrue();
    }

    @Test
    void onlyWhatIsConfirmedCounts() {
        var source = uploaded("notes.txt", "One.\n\nTwo.\n".getBytes(UTF_8));
        var doc = doc(source);
        var run = given.run(ann, doc, given.schema(ann.userId(), SCHEMA));
        given.stage(ann, run, _ -> revised("staged"));
        assertThat(browser.get(reconstruction(source, run)).expect(200).text())
                .isEqualTo("One.\n\nTwo.\n");
        browser.post(
                        path("/runs/" + run + "/confirm"),
                        Map.of("block_uids", List.of(doc.blockUid(1))))
                .expect(200);
        assertThat(browser.get(reconstruction(source, run)).expect(200).text())
                .isEqualTo("One.\n\nstaged\n");
    }

    @Test
    void aRevisionThatChangesTheStructureIsFlaggedAndNotRepaired() {
        var source = uploaded("notes.md", "One.\n\nTwo.\n\nThree.\n".getBytes(UTF_8));
        var run =
                confirmed(
                        doc(source),
                        given.schema(ann.userId(), SCHEMA),
                        List.of(revised(null), revised("```\nopen"), revised(null)));
        var preview = browser.get(reconstruction(source, run) + "&preview=true").expect(200).json();
        assertThat(preview.path("doubtful").asInt()).isEqualTo(1);
        assertThat(
                        preview.at("/items/0/warnings")
                                .valueStream()
                                .map(each -> each.path("kind").asString())
                                .toList())
                .containsExactly("becomes", "disturbs");
        assertThat(preview.at("/items/0/warnings/1/block_indexes/0").asInt()).isEqualTo(2);
        assertThat(browser.get(reconstruction(source, run)).expect(200).text())
                .isEqualTo("One.\n\n```\nopen\n\nThree.\n");
    }

    @Test
    void whatARevisionDoesToTheStructureAroundItIsSaid() {
        var text = "# A\n\nSee [x].\n\n- a\n- b\n- c\n\n[x]: /a\n";
        var source = uploaded("notes.md", text.getBytes(UTF_8));
        var run =
                confirmed(
                        doc(source),
                        given.schema(ann.userId(), SCHEMA),
                        List.of(
                                revised("### A"),
                                revised("Look: [x]."),
                                revised(null),
                                revised("1. b"),
                                revised(null),
                                revised("")));
        var preview = browser.get(reconstruction(source, run) + "&preview=true").expect(200).json();
        assertThat(preview.path("doubtful").asInt()).isEqualTo(3);
        assertThat(warnings(preview))
                .containsExactly(
                        "1 becomes: The heading of level 1 becomes one of level 3.",
                        "4 becomes: The item becomes one of another list, which is numbered.",
                        "4 disturbs: 2 other blocks are in another list because of it, or in one that is numbered or spaced otherwise.",
                        "6 disturbs: Block 2 refers to something that is no longer defined, or defined elsewhere.");
        assertThat(browser.get(reconstruction(source, run)).expect(200).text())
                .isEqualTo("### A\n\nLook: [x].\n\n- a\n1. b\n- c\n\n\n");
    }

    private static List<String> warnings(JsonNode preview) {
        return preview.path("items")
                .valueStream()
                .flatMap(item ->
                        item.path("warnings")
                                .valueStream()
                                .map(each ->
                                        item.path("block_index").asInt()
                                                + 1
                                                + " "
                                                + each.path("kind").asString()
                                                + ": "
                                                + each.path("words").asString()))
                .toList();
    }

    @Test
    void aConfirmedValueThatIsNoTextIsCountedAndNamed() {
        var source =
                uploaded("notes.txt", "One.\n\nTwo.\n\nThree.\n\nFour.\n\nFive.\n".getBytes(UTF_8));
        var run =
                confirmed(
                        doc(source),
                        given.schema(ann.userId(), ANYTHING),
                        List.of(
                                "{\"revised_content\": 5}",
                                "{\"revised_content\": [\"x\"]}",
                                "{\"revised_content\": null}",
                                revised("Quatre."),
                                "{\"revised_content\": false}"));
        var preview =
                browser.get(reconstruction(source, run) + "&preview=true&limit=3")
                        .expect(200)
                        .json();
        assertThat(preview.path("revised").asInt()).isEqualTo(1);
        assertThat(preview.path("unchanged").asInt()).isZero();
        assertThat(preview.path("refused").asInt()).isEqualTo(3);
        assertThat(preview.path("doubtful").asInt()).isEqualTo(3);
        assertThat(warnings(preview))
                .containsExactly(
                        "1 refused: The confirmed value is a number and no text: the block stays as it was.",
                        "2 refused: The confirmed value is a list and no text: the block stays as it was.");
        assertThat(preview.at("/items/0/after").asString()).isEqualTo("One.");
        var rest =
                browser.get(
                                reconstruction(source, run)
                                        + "&preview=true&cursor="
                                        + preview.path("next_cursor").asString())
                        .expect(200)
                        .json();
        assertThat(warnings(rest))
                .containsExactly(
                        "5 refused: The confirmed value is true or false and no text: the block stays as it was.");
        assertThat(browser.get(reconstruction(source, run)).expect(200).text())
                .isEqualTo("One.\n\nTwo.\n\nThree.\n\nQuatre.\n\nFive.\n");
    }

    @Test
    void whereNothingCanBePutTogetherTheReasonIsSaid() {
        var source = uploaded("notes.md", "One.\n".getBytes(UTF_8));
        var doc = doc(source);
        var other = confirmed(doc, given.schema(ann.userId(), Given.NOTES), List.of(Given.note(0)));
        var refused = browser.get(reconstruction(source, other)).expect(409);
        assertThat(refused.problem()).isEqualTo("reconstruction-unavailable");
        assertThat(refused.text()).contains("revised_content");
        var table = uploaded("table.csv", "a,b\n1,2\n".getBytes(UTF_8));
        var schema = given.schema(ann.userId(), SCHEMA);
        var run = given.run(ann, doc(table), schema);
        assertThat(browser.get(reconstruction(table, run)).expect(409).text())
                .contains("Markdown and plain text");
        browser.get(reconstruction(source, run)).expect(404);
        browser.get(path("/documents/" + source + "/reconstruction")).expect(400);
        browser.get(reconstruction(source, UUID.randomUUID())).expect(404);
        var stranger = Browser.program(port, given.token(given.user("Mallory")));
        stranger.get(reconstruction(source, other)).expect(404);
    }
}
