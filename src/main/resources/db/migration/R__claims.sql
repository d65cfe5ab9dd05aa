-- The worker's verbs. The worker's login holds no right on any table: it can claim, settle what it holds, and nothing else.
-- A claim is (run, block, token); the token is new at every claim, and every later word about the claim repeats it.

drop function if exists app.take_up(uuid, uuid, uuid), app.claim(uuid, uuid, int, text, interval), app.claim_dispatched(uuid, uuid, int, text, interval),
    app.claim_dispatched(uuid, uuid, int, int, text, interval), app.claim_dispatched(uuid, uuid, int, int, text, interval, boolean),
    app.dispatchable(int),
    app.settle(uuid, uuid, int, int[], uuid[], text[], jsonb[], text[], text[], text[], jsonb[]);
-- The next block in whose company a worker died, unless another one is being asked about: one at a time, so that the one that kills workers is found
-- and no other fails for it.
create or replace function app.next_suspect(p_project uuid, p_run uuid) returns int
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    found_index int;
begin
    -- Its row keeps two claimers from taking one each.
    perform 1 from app.runs r where r.project_id = p_project and r.run_id = p_run and r.has_suspects for no key update;
    if not found or exists (select from app.block_overlays o
                             where o.project_id = p_project and o.run_id = p_run and o.status = 'claimed' and o.error_class = 'lost') then
        return null;
    end if;
    select o.block_index into found_index from app.block_overlays o
     where o.project_id = p_project and o.run_id = p_run and o.status = 'pending' and o.error_class = 'lost'
     order by o.block_index limit 1;
    if not found then
        update app.runs r set has_suspects = false where r.project_id = p_project and r.run_id = p_run;
    end if;
    return found_index;
end $$;

-- Its plans are made once a connection: planning this anew for each claim costs as much as claiming.
create or replace function app.claim(p_project uuid, p_run uuid, p_limit int, p_worker text, p_lease interval, p_platform boolean default false)
    returns table (block_index int, claim_token uuid, attempt int, block_type text, block_content text, heading_path text[], doc_title text)
    language plpgsql security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
    source   text;
    title    text;
    mark     int;
    suspects boolean;
    budgeted boolean;
    suspect  int;
    most     int := least(p_limit, 1000);
    idx      int[];
    taken    int;
