package dev.blockdata.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.database.TestDatabase;
import dev.blockdata.http.PageQuery;
import dev.blockdata.projects.Member;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The log alone gives the table back (C4), after any walk through the verbs.
class LogReplayTest {

    private static final int BLOCKS = 12;
    private static final int STEPS = 400;

    @Test
    void replayingTheLogGivesTheTable() {
        long seed = System.nanoTime();
        System.out.println("replayingTheLogGivesTheTable: seed " + seed);
        try (var database = TestDatabase.fresh(10)) {
            var given = new Given(database);
            var ann = given.project(given.user("Ann"));
            var doc = given.document(ann, "Doc", BLOCKS);
            var run = given.run(ann, doc, given.schema(ann.userId(), Given.STRICT));
            var walk = new Walk(new Random(seed), given, ann, doc, run, database);
            for (int i = 0; i < STEPS; i++) {
                walk.step();
            }
            var history =
                    new History(
                            database.walls(), database.jdbc(), new ReviewedRuns(database.jdbc()));
            for (int i = 0; i < BLOCKS; i++) {
                var replayed =
                        replay(
                                history.of(ann, run, doc.blockUid(i), new PageQuery(1000, null))
                                        .orElseThrow()
                                        .items());
                assertThat(replayed)
                        .as("block %d, seed %d", i, seed)
                        .isEqualTo(row(database, run, i));
            }
            countersAreRight(database, run);
        }
    }

    /// What the walk may do, as a person, a worker or a reaper.
    private static final class Walk {

        private final Random random;
        private final Given given;
        private final Member ann;
        private final Given.Doc doc;
        private final UUID run;
        private final TestDatabase database;
        private final OverlayReviews reviews;
        private final List<Given.Claim> held = new ArrayList<>();

        Walk(
                Random random,
                Given given,
                Member ann,
                Given.Doc doc,
                UUID run,
                TestDatabase database) {
            this.random = random;
            this.given = given;
            this.ann = ann;
            this.doc = doc;
            this.run = run;
            this.database = database;
            this.reviews =
                    new OverlayReviews(
                            database.walls(), database.jdbc(), new ReviewedRuns(database.jdbc()));
        }

        void step() {
            switch (random.nextInt(9)) {
                case 0, 1 ->
                        held.addAll(
                                given.claim(
                                        ann,
                                        run,
                                        1 + random.nextInt(3),
                                        Duration.ofMinutes(random.nextInt(4) == 0 ? 0 : 5)));
                case 2, 3 -> settle("staged");
                case 4 -> settle(List.of("failed", "spent", "released").get(random.nextInt(3)));
                case 5 ->
                        database.workJdbc().sql("select app.reap(3)").query(Integer.class).single();
                case 6 ->
                        reviews.edit(
                                ann,
                                run,
                                doc.blockUid(random.nextInt(BLOCKS)),
                                "{\"note\": \"edit " + random.nextInt(99) + "\"}",
                                random.nextInt(12));
                case 7 -> reviews.confirm(ann, run, some(), null);
                default -> decide();
            }
        }

        private void decide() {
            switch (random.nextInt(4)) {
                case 0 -> reviews.reject(ann, run, some(), "rejected", null);
                case 1 -> reviews.reject(ann, run, some(), "pending", null);
                case 2 -> reviews.reopen(ann, run, some(), "seed says so");
                default -> reviews.retryFailed(ann, run, null);
            }
        }

        private void settle(String outcome) {
            if (!held.isEmpty()) {
                given.settle(
                        ann,
                        run,
                        List.of(held.remove(random.nextInt(held.size()))),
                        outcome,
                        Given::note);
            }
        }

        private Choice.These some() {
            return new Choice.These(
                    IntStream.range(0, 3)
                            .mapToObj(_ ->
                                    new Choice.Item(doc.blockUid(random.nextInt(BLOCKS)), null))
                            .toList());
        }
    }

    private record State(
            String status,
            int revision,
            int attempts,
            @Nullable String staging,
            @Nullable String confirmed,
            @Nullable UUID confirmedBy,
            @Nullable Instant confirmedAt) {}

    private static State replay(List<History.Event> newestFirst) {
        var state = new State("", -1, 0, null, null, null, null);
        for (var event : newestFirst.reversed()) {
            assertThat(event.revision())
                    .as("revisions go up by one")
                    .isEqualTo(state.revision() + 1);
            assertThat(event.before()).as("what was before %s", event).isEqualTo(state.staging());
            boolean confirmed = event.status().equals("confirmed");
            int attempts =
                    switch (event.kind()) {
                        case "claimed" -> state.attempts() + 1;
                        case "released" -> state.attempts() - 1;
                        case "rejected", "retried" ->
                                event.status().equals("pending") && event.actor() != null
                                        ? 0
                                        : state.attempts();
                        default -> state.attempts();
                    };
            state =
                    new State(
                            event.status(),
                            event.revision(),
                            attempts,
                            event.after(),
                            confirmed ? event.after() : null,
                            confirmed ? event.actor() : null,
                            confirmed ? event.at() : null);
        }
        return state;
    }

    private static State row(TestDatabase database, UUID run, int index) {
        return database.superuserJdbc()
                .sql("select * from app.overlays where run_id = ? and block_index = ?")
                .params(run, index)
                .query((row, _) -> {
                    var at = row.getObject("confirmed_at", OffsetDateTime.class);
                    return new State(
                            row.getString("status"),
                            row.getInt("revision"),
                            row.getInt("attempt_count"),
                            row.getString("overlay_jsonb_staging"),
                            row.getString("overlay_jsonb_confirmed"),
                            row.getObject("confirmed_by", UUID.class),
                            at == null ? null : at.toInstant());
                })
                .single();
    }

    private static void countersAreRight(TestDatabase database, UUID run) {
        var wrong =
                database.superuserJdbc()
                        .sql(
                                """
                                select count(*) from app.runs r cross join lateral (
                                       select count(*) filter (where status = 'pending') as pending, count(*) filter (where status = 'claimed') as claimed,
                                              count(*) filter (where status = 'ai_complete') as staged, count(*) filter (where status = 'confirmed') as confirmed,
                                              count(*) filter (where status = 'rejected') as rejected, count(*) filter (where status = 'failed') as failed
                                         from app.block_overlays o where o.run_id = r.run_id) c
                                 where r.run_id = ? and (r.pending, r.claimed, r.ai_complete, r.confirmed, r.rejected, r.failed)
                                       <> (c.pending, c.claimed, c.staged, c.confirmed, c.rejected, c.failed)
                                """)
                        .params(run)
                        .query(Long.class)
                        .single();
        assertThat(wrong).isZero();
    }
}
