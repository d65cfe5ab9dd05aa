package dev.blockdata.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.database.Moves;
import dev.blockdata.database.TestDatabase;
import dev.blockdata.projects.Member;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Which state of an overlay may follow which: everything that can be done to one is tried on
/// overlays of all states, and the database says what became of them.
class OverlayMovesTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Choice ALL = new Choice.All();

    /// A run with blocks in every state: 0 and 1 staged, 2 confirmed, 3 rejected, 4 failed, 5 and 6
    /// claimed, 7 and 8 pending.
    private record Story(Member ann, Given.Doc doc, UUID run, UUID schema, List<Given.Claim> held) {

        Choice.These every() {
            return these(0, 1, 2, 3, 4, 5, 6, 7, 8);
        }

        Choice.These these(Integer... indexes) {
            return new Choice.These(
                    Stream.of(indexes)
                            .map(index -> new Choice.Item(doc.blockUid(index), null))
                            .toList());
        }
    }

    @Test
    void onlyTheseStatesFollowEachOther() {
        try (var database = TestDatabase.fresh()) {
            var given = new Given(database);
            var reviews =
                    new OverlayReviews(
                            database.walls(), database.jdbc(), new ReviewedRuns(database.jdbc()));
            var moves = Moves.of(database, "block_overlays");
            var work = database.workJdbc();
            var everything =
                    Map.<String, Consumer<Story>>ofEntries(
                            Map.entry("claim", s -> given.claim(s.ann, s.run, 100, LONG)),
                            Map.entry("staged", s -> settle(given, s, "staged")),
                            Map.entry("failed", s -> settle(given, s, "failed")),
                            Map.entry("spent", s -> settle(given, s, "spent")),
                            Map.entry("released", s -> settle(given, s, "released")),
                            Map.entry(
                                    "reap",
                                    s -> {
                                        expire(database, s);
                                        work.sql("select app.reap(3)")
                                                .query(Integer.class)
                                                .single();
                                    }),
                            Map.entry(
                                    "the last reap",
                                    s -> {
                                        for (int times = 0; times < 2; times++) {
                                            expire(database, s);
                                            work.sql("select app.reap(2)")
                                                    .query(Integer.class)
                                                    .single();
                                            given.claim(s.ann, s.run, 100, LONG);
                                        }
                                    }),
                            Map.entry(
                                    "edit",
                                    s -> {
                                        for (int index = 0; index < 9; index++) {
                                            for (int revision = 0; revision < 4; revision++) {
                                                reviews.edit(
                                                        s.ann,
                                                        s.run,
                                                        s.doc.blockUid(index),
                                                        Given.note(index),
                                                        revision);
                                            }
                                        }
                                    }),
                            Map.entry(
                                    "confirm", s -> reviews.confirm(s.ann, s.run, s.every(), null)),
                            Map.entry("confirm all", s -> reviews.confirm(s.ann, s.run, ALL, null)),
                            Map.entry(
                                    "confirm a project",
                                    s -> reviews.confirmProject(s.ann, s.schema, null)),
                            Map.entry(
                                    "reject",
                                    s -> reviews.reject(s.ann, s.run, s.every(), "rejected", null)),
                            Map.entry(
                                    "reject to pending",
                                    s -> reviews.reject(s.ann, s.run, s.every(), "pending", null)),
                            Map.entry("reopen", s -> reviews.reopen(s.ann, s.run, s.every(), null)),
                            Map.entry("retry", s -> reviews.retryFailed(s.ann, s.run, null)),
                            Map.entry(
                                    "cancel",
                                    s ->
                                            database.walls()
                                                    .in(
                                                            s.ann.userId(),
                                                            s.ann.projectId(),
                                                            () ->
                                                                    database.jdbc()
                                                                            .sql(
                                                                                    "select app.cancel_run(?, ?)")
                                                                            .params(
                                                                                    s.ann
                                                                                            .projectId(),
                                                                                    s.run)
                                                                            .query(String.class)
                                                                            .single())));
            everything.forEach((_, verb) -> verb.accept(story(database, given, reviews)));

            assertThat(moves.seen())
                    .containsExactly(
                            "ai_complete > confirmed",
                            "ai_complete > pending",
                            "ai_complete > rejected",
                            "claimed > ai_complete",
                            "claimed > failed",
                            "claimed > pending",
                            "confirmed > ai_complete",
                            "failed > ai_complete",
                            "failed > pending",
                            "pending > claimed",
                            "rejected > ai_complete");
        }
    }

    private static Story story(TestDatabase database, Given given, OverlayReviews reviews) {
        var ann = given.project(given.user("Ann"));
        var doc = given.document(ann, "Doc", 9);
        var schema = given.schema(ann.userId(), Given.NOTES);
        var run = given.run(ann, doc, schema);
        var claims = given.claim(ann, run, 7, LONG);
        given.settle(ann, run, claims.subList(0, 4), "staged", Given::note);
        given.settle(ann, run, claims.subList(4, 5), "failed", Given::note);
        var story = new Story(ann, doc, run, schema, claims.subList(5, 7));
        reviews.confirm(ann, run, story.these(2), null);
        reviews.reject(ann, run, story.these(3), "rejected", null);
        assertThat(
                        database.superuserJdbc()
                                .sql(
                                        "select string_agg(distinct status, ' ' order by status) from app.block_overlays where run_id = ?")
                                .params(run)
                                .query(String.class)
                                .single())
                .isEqualTo("ai_complete claimed confirmed failed pending rejected");
        return story;
    }

    /// What came of every block, under the tokens of those that are held: the others have none.
    private static void settle(Given given, Story story, String outcome) {
        var guessed =
                Stream.of(0, 1, 2, 3, 4, 7, 8)
                        .map(index -> new Given.Claim(index, UUID.randomUUID()))
                        .toList();
        given.settle(story.ann, story.run, guessed, outcome, Given::note);
        given.settle(story.ann, story.run, story.held, outcome, Given::note);
    }

    private static void expire(TestDatabase database, Story story) {
        database.superuserJdbc()
                .sql(
                        "update app.block_overlays set lease_until = now() - interval '1 minute' where run_id = ? and status = 'claimed'")
                .params(story.run)
                .update();
    }
}
