package dev.blockdata.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.database.ApplicationTest;
import dev.blockdata.database.TestDatabase;
import dev.blockdata.http.Browser;
import dev.blockdata.projects.Member;
import dev.blockdata.projects.Role;
import dev.blockdata.realtime.EventSource.Event;
import dev.blockdata.review.Given;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Streams that end with the true picture, for those who may see it.
@ApplicationTest
@Timeout(120)
class EventStreamTest {

    @LocalServerPort private int port;

    @Autowired private TestDatabase database;

    @Autowired private ChangeFeed feed;

    @Autowired private Places places;

    private final HttpClient http = HttpClient.newHttpClient();
    private Given given;
    private Member ann;
    private String token;
    private Browser browser;
    private Given.Doc doc;
    private UUID run;

    @BeforeEach
    void start() {
        given = new Given(database);
        ann = given.project(given.user("Ann"));
        token = given.token(ann.userId());
        browser = Browser.program(port, token);
        doc = given.document(ann, "Doc", 40);
        run = given.run(ann, doc, given.schema(ann.userId(), Given.NOTES));
        given.stage(ann, run, Given::note);
    }

    private String events() {
        return "/api/v1/projects/" + ann.projectId() + "/events";
    }

    private EventSource source(String path, String bearer, @Nullable String lastId)
            throws Exception {
        return source(path, "Authorization", "Bearer " + bearer, lastId);
    }

    private EventSource source(String path, String header, String proof, @Nullable String lastId)
            throws Exception {
        return new EventSource(
                http, URI.create("http://localhost:" + port + path), header, proof, lastId);
    }

    @Test
    void whoeverFindsNoPlaceIsToldToComeBack() throws Exception {
        var held =
                Stream.generate(() -> places.take(ann.userId()))
                        .takeWhile(Optional::isPresent)
                        .map(Optional::orElseThrow)
                        .toList();
        try {
            var refused = browser.get(events()).expect(503);
            assertThat(refused.problem()).isEqualTo("busy");
            assertThat(refused.header("Retry-After")).isEqualTo("10");
        } finally {
            held.forEach(Places.Place::close);
        }
        for (int times = 0; times < 3; times++) {
            try (var source = source(events(), token, null)) {
                assertThat(source.response().statusCode()).isEqualTo(200);
            }
        }
    }

