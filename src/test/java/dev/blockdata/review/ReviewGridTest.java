package dev.blockdata.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.blockdata.database.ApplicationTest;
import dev.blockdata.database.TestDatabase;
import dev.blockdata.ingest.Shelf;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@ApplicationTest
class ReviewGridTest {

    private static final String TEXT =
            "# Überschrift\n\nfirst GRÜSSE\n\n- second\n- third\n\n```\nfourth 100%_\n```\n";

    @LocalServerPort private int port;

    @Autowired private TestDatabase database;

    private Shelf shelf;
    private String source;
    private UUID user;
    private UUID run;

    @BeforeEach
    void aRunWithOneStagedAndOneConfirmedBlock() {
        shelf = Shelf.of(port);
        source =
                shelf.ingested("a.md", TEXT.getBytes(StandardCharsets.UTF_8))
                        .path("source_uid")
                        .asString();
        user =
                UUID.fromString(
                        shelf.browser()
                                .get("/api/v1/auth/session")
                                .json()
                                .path("user")
                                .path("user_id")
                                .asString());
        run = UuidCreator.getTimeOrderedEpoch();
        var project = UUID.fromString(shelf.project());
        var schema = UuidCreator.getTimeOrderedEpoch();
        database.superuserJdbc()
                .sql(
                        "insert into app.schemas (schema_id, owner_id, schema_ref, schema_uid, schema_text) values (?, ?, 's', ?, '{}')")
                .params(schema, user, "a".repeat(64))
                .update();
        database.walls()
                .in(
                        user,
                        project,
                        () ->
                                database.jdbc()
                                        .sql("select 1 from app.create_run(?, ?, ?, ?, null, '{}')")
                                        .params(project, run, source, schema)
                                        .query(Integer.class)
                                        .single());
        database.workJdbc()
                .sql(
                        """
                        select app.settle(:project, :run, 3, array_agg(c.block_index), array_agg(c.claim_token), array_agg('staged'::text),
                            array_agg('{"n": 0.10}'::jsonb), array_agg(null::text), array_agg(null::text), array_agg('offline'::text), array_agg(null::jsonb))
                          from app.claim(:project, :run, 2, 'w', interval '1 minute') c
                        """)
                .param("project", project)
                .param("run", run)
                .query()
                .singleRow();
        database.walls()
                .in(
                        user,
                        project,
                        () ->
                                database.jdbc()
                                        .sql(
                                                "select confirmed from app.confirm(?, ?, array[1], array[null]::int[], null)")
                                        .params(project, run)
                                        .query(Integer.class)
                                        .single());
    }

    @Test
    void eachBlockCarriesWhatTheRunSaysAboutIt() {
        var text =
                shelf.browser()
                        .get(shelf.path("/documents/" + source + "/blocks?run_id=" + run))
                        .text();
        assertThat(text)
                .as("the database's own text, digit for digit")
                .contains("\"staging\":{\"n\": 0.10}");
        var answer = blocks("?run_id=" + run);
        assertThat(answer.path("as_of").asString()).matches("\\d+:\\d+:.*");
        var items = answer.path("items");
        assertThat(items).hasSize(5);
        assertThat(items.get(0).get("bounding_box").isNull()).as("text has no pages").isTrue();
        var staged = items.get(0).path("overlay");
        assertThat(staged.path("status").asString()).isEqualTo("ai_complete");
        assertThat(staged.path("confirmed").isNull()).isTrue();
        assertThat(staged.path("block_uid")).isEqualTo(items.get(0).path("block_uid"));
        var confirmed = items.get(1).path("overlay");
        assertThat(confirmed.path("status").asString()).isEqualTo("confirmed");
        assertThat(confirmed.path("confirmed_by").asString()).isEqualTo(user.toString());
        assertThat(confirmed.path("confirmed_by_name").asString()).isEqualTo("shelf");
        assertThat(confirmed.path("confirmed_at").asString()).endsWith("Z");
        assertThat(confirmed.path("model").asString()).isEqualTo("offline");
        assertThat(new ArrayList<>(items.get(4).path("overlay").propertyNames()))
                .containsExactly(
                        "block_uid",
                        "block_index",
                        "status",
                        "staging",
                        "confirmed",
                        "revision",
                        "attempt_count",
                        "last_error",
                        "claimed_by",
                        "model",
                        "usage",
                        "confirmed_at",
                        "confirmed_by",
                        "confirmed_by_name");
        assertThat(items.get(2).path("heading_path").toString()).isEqualTo("[\"Überschrift\"]");
    }