begin
    select r.source_uid, r.claim_mark, r.has_suspects, p_platform is not null and (p_platform or r.model_config ? 'budget' or p.budget_usd is not null), d.doc_title
      into source, mark, suspects, budgeted, title
      from app.runs r join app.projects p on p.project_id = r.project_id
      join app.documents d on d.project_id = r.project_id and d.source_uid = r.source_uid
     where r.project_id = p_project and r.run_id = p_run and r.status = 'running' and r.pending > 0;
    if not found or (budgeted and app.stopped_by_budget(p_project, p_run, p_platform)) then
        return;
    end if;
    if suspects then
        suspect := app.next_suspect(p_project, p_run);
        if suspect is not null then
            mark := suspect - 1;
            most := 1;
        end if;
    end if;
    loop
        idx := array(select o.block_index from app.block_overlays o
                      where o.project_id = p_project and o.run_id = p_run and o.status = 'pending' and o.block_index > mark
                        and (not suspects or suspect is not null or o.error_class is distinct from 'lost')
                      order by o.block_index limit most for update skip locked);
        taken := cardinality(idx);
        -- Nothing behind the mark: look once from the start, for what was given back while the mark moved.
        exit when taken > 0 or mark < 0 or suspect is not null;
        mark := -1;
    end loop;
    if taken = 0 then
        return;
    end if;
    return query
        with claimed as (
            update app.block_overlays o
               set status = 'claimed', claimed_by = p_worker, claimed_at = clock_timestamp(), claim_token = gen_random_uuid(),
                   lease_until = clock_timestamp() + least(p_lease, interval '1 hour'), attempt_count = o.attempt_count + 1,
                   last_error = null, error_class = case when suspect is not null then 'lost' end, revision = o.revision + 1,
                   changed_xid = pg_current_xact_id()
             where o.project_id = p_project and o.run_id = p_run and o.block_index = any (idx)
            returning o.block_index, o.claim_token, o.attempt_count
        )
        select b.block_index, c.claim_token, c.attempt_count, b.block_type, b.block_content, b.heading_path, title
          from claimed c
          join app.blocks b on b.project_id = p_project and b.source_uid = source and b.block_index = c.block_index and b.block_index = any (idx)
         order by b.block_index;
    -- A claim need not survive a crash of the server: what it held is pending again then, and its token opens nothing. So the commit does not wait
    -- for the disk, and the run's row is not locked while it would.
    perform set_config('synchronous_commit', 'off', true);
    perform app.log_run_event(p_project, p_run, 'claimed', 'claimed',
        (select range_agg(int4range(i, i + 1)) from unnest(idx) i), null, p_worker, null);
    -- The run's row comes last: its lock is held no longer than the commit takes.
    update app.runs r set pending = r.pending - taken, claimed = r.claimed + taken,
           claim_mark = case when suspect is not null then r.claim_mark when mark < 0 then idx[taken] else greatest(r.claim_mark, idx[taken]) end
     where r.project_id = p_project and r.run_id = p_run and r.status = 'running';
    if not found then
        -- Cancelled or paused between the look and here: the claim is taken back with its transaction.
        raise exception 'run no longer running' using errcode = 'BD001';
    end if;
end $$;
comment on function app.claim(uuid, uuid, int, text, interval, boolean) is
    'Claims pending overlays of one run in reading order under fresh tokens and a lease by this server''s clock; nothing of a run that is not running or has reached a budget. p_platform: whether the platform pays; null where nobody does, so that no budget looks on.';

-- Of claims whose calls have ended, those that still stand: their answers are on the way here, so they hold a claim but no call. Where a budget looks
-- on they count as calls, for what they cost is not booked yet.
create or replace function app.ended_blocks(p_project uuid[], p_run uuid[], p_index int[], p_token uuid[]) returns table (project_id uuid, run_id uuid, n int)
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select o.project_id, o.run_id, count(*)::int
      from unnest(p_project, p_run, p_index, p_token) as x (project_id, run_id, block_index, token)
      join app.block_overlays o on o.project_id = x.project_id and o.run_id = x.run_id and o.block_index = x.block_index and o.block_index = any (p_index)
       and o.claim_token = x.token
      join app.runs r on r.project_id = x.project_id and r.run_id = x.run_id
      join app.projects p on p.project_id = x.project_id
     where not r.model_config ? 'budget' and p.budget_usd is null
     group by o.project_id, o.run_id
$$;

