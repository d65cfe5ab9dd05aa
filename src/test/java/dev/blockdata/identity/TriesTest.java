package dev.blockdata.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.blockdata.database.TestDatabase;
import dev.blockdata.http.Problem;
import dev.blockdata.http.ProblemException;
import dev.blockdata.identity.Tries.Limit;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class TriesTest {

    private static final int AT_ONCE = 18;
    private static final TestDatabase DATABASE = TestDatabase.fresh(20);

    private final Tries one = node();
    private final Tries two = node();
    private final String what = UUID.randomUUID().toString();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    private static Tries node() {
        return new Tries(DATABASE.walls(), DATABASE.jdbc(), TestDatabase.secret());
    }

    private static ProblemException refusal(Tries node, Limit... limits) {
        return catchThrowableOfType(ProblemException.class, () -> node.count(limits));
    }

    private static void shift(String interval) {
        DATABASE.superuserJdbc()
                .sql(
                        "update app.attempts set times = array(select t - cast(:by as interval) from unnest(times) t)")
                .param("by", interval)
                .update();
    }

    @Test
    void nodesCountTogether() {
        var limit = new Limit(what, 4);
        one.count(limit);
        two.count(limit);
        one.count(limit);
        two.count(limit);

        assertThat(refusal(one, limit)).isNotNull();
        assertThat(refusal(two, limit)).isNotNull();
    }

    /// All have come as far as the row by the time that the first may count.
    @Test
    void manyAtOnceDoNotSlipThrough() throws Exception {
        var limits = new Limit[] {new Limit(what, 5), new Limit(what + " too", 9)};
        one.takeBack(one.count(limits));
        var through = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var holder = DATABASE.superuser().getConnection()) {
            holder.setAutoCommit(false);
            try (var lock = holder.prepareStatement("select 1 from app.attempts for update")) {
                lock.execute();
            }
            for (int i = 0; i < AT_ONCE; i++) {
                var node = i % 2 == 0 ? one : two;
                threads.execute(() -> {
                    if (refusal(node, limits) == null) {
                        through.incrementAndGet();
                    }
                });
            }
            Awaitility.await().until(() -> waiting() == AT_ONCE);
            holder.rollback();
        }
        assertThat(through).hasValue(5);
    }

    private static int waiting() {
        return DATABASE.superuserJdbc()
                .sql(
                        "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")
                .query(Integer.class)
                .single();
    }

    @Test
    void whatSucceededIsTakenBackAndWhatFailedIsNot() {
        var limit = new Limit(what, 2);
        var failed = one.count(limit);
        for (int i = 0; i < 5; i++) {
            two.takeBack(one.count(limit));
        }
        one.count(limit);
        assertThat(refusal(one, limit)).isNotNull();
        one.takeBack(failed);
        assertThat(refusal(one, limit)).isNull();
    }

    @Test
    void anHourLaterThereIsRoomForEachAgainAndTheAnswerSaysWhen() {
        var limit = new Limit(what, 3);
        one.count(limit);
        shift("40 minutes");
        one.count(limit);
        one.count(limit);

        var later = (Problem.Later) refusal(one, limit).problem();
        assertThat(later.after().toMinutes()).isBetween(19L, 20L);
        shift("21 minutes");
        one.count(limit);
        later = (Problem.Later) refusal(one, limit).problem();
        assertThat(later.after().toMinutes()).isBetween(38L, 39L);
    }

    @Test
    void whatOneLimitRefusesCountsUnderNoOther() {
        var narrow = new Limit(what + " narrow", 1);
        var wide = new Limit(what + " wide", 2);
        one.count(narrow, wide);
        assertThat(refusal(one, narrow, wide)).isNotNull();
        assertThat(refusal(one, narrow, wide)).isNotNull();
        assertThat(refusal(one, wide)).isNull();
        assertThat(refusal(one, wide)).isNotNull();
    }

    @Test
    void theTableNamesNobodyAndIsSwept() {
        one.count(new Limit("sign-in account ann@example.org", 5));
        assertThat(
                        DATABASE.superuserJdbc()
                                .sql("select string_agg(a::text, ' ') from app.attempts a")
                                .query(String.class)
                                .single())
                .doesNotContain("ann");
        DATABASE.superuserJdbc()
                .sql("update app.attempts set last_at = now() - interval '25 hours'")
                .update();
        one.count(new Limit(what, 5));

        new AccountSweep(DATABASE.workJdbc()).sweep();

        assertThat(
                        DATABASE.superuserJdbc()
                                .sql("select count(*) from app.attempts")
                                .query(Integer.class)
                                .single())
                .isEqualTo(1);
    }
}