    @Test
    void aChangeIsToldWithoutItsBody() throws Exception {
        try (var source = source(events(), token, null)) {
            assertThat(source.response().statusCode()).isEqualTo(200);
            assertThat(source.response().headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
            assertThat(source.response().headers().firstValue("Cache-Control"))
                    .hasValue("no-store, no-transform");
            source.place();
            browser.post(
                            "/api/v1/projects/" + ann.projectId() + "/runs/" + run + "/confirm",
                            Map.of("block_uids", List.of(doc.blockUid(3))))
                    .expect(200);
            // Whoever joins may first be told what changed just before: only what follows is
            // awaited.
            var confirmed =
                    "{\"block_uid\":\"%s\",\"status\":\"confirmed\",\"revision\":3}"
                            .formatted(doc.blockUid(3));
            source.next(event ->
                    event.name().equals("overlays")
                            && event.data().get("items").toString().contains(confirmed));
            var told =
                    source.next(event ->
                            event.name().equals("run")
                                    && event.data().at("/counts/confirmed").asInt() == 1);
            assertThat(told.data().get("run_id").asString()).isEqualTo(run.toString());
            assertThat(
                            source.next(event -> event.name().equals("progress"))
                                    .data()
                                    .has("schema_id"))
                    .isTrue();
            var other = given.document(ann, "Another", 2).sourceUid();
            source.next(event ->
                    event.name().equals("document")
                            && event.data()
                                    .toString()
                                    .equals(
                                            "{\"source_uid\":\"%s\",\"status\":\"ingested\",\"error\":null}"
                                                    .formatted(other)));
        }
    }

    @Test
    void aNoticeReachesItsPersonWhereverTheyLookAndNobodyElse() throws Exception {
        var elsewhere = UUID.randomUUID();
        try (var source = source(events() + "?run_id=" + run, token, null)) {
            var place = source.place();
            notice(elsewhere, UUID.randomUUID(), 1);
            notice(elsewhere, ann.userId(), 2);

            var told = source.next(event -> event.name().equals("notice"));

            assertThat(told.data().toString())
                    .isEqualTo("{\"notice_id\":2,\"project_id\":\"%s\"}".formatted(elsewhere));
            try (var resumed = source(events(), token, place)) {
                assertThat(resumed.next(event -> event.name().equals("notice")).data())
                        .isEqualTo(told.data());
            }
        }
    }

    private void notice(UUID project, UUID user, long id) {
        database.superuserJdbc()
                .sql(
                        "insert into app.feed (kind, project_id, user_id, notice_id) values ('notice', :project, :user, :id)")
                .param("project", project)
                .param("user", user)
                .param("id", id)
                .update();
    }

    @Test
    void aHundredBrokenStreamsLeaveNoGap() throws Exception {
        long seed = System.nanoTime();
        System.out.println("aHundredBrokenStreamsLeaveNoGap: seed " + seed);
        var random = new Random(seed);
        var stop = new AtomicBoolean();
        var view = new HashMap<String, String>();
        var first = source(events(), token, null);
        String id = first.place();
        view.putAll(truth());
        first.close();
        var writer = Thread.ofVirtual().start(() -> change(stop, new Random(seed)));
        for (int i = 0; i < 100; i++) {
            try (var source = source(events(), token, id)) {
                for (int n = random.nextInt(6); n >= 0; n--) {
                    apply(source.next(), view);
                }
                id = source.id();
            }
        }
        stop.set(true);
        writer.join();
        var truth = truth();
        try (var source = source(events(), token, id)) {
            while (!view.equals(truth)) {
                apply(source.next(), view);
            }
        }
        assertThat(view).isEqualTo(truth);
    }

    private void change(AtomicBoolean stop, Random random) {
        while (!stop.get()) {
            var uids = List.of(doc.blockUid(random.nextInt(40)));
            var path = "/api/v1/projects/" + ann.projectId() + "/runs/" + run;
            switch (random.nextInt(3)) {
                case 0 -> browser.post(path + "/confirm", Map.of("block_uids", uids)).expect(200);
                case 1 ->
                        browser.post(path + "/reject", Map.of("block_uids", uids, "to", "rejected"))
                                .expect(200);
                default -> browser.post(path + "/reopen", Map.of("block_uids", uids)).expect(200);
            }
        }
    }

    private static void apply(@Nullable Event event, Map<String, String> view) {
        if (event == null) {
            throw new AssertionError("the stream ended");
        }
        assertThat(event.name()).as("nobody was told to read again").isNotEqualTo("reset");
        if (event.name().equals("overlays")) {
            event.data()
                    .get("items")
                    .forEach(item ->
                            view.put(
                                    item.get("block_uid").asString(),
                                    item.get("status").asString()
                                            + " "
                                            + item.get("revision").asInt()));
        }
    }

    private Map<String, String> truth() {
        var truth = new HashMap<String, String>();
        database.superuserJdbc()
                .sql(
                        "select block_index, status || ' ' || revision from app.block_overlays where run_id = ?")
                .params(run)
                .query(row -> {
                    truth.put(doc.blockUid(row.getInt(1)), row.getString(2));
                });
        return truth;
    }

    @Test
    void whoComesFromAnUnknownPlaceIsToldToReadAgain() throws Exception {
        for (var id : List.of("nonsense", "0-0", "99999999999999-1", "1")) {
            try (var source = source(events(), token, id)) {
                assertThat(source.next())
                        .isNotNull()
                        .extracting(Event::name)
                        .as(id)
                        .isEqualTo("reset");
            }
        }
    }

    @Test
    void aStreamOfOneRunTellsOfNoOther() throws Exception {
        var other = given.run(ann, doc, given.schema(ann.userId(), Given.NOTES));
        try (var source = source(events() + "?run_id=" + run, token, null)) {
            source.place();
            given.stage(ann, other, Given::note);
            browser.post(
                            "/api/v1/projects/" + ann.projectId() + "/runs/" + run + "/confirm",
                            Map.of("block_uids", List.of(doc.blockUid(0))))
                    .expect(200);
            var seen =
                    source.next(
                            event -> event.name().equals("overlays") || event.name().equals("run"));
            assertThat(seen.data().get("run_id").asString()).isEqualTo(run.toString());
        }
    }

    @Test
    void changesOfManyBlocksNameNone() throws Exception {
        var big = given.document(ann, "Big", 600);
        var run = given.run(ann, big, given.schema(ann.userId(), Given.NOTES));
        try (var source = source(events() + "?run_id=" + run, token, null)) {
            source.place();
            given.claim(ann, run, 1000, Duration.ofMinutes(1));
            var overlays = source.next(event -> event.name().equals("overlays")).data();
            assertThat(overlays.get("all").asBoolean()).isTrue();
            assertThat(overlays.get("items").size()).isZero();
        }
    }

    @Test
    void aStreamEndsWithItsSession() throws Exception {
        var bob = Browser.signedIn(port, "bob");
        given.join(
                ann,
                UUID.fromString(
                        bob.get("/api/v1/auth/session").json().at("/user/user_id").asString()),
                Role.VIEWER);
        var cookie =
                "BLOCKDATA_SESSION=" + bob.cookie("BLOCKDATA_SESSION").orElseThrow().getValue();
        try (var source = source(events(), "Cookie", cookie, null)) {
            source.place();
            bob.post("/api/v1/auth/logout", Map.of()).expect(204);
            readToItsEnd(source);
        }
    }

    /// What changed just before the stream began may still be told.
    private static void readToItsEnd(EventSource source) throws Exception {
        var said = source.next();
        for (int i = 0; said != null && i < 20; i++) {
            said = source.next();
        }
        assertThat(said).isNull();
    }

    @Test
    void aStreamEndsWithItsTokenOrItsMembership() throws Exception {
        var vera = given.user("Vera");
        given.join(ann, vera, Role.VIEWER);
        var veras = given.token(vera);
        try (var byToken = source(events(), token, null);
                var byMember = source(events(), veras, null)) {
            byToken.place();
            byMember.place();
            long start = System.nanoTime();
            database.superuserJdbc()
                    .sql("delete from app.personal_tokens where user_id = ?")
                    .params(ann.userId())
                    .update();
            database.superuserJdbc()
                    .sql("delete from app.project_members where user_id = ?")
                    .params(vera)
                    .update();
            readToItsEnd(byToken);
            readToItsEnd(byMember);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(10));
        }
        assertThat(Browser.program(port, veras).get(events()).status()).isEqualTo(404);
    }

    @Test
    void whoGoesAwayIsForgotten() throws Exception {
        // Those of the tests before this one may go at any moment too.
        int with;
        try (var source = source(events(), token, null)) {
            source.place();
            with = feed.listeners();
            assertThat(with).isPositive();
        }
        var stop = new AtomicBoolean();
        var writer = Thread.ofVirtual().start(() -> change(stop, new Random(1)));
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (feed.listeners() >= with) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
        stop.set(true);
        writer.join();
    }

    @Test
    void anotherTenantsProjectOrRunIsNotThere() {
        var mallory = given.project(given.user("Mallory"));
        var stranger = Browser.program(port, given.token(mallory.userId()));
        stranger.get(events()).expect(404);
        stranger.get("/api/v1/projects/" + mallory.projectId() + "/events?run_id=" + run)
                .expect(404);
    }
}