create or replace function app.dispatchable(p_limit int, p_ended_project uuid[] default '{}', p_ended_run uuid[] default '{}',
                                            p_ended_index int[] default '{}', p_ended_token uuid[] default '{}') returns table (project_id uuid, run_id uuid, take int)
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    -- Room is counted in calls. It is shared among projects first, then among the dispatch's runs, chosen at random.
    return query
        with open_runs as (
            select r.project_id, r.dispatch_id, r.run_id, r.pending, (r.claimed - coalesce(e.n, 0) + r.pack_size - 1) / r.pack_size as calls, r.status,
                   r.claim_mark >= 0 as begun
              from app.runs r
              left join app.ended_blocks(p_ended_project, p_ended_run, p_ended_index, p_ended_token) e on e.project_id = r.project_id and e.run_id = r.run_id
             where r.dispatch = 'working'
        ), orders as (
            select o.project_id, o.dispatch_id,
                   least(d.concurrency - sum(o.calls), coalesce(d.max_blocks, 2147483647))::int as room
              from open_runs o join app.dispatches d on d.project_id = o.project_id and d.dispatch_id = o.dispatch_id
             group by o.project_id, o.dispatch_id, d.concurrency, d.max_blocks
            having sum(o.pending) filter (where o.status = 'running') > 0
        ), shares as (
            select s.project_id, s.dispatch_id, least(s.room, greatest(1, p_limit / (select count(*) from orders where room > 0)))::int as share
              from orders s where s.room > 0 order by random() limit p_limit
        )
        select s.project_id, x.run_id, least(x.wanted, s.share - (x.upto - x.wanted))::int as take
          from shares s
         cross join lateral (
            -- A run that was never begun gets a few calls first, so that all soon have something to show; then each gets enough at a time that a
            -- look at it is worth its while.
            select w.run_id, w.wanted, sum(w.wanted) over (order by w.begun, w.chance rows unbounded preceding) as upto
              from (select o.run_id, o.begun, random() as chance,
                           least(o.pending, greatest(case when o.begun then 25 else 4 end, s.share / count(*) over ())) as wanted
                      from open_runs o
                     where o.project_id = s.project_id and o.dispatch_id = s.dispatch_id and o.pending > 0 and o.status = 'running') w) x
         where x.upto - x.wanted < s.share
         order by 1, 2;
end $$;
comment on function app.dispatchable(int, uuid[], uuid[], int[], uuid[]) is
    'Where the next p_limit calls should go: a few runs of each dispatched project, and how many calls for each. p_ended: claims whose calls have ended.';

create or replace function app.claim_dispatched(p_project uuid, p_run uuid, p_calls int, p_pack int, p_worker text, p_lease interval, p_platform boolean default false,
                                                p_ended_run uuid[] default '{}', p_ended_index int[] default '{}', p_ended_token uuid[] default '{}')
    returns table (block_index int, claim_token uuid, attempt int, block_type text, block_content text, heading_path text[], doc_title text)
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    order_id uuid;
    calls    bigint;
    room     int;
    most     int;
    taken    int;
begin
    -- The order's row is locked so that nodes together stay within its concurrency and max_blocks.
    select r.dispatch_id into order_id from app.runs r where r.project_id = p_project and r.run_id = p_run and r.dispatch = 'working';
    if not found then
        return;
    end if;
    perform 1 from app.dispatches d where d.project_id = p_project and d.dispatch_id = order_id for no key update;
    -- A statement of its own: what others claimed while this one waited for the lock has to be seen.
    if p_platform or cardinality(p_ended_run) = 0 then
        select sum((r.claimed + r.pack_size - 1) / r.pack_size) into calls
          from app.runs r where r.project_id = p_project and r.dispatch_id = order_id and r.dispatch = 'working';
    else
        select sum((r.claimed - coalesce(e.n, 0) + r.pack_size - 1) / r.pack_size) into calls from app.runs r
          left join app.ended_blocks(array_fill(p_project, array[cardinality(p_ended_run)]), p_ended_run, p_ended_index, p_ended_token) e
            on e.project_id = r.project_id and e.run_id = r.run_id
         where r.project_id = p_project and r.dispatch_id = order_id and r.dispatch = 'working';
    end if;
    select d.concurrency - calls, coalesce(d.max_blocks, 2147483647)
      into room, most from app.dispatches d where d.project_id = p_project and d.dispatch_id = order_id;
    if room is null or room <= 0 or most <= 0 then
        return;
    end if;
    update app.runs r set pack_size = p_pack where r.project_id = p_project and r.run_id = p_run and r.pack_size <> p_pack;
    return query select * from app.claim(p_project, p_run, least(least(p_calls, room) * p_pack, most), p_worker, p_lease, p_platform);
    get diagnostics taken = row_count;
    if taken > 0 then
        update app.dispatches d set max_blocks = d.max_blocks - taken
         where d.project_id = p_project and d.dispatch_id = order_id and d.max_blocks is not null;
    end if;
