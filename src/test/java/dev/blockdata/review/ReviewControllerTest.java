package dev.blockdata.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.database.ApplicationTest;
import dev.blockdata.database.TestDatabase;
import dev.blockdata.http.Browser;
import dev.blockdata.projects.Member;
import dev.blockdata.projects.Role;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// The reviewer's verbs from outside.
@ApplicationTest
class ReviewControllerTest {

    @LocalServerPort private int port;

    @Autowired private TestDatabase database;

    private Given given;
    private Member ann;
    private Browser browser;
    private Given.Doc doc;
    private UUID schema;
    private UUID run;

    @BeforeEach
    void start() {
        given = new Given(database);
        ann = given.project(given.user("Ann"));
        browser = Browser.program(port, given.token(ann.userId()));
        doc = given.document(ann, "Doc", 6);
        schema = given.schema(ann.userId(), Given.STRICT);
        run = given.run(ann, doc, schema);
        given.stage(ann, run, i -> "{\"note\": \"note " + i + "\"}");
    }

    private String path(String rest) {
        return "/api/v1/projects/" + ann.projectId() + rest;
    }

    private String run(String rest) {
        return path("/runs/" + run + rest);
    }

    private String overlay(int index) {
        return run("/overlays/" + doc.blockUid(index));
    }

    @Test
    void anEditIsSavedOnceAndAnswersTheOverlay() {
        var edit = Map.of("data", Map.of("note", "mine ✓"), "revision", 2);
        var overlay = browser.patch(overlay(0), edit).expect(200).json();
        assertThat(overlay.get("staging").get("note").asString()).isEqualTo("mine ✓");
        assertThat(overlay.get("revision").asInt()).isEqualTo(3);
        assertThat(overlay.get("status").asString()).isEqualTo("ai_complete");
        assertThat(browser.patch(overlay(0), edit).expect(409).json().get("type").asString())
                .endsWith("stale-edit");
    }

