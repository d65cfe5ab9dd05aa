-- The life of a run. Locks are always taken in the order overlays of a run, then the run, and runs by their id: so no two verbs wait for each other.

-- The single owner of a run's counters: every verb that moves overlays tells here by how many, and status, completion and mark follow.
drop function if exists app.move(uuid, uuid, int, int, int, int, int, int, int, bigint, bigint, bigint, bigint, bigint, numeric),
    app.move(uuid, uuid, int, int, int, int, int, int, int, bigint, bigint, bigint, bigint, bigint, numeric, bigint);
create or replace function app.move(p_project uuid, p_run uuid, p_pending int, p_claimed int, p_ai_complete int, p_confirmed int,
                                    p_rejected int, p_failed int, p_lowest_pending int default null, p_calls bigint default 0,
                                    p_input bigint default 0, p_cached bigint default 0, p_written bigint default 0, p_output bigint default 0,
                                    p_cost numeric default 0, p_unpriced bigint default 0, p_models text[] default null) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    moment constant timestamptz := clock_timestamp();
    ended  boolean;
    closed boolean;
begin
    if p_pending > 0 and p_claimed < 0 then
        -- What comes back undone is still owed by an order for so many blocks. Orders before runs, as the worker takes them.
        update app.dispatches d set max_blocks = d.max_blocks + p_pending
          from app.runs r
         where r.project_id = p_project and r.run_id = p_run and r.dispatch = 'working'
           and d.project_id = p_project and d.dispatch_id = r.dispatch_id and d.max_blocks is not null;
    end if;
    update app.runs r
       set pending = r.pending + p_pending,
           claimed = r.claimed + p_claimed,
           ai_complete = r.ai_complete + p_ai_complete,
           confirmed = r.confirmed + p_confirmed,
           rejected = r.rejected + p_rejected,
           failed = r.failed + p_failed,
           claim_mark = least(r.claim_mark, p_lowest_pending - 1),
           calls = r.calls + p_calls, input_tokens = r.input_tokens + p_input, cached_input_tokens = r.cached_input_tokens + p_cached,
           cache_write_tokens = r.cache_write_tokens + p_written, output_tokens = r.output_tokens + p_output, cost_usd = r.cost_usd + p_cost,
           unpriced_calls = r.unpriced_calls + p_unpriced,
           models = case when p_models <@ r.models is not false then r.models
                         else r.models || array(select m from unnest(p_models) m where m <> all (r.models)) end,
           status = case when r.status = 'cancelled' then 'cancelled'
                         when r.pending + p_pending + r.claimed + p_claimed = 0 then 'complete'
                         when r.status = 'paused' then 'paused'
                         else 'running' end,
           status_reason = case when r.status <> 'cancelled' and r.pending + p_pending + r.claimed + p_claimed = 0 then null else r.status_reason end,
           dispatch = case when r.status <> 'cancelled' and r.pending + p_pending + r.claimed + p_claimed = 0 then 'none' else r.dispatch end,
           -- Kept where it was worked on under a dispatch until now, for whoever is to be told.
           dispatch_id = case when r.dispatch = 'none' and r.completed_at is null and r.pending + p_pending + r.claimed + p_claimed = 0 then null else r.dispatch_id end,
           completed_at = case when r.status = 'cancelled' then r.completed_at
                               when r.pending + p_pending + r.claimed + p_claimed > 0 then null
                               else coalesce(r.completed_at, moment) end
     where r.project_id = p_project and r.run_id = p_run
    returning r.status = 'complete' and r.completed_at = moment and r.dispatch_id is not null,
              p_pending + p_claimed + p_ai_complete < 0 and r.pending + r.claimed + r.ai_complete = 0 and r.confirmed > 0
      into ended, closed;
    if ended then
        perform app.run_ended(p_project, p_run);
    end if;
    if closed then
        perform app.note_run(p_project, p_run);
    end if;
end $$;

