package dev.blockdata.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blockdata.database.TestDatabase;
import dev.blockdata.http.PageQuery;
import dev.blockdata.http.ProblemException;
import dev.blockdata.projects.Member;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The reviewer's promises (C1, C2, C3, C5) on a real database.
class OverlayReviewsTest {

    private static TestDatabase database;
    private static Given given;
    private static OverlayReviews reviews;
    private static StagedCount counts;
    private static History history;

    @BeforeAll
    static void open() {
        database = TestDatabase.fresh();
        given = new Given(database);
        var runs = new ReviewedRuns(database.jdbc());
        reviews = new OverlayReviews(database.walls(), database.jdbc(), runs);
        counts = new StagedCount(database.walls(), database.jdbc(), runs);
        history = new History(database.walls(), database.jdbc(), runs);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    /// A run of so many staged blocks in a project of its own.
    private record Story(Member ann, Given.Doc doc, UUID run) {

        static Story of(int blocks) {
            return of(blocks, Given.NOTES);
        }

        static Story of(int blocks, String schema) {
            var ann = given.project(given.user("Ann"));
            var doc = given.document(ann, "Doc", blocks);
            var run = given.run(ann, doc, given.schema(ann.userId(), schema));
            given.stage(ann, run, Given::note);
            return new Story(ann, doc, run);
        }

        Choice these(Integer... indexes) {
            return new Choice.These(
                    List.of(indexes).stream()
                            .map(i -> new Choice.Item(doc.blockUid(i), null))
                            .toList());
        }

        OverlayReviews.Edited edit(int index, String data, int revision) {
            return reviews.edit(ann, run, doc.blockUid(index), data, revision).orElseThrow();
        }

        /// Everything about what was confirmed, as text.
        String confirmedHash() {
            return database.superuserJdbc()
                    .sql(
                            """
                            select md5(coalesce(string_agg(concat_ws('|', block_index, status, revision, overlay_jsonb_confirmed, confirmed_at, confirmed_by), '|' order by block_index), ''))
                              from app.overlays where run_id = ? and status = 'confirmed'
                            """)
                    .params(run)
                    .query(String.class)
                    .single();
        }
    }

    @Test
    void nothingButReopenTouchesWhatIsConfirmed() {
        var story = Story.of(20);
        var late = given.run(story.ann, story.doc, given.schema(story.ann.userId(), Given.STRICT));
        reviews.confirm(story.ann, story.run, new Choice.All(), null);
        var before = story.confirmedHash();

        assertThat(story.edit(0, "{\"note\": \"mine\"}", 3))
                .isInstanceOf(OverlayReviews.Edited.NotStaged.class);
        assertThat(given.claim(story.ann, story.run, 100, Duration.ofMinutes(1))).isEmpty();
        var guessed =
                IntStream.range(0, 20)
                        .mapToObj(i -> new Given.Claim(i, UUID.randomUUID()))
                        .toList();
        assertThat(given.settle(story.ann, story.run, guessed, "staged", _ -> "{}")).isZero();
        assertThat(reviews.retryFailed(story.ann, story.run, null)).contains(0);
        assertThat(
                        reviews.reject(story.ann, story.run, story.these(0, 1), "pending", null)
                                .orElseThrow()
                                .rejected())
                .isZero();
        given.stage(story.ann, late, Given::note);
        database.workJdbc().sql("select app.reap(3)").query(Integer.class).single();

        assertThat(story.confirmedHash()).isEqualTo(before);
        reviews.reopen(story.ann, story.run, (Choice.These) story.these(0), "second thoughts");
        assertThat(story.confirmedHash()).isNotEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update app.block_overlays set confirmed_event = staged_event",
                "update app.block_overlays set status = 'confirmed', confirmed_at = now(), confirmed_by = app.uid()",
                "update app.block_overlays set status = 'pending'",
                "delete from app.block_overlays",
                "insert into app.block_overlays (project_id, run_id, block_index) select project_id, run_id, 999 from app.runs",
                "update app.overlays set status = 'pending'",
                "update app.overlay_events set body = '{}'",
                "delete from app.overlay_events",
                "delete from app.run_events",
                "update app.run_events set actor = null",
                "insert into app.run_events (project_id, run_id, event_id, kind) select project_id, run_id, 1, 'confirmed' from app.runs",
                "insert into app.overlay_events (project_id, run_id, block_index, event_id, kind, status, revision) select project_id, run_id, 0, 1, 'failed', 'failed', 1 from app.runs",
                "update app.runs set confirmed = 0",
                "truncate app.block_overlays",
                "set local role blockdata_definer",
                "set local role blockdata_worker",
                "select app.move(null, null, 0, 0, 0, 0, 0, 0)",
                "select app.log_run_event(null, null, null, null, null, null, null, null)"
            })
    void handWrittenSqlIsRefusedToBothRoles(String attack) {
        var story = Story.of(2);
        reviews.confirm(story.ann, story.run, story.these(0), null);
        var before = story.confirmedHash();
        assertThatThrownBy(() ->
                        database.walls()
                                .in(
                                        story.ann.userId(),
                                        story.ann.projectId(),
                                        () -> execute(database.jdbc(), attack)))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageMatching("(?s).*(permission denied|cannot update view).*");
        if (!attack.contains("role blockdata_worker")) {
            assertThatThrownBy(() -> execute(database.workJdbc(), attack))
                    .isInstanceOf(DataAccessException.class)
                    .rootCause()
                    .hasMessageMatching("(?s).*(permission denied|cannot update view).*");
        }
        assertThat(story.confirmedHash()).isEqualTo(before);
    }

