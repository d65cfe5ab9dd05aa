-- Confirmed data on its way out: what is sent to, what waits to be sent, and the sender's verbs.

create or replace function app.effective_run(p_project uuid, p_source text, p_schema uuid) returns uuid
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return (select e.run_id from app.effective_runs(p_project, p_schema) e where e.source_uid = p_source);
end $$;
comment on function app.effective_run(uuid, text, uuid) is 'The run whose values leave of a document and a schema.';

create or replace function app.effective_run(p_project uuid, p_run uuid) returns uuid
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return (select app.effective_run(p_project, r.source_uid, r.schema_id) from app.runs r where r.project_id = p_project and r.run_id = p_run);
end $$;
comment on function app.effective_run(uuid, uuid) is 'The run whose values leave of the document and the schema of this one.';

create or replace function app.sends(p_project uuid, p_trigger text) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exists (select from app.integrations i where i.project_id = p_project and (i.trigger = p_trigger or p_trigger is null and i.trigger <> 'manual'))
$$;
comment on function app.sends(uuid, text) is 'Whether anything of the project is sent by itself; asked first, since in most projects nothing is.';

create or replace function app.put_out(p_project uuid, p_run uuid, p_event text, p_blocks int4multirange, p_trigger text) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    insert into app.deliveries (project_id, integration_id, delivery_id, run_id, source_uid, schema_id, event, blocks, requested_by)
    select i.project_id, i.integration_id, gen_random_uuid(), r.run_id, r.source_uid, r.schema_id, p_event, p_blocks, app.uid()
      from app.integrations i join app.runs r on r.project_id = i.project_id and r.run_id = p_run
     where i.project_id = p_project and i.trigger = p_trigger and (i.schema_id is null or i.schema_id = r.schema_id)
     -- One that is being deleted is passed over, not waited for and then missed.
     for key share of i;
end $$;

-- Called by whatever may give the document another run to stand for it, in its transaction, with the run that was effective before.
create or replace function app.note_stand(p_project uuid, p_source text, p_schema uuid, p_before uuid, p_noted uuid default null) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    stands app.runs;
begin
    if not app.sends(p_project, null) then
        return;
    end if;
    select r.* into stands from app.runs r
     where r.project_id = p_project and r.run_id = app.effective_run(p_project, p_source, p_schema) and r.run_id <> p_before and r.confirmed > 0;
    if not found then
        return;
    end if;
    perform app.put_out(p_project, stands.run_id, 'pushed', null, 'batch');
    if stands.run_id is distinct from p_noted and stands.pending + stands.claimed + stands.ai_complete = 0 then
        perform app.note_run(p_project, stands.run_id);
    end if;
end $$;
comment on function app.note_stand(uuid, text, uuid, uuid, uuid) is
    'Puts the whole of a run that has come to stand for its document into the outbox, in the place of the one that stood before; p_noted is noted where its last block is closed, and not here.';

