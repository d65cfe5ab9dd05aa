-- Prices, what was spent, and the budgets that stop runs.
drop function if exists app.reached_budget(uuid, uuid, boolean), app.stopped_by_budget(uuid, uuid, boolean);

create or replace function app.list_prices()
    returns table (price_id bigint, model text, valid_from timestamptz, input numeric, cached_input numeric, cache_write numeric, output numeric)
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query
        select p.price_id, p.model, p.valid_from, p.input, p.cached_input, p.cache_write, p.output
          from app.model_prices p order by p.model, p.valid_from;
end $$;

create or replace function app.add_price(p_model text, p_from timestamptz, p_input numeric, p_cached numeric, p_written numeric, p_output numeric)
    returns bigint
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    id bigint;
    r  record;
begin
    insert into app.model_prices (model, valid_from, input, cached_input, cache_write, output)
    values (p_model, coalesce(p_from, clock_timestamp()), p_input, p_cached, p_written, p_output)
    on conflict do nothing returning price_id into id;
    -- Those whose model still has none are paused again before they ask anything.
    for r in select x.project_id, x.run_id from app.runs x where x.status = 'paused' and x.status_reason like 'price\_unknown: %' order by x.project_id, x.run_id
    loop
        update app.runs x set status = 'running', status_reason = null, dispatch = case when x.dispatch = 'stopped' then 'working' else x.dispatch end
         where x.project_id = r.project_id and x.run_id = r.run_id and x.status = 'paused' and x.status_reason like 'price\_unknown: %';
        if found then
            perform app.log_run_event(r.project_id, r.run_id, 'resumed', null, null, app.uid(), null, 'there is a new price');
        end if;
    end loop;
    return id;
end $$;
comment on function app.add_price(text, timestamptz, numeric, numeric, numeric, numeric) is
    'A price from a date on; null where there is one for this model from this very date, which stays.';

-- Usage as JSON, of which some part may be unknown: an unknown cost makes the sum unknown, and the price is named where it was one.
create or replace function app.plus_usage(p_before jsonb, p_more jsonb) returns jsonb
    language sql immutable set search_path = pg_catalog, pg_temp as $$
    select case when p_before is null then p_more when p_more is null then p_before else p_before || jsonb_build_object(
        'calls', coalesce((p_before ->> 'calls')::bigint, 0) + coalesce((p_more ->> 'calls')::bigint, 0),
        'input_tokens', coalesce((p_before ->> 'input_tokens')::bigint, 0) + coalesce((p_more ->> 'input_tokens')::bigint, 0),
        'cached_input_tokens', coalesce((p_before ->> 'cached_input_tokens')::bigint, 0) + coalesce((p_more ->> 'cached_input_tokens')::bigint, 0),
        'cache_write_tokens', coalesce((p_before ->> 'cache_write_tokens')::bigint, 0) + coalesce((p_more ->> 'cache_write_tokens')::bigint, 0),
        'output_tokens', coalesce((p_before ->> 'output_tokens')::bigint, 0) + coalesce((p_more ->> 'output_tokens')::bigint, 0),
        'cost_usd', trim_scale((p_before ->> 'cost_usd')::numeric + (p_more ->> 'cost_usd')::numeric),
        'price_id', case when p_before -> 'price_id' = p_more -> 'price_id' then p_before -> 'price_id' end) end
$$;

create or replace function app.book_platform(p_project uuid, p_run uuid, p_calls bigint, p_cost numeric) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    insert into app.platform_spend as s (user_id, month, project_id, run_id, calls, cost_usd)
    select coalesce(r.dispatched_by, r.created_by), date_trunc('month', clock_timestamp() at time zone 'UTC')::date, p_project, p_run, p_calls, p_cost
      from app.runs r where r.project_id = p_project and r.run_id = p_run
    on conflict (user_id, month, project_id, run_id) do update set calls = s.calls + excluded.calls, cost_usd = s.cost_usd + excluded.cost_usd;
end $$;

-- Called by whatever deletes runs, before it does.
create or replace function app.keep_spend(p_project uuid, p_runs uuid[]) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    insert into app.deleted_spend (project_id, run_id, calls, input_tokens, cached_input_tokens, cache_write_tokens, output_tokens, cost_usd, unpriced_calls)
    select r.project_id, r.run_id, r.calls, r.input_tokens, r.cached_input_tokens, r.cache_write_tokens, r.output_tokens, r.cost_usd, r.unpriced_calls
      from app.runs r where r.project_id = p_project and r.run_id = any (p_runs) and r.calls > 0;