    private static void execute(JdbcClient jdbc, String sql) {
        if (sql.startsWith("select")) {
            jdbc.sql(sql).query((_, _) -> 1).list();
        } else {
            jdbc.sql(sql).update();
        }
    }

    @Test
    void whatChangedSinceItWasSeenIsLeftOutAndCounted() {
        var story = Story.of(5);
        var seen = counts.ofRun(story.ann, story.run, new Choice.All(), null).orElseThrow();
        assertThat(seen.count()).isEqualTo(5);
        story.edit(1, "{\"note\": \"edited\"}", 2);
        reviews.reject(story.ann, story.run, story.these(2), "pending", null);
        given.stage(story.ann, story.run, _ -> "{\"note\": \"another\"}");
        reviews.reject(story.ann, story.run, story.these(3), "rejected", null);

        assertThat(
                        counts.ofRun(story.ann, story.run, new Choice.All(), seen.asOf())
                                .orElseThrow()
                                .count())
                .isEqualTo(2);
        assertThat(reviews.confirm(story.ann, story.run, new Choice.All(), seen.asOf()))
                .contains(new OverlayReviews.Confirmed(2, 2, 0, 0, 0));
    }

    @Test
    void aRevisionThatIsNotTheRowsIsLeftOut() {
        var story = Story.of(4);
        reviews.reject(story.ann, story.run, story.these(3), "rejected", null);
        var items =
                new Choice.These(
                        List.of(
                                new Choice.Item(story.doc.blockUid(0), 2),
                                new Choice.Item(story.doc.blockUid(1), 1),
                                new Choice.Item(story.doc.blockUid(3), 3),
                                new Choice.Item(story.doc.blockUid(9), 2),
                                new Choice.Item("0".repeat(64) + ":0", 2),
                                new Choice.Item("nonsense", 2)));
        assertThat(reviews.confirm(story.ann, story.run, items, null))
                .contains(new OverlayReviews.Confirmed(1, 1, 1, 3, 0));
    }

    @Test
    void anEmptyListConfirmsNothing() {
        var story = Story.of(3);
        assertThat(reviews.confirm(story.ann, story.run, new Choice.These(List.of()), null))
                .contains(new OverlayReviews.Confirmed(0, 0, 0, 0, 0));
    }

