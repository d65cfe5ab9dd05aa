package dev.blockdata.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What somebody dispatched stands still when they may dispatch no longer, until somebody else
/// takes it up, for whom it goes on then.
class MemberLeavesTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    private final WorkBench bench = new WorkBench();
    private final AtomicInteger asked = new AtomicInteger();
    private WorkBench.Job job;
    private UUID other;

    @BeforeEach
    void twoOwners() {
        job = bench.job(300);
        other = bench.given.user();
        bench.everything
                .sql(
                        "insert into app.project_members (project_id, user_id, role) values (:project, :user, 'owner')")
                .param("project", job.run().projectId())
                .param("user", other)
                .update();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private String asOther(String sql) {
        return bench.asUser(new WorkBench.Job(other, job.run(), job.blocks()), sql);
    }

    private String state() {
        return bench.look(
                job.run(),
                "select concat_ws(' ', status, dispatch, dispatched_by) from app.runs where project_id = :project and run_id = :run");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select app.remove_member(:project, '%s')",
                "select app.set_member_role(:project, '%s', 'reviewer')"
            })
    void aDispatchStandsStillWhenItsPersonMayDispatchNoLonger(String change) {
        var node =
                bench.node(_ -> {
                    asked.incrementAndGet();
                    java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
                    return WorkBench.answer("x");
                });
        bench.dispatch(job, 2);
        node.dispatcher.start();
        Awaiting.until(LONG, () -> asked.get() > 5);

        asOther(change.formatted(job.user()));

        assertThat(state()).isEqualTo("paused stopped " + job.user());
        Awaiting.until(LONG, () -> bench.count(job.run(), "status = 'claimed'") == 0);
        int before = asked.get();
        java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        assertThat(asked).hasValue(before).hasValueLessThan(300);

        asOther("select app.resume_run(:project, :run)");

        assertThat(state()).isEqualTo("running working " + other);
        node.wake.up();
        Awaiting.until(LONG, () -> bench.status(job.run()).equals("complete"));
        node.dispatcher.stop();
        assertThat(bench.counters(job.run())).containsExactly("0 0 300 0 0 0", "0 0 300 0 0 0");
    }

    @Test
    void theirKeysAreTheirsAloneAgain() {
        bench.dispatch(job, 2);
        String keysOf =
                "select coalesce(dispatched_by::text, 'nobody') from app.schema_of_run(:project, :run)";
        assertThat(work(keysOf)).isEqualTo(job.user().toString());

        asOther("select app.remove_member(:project, '" + job.user() + "')");

        assertThat(work(keysOf)).isEqualTo("nobody");
    }

    @Test
    void whatWasHeldUnderTheirKeysIsGivenBackToWhoeverTakesTheRunUp() {
        bench.dispatch(job, 2);
        var claims = bench.node(_ -> WorkBench.answer("x")).claims;
        var held = claims.claim(job.run(), 5, "w", Payer.PERSON);
        assertThat(held).hasSize(5);
        asOther("select app.remove_member(:project, '" + job.user() + "')");

        asOther("select app.resume_run(:project, :run)");

        assertThat(bench.counters(job.run())).containsExactly("300 0 0 0 0 0", "300 0 0 0 0 0");
        assertThat(bench.count(job.run(), "claim_token is not null")).isZero();
    }

    @Test
    void whatOthersDispatchedGoesOn() {
        asOther(
                "select runs from app.dispatch_runs(:project, '"
                        + UUID.randomUUID()
                        + "', :run, null, 2, null, 20)");

        asOther("select app.remove_member(:project, '" + job.user() + "')");

        assertThat(state()).isEqualTo("running working " + other);
    }

    private String work(String sql) {
        return bench.database
                .workJdbc()
                .sql(sql)
                .param("project", job.run().projectId())
                .param("run", job.run().runId())
                .query(String.class)
                .single();
    }
}