end $$;

-- Settles claims of one run with what came of each: staged, failed (for good), spent (an attempt used up) or released (no attempt used).
-- Answers the tokens that still held; the rest came too late and changed nothing, but what they cost is booked where this is the first telling: after
-- a connection broke, nobody knows whether it was. p_platform says of each whether the platform's key was used. The log names whoever held the claim.
create or replace function app.settle(p_project uuid, p_run uuid, p_max_attempts int,
                                      p_index int[], p_token uuid[], p_outcome text[], p_body jsonb[], p_error text[], p_class text[],
                                      p_model text[], p_usage jsonb[], p_platform boolean[] default null, p_first boolean default true) returns uuid[]
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    done record;
begin
    with items as materialized (
        select x.i, x.token, x.outcome, x.body, x.error, x.class, x.model, x.usage, x.platform, nextval('app.event_ids') as event_id
          from unnest(p_index, p_token, p_outcome, p_body, p_error, p_class, p_model, p_usage, p_platform)
               as x (i, token, outcome, body, error, class, model, usage, platform)
    ), held as (
        update app.block_overlays o
           set status = case when x.outcome = 'staged' then 'ai_complete'
                             when x.outcome = 'failed' or (x.outcome = 'spent' and o.attempt_count >= p_max_attempts) then 'failed'
                             else 'pending' end,
               staged_event = case when x.outcome = 'staged' then x.event_id else o.staged_event end,
               staged_valid = case when x.outcome = 'staged' then true else o.staged_valid end,
               attempt_count = o.attempt_count - case when x.outcome = 'released' then 1 else 0 end,
               last_error = x.error, error_class = x.class, model = coalesce(x.model, o.model), usage = case when o.usage is null then x.usage else app.plus_usage(o.usage, x.usage) end,
               claim_token = null, lease_until = null, revision = o.revision + 1, changed_xid = pg_current_xact_id()
          from items x
         where o.project_id = p_project and o.run_id = p_run and o.block_index = x.i and o.block_index = any (p_index)
           and o.claim_token = x.token
        returning o.block_index, o.status, o.revision, o.claimed_by, x.token, x.event_id, x.outcome, x.body, x.error, x.model, x.usage
    ), logged as (
        insert into app.overlay_events (project_id, run_id, block_index, event_id, kind, status, revision, worker, body, error, model, usage)
        select p_project, p_run, h.block_index, h.event_id,
               case when h.status = 'failed' then 'failed' when h.outcome = 'spent' then 'retried' else h.outcome end,
               h.status, h.revision, h.claimed_by, case when h.outcome = 'staged' then h.body end, h.error, h.model, h.usage
          from held h
    ), moved as (
        select coalesce(array_agg(h.token), '{}') as tokens, range_agg(int4range(h.block_index, h.block_index + 1)) as blocks,
               count(*)::int as n, count(*) filter (where h.status = 'ai_complete')::int as staged,
               count(*) filter (where h.status = 'failed')::int as failed, min(h.block_index) filter (where h.status = 'pending') as lowest,
               array_agg(distinct h.model) filter (where h.model is not null) as models
          from held h
    ), spent as (
        select coalesce(sum((x.usage ->> 'calls')::bigint), 0)::bigint as calls, coalesce(sum((x.usage ->> 'input_tokens')::bigint), 0)::bigint as input,
               coalesce(sum((x.usage ->> 'cached_input_tokens')::bigint), 0)::bigint as cached,
               coalesce(sum((x.usage ->> 'cache_write_tokens')::bigint), 0)::bigint as written,
               coalesce(sum((x.usage ->> 'output_tokens')::bigint), 0)::bigint as output, coalesce(sum((x.usage ->> 'cost_usd')::numeric), 0) as cost,
               coalesce(sum((x.usage ->> 'calls')::bigint) filter (where x.usage ->> 'cost_usd' is null), 0)::bigint as unpriced,
               coalesce(sum((x.usage ->> 'calls')::bigint) filter (where x.platform), 0)::bigint as platform_calls,
               coalesce(sum((x.usage ->> 'cost_usd')::numeric) filter (where x.platform), 0) as platform_cost
          from items x where p_first or x.token in (select h.token from held h)
    ), told as (
        insert into app.feed (kind, project_id, run_id, blocks) select 'overlays', p_project, p_run, m.blocks from moved m where m.n > 0
    )
    select m.*, s.* into done from moved m cross join spent s;
    -- The run's row is locked for the commit alone, not for the disk: the caller waits for that afterwards (app.flush), and all who settle share one
    -- wait. What was read here before it is safe is safe before anything that followed from it, since the log of the server is written in order.
    perform set_config('synchronous_commit', 'off', true);
    if done.n > 0 or done.calls + done.input + done.cached + done.written + done.output > 0 then
        perform app.move(p_project, p_run, done.n - done.staged - done.failed, -done.n, done.staged, 0, 0, done.failed, done.lowest,
                         done.calls, done.input, done.cached, done.written, done.output, done.cost, done.unpriced, done.models);
    end if;
    if done.n = 0 and done.calls > 0 and not exists (select from app.runs r where r.project_id = p_project and r.run_id = p_run) then
        -- The run was deleted while the model was asked: the project has paid all the same.
        insert into app.deleted_spend as s (project_id, run_id, calls, input_tokens, cached_input_tokens, cache_write_tokens, output_tokens, cost_usd, unpriced_calls)
        select p.project_id, p_run, done.calls, done.input, done.cached, done.written, done.output, done.cost, done.unpriced
          from app.projects p where p.project_id = p_project
        on conflict (project_id, run_id) do update
           set calls = s.calls + excluded.calls, input_tokens = s.input_tokens + excluded.input_tokens,
               cached_input_tokens = s.cached_input_tokens + excluded.cached_input_tokens,
               cache_write_tokens = s.cache_write_tokens + excluded.cache_write_tokens, output_tokens = s.output_tokens + excluded.output_tokens,
               cost_usd = s.cost_usd + excluded.cost_usd, unpriced_calls = s.unpriced_calls + excluded.unpriced_calls;
    end if;
    if done.platform_calls > 0 or done.platform_cost > 0 then
        perform app.book_platform(p_project, p_run, done.platform_calls, done.platform_cost);
    end if;
    return done.tokens;