    @Test
    void anEmptyValueThatTheSchemaForbidsIsReopenedButNotConfirmed() {
        var story = Story.of(1, Given.STRICT);
        reviews.reject(story.ann, story.run, story.these(0), "pending", null);
        given.settle(
                story.ann,
                story.run,
                given.claim(story.ann, story.run, 1, Duration.ofMinutes(1)),
                "failed",
                _ -> "{}");
        var fresh = given.run(story.ann, story.doc, given.schema(story.ann.userId(), Given.STRICT));
        given.settle(
                story.ann,
                fresh,
                given.claim(story.ann, fresh, 1, Duration.ofMinutes(1)),
                "failed",
                _ -> "{}");

        assertThat(
                        reviews.reopen(story.ann, fresh, (Choice.These) story.these(0), null)
                                .orElseThrow()
                                .reopened())
                .isOne();
        assertThat(counts.ofRun(story.ann, fresh, new Choice.All(), null).orElseThrow().count())
                .isZero();
        assertThat(reviews.confirm(story.ann, fresh, new Choice.All(), null))
                .contains(new OverlayReviews.Confirmed(0, 0, 0, 0, 1));
        // The other run failed after it had been staged: what was staged last is back.
        reviews.reopen(story.ann, story.run, (Choice.These) story.these(0), null);
        var back =
                history.of(story.ann, story.run, story.doc.blockUid(0), new PageQuery(1, null))
                        .orElseThrow();
        assertThat(back.items().getFirst().after()).contains("note 0");
    }

    @Test
    void peopleWhoConfirmAllAtOnceShareTheRowsExactly() throws Exception {
        var story = Story.of(2000);
        var answers =
                atOnce(
                        8,
                        () ->
                                reviews.confirm(story.ann, story.run, new Choice.All(), null)
                                        .orElseThrow());
        assertThat(answers.stream().mapToInt(OverlayReviews.Confirmed::confirmed).sum())
                .isEqualTo(2000);
        var told =
                database.superuserJdbc()
                        .sql(
                                """
                                select coalesce(sum(upper(span) - lower(span)), 0) from app.run_events e, unnest(e.blocks) as span
                                 where e.run_id = ? and e.kind = 'confirmed'
                                """)
                        .params(story.run)
                        .query(Long.class)
                        .single();
        assertThat(told).isEqualTo(2000);
        assertThat(
                        database.superuserJdbc()
                                .sql("select confirmed from app.runs where run_id = ?")
                                .params(story.run)
                                .query(Long.class)
                                .single())
                .isEqualTo(2000);
    }

    @Test
    void ofAThousandEditsAtOnceNoneIsLost() throws Exception {
        var story = Story.of(1);
        var seen = new java.util.concurrent.atomic.AtomicInteger(2);
        var answers =
                atOnce(
                                20,
                                () -> {
                                    var mine = new ArrayList<OverlayReviews.Edited>();
                                    for (int i = 0; i < 50; i++) {
                                        int revision = seen.get();
                                        var answer =
                                                story.edit(0, "{\"score\": " + i + "}", revision);
                                        if (answer
                                                instanceof
                                                OverlayReviews.Edited.Saved(var overlay)) {
                                            assertThat(overlay.revision()).isEqualTo(revision + 1);
                                            seen.accumulateAndGet(overlay.revision(), Math::max);
                                        }
                                        mine.add(answer);
                                    }
                                    return mine;
                                })
                        .stream()
                        .flatMap(List::stream)
                        .toList();
        long winners =
                answers.stream().filter(OverlayReviews.Edited.Saved.class::isInstance).count();
        assertThat(answers)
                .hasSize(1000)
                .allMatch(answer ->
                        answer instanceof OverlayReviews.Edited.Saved
                                || answer instanceof OverlayReviews.Edited.Stale);
        assertThat(winners)
                .isPositive()
                .isEqualTo(
                        database.superuserJdbc()
                                .sql("select revision - 2 from app.block_overlays where run_id = ?")
                                .params(story.run)
                                .query(Long.class)
                                .single());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1:2",
                "9:3:",
                "1:1:; drop table app.runs",
                "999999999999:999999999999:",
                "99999999999999999999:1:",
                "a:b:c"
            })
    void aMarkThatNobodyGaveOutIsRefused(String mark) {
        var story = Story.of(1);
        assertThatThrownBy(() -> reviews.confirm(story.ann, story.run, new Choice.All(), mark))
                .isInstanceOf(ProblemException.class);
        assertThat(story.confirmedHash()).isEqualTo(Story.of(1).confirmedHash());
    }

    private static <T> List<T> atOnce(int times, Callable<T> work) throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures =
                    IntStream.range(0, times)
                            .mapToObj(_ ->
                                    threads.submit(() -> {
                                        start.await();
                                        return work.call();
                                    }))
                            .toList();
            start.countDown();
            var answers = new ArrayList<T>();
            for (var future : futures) {
                answers.add(future.get());
            }
            return answers;
        }
    }
}
