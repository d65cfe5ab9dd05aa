-- The reviewer's verbs, and the only way to confirmed data. Each checks the caller's membership itself and changes rows, counters and
-- log in one transaction. p_as_of is the snapshot under which the rows were shown, p_revision what each row showed.

create or replace function app.mark() returns text
    language sql volatile as $$ select pg_current_snapshot()::text $$;
comment on function app.mark() is 'The mark (as_of) of this moment: what is visible now is what was seen.';

create or replace function app.run_for_review(p_project uuid, p_run uuid) returns uuid
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    who uuid := app.demand(p_project, '{owner,editor,reviewer}');
begin
    perform 1 from app.runs r where r.project_id = p_project and r.run_id = p_run;
    if not found then
        raise exception 'no such run' using errcode = 'P0002';
    end if;
    return who;
end $$;

create or replace function app.edit(p_project uuid, p_run uuid, p_index int, p_body jsonb, p_revision int) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    who   uuid := app.run_for_review(p_project, p_run);
    held  app.block_overlays;
    event bigint;
begin
    select * into held from app.block_overlays o
     where o.project_id = p_project and o.run_id = p_run and o.block_index = p_index for no key update;
    if not found then
        return 'unknown';
    end if;
    if held.revision <> p_revision then
        return 'stale';
    end if;
    if held.status <> 'ai_complete' then
        return 'not_staged';
    end if;
    event := nextval('app.event_ids');
    update app.block_overlays o
       set staged_event = event, staged_valid = true, revision = o.revision + 1, changed_xid = pg_current_xact_id()
     where o.project_id = p_project and o.run_id = p_run and o.block_index = p_index;
    insert into app.overlay_events (project_id, run_id, block_index, event_id, kind, status, revision, actor, body)
    values (p_project, p_run, p_index, event, 'edited', 'ai_complete', held.revision + 1, who, p_body);
    insert into app.feed (kind, project_id, run_id, blocks)
    values ('overlays', p_project, p_run, int4multirange(int4range(p_index, p_index + 1)));
    return 'edited';
end $$;
comment on function app.edit(uuid, uuid, int, jsonb, int) is 'Replaces a staged value that the application has validated: edited, stale, not_staged or unknown.';

create or replace function app.confirm(p_project uuid, p_run uuid, p_index int[], p_revision int[], p_as_of text)
    returns table (confirmed int, changed int, not_staged int, unknown int, invalid int)
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    who   uuid := app.run_for_review(p_project, p_run);
    seen  pg_snapshot := p_as_of::pg_snapshot;
    before uuid;
    done  int4multirange;
    n     int;
begin
    if app.sends(p_project, null) then
        before := app.effective_run(p_project, p_run);
    end if;
    if p_index is null then
        with taken as (
            update app.block_overlays o
               set status = 'confirmed', confirmed_event = o.staged_event, confirmed_at = now(), confirmed_by = who,
                   revision = o.revision + 1, changed_xid = pg_current_xact_id()
             where o.project_id = p_project and o.run_id = p_run and o.status = 'ai_complete' and o.staged_valid
               and (seen is null or pg_visible_in_snapshot(o.changed_xid, seen))
            returning o.block_index
        )
        select range_agg(int4range(t.block_index, t.block_index + 1)), count(*) into done, n from taken t;
    else
        with taken as (
            update app.block_overlays o
               set status = 'confirmed', confirmed_event = o.staged_event, confirmed_at = now(), confirmed_by = who,
                   revision = o.revision + 1, changed_xid = pg_current_xact_id()
              from (select distinct x.i, x.rev from unnest(p_index, p_revision) as x (i, rev)) x
             where o.project_id = p_project and o.run_id = p_run and o.block_index = x.i and o.block_index = any (p_index)
               and o.status = 'ai_complete' and o.staged_valid
               and (x.rev is null or o.revision = x.rev)
               and (seen is null or pg_visible_in_snapshot(o.changed_xid, seen))
            returning o.block_index
        )
        select range_agg(int4range(t.block_index, t.block_index + 1)), count(*) into done, n from taken t;
    end if;
    if n > 0 then
        perform app.move(p_project, p_run, 0, 0, -n, n, 0, 0);
        -- At the very time that the rows were stamped with, so that the log alone gives them back.
        insert into app.run_events (project_id, run_id, event_id, kind, status, blocks, at, actor)
        values (p_project, p_run, nextval('app.event_ids'), 'confirmed', 'confirmed', done, now(), who);
        insert into app.feed (kind, project_id, run_id, blocks) values ('overlays', p_project, p_run, done);
        perform app.note_blocks(p_project, p_run, 'blocks.confirmed', done, before);
    end if;
    if p_index is null then
        return query
            select n, count(*) filter (where o.staged_valid)::int, 0, 0, count(*) filter (where not o.staged_valid)::int
              from app.block_overlays o
             where o.project_id = p_project and o.run_id = p_run and o.status = 'ai_complete' and n >= 0;
    else
        return query
            select n,
                   count(*) filter (where o.status = 'ai_complete' and (o.staged_valid or x.rev <> o.revision))::int,
                   count(*) filter (where o.status <> 'ai_complete')::int,
                   count(*) filter (where o.block_index is null)::int,
                   count(*) filter (where o.status = 'ai_complete' and not o.staged_valid and (x.rev is null or x.rev = o.revision))::int
              from (select distinct on (x.i) x.i, x.rev from unnest(p_index, p_revision) as x (i, rev)) x
              left join app.block_overlays o on o.project_id = p_project and o.run_id = p_run and o.block_index = x.i
             where done is null or not x.i <@ done;
    end if;