    @Test
    void theListIsNarrowedByTypeStatusAndText() {
        assertThat(indexes("?block_type=list_item&block_type=heading")).containsExactly(0, 2, 3);
        assertThat(indexes("?run_id=" + run + "&status=confirmed")).containsExactly(1);
        assertThat(
                        indexes(
                                "?run_id="
                                        + run
                                        + "&status=pending&status=confirmed&block_type=list_item"))
                .containsExactly(2, 3);
        assertThat(indexes("?q=gr%C3%BCsse")).containsExactly(1);
        assertThat(indexes("?q=%C3%BCBERSCHRIFT")).containsExactly(0);
        assertThat(indexes("?q=SECOND")).containsExactly(2);
        assertThat(indexes("?q=100%25_")).containsExactly(4);
        assertThat(indexes("?run_id=" + run + "&status=pending&q=r")).containsExactly(3, 4);
    }

    @Test
    void aPageSaysHowToGetTheNext() {
        var seen = new ArrayList<Integer>();
        var cursor = "";
        do {
            var page = blocks("?limit=2&run_id=" + run + "&cursor=" + cursor);
            page.path("items").forEach(item -> seen.add(item.path("block_index").asInt()));
            cursor = page.path("next_cursor").asString("");
        } while (!cursor.isEmpty());
        assertThat(seen).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThat(status("?status=pending")).isEqualTo(400);
        assertThat(status("?block_type=poem")).isEqualTo(400);
        assertThat(status("?run_id=" + run + "&status=done")).isEqualTo(400);
        assertThat(status("?run_id=" + UUID.randomUUID())).isEqualTo(404);
        assertThat(status("?cursor=nonsense")).isEqualTo(400);
        assertThat(status("?q=%00")).isEqualTo(422);
        var other =
                shelf.ingested("b.md", "# Another".getBytes(StandardCharsets.UTF_8))
                        .path("source_uid")
                        .asString();
        assertThat(
                        shelf.browser()
                                .get(shelf.path("/documents/" + other + "/blocks?run_id=" + run))
                                .status())
                .isEqualTo(404);
        assertThat(shelf.browser().get("/api/v1/locate?run_id=" + run).json().path("items"))
                .hasSize(1);
    }

    @Test
    void aDocumentWithConfirmedDataIsNotDeletedByAccident() {
        var path = shelf.path("/documents/" + source);
        var refused = shelf.browser().delete(path);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("confirmed-data");
        assertThat(refused.json().path("confirmed").asInt()).isEqualTo(1);
        assertThat(shelf.browser().delete(path + "?confirmed=2").status()).isEqualTo(409);
        assertThat(shelf.browser().delete(path + "?confirmed=1").status()).isEqualTo(204);
        assertThat(shelf.browser().get(path).status()).isEqualTo(404);
    }

    private JsonNode blocks(String query) {
        return shelf.browser()
                .get(shelf.path("/documents/" + source + "/blocks" + query))
                .expect(200)
                .json();
    }

    private int status(String query) {
        return shelf.browser().get(shelf.path("/documents/" + source + "/blocks" + query)).status();
    }

    private List<Integer> indexes(String query) {
        var indexes = new ArrayList<Integer>();
        blocks(query).path("items").forEach(item -> indexes.add(item.path("block_index").asInt()));
        return indexes;
    }
}
