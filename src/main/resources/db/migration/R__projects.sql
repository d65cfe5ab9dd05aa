-- Projects, and everything that goes with one.

create or replace function app.create_project(p_project uuid, p_name text, p_description text) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    who uuid := app.uid();
begin
    if who is null then
        raise exception 'not found' using errcode = 'P0002';
    end if;
    insert into app.projects (project_id, project_name, description, created_by) values (p_project, p_name, p_description, who);
    insert into app.project_members (project_id, user_id, role) values (p_project, who, 'owner');
    perform app.log_project_event(p_project, 'project-created', who, jsonb_build_object('project_name', p_name));
end $$;

-- Null leaves as it is.
create or replace function app.change_project(p_project uuid, p_name text, p_description text) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    who  uuid := app.demand(p_project, '{owner,editor}');
    held app.projects;
begin
    select * into held from app.projects p where p.project_id = p_project for no key update;
    update app.projects p set project_name = coalesce(p_name, p.project_name), description = coalesce(p_description, p.description)
     where p.project_id = p_project;
    if p_name <> held.project_name then
        perform app.log_project_event(p_project, 'project-renamed', who, jsonb_build_object('before', held.project_name, 'project_name', p_name));
    end if;
    if p_description <> held.description then
        perform app.log_project_event(p_project, 'project-described', who, jsonb_build_object('description', p_description));
    end if;
end $$;

create or replace function app.log_project_event(p_project uuid, p_kind text, p_actor uuid, p_detail jsonb) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    insert into app.project_events (project_id, event_id, kind, actor, detail, address)
    values (p_project, nextval('app.event_ids'), p_kind, p_actor, p_detail, nullif(current_setting('app.address', true), ''));
end $$;
comment on function app.log_project_event(uuid, text, uuid, jsonb) is 'The address is that of the request, as the application says it beside who is asking.';

-- Stops the work on all runs of a project first: what a worker still holds has to find its claim gone, not its row.
create or replace function app.delete_project(p_project uuid, p_confirmed bigint) returns jsonb
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    confirmed bigint;
begin
    perform app.lock_members(p_project);
    perform app.demand(p_project, '{owner}');
    perform 1 from app.projects p where p.project_id = p_project for update;
    perform 1 from app.documents d where d.project_id = p_project order by d.source_uid for update;
    perform 1 from app.block_overlays o where o.project_id = p_project order by o.run_id, o.block_index for update;
    perform 1 from app.runs r where r.project_id = p_project order by r.run_id for update;
    select coalesce(sum(r.confirmed), 0) into confirmed from app.runs r where r.project_id = p_project;
    if confirmed > 0 and confirmed is distinct from p_confirmed then
        return jsonb_build_object('confirmed', confirmed);
    end if;
    delete from app.overlay_events e where e.project_id = p_project;
    delete from app.run_events e where e.project_id = p_project;
    delete from app.project_events e where e.project_id = p_project;
    delete from app.kept_answers a where a.project_id = p_project;
    delete from app.exports x where x.project_id = p_project;
    delete from app.deliveries d where d.project_id = p_project;
    delete from app.integrations i where i.project_id = p_project;
    delete from app.invitations i where i.project_id = p_project;
    delete from app.block_overlays o where o.project_id = p_project;
    delete from app.runs r where r.project_id = p_project;
    delete from app.dispatches d where d.project_id = p_project;
    delete from app.blocks b where b.project_id = p_project;
    delete from app.documents d where d.project_id = p_project;
    delete from app.projects p where p.project_id = p_project;
    return jsonb_build_object('deleted', true, 'confirmed', confirmed);
end $$;
comment on function app.delete_project(uuid, bigint) is 'Deletes a project with all that hangs on it, unless it holds confirmed overlays whose number the caller does not give.';

grant execute on function app.create_project(uuid, text, text), app.change_project(uuid, text, text), app.delete_project(uuid, bigint) to blockdata_app;