create or replace function app.log_run_event(p_project uuid, p_run uuid, p_kind text, p_status text, p_blocks int4multirange,
                                             p_actor uuid, p_worker text, p_reason text) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    with logged as (
        insert into app.run_events (project_id, run_id, event_id, kind, status, blocks, actor, worker, reason)
        values (p_project, p_run, nextval('app.event_ids'), p_kind, p_status, coalesce(p_blocks, '{}'), p_actor, p_worker, p_reason)
    )
    insert into app.feed (kind, project_id, run_id, blocks) values
        (case when p_blocks is null then 'run' else 'overlays' end, p_project, p_run, p_blocks);
end $$;

create or replace function app.insert_run(p_project uuid, p_run uuid, p_source text, p_schema uuid, p_name text, p_model_config jsonb, p_actor uuid)
    returns int
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    blocks int;
begin
    select d.conv_total_blocks into blocks from app.documents d
     where d.project_id = p_project and d.source_uid = p_source and d.status = 'ingested' for key share;
    if not found then
        return null;
    end if;
    insert into app.runs (project_id, run_id, source_uid, schema_id, run_name, status, total_blocks, pending, model_config, created_by)
    values (p_project, p_run, p_source, p_schema, p_name, 'running', blocks, blocks, p_model_config, p_actor);
    insert into app.block_overlays (project_id, run_id, block_index)
    select p_project, p_run, b.block_index from app.blocks b
     where b.project_id = p_project and b.source_uid = p_source order by b.block_index;
    perform app.log_run_event(p_project, p_run, 'created', 'pending', int4multirange(int4range(0, blocks)), p_actor, null, null);
    return blocks;
end $$;