    @Test
    void anEditThatBreaksTheSchemaIsRefusedWithPointers() {
        var problem =
                browser.patch(
                                overlay(0),
                                Map.of("data", Map.of("note", 7, "other", 1), "revision", 2))
                        .expect(422)
                        .json();
        assertThat(problem.get("type").asString()).endsWith("/edit-invalid");
        assertThat(problem.get("errors").toString()).contains("\"/data/note\"");
        browser.patch(overlay(0), Map.of("data", Map.of(), "revision", 2)).expect(422);
        browser.patch(overlay(0), Map.of("revision", 2)).expect(422);
        browser.patch(overlay(0), Map.of("data", Map.of("note", "x"))).expect(422);
        assertThat(status(0)).isEqualTo("ai_complete 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"overlay_jsonb_confirmed", "status", "confirmed_by", "confirmed", "staging"})
    void anEditCannotSetAnythingElse(String field) {
        var edit = new HashMap<String, Object>(Map.of("data", Map.of("note", "x"), "revision", 2));
        edit.put(field, "confirmed");
        browser.patch(overlay(0), edit).expect(422);
        assertThat(status(0)).isEqualTo("ai_complete 2");
    }

    @Test
    void onlyWhatAwaitsReviewCanBeEditedAndUnknownBlocksAreNotThere() {
        browser.post(run("/confirm"), Map.of("block_uids", List.of(doc.blockUid(0)))).expect(200);
        var problem =
                browser.patch(overlay(0), Map.of("data", Map.of("note", "x"), "revision", 3))
                        .expect(409)
                        .json();
        assertThat(problem.get("type").asString()).endsWith("overlay-not-staged");
        browser.patch(overlay(99), Map.of("data", Map.of("note", "x"), "revision", 2)).expect(404);
        browser.patch(run("/overlays/nonsense"), Map.of("data", Map.of("note", "x"), "revision", 2))
                .expect(404);
    }

    @Test
    void theDryRunsMarkConfirmsExactlyWhatItCounted() {
        var dry =
                browser.post(path("/confirm?dry_run=true"), Map.of("schema_id", schema))
                        .expect(200)
                        .json();
        assertThat(dry.get("count").asInt()).isEqualTo(6);
        assertThat(dry.get("documents").asInt()).isEqualTo(1);
        browser.patch(overlay(5), Map.of("data", Map.of("note", "later"), "revision", 2))
                .expect(200);
        var done =
                browser.post(
                                path("/confirm"),
                                Map.of("schema_id", schema, "as_of", dry.get("as_of").asString()))
                        .expect(200);
        assertThat(done.text())
                .isEqualTo(
                        "{\"confirmed\":5,\"skipped\":{\"changed\":1,\"not_staged\":0,\"unknown\":0,\"invalid\":0}}");
        assertThat(status(5)).isEqualTo("ai_complete 3");
        var again = browser.post(run("/confirm?dry_run=true"), Map.of()).expect(200).json();
        assertThat(again.get("count").asInt()).isEqualTo(1);
        browser.post(run("/confirm"), Map.of("as_of", again.get("as_of").asString())).expect(200);
        var none =
                browser.post(path("/confirm?dry_run=true"), Map.of("schema_id", schema))
                        .expect(200)
                        .json();
        assertThat(none.get("count").asInt()).isZero();
        assertThat(none.get("documents").asInt()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"block_uids\":null}",
                "{\"items\":null}",
                "{\"as_of\":null}",
                "{\"block_uids\":\"all\"}",
                "{\"block_uids\":[7]}",
                "{\"block_uids\":[],\"items\":[]}",
                "{\"items\":[{\"block_uid\":\"x\"}]}",
                "{\"items\":[{\"block_uid\":\"x\",\"revision\":\"2\"}]}",
                "{\"as_of\":\"yesterday\"}",
                "{\"as_of\":7}",
                "{\"blocks\":[]}"
            })
    void aConfirmationThatIsNotClearIsRefused(String body) {
        browser.send("POST", run("/confirm"), body, Map.of()).expect(422);
        assertThat(status(0)).isEqualTo("ai_complete 2");
    }

    @Test
    void tenThousandBlocksAreTheMost() {
        browser.post(run("/confirm"), Map.of("block_uids", Collections.nCopies(10_001, "x")))
                .expect(422);
        var most =
                browser.post(
                                run("/confirm"),
                                Map.of("block_uids", Collections.nCopies(10_000, "x")))
                        .expect(200)
                        .json();
        assertThat(most.get("skipped").get("unknown").asInt()).isOne();
    }

    @Test
    void rejectingEverythingNeedsAMark() {
        browser.post(run("/reject"), Map.of("to", "rejected")).expect(422);
        browser.post(run("/reject"), Map.of("to", "confirmed", "block_uids", List.of()))
                .expect(422);
        browser.send("POST", run("/reject"), "{\"to\":\"rejected\",\"block_uids\":null}", Map.of())
                .expect(422);
        var mark =
                browser.post(run("/confirm?dry_run=true"), Map.of()).json().get("as_of").asString();
        var done =
                browser.post(run("/reject"), Map.of("to", "pending", "as_of", mark))
                        .expect(200)
                        .json();
        assertThat(done.get("rejected").asInt()).isEqualTo(6);
        assertThat(status(0)).isEqualTo("pending 3");
    }

    @Test
    void historyTellsWhoDidWhatNewestFirst() {
        browser.patch(overlay(0), Map.of("data", Map.of("note", "mine"), "revision", 2))
                .expect(200);
        browser.post(run("/confirm"), Map.of("block_uids", List.of(doc.blockUid(0)))).expect(200);
        browser.post(
                        run("/reopen"),
                        Map.of("block_uids", List.of(doc.blockUid(0)), "reason", "a typo"))
                .expect(200);
        var page = browser.get(overlay(0) + "/history").expect(200).json();
        var items = page.get("items");
        assertThat(
                        items.valueStream()
                                .map(item ->
                                        item.get("kind").asString()
                                                + " "
                                                + item.get("status").asString()
                                                + " "
                                                + item.get("revision").asInt()))
                .containsExactly(
                        "reopened ai_complete 5",
                        "confirmed confirmed 4",
                        "edited ai_complete 3",
                        "staged ai_complete 2",
                        "claimed claimed 1",
                        "created pending 0");
        assertThat(items.get(0).get("reason").asString()).isEqualTo("a typo");
        assertThat(items.get(1).get("actor_name").asString()).isEqualTo("Ann");
        assertThat(items.get(2).get("before").get("note").asString()).isEqualTo("note 0");
        assertThat(items.get(2).get("after").get("note").asString()).isEqualTo("mine");
        assertThat(items.get(3).get("model").asString()).isEqualTo("offline");
        assertThat(items.get(3).get("before").isNull()).isTrue();
        var first = browser.get(overlay(0) + "/history?limit=4").json();
        var rest =
                browser.get(
                                overlay(0)
                                        + "/history?limit=4&cursor="
                                        + first.get("next_cursor").asString())
                        .expect(200)
                        .json();
        assertThat(rest.get("items").size()).isEqualTo(2);
        assertThat(rest.get("next_cursor").isNull()).isTrue();
    }

    @Test
    void failedBlocksWaitAgain() {
        browser.post(
                        run("/reject"),
                        Map.of("to", "pending", "block_uids", List.of(doc.blockUid(1))))
                .expect(200);
        given.settle(
                ann,
                run,
                given.claim(ann, run, 1, java.time.Duration.ofMinutes(1)),
                "failed",
                _ -> "");
        assertThat(
                        browser.send("POST", run("/retry-failed"), null, Map.of())
                                .expect(200)
                                .json()
                                .get("retried")
                                .asInt())
                .isOne();
        assertThat(status(1)).startsWith("pending");
    }

    @Test
    void aViewerReadsOnlyAndAStrangerSeesNothing() {
        var viewer = given.join(ann, given.user("Vera"), Role.VIEWER);
        var vera = Browser.program(port, given.token(viewer.userId()));
        vera.get(overlay(0) + "/history").expect(200);
        vera.patch(overlay(0), Map.of("data", Map.of("note", "x"), "revision", 2)).expect(403);
        for (var verb : List.of("/confirm", "/reject", "/reopen", "/retry-failed")) {
            vera.post(run(verb), Map.of()).expect(403);
        }
        vera.post(path("/confirm"), Map.of("schema_id", schema)).expect(403);

        var mallory = given.project(given.user("Mallory"));
        var stranger = Browser.program(port, given.token(mallory.userId()));
        stranger.post(run("/confirm"), Map.of()).expect(404);
        var own = "/api/v1/projects/" + mallory.projectId();
        stranger.post(own + "/runs/" + run + "/confirm", Map.of()).expect(404);
        stranger.post(own + "/confirm", Map.of("schema_id", schema)).expect(404);
        stranger.post(
                        own + "/runs/" + run + "/reopen",
                        Map.of("block_uids", List.of(doc.blockUid(0))))
                .expect(404);
        stranger.patch(
                        own + "/runs/" + run + "/overlays/" + doc.blockUid(0),
                        Map.of("data", Map.of("note", "x"), "revision", 2))
                .expect(404);
        stranger.get(own + "/runs/" + run + "/overlays/" + doc.blockUid(0) + "/history")
                .expect(404);
        assertThat(status(0)).isEqualTo("ai_complete 2");
    }

    private String status(int index) {
        return database.superuserJdbc()
                .sql(
                        "select status || ' ' || revision from app.block_overlays where run_id = ? and block_index = ?")
                .params(run, index)
                .query(String.class)
                .single();
    }
}