end $$;

create or replace function app.flush() returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform pg_logical_emit_message(true, 'blockdata', '');
end $$;
comment on function app.flush() is 'Returns when all that was committed before is safe on disk (and on a synchronous standby): a commit of its own that waits, of nothing.';

-- Gives claims of one run back: the expired ones, or all where p_before is null. An attempt that died counts, and makes the block a suspect; the last
-- one that it dies of by itself fails it.
create or replace function app.give_back(p_project uuid, p_run uuid, p_before timestamptz, p_kind text, p_reason text, p_max_attempts int default null)
    returns int
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    back   int4multirange;
    dead   int4multirange;
    n      int;
    n_dead int;
begin
    with due as materialized (
        select o.block_index from app.block_overlays o
         where o.project_id = p_project and o.run_id = p_run and o.status = 'claimed' and (p_before is null or o.lease_until < p_before)
         order by o.block_index for update
    ), given as (
        update app.block_overlays o
           set status = case when o.attempt_count >= p_max_attempts and o.error_class = 'lost' then 'failed' else 'pending' end,
               last_error = case when o.attempt_count >= p_max_attempts and o.error_class = 'lost'
                                 then 'The worker did not come back, ' || o.attempt_count || ' times over.'
                                 when p_before is not null then p_reason end,
               attempt_count = o.attempt_count - case when p_before is null then 1 else 0 end,
               error_class = case when p_before is not null then 'lost' end,
               claim_token = null, lease_until = null, revision = o.revision + 1, changed_xid = pg_current_xact_id()
          from due
         where o.project_id = p_project and o.run_id = p_run and o.block_index = due.block_index
        returning o.block_index, o.status
    )
    select range_agg(int4range(g.block_index, g.block_index + 1)) filter (where g.status = 'pending'),
           range_agg(int4range(g.block_index, g.block_index + 1)) filter (where g.status = 'failed'),
           count(*), count(*) filter (where g.status = 'failed')
      into back, dead, n, n_dead from given g;
    if n = 0 then
        return 0;
    end if;
    perform app.move(p_project, p_run, n - n_dead, -n, 0, 0, 0, n_dead, lower(back));
    if p_before is not null and back is not null then
        update app.runs r set has_suspects = true where r.project_id = p_project and r.run_id = p_run and not r.has_suspects;
    end if;
    if back is not null then
        perform app.log_run_event(p_project, p_run, p_kind, 'pending', back, null, null, p_reason);
    end if;
    if dead is not null then
        perform app.log_run_event(p_project, p_run, p_kind, 'failed', dead, null, null, 'attempts used up');
    end if;
    return n;