end $$;

create or replace function app.spend_of(p_project uuid) returns table (calls bigint, input_tokens bigint, cached_input_tokens bigint,
                                             cache_write_tokens bigint, output_tokens bigint, cost_usd numeric, unpriced_calls bigint)
    language sql stable as $$
    select coalesce(sum(x.calls), 0)::bigint, coalesce(sum(x.input_tokens), 0)::bigint, coalesce(sum(x.cached_input_tokens), 0)::bigint,
           coalesce(sum(x.cache_write_tokens), 0)::bigint, coalesce(sum(x.output_tokens), 0)::bigint, coalesce(sum(x.cost_usd), 0),
           coalesce(sum(x.unpriced_calls), 0)::bigint
      from (select r.calls, r.input_tokens, r.cached_input_tokens, r.cache_write_tokens, r.output_tokens, r.cost_usd, r.unpriced_calls
              from app.runs r where r.project_id = p_project
             union all
            select d.calls, d.input_tokens, d.cached_input_tokens, d.cache_write_tokens, d.output_tokens, d.cost_usd, d.unpriced_calls
              from app.deleted_spend d where d.project_id = p_project) x
$$;
comment on function app.spend_of(uuid) is 'All that a project has ever spent, deleted runs included.';

create or replace function app.project_spend(p_project uuid) returns table (budget_usd numeric, calls bigint, input_tokens bigint, cached_input_tokens bigint,
                                                cache_write_tokens bigint, output_tokens bigint, cost_usd numeric, unpriced_calls bigint)
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform app.demand(p_project, '{owner,editor,reviewer,viewer}');
    return query select p.budget_usd, s.* from app.projects p cross join app.spend_of(p_project) s where p.project_id = p_project;
end $$;

-- Which budget holds a run back, and why in words; no row where none does. p_unbooked was spent on the run and is on its way here.
create or replace function app.reached_budget(p_project uuid, p_run uuid, p_platform boolean, p_unbooked numeric default 0) returns table (budget text, words text)
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    r     record;
    spent record;
    most  numeric;
begin
    select x.cost_usd + p_unbooked as cost_usd, (x.model_config ->> 'budget')::numeric as of_run, p.budget_usd as of_project,
           coalesce(x.dispatched_by, x.created_by) as payer
      into r from app.runs x join app.projects p on p.project_id = x.project_id where x.project_id = p_project and x.run_id = p_run;
    if r.of_run is not null then
        if r.cost_usd >= r.of_run then
            return query select 'run', format('This run has spent %s USD of its budget of %s USD.', app.usd(r.cost_usd), app.usd(r.of_run));
            return;
        end if;
    end if;
    if r.of_project is not null then
        select s.cost_usd + p_unbooked as cost_usd into spent from app.spend_of(p_project) s;
        if spent.cost_usd >= r.of_project then
            return query select 'project', format('This project has spent %s USD of its budget of %s USD.', app.usd(spent.cost_usd), app.usd(r.of_project));
            return;
        end if;
    end if;
    if p_platform then
        select b.usd into most from app.platform_budget b;
        if most is null then
            return;
        end if;
        select coalesce(sum(s.cost_usd), 0) + p_unbooked as cost_usd into spent from app.platform_spend s
         where s.user_id = r.payer and s.month = date_trunc('month', clock_timestamp() at time zone 'UTC')::date;
        if spent.cost_usd >= most then
            return query select 'platform', format('Whoever started this run has spent %s of the %s USD that this installation allows each month on its own keys.',
                                                   app.usd(spent.cost_usd), app.usd(most));
        end if;
    end if;
end $$;

create or replace function app.usd(p_amount numeric) returns text
    language sql immutable set search_path = pg_catalog, pg_temp as $$
    select case when p_amount = round(p_amount, 2) then round(p_amount, 2)::text else trim_scale(round(p_amount, 6))::text end
$$;