end $$;
comment on function app.confirm(uuid, uuid, int[], int[], text) is
    'Confirms what is staged, valid and unchanged since it was seen, all or nothing; answers how many, and why the others were left out.';

create or replace function app.reject(p_project uuid, p_run uuid, p_index int[], p_to text, p_as_of text)
    returns table (rejected int, changed int, not_staged int, unknown int)
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    who  uuid := app.run_for_review(p_project, p_run);
    seen pg_snapshot := p_as_of::pg_snapshot;
    done int4multirange;
    n    int;
begin
    if p_to not in ('pending', 'rejected') or (p_index is null and seen is null) then
        raise exception 'reject goes to pending or rejected, and of all only with a mark' using errcode = '22023';
    end if;
    with taken as (
        update app.block_overlays o
           set status = p_to, attempt_count = case p_to when 'pending' then 0 else o.attempt_count end,
               revision = o.revision + 1, changed_xid = pg_current_xact_id()
         where o.project_id = p_project and o.run_id = p_run and o.status = 'ai_complete'
           and (p_index is null or o.block_index = any (p_index))
           and (seen is null or pg_visible_in_snapshot(o.changed_xid, seen))
        returning o.block_index
    )
    select range_agg(int4range(t.block_index, t.block_index + 1)), count(*) into done, n from taken t;
    if n > 0 then
        if p_to = 'pending' then
            perform app.move(p_project, p_run, n, 0, -n, 0, 0, 0, lower(done));
        else
            perform app.move(p_project, p_run, 0, 0, -n, 0, n, 0);
        end if;
        perform app.log_run_event(p_project, p_run, 'rejected', p_to, done, who, null, null);
    end if;
    if p_index is null then
        return query
            select n, count(*)::int, 0, 0 from app.block_overlays o
             where o.project_id = p_project and o.run_id = p_run and o.status = 'ai_complete';
        return;
    end if;
    return query
        select n, count(*) filter (where o.status = 'ai_complete')::int, count(*) filter (where o.status <> 'ai_complete')::int,
               count(*) filter (where o.block_index is null)::int
          from (select distinct x.i from unnest(p_index) as x (i)) x
          left join app.block_overlays o on o.project_id = p_project and o.run_id = p_run and o.block_index = x.i
         where done is null or not x.i <@ done;
end $$;

create or replace function app.reopen(p_project uuid, p_run uuid, p_index int[], p_reason text, p_empty_is_valid boolean)
    returns table (reopened int, not_closed int, unknown int)
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    who         uuid := app.run_for_review(p_project, p_run);
    idx         int[];
    n           int;
    n_confirmed int;
    withdrawn   int4multirange;
    n_rejected  int;
    n_failed    int;
    before      uuid;
