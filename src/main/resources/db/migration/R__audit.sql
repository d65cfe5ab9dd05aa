-- What people did in a project, for its owners to read. Each act writes its event in its own transaction (app.log_project_event in R__projects.sql).

create or replace function app.note_departure(p_project uuid, p_kind text, p_detail jsonb, p_sources text[]) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    who uuid := app.demand(p_project, '{owner,editor,reviewer,viewer}');
begin
    if p_kind not in ('exported', 'document-downloaded') then
        raise exception 'not a way for data to leave: %', p_kind;
    end if;
    perform app.log_project_event(p_project, p_kind, who, case when p_sources is null then p_detail else p_detail || (
        select jsonb_build_object('documents', count(*), 'rows', coalesce(sum(d.conv_total_blocks), 0))
          from app.documents d where d.project_id = p_project and d.source_uid = any (p_sources)) end);
end $$;
comment on function app.note_departure(uuid, text, jsonb, text[]) is
    'Written before the first byte leaves, so that nothing leaves unseen; with p_sources the documents and rows of an export are counted.';

create or replace function app.project_log(p_project uuid, p_kind text, p_actor uuid, p_before bigint, p_limit int)
    returns table (event_id bigint, at timestamptz, kind text, actor uuid, actor_name text, detail jsonb, address text)
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform app.demand(p_project, '{owner}');
    return query
        select e.event_id, e.at, w.word, e.actor, u.display_name, e.detail, e.address
          from app.project_events e
         cross join lateral (select case e.kind when 'budget set' then 'budget-changed' else replace(e.kind, ' ', '-') end as word) w
          left join app.users u on u.user_id = e.actor
         where e.project_id = p_project and (p_before is null or e.event_id < p_before)
           and (p_kind is null or w.word = p_kind) and (p_actor is null or e.actor = p_actor)
         order by e.event_id desc limit p_limit;
end $$;
comment on function app.project_log(uuid, text, uuid, bigint, int) is 'Newest first, for owners.';

grant execute on function app.note_departure(uuid, text, jsonb, text[]), app.project_log(uuid, text, uuid, bigint, int) to blockdata_app;
