package dev.blockdata.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What the append-only events and the rows tell of the queue, read past all walls.
final class Ledger {

    /// Every claim of an overlay and every end of one, in the order in which they happened.
    private static final String STEPS =
            """
            with steps as (
                select e.run_id, b as block_index, e.event_id, e.at, e.kind, e.kind = 'claimed' as begins
                  from app.run_events e, unnest(e.blocks) r, generate_series(lower(r), upper(r) - 1) b
                 where e.project_id = :project and e.kind in ('claimed', 'released', 'reaped')
                 union all
                select e.run_id, e.block_index, e.event_id, e.at, e.kind, false
                  from app.overlay_events e
                 where e.project_id = :project and e.kind in ('staged', 'failed', 'retried', 'released')
            ), ordered as (
                select s.*, lag(s.begins, 1, false) over w as open, lag(s.at) over w as before,
                       count(*) filter (where s.kind = 'staged') over w as stagings
                  from steps s
                window w as (partition by s.run_id, s.block_index order by s.event_id)
            )
            """;

    private final JdbcClient superuser;

    /// Writes down from now on when a run becomes complete.
    Ledger(JdbcClient superuser) {
        this.superuser = superuser;
        superuser
                .sql(
                        """
                        create schema witness;
                        create table witness.completions (run_id uuid not null, at timestamptz not null default clock_timestamp());
                        create function witness.see() returns trigger language plpgsql security definer as $$
                        begin
                            insert into witness.completions (run_id) values (new.run_id);
                            return null;
                        end $$;
                        create trigger witness after update on app.runs for each row
                            when (new.status = 'complete' and old.status <> 'complete'
                                  or new.completed_at is not null and new.completed_at is distinct from old.completed_at)
                            execute function witness.see();
                        """)
                .update();
    }

    /// No overlay of the project was ever claimed twice at one time, ended without a claim, or
    /// completed twice.
    void isSound(UUID project) {
        assertThat(
                        list(
                                STEPS
                                        + """
                                        select concat_ws(' ', run_id, block_index, kind, at) from ordered
                                         where begins = open or at < before or stagings > 1
                                        """,
                                project))
                .as("claims that overlap, ends without a claim, second completions")
                .isEmpty();
    }

    /// How many claims there ever were.
    int claims(UUID project) {
        return number(STEPS + "select count(*) from steps where begins", project);
    }

    int stagings(UUID project) {
        return number(
                "select count(*) from app.overlay_events where project_id = :project and kind = 'staged'",
                project);
    }

    int overlays(UUID project, String condition) {
        return number(
                "select count(*) from app.block_overlays where project_id = :project and "
                        + condition,
                project);
    }

    /// How many blocks that process holds at the moment.
    int heldBy(Product product, UUID project) {
        return overlays(
                project, "status = 'claimed' and claimed_by like 'worker-" + product.pid() + "-%'");
    }

    /// The counters of every run are what counting finds, and each run became complete once.
    void isAtRest(UUID project) {
        assertThat(
                        list(
                                """
                                select concat_ws(' ', r.run_id, 'counts', r.pending, r.claimed, r.ai_complete, r.confirmed, r.rejected, r.failed)
                                  from app.runs r
                                  left join (select o.run_id, count(*) filter (where o.status = 'pending') as pending,
                                                    count(*) filter (where o.status = 'claimed') as claimed,
                                                    count(*) filter (where o.status = 'ai_complete') as ai_complete,
                                                    count(*) filter (where o.status = 'confirmed') as confirmed,
                                                    count(*) filter (where o.status = 'rejected') as rejected,
                                                    count(*) filter (where o.status = 'failed') as failed
                                               from app.block_overlays o where o.project_id = :project group by o.run_id) c on c.run_id = r.run_id
                                 where r.project_id = :project
                                   and (r.pending, r.claimed, r.ai_complete, r.confirmed, r.rejected, r.failed)
                                       is distinct from (c.pending, c.claimed, c.ai_complete, c.confirmed, c.rejected, c.failed)
                                """,
                                project))
                .as("runs whose counters are not what counting finds")
                .isEmpty();
        assertThat(
                        list(
                                """
                                select concat_ws(' ', r.run_id, r.status, count(w.run_id)) from app.runs r
                                  left join witness.completions w on w.run_id = r.run_id
                                 where r.project_id = :project
                                 group by r.run_id, r.status having count(w.run_id) <> 1 or r.status <> 'complete'
                                """,
                                project))
                .as("runs that did not become complete exactly once")
                .isEmpty();
    }

    /// What stands in a project's overlays and in both logs, to the letter.
    List<String> everythingOf(UUID project) {
        return list(
                """
                select cast(o as text) from app.block_overlays o where o.project_id = :project
                 union all select cast(e as text) from app.overlay_events e where e.project_id = :project
                 union all select cast(e as text) from app.run_events e where e.project_id = :project order by 1
                """,
                project);
    }

    private List<String> list(String sql, UUID project) {
        return superuser.sql(sql).param("project", project).query(String.class).list();
    }

    private int number(String sql, UUID project) {
        return superuser.sql(sql).param("project", project).query(Integer.class).single();
    }
}