-- Asked before anything is claimed: a run that has reached a budget is paused, and what is in flight is all that may still be spent.
create or replace function app.stopped_by_budget(p_project uuid, p_run uuid, p_platform boolean, p_unbooked numeric default 0) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    held record;
begin
    -- Where no budget is set, this look at two keys is all there is to it.
    perform 1 from app.runs x join app.projects p on p.project_id = x.project_id
      where x.project_id = p_project and x.run_id = p_run and (x.model_config ? 'budget' or p.budget_usd is not null);
    if not found and not p_platform then
        return false;
    end if;
    select b.budget, b.words into held from app.reached_budget(p_project, p_run, p_platform, p_unbooked) b;
    if not found then
        return false;
    end if;
    if app.pause_unworkable(p_project, p_run, 'budget_reached: ' || held.words) then
        update app.runs r set budget_stop = held.budget where r.project_id = p_project and r.run_id = p_run;
    end if;
    return true;
end $$;

-- A budget cannot be kept blindly: why a run that is held to one may not ask a model without a price; null where no budget holds it.
create or replace function app.unpriced_words(p_project uuid, p_run uuid, p_platform boolean, p_model text) returns text
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select format('price_unknown: %s cannot be kept, because the price of the model "%s" is not known here.', x.whose, p_model)
      from (select case when r.model_config ? 'budget' then format('The budget of this run, %s USD,', app.usd((r.model_config ->> 'budget')::numeric))
                        when p.budget_usd is not null then format('The budget of this project, %s USD,', app.usd(p.budget_usd))
                        when p_platform and exists (select from app.platform_budget b where b.usd is not null) then 'The monthly budget of this installation' end as whose
              from app.runs r join app.projects p on p.project_id = r.project_id where r.project_id = p_project and r.run_id = p_run) x
     where x.whose is not null
$$;

create or replace function app.resume_within_budget(p_project uuid, p_run uuid, p_budget text default null) returns int
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    r record;
    n int := 0;
begin
    for r in select x.project_id, x.run_id, x.budget_stop from app.runs x
              where x.status = 'paused' and x.budget_stop is not null and x.status_reason like 'budget\_reached: %'
                and (p_project is null or x.project_id = p_project) and (p_run is null or x.run_id = p_run)
                and (p_budget is null or x.budget_stop = p_budget)
              order by x.project_id, x.run_id
    loop
        continue when exists (select from app.reached_budget(r.project_id, r.run_id, r.budget_stop = 'platform'));
        update app.runs x set status = 'running', status_reason = null, dispatch = case when x.dispatch = 'stopped' then 'working' else x.dispatch end
         where x.project_id = r.project_id and x.run_id = r.run_id and x.status = 'paused' and x.status_reason like 'budget\_reached: %';
        if found then
            perform app.log_run_event(r.project_id, r.run_id, 'resumed', null, null, app.uid(), null, 'there is room in the budget');
            n := n + 1;
        end if;
    end loop;
    return n;
end $$;
comment on function app.resume_within_budget(uuid, uuid, text) is 'Goes on with runs that a budget had paused and that none holds back any more; those that were being dispatched are again.';

create or replace function app.set_project_budget(p_project uuid, p_usd numeric) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    who uuid := app.demand(p_project, '{owner}');
begin
    update app.projects p set budget_usd = p_usd where p.project_id = p_project;
    perform app.log_project_event(p_project, 'budget set', who, jsonb_build_object('budget_usd', p_usd));
    perform app.resume_within_budget(p_project, null);
end $$;

create or replace function app.set_platform_budget(p_usd numeric) returns int
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if p_usd is null then
        delete from app.platform_budget;
    else
        insert into app.platform_budget as b (usd) values (p_usd) on conflict (only_row) do update set usd = excluded.usd where b.usd <> excluded.usd;
    end if;
    return app.resume_within_budget(null, null, 'platform');
end $$;
comment on function app.set_platform_budget(numeric) is 'What the settings of this installation say; again and again, since a new month begins by itself.';

grant execute on function app.project_spend(uuid), app.set_project_budget(uuid, numeric) to blockdata_app;
grant execute on function app.plus_usage(jsonb, jsonb), app.usd(numeric), app.spend_of(uuid) to blockdata_definer;
grant execute on function app.unpriced_words(uuid, uuid, boolean, text), app.list_prices(), app.add_price(text, timestamptz, numeric, numeric, numeric, numeric), app.set_platform_budget(numeric)
    to blockdata_worker;