create or replace function app.demand_schema(p_project uuid, p_schema uuid, p_user uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform 1 from app.schemas s
      where s.schema_id = p_schema
        and (s.owner_id = p_user or exists (select 1 from app.runs r where r.project_id = p_project and r.schema_id = p_schema))
        for key share;
    if not found then
        raise exception 'no such schema' using errcode = 'P0002';
    end if;
end $$;

create or replace function app.create_run(p_project uuid, p_run uuid, p_source text, p_schema uuid, p_name text, p_model_config jsonb) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    who uuid := app.demand(p_project, '{owner,editor}');
begin
    perform app.demand_schema(p_project, p_schema, who);
    perform 1 from app.documents d where d.project_id = p_project and d.source_uid = p_source;
    if not found then
        return 'no_document';
    end if;
    return case when app.insert_run(p_project, p_run, p_source, p_schema, p_name, p_model_config, who) is null
                then 'not_ingested' else 'created' end;
end $$;

create or replace function app.documents_without_run(p_project uuid, p_schema uuid) returns table (source_uid text, blocks int)
    language sql stable as $$
    select d.source_uid, d.conv_total_blocks
      from app.documents d
     where d.project_id = p_project and d.status = 'ingested'
       and not exists (select 1 from app.runs r where r.project_id = d.project_id and r.source_uid = d.source_uid
                          and r.schema_id = p_schema and r.status <> 'cancelled')
     order by d.uploaded_at, d.source_uid
$$;

create or replace function app.apply_schema(p_project uuid, p_schema uuid, p_run_ids uuid[], p_model_config jsonb)
    returns table (runs_created int, total_blocks bigint)
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    who     uuid := app.demand(p_project, '{owner,editor}');
    doc     record;
    blocks  int;
    created int := 0;
    total   bigint := 0;
begin
    perform app.demand_schema(p_project, p_schema, who);
    -- A second click waits here, then finds nothing left to do.
    perform pg_advisory_xact_lock(hashtextextended('apply ' || p_project || ' ' || p_schema, 0));
    for doc in select * from app.documents_without_run(p_project, p_schema) loop
        exit when created >= cardinality(p_run_ids);
        blocks := app.insert_run(p_project, p_run_ids[created + 1], doc.source_uid, p_schema, null, p_model_config, who);
        if blocks is not null then
            created := created + 1;
            total := total + blocks;
        end if;
    end loop;
    return query select created, total;
end $$;
comment on function app.apply_schema(uuid, uuid, uuid[], jsonb) is
    'A run for each ingested document that has none for the schema, a cancelled one counting as none; at most as many as ids are given.';

create or replace function app.effective_runs(p_project uuid, p_schema uuid) returns setof app.runs
    language sql stable as $$
    select distinct on (r.source_uid) r.*
      from app.runs r
     where r.project_id = p_project and r.schema_id = p_schema and r.status <> 'cancelled'
     order by r.source_uid, (r.confirmed > 0) desc, r.created_at desc, r.run_id desc
$$;
comment on function app.effective_runs(uuid, uuid) is
    'Of each document the newest run that is not cancelled and has something confirmed, else the newest not cancelled one.';

create or replace function app.standings() returns table (project_id uuid, documents bigint, runs bigint, pending bigint, staged bigint,
                                                          confirmed bigint, failed bigint)
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query
        select p.project_id,
               (select count(*) from app.documents d where d.project_id = p.project_id),
               (select count(*) from app.runs r where r.project_id = p.project_id),
               coalesce(sum(e.pending + e.claimed), 0)::bigint, coalesce(sum(e.ai_complete), 0)::bigint,
               coalesce(sum(e.confirmed), 0)::bigint, coalesce(sum(e.failed), 0)::bigint
          from app.projects p
          left join lateral (select distinct r.schema_id from app.runs r where r.project_id = p.project_id) s on true
          left join lateral app.effective_runs(p.project_id, s.schema_id) e on true
         where p.project_id = any (app.my_projects())
         group by p.project_id
         order by p.project_id desc;
end $$;
comment on function app.standings() is 'How far each project of the caller is: its documents and runs, and the blocks of the effective runs of all its schemas.';

create or replace function app.change_run(p_project uuid, p_run uuid, p_name text, p_set_name boolean, p_model_config jsonb) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform app.demand(p_project, '{owner,editor}');
    update app.runs r set run_name = case when p_set_name then p_name else r.run_name end, model_config = coalesce(p_model_config, r.model_config)
     where r.project_id = p_project and r.run_id = p_run;
    if not found then
        return false;
    end if;
    perform app.notice('run', p_project, null, p_run, null);
    perform app.resume_within_budget(p_project, p_run);
    return true;
end $$;

-- Cancelling is two transactions: after the first no claim can commit any more, the second gives back what was held. The two together may not be
-- one, because the first takes the run and the second overlays.
create or replace function app.cancel_run(p_project uuid, p_run uuid) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    who    uuid := app.demand(p_project, '{owner,editor}');
    prev   text;
    before uuid;
begin
    select r.status into prev from app.runs r where r.project_id = p_project and r.run_id = p_run for no key update;
    if not found then
        return null;
    end if;
    before := app.effective_run(p_project, p_run);
    -- What is through has nothing to cancel, and what was confirmed in it is not taken out of the exports by the way.
    if prev not in ('cancelled', 'complete') then
        update app.runs r set status = 'cancelled', status_reason = null,
               dispatch = case when r.dispatch = 'working' then 'stopped' else r.dispatch end
         where r.project_id = p_project and r.run_id = p_run;
        perform app.log_run_event(p_project, p_run, 'cancelled', null, null, who, null, null);
        perform app.note_stand(p_project, r.source_uid, r.schema_id, before) from app.runs r where r.project_id = p_project and r.run_id = p_run;
        perform app.run_ended(r.project_id, r.run_id) from app.runs r where r.project_id = p_project and r.run_id = p_run and r.dispatched_by <> who;
    end if;
    return prev;
end $$;

create or replace function app.release_claims(p_project uuid, p_run uuid) returns int
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform app.demand(p_project, '{owner,editor}');
    perform 1 from app.runs r where r.project_id = p_project and r.run_id = p_run and r.status = 'cancelled';
    if not found then
        return 0;
    end if;
    return app.give_back(p_project, p_run, null, 'released', 'the run was cancelled');
end $$;

create or replace function app.pause_run(p_project uuid, p_run uuid, p_reason text) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    who  uuid := app.demand(p_project, '{owner,editor}');
    prev text;
begin
    select r.status into prev from app.runs r where r.project_id = p_project and r.run_id = p_run for no key update;
    if prev = 'running' then
        update app.runs r set status = 'paused', status_reason = p_reason,
               dispatch = case when r.dispatch = 'working' then 'stopped' else r.dispatch end
         where r.project_id = p_project and r.run_id = p_run;
        perform app.log_run_event(p_project, p_run, 'paused', null, null, who, null, p_reason);
        perform app.run_ended(r.project_id, r.run_id) from app.runs r where r.project_id = p_project and r.run_id = p_run and r.dispatched_by <> who;
    end if;
    return prev;
end $$;

create or replace function app.resume_run(p_project uuid, p_run uuid) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    who      uuid := app.demand(p_project, '{owner,editor}');
    prev     text;
    orphaned boolean;
begin
    -- What somebody had started who may do so no longer goes on for whoever takes it up, with their keys: whatever is still held under the old ones is
    -- given back before. Overlays before the run.
    select r.dispatch = 'stopped' and not exists (select from app.project_members m where m.project_id = p_project and m.user_id = r.dispatched_by
                                                                                       and m.role in ('owner', 'editor'))
      into orphaned from app.runs r where r.project_id = p_project and r.run_id = p_run and r.status = 'paused';
    if orphaned then
        perform app.give_back(p_project, p_run, null, 'released', 'somebody else took the run up');
    end if;
    select r.status into prev from app.runs r where r.project_id = p_project and r.run_id = p_run for no key update;
    if prev = 'paused' then
        update app.runs r set status = 'running', status_reason = null,
               dispatch = case when r.dispatch = 'stopped' then 'working' else r.dispatch end,
               dispatched_by = case when orphaned then who else r.dispatched_by end
         where r.project_id = p_project and r.run_id = p_run;
        perform app.log_run_event(p_project, p_run, 'resumed', null, null, who, null, null);
    end if;
    return prev;
end $$;

-- A dispatch is a row, and the runs that it names are 'working' until they are through: whichever node is there goes on with them.
create or replace function app.dispatch_runs(p_project uuid, p_dispatch uuid, p_run uuid, p_schema uuid, p_concurrency int, p_max_blocks int, p_default int)
    returns table (runs int, pending bigint, concurrency int)
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    who  uuid := app.demand(p_project, '{owner,editor}');
    mine uuid[];
    wanted int;
begin
    if p_run is not null then
        perform 1 from app.runs r where r.project_id = p_project and r.run_id = p_run;
        if not found then
            raise exception 'no such run' using errcode = 'P0002';
        end if;
    end if;
    wanted := coalesce(p_concurrency, (select (r.model_config ->> 'concurrency')::int from app.runs r
                                        where r.project_id = p_project and r.run_id = p_run), p_default);
    -- Orders before runs, as the worker takes them. An order that also works on other runs is left as it is: the runs named here get one of their own.
    if p_concurrency is not null then
        update app.dispatches d set concurrency = p_concurrency
         where d.project_id = p_project
           and exists (select from app.runs r where r.project_id = p_project and r.dispatch_id = d.dispatch_id and r.dispatch = 'working'
                          and (p_run is null or r.run_id = p_run) and (p_schema is null or r.schema_id = p_schema))
           and not exists (select from app.runs r where r.project_id = p_project and r.dispatch_id = d.dispatch_id and r.dispatch = 'working'
                              and not ((p_run is null or r.run_id = p_run) and (p_schema is null or r.schema_id = p_schema)));
    end if;
    mine := array(select r.run_id from app.runs r
                   where r.project_id = p_project and (p_run is null or r.run_id = p_run) and (p_schema is null or r.schema_id = p_schema)
                     and r.status = 'running'
                     and (r.dispatch <> 'working'
                          -- An order for so many blocks gives way to whatever is ordered after it.
                          or exists (select from app.dispatches d where d.project_id = r.project_id and d.dispatch_id = r.dispatch_id
                                        and (d.concurrency <> p_concurrency or d.max_blocks is not null)))
                   order by r.run_id for no key update of r);
    if cardinality(mine) > 0 then
        insert into app.dispatches (project_id, dispatch_id, concurrency, max_blocks, requested_by)
        values (p_project, p_dispatch, wanted, p_max_blocks, who);
        update app.runs r set dispatch = 'working', dispatch_id = p_dispatch, dispatched_by = who
         where r.project_id = p_project and r.run_id = any (mine);
        insert into app.run_events (project_id, run_id, event_id, kind, actor)
        select p_project, x, nextval('app.event_ids'), 'dispatched', who from unnest(mine) x;
        insert into app.feed (kind, project_id, run_id) select 'run', p_project, x from unnest(mine) x;
    end if;
    return query
        select count(*)::int, coalesce(sum(r.pending + r.claimed), 0)::bigint, coalesce(max(d.concurrency), wanted)
          from app.runs r join app.dispatches d on d.project_id = r.project_id and d.dispatch_id = r.dispatch_id
         where r.project_id = p_project and (p_run is null or r.run_id = p_run) and (p_schema is null or r.schema_id = p_schema)
           and r.dispatch = 'working';
end $$;

create or replace function app.delete_run(p_project uuid, p_run uuid, p_confirmed bigint) returns jsonb
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    who    uuid := app.demand(p_project, '{owner,editor}');
    held   app.runs;
    before uuid;
begin
    perform 1 from app.block_overlays o where o.project_id = p_project and o.run_id = p_run order by o.block_index for update;
    select * into held from app.runs r where r.project_id = p_project and r.run_id = p_run for update;
    if not found then
        return null;
    end if;
    if held.confirmed > 0 and held.confirmed is distinct from p_confirmed then
        return jsonb_build_object('confirmed', held.confirmed);
    end if;
    before := app.effective_run(p_project, p_run);
    delete from app.overlay_events e where e.project_id = p_project and e.run_id = p_run;
    delete from app.run_events e where e.project_id = p_project and e.run_id = p_run;
    delete from app.block_overlays o where o.project_id = p_project and o.run_id = p_run;
    perform app.keep_spend(p_project, array[p_run]);
    delete from app.runs r where r.project_id = p_project and r.run_id = p_run;
    perform app.note_stand(p_project, held.source_uid, held.schema_id, before);
    perform app.log_project_event(p_project, 'run deleted', who,
        jsonb_build_object('run_id', p_run, 'source_uid', held.source_uid, 'confirmed', held.confirmed));
    perform app.notice('run', p_project, held.source_uid, p_run, null);
    return jsonb_build_object('deleted', true, 'confirmed', held.confirmed);
end $$;

grant execute on function app.create_run(uuid, uuid, text, uuid, text, jsonb), app.documents_without_run(uuid, uuid),
    app.apply_schema(uuid, uuid, uuid[], jsonb), app.standings(), app.effective_runs(uuid, uuid), app.change_run(uuid, uuid, text, boolean, jsonb),
    app.cancel_run(uuid, uuid), app.release_claims(uuid, uuid), app.pause_run(uuid, uuid, text), app.resume_run(uuid, uuid),
    app.dispatch_runs(uuid, uuid, uuid, uuid, int, int, int), app.delete_run(uuid, uuid, bigint) to blockdata_app;
grant execute on function app.documents_without_run(uuid, uuid), app.effective_runs(uuid, uuid) to blockdata_definer;