begin
    if app.sends(p_project, null) then
        before := app.effective_run(p_project, p_run);
    end if;
    with held as materialized (
        select o.block_index, o.status as was, coalesce(o.confirmed_event, o.staged_event) as value_event
          from app.block_overlays o
         where o.project_id = p_project and o.run_id = p_run and o.block_index = any (p_index)
           and o.status in ('confirmed', 'rejected', 'failed')
         order by o.block_index for no key update
    ), numbered as materialized (
        select h.*, nextval('app.event_ids') as event_id from held h
    ), reopened as (
        update app.block_overlays o
           set status = 'ai_complete', staged_event = coalesce(x.value_event, x.event_id),
               staged_valid = case when x.value_event is null then p_empty_is_valid else o.staged_valid end,
               confirmed_event = null, confirmed_at = null, confirmed_by = null,
               last_error = null, error_class = null, revision = o.revision + 1, changed_xid = pg_current_xact_id()
          from numbered x
         where o.project_id = p_project and o.run_id = p_run and o.block_index = x.block_index
        returning o.block_index, o.revision, x.event_id, x.value_event, x.was
    ), logged as (
        insert into app.overlay_events (project_id, run_id, block_index, event_id, kind, status, revision, actor, body, reason)
        select p_project, p_run, x.block_index, x.event_id, 'reopened', 'ai_complete', x.revision, who,
               case when x.value_event is null then '{}'::jsonb end, p_reason
          from reopened x
    )
    select array_agg(x.block_index), count(*), count(*) filter (where x.was = 'confirmed'), count(*) filter (where x.was = 'rejected'),
           count(*) filter (where x.was = 'failed'),
           range_agg(int4range(x.block_index, x.block_index + 1)) filter (where x.was = 'confirmed')
      into idx, n, n_confirmed, n_rejected, n_failed, withdrawn from reopened x;
    if n > 0 then
        perform app.move(p_project, p_run, 0, 0, n, -n_confirmed, -n_rejected, -n_failed);
        insert into app.feed (kind, project_id, run_id, blocks)
        values ('overlays', p_project, p_run, (select range_agg(int4range(i, i + 1)) from unnest(idx) i));
        if n_confirmed > 0 then
            perform app.note_blocks(p_project, p_run, 'blocks.reopened', withdrawn, before);
        end if;
    end if;
    return query
        select n, count(o.block_index)::int, count(*) filter (where o.block_index is null)::int
          from (select distinct x.i from unnest(p_index) as x (i)) x
          left join app.block_overlays o on o.project_id = p_project and o.run_id = p_run and o.block_index = x.i
         where idx is null or not x.i = any (idx);
end $$;
comment on function app.reopen(uuid, uuid, int[], text, boolean) is
    'Takes confirmed, rejected and failed blocks back to review with their confirmed value, else the last staged one, else {}.';

create or replace function app.retry_failed(p_project uuid, p_run uuid, p_class text) returns int
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    who  uuid := app.run_for_review(p_project, p_run);
    done int4multirange;
    n    int;
begin
    with taken as (
        update app.block_overlays o
           set status = 'pending', attempt_count = 0, last_error = null, error_class = null,
               revision = o.revision + 1, changed_xid = pg_current_xact_id()
         where o.project_id = p_project and o.run_id = p_run and o.status = 'failed' and (p_class is null or o.error_class = p_class)
        returning o.block_index
    )
    select range_agg(int4range(t.block_index, t.block_index + 1)), count(*) into done, n from taken t;
    if n > 0 then
        perform app.move(p_project, p_run, n, 0, 0, 0, 0, -n, lower(done));
        perform app.log_run_event(p_project, p_run, 'retried', 'pending', done, who, null, p_class);
    end if;
    return n;
end $$;

create or replace function app.retry_failed_project(p_project uuid, p_schema uuid, p_class text) returns int
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    run_ids uuid[];
begin
    perform app.demand(p_project, '{owner,editor,reviewer}');
    run_ids := array(select r.run_id from app.runs r
                      where r.project_id = p_project and r.failed > 0 and r.status <> 'cancelled'
                        and (p_schema is null or r.run_id in (select e.run_id from app.effective_runs(p_project, p_schema) e))
                      order by r.run_id);
    return (select coalesce(sum(app.retry_failed(p_project, x.run_id, p_class)), 0)::int from unnest(run_ids) as x (run_id));
end $$;
comment on function app.retry_failed_project(uuid, uuid, text) is
    'Tries again what failed in the effective runs of a schema, or in all runs that are not cancelled, run by run in the order of their ids.';

create or replace function app.confirm_project(p_project uuid, p_schema uuid, p_as_of text)
    returns table (confirmed int, changed int, not_staged int, unknown int, invalid int)
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    run_ids uuid[];
begin
    perform app.demand(p_project, '{owner,editor,reviewer}');
    run_ids := array(select e.run_id from app.effective_runs(p_project, p_schema) e order by e.run_id);
    return query
        select coalesce(sum(c.confirmed), 0)::int, coalesce(sum(c.changed), 0)::int, coalesce(sum(c.not_staged), 0)::int,
               coalesce(sum(c.unknown), 0)::int, coalesce(sum(c.invalid), 0)::int
          from unnest(run_ids) with ordinality as r (run_id, n)
         cross join lateral app.confirm(p_project, r.run_id, null, null, p_as_of) c;
end $$;
comment on function app.confirm_project(uuid, uuid, text) is 'Confirms all that is staged in the effective runs of a schema, run by run in the order of their ids.';

grant execute on function app.mark() to blockdata_app, blockdata_definer;
grant execute on function app.edit(uuid, uuid, int, jsonb, int), app.confirm(uuid, uuid, int[], int[], text),
    app.reject(uuid, uuid, int[], text, text), app.reopen(uuid, uuid, int[], text, boolean), app.retry_failed(uuid, uuid, text),
    app.confirm_project(uuid, uuid, text), app.retry_failed_project(uuid, uuid, text) to blockdata_app;
