package dev.blockdata.notices;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.blockdata.database.TestDatabase;
import dev.blockdata.http.PageQuery;
import dev.blockdata.runs.Given;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NoticesTest {

    private final TestDatabase database = TestDatabase.fresh(4);
    private final JdbcClient everything = database.superuserJdbc();
    private final Given given = new Given(database);
    private final Mails mails = new Mails(database.workJdbc());
    private final AccountNotices notices = new AccountNotices(database.walls(), database.jdbc());
    private UUID user;
    private UUID project;
    private UUID schema;

    @AfterAll
    void close() {
        database.close();
    }

    @BeforeEach
    void somebodyWithAProject() {
        user = given.user();
        project = given.project(user);
        schema = given.schema(user);
    }

    private UUID run(int blocks) {
        return given.run(user, project, given.document(user, project, blocks), schema);
    }

    private void as(UUID who, String sql) {
        database.walls().in(who, project, () -> database.jdbc().sql(sql).query().listOfRows());
    }

    private void dispatch() {
        as(
                user,
                "select runs from app.dispatch_runs('"
                        + project
                        + "', '"
                        + UuidCreator.getTimeOrderedEpoch()
                        + "', null, null, 8, null, 20)");
    }

    private void settle(UUID run, int blocks, String outcome) {
        database.workJdbc()
                .sql(
                        """
                        with claimed as materialized (select array_agg(block_index) i, array_agg(claim_token) t, count(*)::int n
                                                        from app.claim(:project, :run, :blocks, 'worker', interval '1 minute'))
                        select app.settle(:project, :run, 3, i, t, array_fill(cast(:outcome as text), array[n]), array_fill('{}'::jsonb, array[n]),
                               array_fill('no'::text, array[n]), array_fill('k'::text, array[n]), array_fill('m'::text, array[n]),
                               array_fill('{"calls": 1}'::jsonb, array[n])) from claimed
                        """)
                .param("project", project)
                .param("run", run)
                .param("blocks", blocks)
                .param("outcome", outcome)
                .query()
                .listOfRows();
    }

    private void pause(UUID run, String reason) {
        database.workJdbc()
                .sql("select app.pause_unworkable(:project, :run, :reason)")
                .param("project", project)
                .param("run", run)
                .param("reason", reason)
                .query(Boolean.class)
                .single();
    }

    private List<AccountNotices.AccountNotice> told() {
        mails.tellEnds();
        return notices.list(user, false, new PageQuery(100, null)).items();
    }

    @Test
    void aDispatchIsToldOnceWhenItsLastRunHasEnded() {
        UUID one = run(2);
        UUID other = run(3);
        dispatch();
        settle(one, 1, "staged");
        settle(one, 1, "failed");
        assertThat(told()).isEmpty();

        settle(other, 3, "staged");

        assertThat(told())
                .singleElement()
                .satisfies(notice -> {
                    assertThat(notice.kind()).isEqualTo("failed");
                    assertThat(notice.runId()).isNull();
                    assertThat(notice.words())
                            .isEqualTo("Of 2 runs 2 are complete; 1 of 5 blocks failed.");
                });
        // Confirming changes a complete run, and is no end of it.
        as(
                user,
                "select confirmed from app.confirm('"
                        + project
                        + "', '"
                        + one
                        + "', null, null, null)");
        assertThat(told()).hasSize(1);
        assertThat(mailsOf(user)).containsExactly("/app/projects/" + project);
    }

    private List<String> mailsOf(UUID who) {
        return everything
                .sql(
                        "select m.link from app.mails m join app.users u on u.email = m.recipient where u.user_id = :user")
                .param("user", who)
                .query(String.class)
                .list();
    }

    @Test
    void whatIsDoneInAMomentNeedsNoNoticeAndALongRunDoes() {
        UUID one = run(1);
        dispatch();
        settle(one, 1, "staged");
        assertThat(told()).isEmpty();

        UUID other = run(1);
        dispatch();
        everything
                .sql(
                        "update app.dispatches set requested_at = requested_at - interval '1 minute' where project_id = :project")
                .param("project", project)
                .update();
        settle(other, 1, "staged");

        assertThat(told())
                .singleElement()
                .satisfies(notice -> {
                    assertThat(notice.kind()).isEqualTo("complete");
                    assertThat(notice.runId()).isEqualTo(other);
                    assertThat(notice.words()).isEqualTo("“A document” is complete: 1 blocks.");
                });
        assertThat(mailsOf(user)).containsExactly("/app/projects/" + project + "/runs/" + other);
    }

    @Test
    void aPauseIsToldUnlessSomebodyHasSeenToItAlready() {
        UUID run = run(2);
        dispatch();
        pause(run, "no_key");
        as(user, "select app.resume_run('" + project + "', '" + run + "')");
        assertThat(told()).isEmpty();

        pause(run, "budget_reached: All is spent.");

        assertThat(told())
                .singleElement()
                .satisfies(notice -> {
                    assertThat(notice.kind()).isEqualTo("paused");
                    assertThat(notice.words()).isEqualTo("“A document” is paused. All is spent.");
                });
    }

    @Test
    void whoStopsTheirOwnRunKnowsItAndWhoeverElseStartedItIsTold() {
        UUID run = run(2);
        dispatch();
        as(user, "select app.pause_run('" + project + "', '" + run + "', 'by hand')");
        assertThat(told()).isEmpty();
        as(user, "select app.resume_run('" + project + "', '" + run + "')");
        UUID editor = given.member(project, "editor");

        as(editor, "select app.cancel_run('" + project + "', '" + run + "')");

        assertThat(told())
                .extracting(AccountNotices.AccountNotice::kind)
                .containsExactly("cancelled");
        assertThat(notices.list(editor, false, new PageQuery(100, null)).items()).isEmpty();
    }

    @Test
    void workThatNobodyDispatchedIsNotTold() {
        UUID run = run(1);
        dispatch();
        settle(run, 1, "failed");
        assertThat(told()).hasSize(1);
        as(user, "select app.retry_failed('" + project + "', '" + run + "', null)");

        settle(run, 1, "failed");

        assertThat(told()).hasSize(1);
        as(user, "select app.delete_run('" + project + "', '" + run + "', null)");
    }

    @Test
    void noticesAreSeenUpToWhatWasShownAndGoWithTheMembership() {
        for (int i = 0; i < 3; i++) {
            UUID run = run(1);
            dispatch();
            settle(run, 1, "failed");
            told();
        }
        var page = notices.list(user, true, new PageQuery(2, null));
        assertThat(page.items()).hasSize(2);
        assertThat(page.nextCursor()).isNotNull();
        long second = page.items().getLast().noticeId();

        assertThat(notices.see(user, second)).isEqualTo(2);
        assertThat(notices.see(user, second)).isZero();

        var left = notices.list(user, true, new PageQuery(100, null)).items();
        assertThat(left).containsExactly(page.items().getFirst());
        assertThat(notices.list(user, false, new PageQuery(100, null)).items()).hasSize(3);
        // Somebody else stays as the owner.
        everything
                .sql(
                        """
                        with stays as (insert into app.users (user_id, email, display_name) values (gen_random_uuid(), 'stays@example.org', 'Stays')
                                       returning user_id)
                        insert into app.project_members (project_id, user_id, role) select :project, user_id, 'owner' from stays
                        """)
                .param("project", project)
                .update();
        everything
                .sql("delete from app.project_members where user_id = :user")
                .param("user", user)
                .update();
        assertThat(notices.list(user, false, new PageQuery(100, null)).items()).isEmpty();
    }

    @Test
    void aRunThatGoesBeforeItsEndIsToldTakesThatWithIt() {
        UUID run = run(1);
        dispatch();
        pause(run, "no_key");

        as(user, "select app.delete_run('" + project + "', '" + run + "', null)");

        assertThat(told()).isEmpty();
    }
}