-- Called by whatever confirms or reopens, in its transaction, with the run that was effective before.
create or replace function app.note_blocks(p_project uuid, p_run uuid, p_event text, p_blocks int4multirange, p_before uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    effective uuid;
begin
    if not app.sends(p_project, null) then
        return;
    end if;
    effective := app.effective_run(p_project, p_run);
    if p_event = 'blocks.reopened' and p_before = p_run then
        perform app.put_out(p_project, p_run, p_event, p_blocks, 'batch');
    elsif p_event = 'blocks.confirmed' and effective = p_run and p_before = p_run then
        perform app.put_out(p_project, p_run, p_event, p_blocks, 'batch');
    end if;
    perform app.note_stand(p_project, r.source_uid, r.schema_id, p_before, p_run) from app.runs r where r.project_id = p_project and r.run_id = p_run;
end $$;
comment on function app.note_blocks(uuid, uuid, text, int4multirange, uuid) is
    'Puts what was confirmed or reopened just now into the outbox of each integration that wants to hear of each batch; and the whole of another run that has come to stand for the document by it.';

-- Called when the last block of a run that was open is so no longer.
create or replace function app.note_run(p_project uuid, p_run uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if app.sends(p_project, 'run') and app.effective_run(p_project, p_run) = p_run then
        perform app.put_out(p_project, p_run, 'run.confirmed', null, 'run');
    end if;
end $$;
comment on function app.note_run(uuid, uuid) is 'Puts a run of which nothing is pending, claimed or staged any more into the outbox of each integration that waits for that.';

create or replace function app.integration_mark(p_integration app.integrations) returns text
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select md5(row (p_integration.name, p_integration.schema_id, p_integration.trigger, p_integration.paused, p_integration.settings, p_integration.sealed)::text)
$$;
comment on function app.integration_mark(app.integrations) is 'Another whenever what is kept of it is another.';

drop function if exists app.save_integration(uuid, uuid, text, text, uuid, text, boolean, jsonb, bytea, int);
create or replace function app.save_integration(p_project uuid, p_integration uuid, p_kind text, p_name text, p_schema uuid, p_trigger text,
                                                p_paused boolean, p_settings jsonb, p_sealed bytea, p_most int, p_seen text default null) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    who uuid := app.demand(p_project, '{owner}');
    old app.integrations;
begin
    select * into old from app.integrations i where i.project_id = p_project and i.integration_id = p_integration for no key update;
    if old.integration_id is null then
        if p_seen is not null then
            return 'gone';
        end if;
        perform pg_advisory_xact_lock(hashtextextended('integrations of ' || p_project, 0));
        if (select count(*) from app.integrations i where i.project_id = p_project) >= p_most then
            return 'too-many';
        end if;
        insert into app.integrations (project_id, integration_id, kind, name, schema_id, trigger, paused, settings, sealed, saved_by)
        values (p_project, p_integration, p_kind, p_name, p_schema, p_trigger, p_paused, p_settings, p_sealed, who);
    elsif app.integration_mark(old) <> p_seen then
        return 'changed-meanwhile';
    else
        update app.integrations i
           set name = p_name, schema_id = p_schema, trigger = p_trigger, paused = p_paused, settings = p_settings, sealed = p_sealed,
               saved_by = who, saved_at = clock_timestamp()
         where i.project_id = p_project and i.integration_id = p_integration;
        -- What failed may succeed as it is now.
        update app.deliveries d set not_before = clock_timestamp()
         where d.project_id = p_project and d.integration_id = p_integration and d.status = 'waiting' and d.not_before > clock_timestamp();
    end if;
    perform app.log_project_event(p_project, case when old.integration_id is null then 'integration-made' else 'integration-changed' end, who,
        jsonb_build_object('integration_id', p_integration, 'kind', p_kind, 'name', p_name, 'trigger', p_trigger, 'paused', p_paused));
    return case when old.integration_id is null then 'made' else 'changed' end;
end $$;
comment on function app.save_integration(uuid, uuid, text, text, uuid, text, boolean, jsonb, bytea, int, text) is
    'made, changed, or too-many: a project has p_most of them at most. One that is there is changed only as it was seen: else changed-meanwhile, or gone.';

create or replace function app.delete_integration(p_project uuid, p_integration uuid) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    who  uuid := app.demand(p_project, '{owner}');
    gone app.integrations;
begin
    delete from app.integrations i where i.project_id = p_project and i.integration_id = p_integration returning * into gone;
    if gone.integration_id is null then
        return false;
    end if;
    perform app.log_project_event(p_project, 'integration-deleted', who,
        jsonb_build_object('integration_id', p_integration, 'kind', gone.kind, 'name', gone.name));
    return true;
end $$;

create or replace function app.push_integration(p_project uuid, p_integration uuid, p_runs uuid[]) returns int
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    who uuid := app.demand(p_project, '{owner,editor}');
    i   app.integrations;
    n   int;
begin
    select * into i from app.integrations x where x.project_id = p_project and x.integration_id = p_integration;
    if i.integration_id is null then
        return null;
    end if;
    if exists (select from unnest(p_runs) as x (run_id)
                where not exists (select from app.runs r where r.project_id = p_project and r.run_id = x.run_id)) then
        raise exception 'no such run' using errcode = 'P0002';
    end if;
    with wanted as (
        select r.run_id, r.source_uid, r.schema_id, r.created_at from app.runs r
         where r.project_id = p_project and (i.schema_id is null or r.schema_id = i.schema_id)
           -- Of one with nothing confirmed any more, what was put there before is taken away; a webhook is told so as it happens.
           and (r.confirmed > 0 or i.kind <> 'webhook' and exists (select from app.deliveries d
                                            where d.project_id = p_project and d.integration_id = p_integration and d.source_uid = r.source_uid
                                              and d.schema_id = r.schema_id and d.status = 'delivered'))
           and (p_runs is null or r.run_id = any (p_runs))
           and r.run_id in (select e.run_id from (select distinct s.schema_id from app.runs s where s.project_id = p_project) s
                             cross join lateral app.effective_runs(p_project, s.schema_id) e)
    )
    insert into app.deliveries (project_id, integration_id, delivery_id, run_id, source_uid, schema_id, event, requested_by)
    select p_project, p_integration, gen_random_uuid(), w.run_id, w.source_uid, w.schema_id, 'pushed', who from wanted w
     -- One that waits sends what is confirmed when it is sent: a second would send the same.
     where not exists (select from app.deliveries d where d.project_id = p_project and d.integration_id = p_integration and d.run_id = w.run_id
                          and d.status = 'waiting' and d.event = 'pushed')
     order by w.created_at, w.run_id;
    get diagnostics n = row_count;
    return n;
end $$;
comment on function app.push_integration(uuid, uuid, uuid[]) is 'Puts the effective runs with something confirmed now, or sent before, of these runs or of all, into the outbox; how many, null where there is no such integration.';

create or replace function app.change_delivery(p_project uuid, p_integration uuid, p_delivery uuid, p_to text) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    who uuid := app.demand(p_project, '{owner,editor}');
    d   app.deliveries;
begin
    select * into d from app.deliveries x where x.project_id = p_project and x.integration_id = p_integration and x.delivery_id = p_delivery for update;
    if d.delivery_id is null then
        return null;
    end if;
    if p_to = 'waiting' and d.status in ('failed', 'cancelled', 'delivered', 'waiting') then
        update app.deliveries x
           set status = 'waiting', attempt = 0, not_before = clock_timestamp(), attempt_token = null, attempt_deadline = null, finished_at = null
         where x.project_id = p_project and x.integration_id = p_integration and x.delivery_id = p_delivery;
    elsif p_to = 'cancelled' and d.status in ('waiting', 'sending') then
        update app.deliveries x set status = 'cancelled', attempt_token = null, attempt_deadline = null, finished_at = clock_timestamp()
         where x.project_id = p_project and x.integration_id = p_integration and x.delivery_id = p_delivery;
    end if;
    return d.status;
end $$;
comment on function app.change_delivery(uuid, uuid, uuid, text) is 'Sends one again under its own id (waiting), or gives one up that is open (cancelled); the status that it had, null where there is none.';

create or replace function app.replay_failed(p_project uuid, p_integration uuid) returns int
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    n int;
begin
    perform app.demand(p_project, '{owner,editor}');
    if not exists (select from app.integrations i where i.project_id = p_project and i.integration_id = p_integration) then
        return null;
    end if;
    perform app.change_delivery(p_project, p_integration, f.delivery_id, 'waiting')
       from (select d.delivery_id from app.deliveries d
              where d.project_id = p_project and d.integration_id = p_integration and d.status = 'failed'
              order by d.number for update) f;
    get diagnostics n = row_count;
    return n;
end $$;
comment on function app.replay_failed(uuid, uuid) is 'Sends all that have failed again, each under its own id; how many, null where there is no such integration.';
grant execute on function app.replay_failed(uuid, uuid) to blockdata_app;

-- The sender's verbs, for the worker's login.

drop function if exists app.claim_deliveries(int, interval, int, int);
create or replace function app.claim_deliveries(p_most int, p_lease interval, p_most_of_project int, p_max_attempts int)
    returns table (project_id uuid, integration_id uuid, delivery_id uuid, kind text, settings jsonb, sealed bytea, acts_for uuid, run_id uuid,
                   source_uid text, schema_id uuid, event text, blocks text, attempt int, attempt_token uuid, created_at timestamptz,
                   saved_at timestamptz, attempt_at timestamptz)
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    now_at constant timestamptz := clock_timestamp();
    i      record;
    d      app.deliveries;
    gone   text;
    n      int := 0;
begin
    -- One at a time for each integration and few for each project, and whoever waits longest first: none keeps the others waiting.
    for i in
        select x.* from app.integrations x
         where not x.paused
           and exists (select from app.deliveries o where o.project_id = x.project_id and o.integration_id = x.integration_id and o.status in ('waiting', 'sending'))
         order by x.served_at nulls first
         for no key update of x skip locked
    loop
        exit when n >= p_most;
        continue when exists (select from app.deliveries o where o.project_id = i.project_id and o.integration_id = i.integration_id
                                 and o.status = 'sending' and o.attempt_deadline >= now_at);
        continue when (select count(*) from app.deliveries o where o.project_id = i.project_id and o.status = 'sending' and o.attempt_deadline >= now_at)
                      >= p_most_of_project;
        select h.* into d
          from (select distinct on (o.source_uid, o.schema_id) o.* from app.deliveries o
                 where o.project_id = i.project_id and o.integration_id = i.integration_id and o.status in ('waiting', 'sending')
                 order by o.source_uid, o.schema_id, o.number) h
         where h.status = 'sending' or h.not_before <= now_at
         order by h.number limit 1;
        continue when d.delivery_id is null;
        update app.integrations x set served_at = now_at where x.project_id = i.project_id and x.integration_id = i.integration_id;
        gone := case when not exists (select from app.runs r where r.project_id = d.project_id and r.run_id = d.run_id) then 'The run was deleted.'
                     when d.event <> 'blocks.reopened' and app.effective_run(d.project_id, d.run_id) is distinct from d.run_id
                         then 'Another run stands for the document now.' end;
        if gone is not null or d.attempt >= p_max_attempts then
            update app.deliveries x
               set status = case when gone is null then 'failed' else 'cancelled' end, finished_at = now_at, attempt_token = null, attempt_deadline = null,
                   error = coalesce(gone, x.error, 'The server ended in the middle of it, ' || d.attempt || ' times over.')
             where x.project_id = d.project_id and x.integration_id = d.integration_id and x.delivery_id = d.delivery_id;
            continue;
        end if;
        update app.deliveries x
           set status = 'sending', attempt = x.attempt + 1, attempt_token = gen_random_uuid(), attempt_deadline = now_at + p_lease
         where x.project_id = d.project_id and x.integration_id = d.integration_id and x.delivery_id = d.delivery_id
        returning * into d;
        n := n + 1;
        return query
            select d.project_id, d.integration_id, d.delivery_id, i.kind, i.settings, i.sealed, i.saved_by, d.run_id, d.source_uid, d.schema_id,
                   d.event, d.blocks::text, d.attempt, d.attempt_token, d.created_at, i.saved_at, now_at;
    end loop;
end $$;
comment on function app.claim_deliveries(int, interval, int, int) is
    'Takes what is due under fresh tokens: of each integration that is not paused the oldest of those that come first of their document and schema. What is of a run that counts no more ends unsent.';

create or replace function app.keep_delivery(p_project uuid, p_integration uuid, p_delivery uuid, p_token uuid, p_lease interval) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update app.deliveries d set attempt_deadline = clock_timestamp() + p_lease
     where d.project_id = p_project and d.integration_id = p_integration and d.delivery_id = p_delivery and d.attempt_token = p_token and d.status = 'sending';
    return found;
end $$;
comment on function app.keep_delivery(uuid, uuid, uuid, uuid, interval) is 'Renews an attempt; false where it is no longer wanted.';

drop function if exists app.end_delivery(uuid, uuid, uuid, uuid, text, interval, bigint, bigint, text, int, text, text, boolean);
create or replace function app.end_delivery(p_project uuid, p_integration uuid, p_delivery uuid, p_token uuid, p_status text, p_again interval,
                                            p_rows bigint, p_bytes bigint, p_sent text, p_answer_status int, p_answer text, p_error text,
                                            p_pause boolean, p_saved_at timestamptz default null) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    mended boolean;
    ending text;
begin
    -- It was saved anew meanwhile: how the old settings fared says nothing about those of now.
    select i.saved_at <> p_saved_at into mended from app.integrations i
     where i.project_id = p_project and i.integration_id = p_integration for no key update;
    ending := case when mended and p_status = 'failed' then 'waiting' else p_status end;
    update app.deliveries d
       set status = ending, not_before = clock_timestamp() + case when mended then interval '0' else coalesce(p_again, interval '0') end,
           attempt_token = null, attempt_deadline = null,
           rows = coalesce(p_rows, d.rows), bytes = coalesce(p_bytes, d.bytes), sent = coalesce(p_sent, d.sent),
           answer_status = p_answer_status, answer = p_answer, error = p_error,
           finished_at = case when ending <> 'waiting' then clock_timestamp() end
     where d.project_id = p_project and d.integration_id = p_integration and d.delivery_id = p_delivery and d.attempt_token = p_token and d.status = 'sending';
    if found and p_pause and mended is not true then
        update app.integrations i set paused = true where i.project_id = p_project and i.integration_id = p_integration;
        return true;
    end if;
    return found;
end $$;
comment on function app.end_delivery(uuid, uuid, uuid, uuid, text, interval, bigint, bigint, text, int, text, text, boolean, timestamptz) is
    'Ends an attempt: delivered, failed or cancelled for good, or waiting to be tried again after p_again. With p_pause the other side wants no more. Where the integration was saved since p_saved_at, it is not paused, and what was not delivered is tried again at once.';

create or replace function app.forget_deliveries(p_keep interval) returns int
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    n int;
begin
    delete from app.deliveries d where d.finished_at < clock_timestamp() - p_keep;
    get diagnostics n = row_count;
    return n;
end $$;

create or replace function app.integrations_sealed_before(p_mark bytea, p_project uuid, p_integration uuid, p_most int)
    returns table (project_id uuid, integration_id uuid, settings jsonb, kind text, sealed bytea)
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query
        select i.project_id, i.integration_id, i.settings, i.kind, i.sealed from app.integrations i
         where substr(i.sealed, 1, length(p_mark)) <> p_mark and (i.project_id, i.integration_id) > (p_project, p_integration)
         order by i.project_id, i.integration_id limit p_most;
end $$;

create or replace function app.reseal_integration(p_project uuid, p_integration uuid, p_old bytea, p_new bytea) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update app.integrations i set sealed = p_new where i.project_id = p_project and i.integration_id = p_integration and i.sealed = p_old;
    return found;
end $$;

drop function if exists app.list_integrations(uuid);
create or replace function app.list_integrations(p_project uuid)
    returns table (project_id uuid, integration_id uuid, kind text, name text, schema_id uuid, schema_ref text, trigger text, paused boolean,
                   settings jsonb, sealed bytea, saved_by uuid, saved_by_name text, created_at timestamptz, saved_at timestamptz, waiting bigint, failed bigint,
                   delivered_at timestamptz, failed_at timestamptz, failure text, mark text)
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform app.demand(p_project, '{owner,editor}');
    return query
        select i.project_id, i.integration_id, i.kind, i.name, i.schema_id, s.schema_ref, i.trigger, i.paused, i.settings, i.sealed, i.saved_by,
               u.display_name, i.created_at, i.saved_at,
               (select count(*) from app.deliveries d where d.project_id = i.project_id and d.integration_id = i.integration_id and d.status in ('waiting', 'sending')),
               (select count(*) from app.deliveries d where d.project_id = i.project_id and d.integration_id = i.integration_id and d.status = 'failed'),
               (select d.finished_at from app.deliveries d where d.project_id = i.project_id and d.integration_id = i.integration_id and d.status = 'delivered'
                 order by d.number desc limit 1),
               f.at, f.error, app.integration_mark(i)
          from app.integrations i
          left join app.schemas s on s.schema_id = i.schema_id
          left join app.users u on u.user_id = i.saved_by
          -- The newest that has failed, or is to be tried again, unless a newer one was delivered.
          left join lateral (select coalesce(d.finished_at, d.created_at) as at, d.error, d.status
                               from app.deliveries d where d.project_id = i.project_id and d.integration_id = i.integration_id
                                and (d.status in ('delivered', 'failed') or d.error is not null and d.status <> 'cancelled')
                              order by d.number desc limit 1) f on f.status <> 'delivered'
         where i.project_id = p_project
         order by i.created_at, i.integration_id;
end $$;

create or replace function app.list_deliveries(p_project uuid, p_integration uuid, p_delivery uuid, p_status text, p_before bigint, p_limit int)
    returns table (number bigint, delivery_id uuid, run_id uuid, run_name text, source_uid text, doc_title text, event text, blocks int4multirange,
                   status text, attempt int, not_before timestamptz, rows bigint, bytes bigint, sent text, answer_status int, answer text,
                   error text, created_at timestamptz, finished_at timestamptz)
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform app.demand(p_project, '{owner,editor}');
    return query
        select d.number, d.delivery_id, d.run_id, r.run_name, r.source_uid, x.doc_title, d.event, d.blocks, d.status, d.attempt, d.not_before,
               d.rows, d.bytes, d.sent, d.answer_status, d.answer, d.error, d.created_at, d.finished_at
          from app.deliveries d
          left join app.runs r on r.project_id = d.project_id and r.run_id = d.run_id
          left join app.documents x on x.project_id = r.project_id and x.source_uid = r.source_uid
         where d.project_id = p_project and d.integration_id = p_integration
           and (p_delivery is null or d.delivery_id = p_delivery)
           and (p_status is null or d.status = p_status or p_status = 'waiting' and d.status = 'sending')
           and (p_before is null or d.number < p_before)
         order by d.number desc limit p_limit;
end $$;
comment on function app.list_deliveries(uuid, uuid, uuid, text, bigint, int) is 'The newest first.';

grant execute on function app.save_integration(uuid, uuid, text, text, uuid, text, boolean, jsonb, bytea, int, text), app.delete_integration(uuid, uuid),
    app.push_integration(uuid, uuid, uuid[]), app.change_delivery(uuid, uuid, uuid, text),
    app.list_integrations(uuid), app.list_deliveries(uuid, uuid, uuid, text, bigint, int) to blockdata_app;
grant execute on function app.claim_deliveries(int, interval, int, int), app.keep_delivery(uuid, uuid, uuid, uuid, interval),
    app.end_delivery(uuid, uuid, uuid, uuid, text, interval, bigint, bigint, text, int, text, text, boolean, timestamptz), app.forget_deliveries(interval),
    app.integrations_sealed_before(bytea, uuid, uuid, int), app.reseal_integration(uuid, uuid, bytea, bytea) to blockdata_worker;