end $$;

create or replace function app.reap(p_max_attempts int) returns int
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    r     record;
    total int := 0;
begin
    for r in select distinct o.project_id, o.run_id from app.block_overlays o
              where o.status = 'claimed' and o.lease_until < clock_timestamp() order by o.project_id, o.run_id
    loop
        total := total + app.give_back(r.project_id, r.run_id, clock_timestamp(), 'reaped', 'The lease of the worker ran out.', p_max_attempts);
    end loop;
    -- An order that has done all that it was given stands for nothing more.
    for r in select x.project_id, x.run_id, x.dispatch_id from app.runs x
               join app.dispatches d on d.project_id = x.project_id and d.dispatch_id = x.dispatch_id
              where x.dispatch = 'working' and d.max_blocks = 0
                and not exists (select from app.runs y where y.project_id = d.project_id and y.dispatch_id = d.dispatch_id and y.dispatch = 'working' and y.claimed > 0)
              order by x.project_id, x.run_id
    loop
        update app.runs x set dispatch = 'none'
         where x.project_id = r.project_id and x.run_id = r.run_id and x.dispatch_id = r.dispatch_id and x.dispatch = 'working';
        perform app.notice('run', r.project_id, null, r.run_id, null);
    end loop;
    -- A cancelled run that still holds claims was interrupted between the two halves of its cancelling.
    for r in select x.project_id, x.run_id from app.runs x where x.status = 'cancelled' and x.claimed > 0 order by x.project_id, x.run_id
    loop
        total := total + app.give_back(r.project_id, r.run_id, null, 'released', 'the run was cancelled');
    end loop;
    return total;
end $$;

create or replace function app.abandon_claims() returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update app.block_overlays o set lease_until = clock_timestamp() where o.status = 'claimed';
    update app.documents d set attempt_deadline = clock_timestamp() where d.status = 'converting';
end $$;
revoke execute on function app.abandon_claims() from public;
comment on function app.abandon_claims() is 'Ends every lease: for the start of the only process there is.';

create or replace function app.beat(p_project uuid, p_run uuid, p_index int[], p_token uuid[], p_lease interval) returns int
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    n int;
begin
    update app.block_overlays o set lease_until = clock_timestamp() + least(p_lease, interval '1 hour')
      from unnest(p_index, p_token) as x (i, token)
     where o.project_id = p_project and o.run_id = p_run and o.block_index = x.i and o.block_index = any (p_index)
       and o.claim_token = x.token;
    get diagnostics n = row_count;
    return n;
end $$;
comment on function app.beat(uuid, uuid, int[], uuid[], interval) is 'Extends the leases of claims still held.';

-- Asked before a call that does not follow at once on the claim: whether the run still runs, any of these claims still stands, and no budget is reached
-- with what was spent since (p_unbooked).
create or replace function app.take_up(p_project uuid, p_run uuid, p_user uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update app.runs r set dispatched_by = p_user
     where r.project_id = p_project and r.run_id = p_run and r.dispatch <> 'working' and r.dispatched_by is distinct from p_user;
end $$;
comment on function app.take_up(uuid, uuid, uuid) is 'For whom a run is worked on: whoever asks, unless it is being worked on for somebody already. Keys and budgets are theirs.';

create or replace function app.may_ask(p_project uuid, p_run uuid, p_index int[], p_token uuid[], p_platform boolean, p_unbooked numeric) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform 1 from app.runs r where r.project_id = p_project and r.run_id = p_run and r.status = 'running';
    if not found then
        return false;
    end if;
    perform 1 from unnest(p_index, p_token) as x (i, token)
       join app.block_overlays o on o.project_id = p_project and o.run_id = p_run and o.block_index = x.i and o.claim_token = x.token;
    return found and (p_platform is null or not app.stopped_by_budget(p_project, p_run, p_platform, p_unbooked));
end $$;
comment on function app.may_ask(uuid, uuid, int[], uuid[], boolean, numeric) is
    'Whether a model may be asked about blocks that are held; a run that has reached a budget is paused. p_platform: whether the platform pays, null where nobody does.';

create or replace function app.neighbours(p_project uuid, p_run uuid, p_index int[], p_token uuid[], p_distance int)
    returns table (block_index int, before text[], after text[])
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query
        select o.block_index,
               array(select left(b.block_content, 8000) from app.blocks b
                      where b.project_id = p_project and b.source_uid = r.source_uid
                        and b.block_index >= o.block_index - least(p_distance, 10) and b.block_index < o.block_index order by b.block_index),
               array(select left(b.block_content, 8000) from app.blocks b
                      where b.project_id = p_project and b.source_uid = r.source_uid
                        and b.block_index > o.block_index and b.block_index <= o.block_index + least(p_distance, 10) order by b.block_index)
          from unnest(p_index, p_token) as x (i, token)
          join app.runs r on r.project_id = p_project and r.run_id = p_run
          join app.block_overlays o on o.project_id = p_project and o.run_id = p_run and o.block_index = x.i and o.block_index = any (p_index)
                                   and o.claim_token = x.token;
end $$;
comment on function app.neighbours(uuid, uuid, int[], uuid[], int) is 'The texts around blocks that are held under these tokens: context to understand them by.';

create or replace function app.pause_unworkable(p_project uuid, p_run uuid, p_reason text) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update app.runs r set status = 'paused', status_reason = p_reason, dispatch = case when r.dispatch = 'working' then 'stopped' else r.dispatch end
     where r.project_id = p_project and r.run_id = p_run and r.status = 'running';
    if not found then
        return false;
    end if;
    perform app.log_run_event(p_project, p_run, 'paused', null, null, null, null, p_reason);
    perform app.run_ended(p_project, p_run);
    return true;
end $$;

grant execute on function app.claim(uuid, uuid, int, text, interval, boolean), app.dispatchable(int, uuid[], uuid[], int[], uuid[]),
    app.claim_dispatched(uuid, uuid, int, int, text, interval, boolean, uuid[], int[], uuid[]),
    app.settle(uuid, uuid, int, int[], uuid[], text[], jsonb[], text[], text[], text[], jsonb[], boolean[], boolean), app.reap(int),
    app.flush(), app.neighbours(uuid, uuid, int[], uuid[], int), app.may_ask(uuid, uuid, int[], uuid[], boolean, numeric), app.take_up(uuid, uuid, uuid),
    app.beat(uuid, uuid, int[], uuid[], interval), app.pause_unworkable(uuid, uuid, text) to blockdata_worker;
